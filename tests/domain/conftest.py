"""Hypothesis for the rules: no time limit per example, because the machine that tests may be busy."""

from hypothesis import settings

settings.register_profile("rules", deadline=None)
settings.load_profile("rules")
