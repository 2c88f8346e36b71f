"""Lets the supervisor start commands with the interpreter it runs in itself: `python -m cli`."""

from cli.main import main

main()
