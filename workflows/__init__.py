"""Durable processes: deterministic, without personal data, and without knowledge of tables or doors."""
