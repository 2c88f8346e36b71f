"""How well and how fast the matcher finds people it never saw."""
