"""`sanad migrate`: bring the record to the newest shape."""

import typer

from cli.settings import load_settings
from store.migrations.run import migrate as run_migrations


def register(app: typer.Typer) -> None:
    app.command()(migrate)


def migrate() -> None:
    """Apply every missing revision of the record, and give the login roles their passwords."""
    settings = load_settings()
    run_migrations(settings.get_database_url("owner"), settings.get_passwords())
    typer.echo("The record has its newest shape.")
