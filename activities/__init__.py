"""Doors for the engine: thin methods that each call one service."""
