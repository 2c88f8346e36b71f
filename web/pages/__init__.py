"""One module per noun with its pages and forms."""
