"""One module per noun with its SQLModel tables."""
