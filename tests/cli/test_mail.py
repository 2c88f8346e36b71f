"""`sanad mail bounces`: what a mail server pipes in, and what it is told."""

from pathlib import Path

import pytest
from anyio.from_thread import BlockingPortal

from cli.mail import TRY_AGAIN
from domain.messages import MessageState
from stack.temporal import EngineServer
from tests.applicants import invent_applicant
from tests.cli.commands import reach, run
from tests.conftest import Database
from tests.mailing import MAIL, Post, wish, write_notification
from tests.world import World


@pytest.fixture
def variables(database: Database, engine_server: EngineServer, tmp_path: Path) -> dict[str, str]:
    return reach(database, engine_server, tmp_path)


def test_mail_that_came_back_is_noted_once_and_nobody_is_named(
    world: World, portal: BlockingPortal, variables: dict[str, str]
) -> None:
    request_id = world.register("waha.registrar", **invent_applicant()).request_id
    wish(world, request_id, channel="email", email=MAIL)
    post = Post(world, portal)
    with post.gateways_up():
        post.deliver()
    (address,) = post.mail.senders
    given = write_notification(address)
    first = run("mail", "bounces", variables=variables, given=given)
    assert (first.code, first.err) == (0, "")
    assert first.out.startswith("Noted")
    second = run("mail", "bounces", variables=variables, given=given)
    assert (second.code, second.err) == (0, "")
    assert "nothing changed" in second.out
    assert MAIL not in first.out + second.out
    (bounced,) = (row for row in post.list_rows(request_id) if row.state is MessageState.BOUNCED)
    assert bounced.key.endswith("/told")
    post.close()


@pytest.mark.parametrize(
    "given", [b"", b"no notification", write_notification("bounce+AAAA@bounces.example")]
)
def test_what_is_of_no_mail_of_this_house_is_refused_with_one_sentence(
    world: World, variables: dict[str, str], given: bytes
) -> None:
    said = run("mail", "bounces", variables=variables, given=given)
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert MAIL not in said.err


def test_while_the_record_is_away_the_mail_server_is_told_to_try_again(
    world: World, portal: BlockingPortal, variables: dict[str, str], tmp_path: Path
) -> None:
    request_id = world.register("waha.registrar", **invent_applicant()).request_id
    wish(world, request_id, channel="email", email=MAIL)
    post = Post(world, portal)
    with post.gateways_up():
        post.deliver()
    (address,) = post.mail.senders
    away = {**variables, "SANAD_DATABASE_HOST": str(tmp_path)}
    said = run("mail", "bounces", variables=away, given=write_notification(address))
    assert (said.code, said.out, said.err.count("\n")) == (TRY_AGAIN, "", 1)
    post.close()
