"""Reads and guarded statements, one room per noun; each takes an open session and never commits."""
