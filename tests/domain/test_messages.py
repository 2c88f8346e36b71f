"""Who is told what, at which hours, and when it is tried again."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendars import KUWAIT
from domain.contact_preferences import ContactForm, read_contact, read_mail_address
from domain.cycle import Outcome, Stage, TaskKind
from domain.errors import InvalidFieldsError, MalformedEmailError
from domain.events import EventType
from domain.messages import (
    USUAL_WINDOW,
    MessageTemplate,
    PublicStatus,
    Window,
    choose_status,
    choose_template,
    compute_hour,
    compute_next_question,
    compute_next_try,
    is_too_late,
)
from domain.requests import Channel

TODAY = datetime(2026, 11, 29, tzinfo=KUWAIT)
clocks = st.times().map(lambda one: one.replace(second=0, microsecond=0))
instants = st.integers(0, 60 * 24 * 400).map(
    lambda minutes: TODAY.astimezone(UTC) + timedelta(minutes=minutes)
)


@pytest.mark.parametrize(
    ("event", "stage", "told"),
    [
        (EventType.REGISTERED, Stage.REGISTRATION, MessageTemplate.REGISTERED),
        (EventType.SENT_BACK, Stage.REVIEW, MessageTemplate.PAPER_ASKED),
        (EventType.APPROVED, Stage.SIGN_OFF, None),
        (EventType.APPROVED, Stage.DELIVERY, MessageTemplate.NEWS),
        (EventType.REJECTED, Stage.CLOSED, MessageTemplate.NEWS),
        (EventType.PAID, Stage.DELIVERY, MessageTemplate.PAID),
        (EventType.REJECTION_ADVISED, Stage.SIGN_OFF, None),
        (EventType.WITHDRAWN, Stage.CLOSED, None),
        (EventType.HELD, Stage.DUPLICATE_CHECK, None),
    ],
)
def test_an_applicant_is_told_what_is_theirs_to_know(
    event: EventType, stage: Stage, told: MessageTemplate | None
) -> None:
    assert choose_template(event, stage, Channel.COUNTER) is told


def test_whoever_was_imported_is_told_from_the_first_decision_on() -> None:
    assert choose_template(EventType.REGISTERED, Stage.REGISTRATION, Channel.IMPORT) is None
    assert choose_template(EventType.SENT_BACK, Stage.REVIEW, Channel.IMPORT) is not None


@pytest.mark.parametrize(
    ("clock", "day", "goes"),
    [(time(3), 0, time(8)), (time(8), 0, time(8)), (time(20, 59), 0, time(20, 59)), (time(21), 1, time(8))],
)
def test_nobody_is_woken_on_the_clock_of_kuwait(clock: time, day: int, goes: time) -> None:
    at = datetime.combine(TODAY, clock, tzinfo=KUWAIT)
    expected = datetime.combine(TODAY + timedelta(days=day), goes, tzinfo=KUWAIT)
    assert compute_hour(at, ()) == expected


@given(instants, st.lists(st.tuples(clocks, clocks), max_size=3))
def test_a_message_goes_within_every_window_as_soon_as_may_be_or_never(
    at: datetime, hours: list[tuple[time, time]]
) -> None:
    windows = [Window(start, until) for start, until in hours]
    goes = compute_hour(at, windows)
    if goes is None:
        assert max(one.start for one in windows) >= min(one.until for one in windows)
        return
    assert at <= goes < at + timedelta(days=1)
    clock = goes.astimezone(KUWAIT).time()
    for window in windows or [USUAL_WINDOW]:
        assert window.start <= clock < window.until
    assert compute_hour(goes, windows) == goes


def test_tries_come_soon_at_first_and_then_each_quarter_of_an_hour() -> None:
    pauses = [compute_next_try(TODAY, attempts) - TODAY for attempts in range(1, 2000)]
    assert pauses[0] == timedelta(seconds=30)
    assert pauses == sorted(pauses)
    assert pauses[-1] == timedelta(minutes=15)


def test_a_gateway_is_not_asked_for_ever() -> None:
    times = 0
    while compute_next_question(TODAY, times):
        times += 1
    assert times == 5


def test_news_ends_after_three_days_and_a_code_with_its_own_end() -> None:
    assert not is_too_late(TODAY, None, TODAY + timedelta(days=3, seconds=-1))
    assert is_too_late(TODAY, None, TODAY + timedelta(days=3))
    assert is_too_late(TODAY, TODAY + timedelta(hours=1), TODAY + timedelta(hours=1))


def test_every_stage_and_every_outcome_has_its_words_for_the_applicant() -> None:
    for stage in Stage:
        assert choose_status(stage, None, ())
    for outcome in Outcome:
        assert choose_status(Stage.CLOSED, outcome, ())
    assert choose_status(Stage.REVIEW, None, [TaskKind.COMPLETE]) is PublicStatus.ASKED
    assert choose_status(Stage.SIGN_OFF, None, [TaskKind.RESUME]) is PublicStatus.ON_HOLD


@pytest.mark.parametrize("typed", ["a@b.kw", " Layla.S@Post.Example ", "x+y@mail.example.com"])
def test_an_address_is_read_as_typed(typed: str) -> None:
    local, _, host = typed.strip().partition("@")
    assert read_mail_address(typed) == f"{local}@{host.lower()}"


@pytest.mark.parametrize(
    "typed",
    ["", "a", "a@", "@b.kw", "a@b", "a b@c.kw", "a@b..kw", "a@b.kw, c@d.kw", "a@b.kw\nBcc: c@d.kw", "ا@b.kw"],
)
def test_what_is_no_address_or_more_than_one_is_refused(typed: str) -> None:
    with pytest.raises(MalformedEmailError):
        read_mail_address(typed)


def test_one_safe_hour_is_enough() -> None:
    stated = read_contact(ContactForm(safe_from="١٠:٣٠"), has_phone=True, has_pin=False)
    assert stated.window == Window(time(10, 30), time(21))
    late = read_contact(ContactForm(safe_from="22"), has_phone=True, has_pin=False)
    assert late.window == Window(time(22), time(23, 59))


@pytest.mark.parametrize("pin", ["123", "1234567", "12a4", "12 34"])
def test_a_pin_has_four_to_six_digits(pin: str) -> None:
    with pytest.raises(InvalidFieldsError) as refused:
        read_contact(ContactForm(is_shared=True, pin=pin), has_phone=True, has_pin=False)
    assert [problem.code for problem in refused.value.problems] == ["malformed_pin"]
