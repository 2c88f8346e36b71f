"""The use-cases: authorise, load, decide, write, return."""
