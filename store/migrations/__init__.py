"""Alembic migrations that carry the record from one version to the next."""
