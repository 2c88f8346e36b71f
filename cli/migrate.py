"""`sanad migrate`: bring the record to the newest shape, with everybody in it to be found."""

import typer

from cli.registry import file_registry
from cli.settings import load_settings
from store.migrations.run import migrate as run_migrations


def register(app: typer.Typer) -> None:
    app.command()(migrate)


def migrate() -> None:
    """Apply every missing revision of the record, give the login roles their passwords, file whoever is not filed."""
    settings = load_settings()
    run_migrations(settings.get_database_url("owner"), settings.get_passwords())
    filed = file_registry(settings, anew=False)
    typer.echo(f"The record has its newest shape. {filed.filed:,} people were filed.")
