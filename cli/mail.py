"""`sanad mail bounces`: take what a mail server says of mail that it could not deliver."""

import sys
from collections.abc import Mapping

import typer

from cli.output import open_record, refuse
from cli.wiring import read_clock
from domain.errors import NotFoundError, UnavailableError
from gateways.bounces import MOST_BYTES
from services.bounces import BounceEffect, note_bounce

app = typer.Typer(help="Mail to applicants.", no_args_is_help=True)

TRY_AGAIN = 75
"""The exit code (EX_TEMPFAIL) upon which a mail server keeps a mail and pipes it in again."""

SENTENCES: Mapping[BounceEffect, str] = {
    BounceEffect.NOTED: "Noted: the mail came back, and its address gets no more.",
    BounceEffect.KNOWN: "It was known already that this mail came back: nothing changed.",
    BounceEffect.NOT_FINAL: "The mail did not fail for good: nothing changed.",
}


def register(main: typer.Typer) -> None:
    main.add_typer(app, name="mail")


@app.callback()
def mail() -> None:
    """Mail to applicants."""


@app.command("bounces")
def bounces() -> None:
    """Read one delivery status notification (RFC 3464) from standard input, as a mail server pipes it in."""
    content = sys.stdin.buffer.read(MOST_BYTES + 1)
    with open_record() as store:
        try:
            effect = note_bounce(store, content, at=read_clock())
        except NotFoundError:
            refuse("This notification is of no mail that this house sent.")
        except UnavailableError:
            typer.echo("The record does not answer: let the mail server try again.", err=True)
            raise typer.Exit(TRY_AGAIN) from None
    typer.echo(SENTENCES[effect])
