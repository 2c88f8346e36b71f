"""One module per noun with its reads and guarded writes."""
