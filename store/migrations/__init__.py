"""How the record got its shape: Alembic revisions and the one function that applies them."""
