"""Yardsticks: what is measured, and how, outside the test suite."""
