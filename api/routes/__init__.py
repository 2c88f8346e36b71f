"""One module per noun with its JSON routes."""
