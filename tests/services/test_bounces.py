"""Mail that comes back over a real relay: said once, told another way once, and written to that address no more."""

from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
from anyio.from_thread import BlockingPortal

from domain.errors import NotFoundError
from domain.messages import MessageChannel, MessageFault, MessageState, MessageTemplate
from gateways.bounces import write_bounce_address
from services.bounces import BounceEffect, note_bounce
from services.contact_preferences import get_contact
from services.letters import write_token
from services.messages import queue_message
from store.tables.messages import Message
from tests.applicants import invent_applicant
from tests.gateways.edge import BOUNCES
from tests.mailing import Post, wish, write_notification
from tests.stepping import count_rows
from tests.world import World


@pytest.fixture
def post(town: World, portal: BlockingPortal) -> Iterator[Post]:
    post = Post(town, portal)
    with post.gateways_up():
        yield post
    post.close()


class Reader:
    """An applicant who is written to by e-mail, at an address of their own."""

    def __init__(self, post: Post, by: str = "waha.registrar", mail: str = "", **changes: str) -> None:
        self.post, self.by = post, by
        self.mail = mail or f"reader-{uuid4().hex}@post.example"
        self.id: UUID = post.world.register(by, **{**invent_applicant(), **changes}).request_id
        wish(post.world, self.id, by, channel="email", email=self.mail)

    def tell(self, template: MessageTemplate = MessageTemplate.NEWS, secret: str = "") -> Message:
        """Queue a message, let the postman go round, and how its row stands then."""
        with self.post.world.store.registry() as db:
            message_id = queue_message(
                db, self.id, template, key=uuid4().hex, at=self.post.world.clock(), secret=secret
            )
        self.post.deliver()
        (row,) = (row for row in self.post.list_rows(self.id) if row.id == message_id)
        return row

    def find_return_path(self, row: Message) -> str:
        """The envelope sender under which the relay was given a mail."""
        mails = zip(self.post.mail.letters, self.post.mail.senders, strict=True)
        (sender,) = (by for letter, by in mails if letter["Message-ID"].startswith(f"<{row.id}@"))
        return sender

    def bounce(self, row: Message, **said: str) -> BounceEffect:
        """Let a mail server say what became of a mail."""
        content = write_notification(self.find_return_path(row), **said)
        return note_bounce(self.post.world.store, content, at=self.post.now)

    def count_mails(self) -> int:
        return sum(letter["To"] == self.mail for letter in self.post.mail.letters)


def test_mail_that_came_back_stands_as_such_and_what_it_told_goes_once_as_a_text(post: Post) -> None:
    reader = Reader(post)
    row = reader.tell()
    assert row.state is MessageState.HANDED_OVER
    assert reader.find_return_path(row).endswith(f"@{BOUNCES}")
    assert reader.bounce(row) is BounceEffect.NOTED
    post.deliver()
    rows = {each.id: each for each in post.list_rows(reader.id)}
    assert (rows[row.id].state, rows[row.id].fault) == (MessageState.BOUNCED, MessageFault.BOUNCED)
    (again,) = (each for each in rows.values() if each.key.startswith(row.key) and each.id != row.id)
    assert (again.channel, again.state) == (MessageChannel.SMS, MessageState.HANDED_OVER)
    assert len(post.read_texts(again)) == 1


def test_what_came_back_of_the_registration_is_told_another_way_at_once(post: Post) -> None:
    reader = Reader(post)
    post.deliver()
    (row,) = post.list_rows(reader.id)
    reader.bounce(row)
    post.deliver()
    (again,) = (each for each in post.list_rows(reader.id) if each.id != row.id)
    assert (again.template, again.channel) == (MessageTemplate.REGISTERED, MessageChannel.SMS)
    assert again.state is MessageState.HANDED_OVER


def test_the_same_notification_twice_changes_nothing(post: Post) -> None:
    reader = Reader(post)
    row = reader.tell()
    reader.bounce(row)
    post.deliver()
    rows, texts = count_rows(post.world.store), len(post.text.texts)
    assert reader.bounce(row) is BounceEffect.KNOWN
    post.deliver()
    assert (count_rows(post.world.store), len(post.text.texts)) == (rows, texts)


@pytest.mark.parametrize(
    ("action", "status"),
    [("delayed", "4.4.1"), ("failed", "4.4.7"), ("delivered", "2.0.0"), ("relayed", "5.0.0")],
)
def test_mail_that_did_not_fail_for_good_changes_nothing(post: Post, action: str, status: str) -> None:
    reader = Reader(post)
    row = reader.tell()
    rows = count_rows(post.world.store)
    assert reader.bounce(row, action=action, status=status) is BounceEffect.NOT_FINAL
    assert count_rows(post.world.store) == rows
    assert reader.tell().channel is MessageChannel.EMAIL


