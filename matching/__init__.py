"""Decides who a person is: normalise, keys, compare and classify, without any I/O."""
