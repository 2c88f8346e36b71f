"""The invented world of a demonstration: its bodies, its people, and the requests played through the real engine."""
