"""A sample of the demonstration: the ministry asks about some of the receipts, and one of them was not as it should be."""

from cli.demo.bodies import Cast
from cli.demo.stage import submit
from cli.wiring import House
from domain.calendars import read_day
from domain.samples import ResultForm, SampleForm
from services.samples import draw, get_sample, note_result
from services.sessions import get_actor

ANSWERS = (ResultForm("received"), ResultForm("with_issues", "وصلت السلة ناقصة: لا أرز فيها ولا زيت."))
"""What the first of them said; the others are still to be asked."""


def draw_sample(house: House, cast: Cast) -> None:
    """Draw a sample of what was confirmed today, and write down the first answers."""
    store, at = house.store, house.clock()
    actor, today = get_actor(store, cast.accounts["supervisor"], at=at), read_day(at).isoformat()
    form = SampleForm(today, today)
    sample = get_sample(store, actor, draw(store, actor, form, submit(form), at=at))
    for item, answer in zip(sample.items, ANSWERS, strict=False):
        note_result(store, actor, item.item_id, answer, submit(answer), at=at)
