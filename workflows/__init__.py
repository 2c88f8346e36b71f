"""The deterministic processes that drive each case."""
