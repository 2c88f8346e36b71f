"""The `sanad` command: finds the command modules of this package and runs the one asked for."""

import sys
from importlib import import_module
from pkgutil import iter_modules

import typer

import cli

NOT_COMMANDS = frozenset({"__main__", "main", "settings", "wiring", "app", "output"})


def build_app(wanted: str | None = None) -> typer.Typer:
    """Build the command line; each module of `cli` adds its command in `register(app)`.

    With `wanted` the name of a module, only that one is imported: `sanad up` need not load the whole house.
    """
    app = typer.Typer(
        name="sanad", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
    )
    app.callback()(describe)
    names = {module.name for module in iter_modules(cli.__path__) if not module.ispkg} - NOT_COMMANDS
    for name in sorted({wanted} if wanted in names else names):
        import_module(f"cli.{name}").register(app)
    return app


def describe() -> None:
    """Sanad: one documentary cycle for every case of every charity."""


def main() -> None:
    build_app(sys.argv[1] if len(sys.argv) > 1 else None)()