def test_no_mail_goes_to_that_address_from_any_charity_until_another_one_is_written_down(post: Post) -> None:
    reader = Reader(post)
    other = Reader(post, "diyaa.registrar", reader.mail)
    reader.bounce(reader.tell())
    post.deliver()
    mails = reader.count_mails()
    for each in (reader, other):
        row = each.tell()
        assert (row.channel, row.state) == (MessageChannel.SMS, MessageState.HANDED_OVER)
    assert reader.count_mails() == mails
    wish(post.world, reader.id, channel="email", email=f"new-{reader.mail}")
    assert reader.tell().channel is MessageChannel.EMAIL
    assert other.tell().channel is MessageChannel.SMS, "its own address is what it was"


def test_an_address_of_which_somebody_says_that_it_is_right_is_written_to_again(post: Post) -> None:
    reader = Reader(post)
    reader.bounce(reader.tell())
    actor = post.world.actor("waha.registrar")
    assert get_contact(post.world.store, actor, reader.id, at=post.now).is_unreachable
    wish(post.world, reader.id, channel="email", email=reader.mail, safe_from="9")
    assert reader.tell().channel is MessageChannel.SMS, "another hour is no other address"
    said = wish(post.world, reader.id, channel="email", email=reader.mail, again=True)
    assert not said.is_unreachable
    assert reader.tell().channel is MessageChannel.EMAIL


def test_without_a_telephone_nobody_is_written_to_and_the_case_says_why(post: Post) -> None:
    reader = Reader(post, phone="")
    reader.bounce(reader.tell())
    post.deliver()
    row = reader.tell()
    assert (row.state, row.fault) == (MessageState.UNREACHABLE, MessageFault.BOUNCED)


def test_of_a_code_that_came_back_only_that_there_is_news_is_told(post: Post) -> None:
    reader = Reader(post)
    row = reader.tell(MessageTemplate.DELIVERY_CODE, "402713")
    reader.bounce(row)
    post.deliver()
    (again,) = (each for each in post.list_rows(reader.id) if each.key == f"{row.key}/bounced")
    assert again.template is MessageTemplate.NEWS
    assert "402713" not in post.read_texts(again)[0]


def test_a_code_to_sign_in_with_goes_no_other_way_than_to_the_address_that_opens(post: Post) -> None:
    reader = Reader(post)
    row = reader.tell(MessageTemplate.SIGN_IN_CODE, "402713")
    reader.bounce(row)
    assert not [each for each in post.list_rows(reader.id) if each.key == f"{row.key}/bounced"]
    later = reader.tell(MessageTemplate.SIGN_IN_CODE, "519204")
    assert (later.state, later.channel) == (MessageState.UNREACHABLE, MessageChannel.EMAIL)


def test_what_came_back_a_second_time_is_told_no_third_time(post: Post) -> None:
    reader = Reader(post)
    row = reader.tell()
    wish(post.world, reader.id, channel="email", email=f"new-{reader.mail}")
    reader.bounce(row)
    post.deliver()
    (again,) = (each for each in post.list_rows(reader.id) if each.key == f"{row.key}/bounced")
    assert again.channel is MessageChannel.EMAIL
    assert reader.bounce(again) is BounceEffect.NOTED
    assert not [each for each in post.list_rows(reader.id) if each.key.startswith(f"{again.key}/")]


def test_a_token_that_was_made_up_or_is_of_something_else_is_refused_and_changes_nothing(post: Post) -> None:
    reader = Reader(post)
    row, seal = reader.tell(), post.world.store.seal
    made_up = (
        write_token(seal, "link", row.id.bytes),
        "A" * 43,
        "",
        "..",
        write_token(seal, "bounce", b"short"),
    )
    unknown = write_token(seal, "bounce", uuid4().bytes)
    rows = count_rows(post.world.store)
    for token in (*(each for each in made_up if each), unknown):
        content = write_notification(write_bounce_address(token, BOUNCES))
        with pytest.raises(NotFoundError):
            note_bounce(post.world.store, content, at=post.now)
    assert count_rows(post.world.store) == rows


def test_nothing_of_the_person_stands_in_the_log_or_in_the_address(
    post: Post, caplog: pytest.LogCaptureFixture
) -> None:
    reader = Reader(post)
    row = reader.tell()
    reader.bounce(row)
    assert reader.mail not in caplog.text
    box = reader.find_return_path(row).partition("@")[0]
    assert len(box) <= 64, "longer ones are refused by mail servers (RFC 5321)"
    assert row.id.hex not in box
