"""The brief: what is news to whoever answers for others, and which holds turned out to be wrong."""

from datetime import timedelta

from domain.events import EventType

HOLDS_FOR = timedelta(days=30)
"""How far back holds are counted."""

HELD = frozenset({EventType.HELD, EventType.IDENTITY_HELD, EventType.PAYMENT_HELD})
"""A person was asked whether something stands in the way."""

HELD_WRONGLY = frozenset({EventType.HOLD_RELEASED, EventType.RULED_DIFFERENT, EventType.RULED_RELATIVE})
"""The answer was that nothing did: another need, or somebody else."""

HELD_RIGHTLY = frozenset(
    {
        EventType.HOLD_COMPLEMENTED,
        EventType.HOLD_JOINED,
        EventType.HOLD_EXCEPTED,
        EventType.RULED_DUPLICATE,
        EventType.RULED_SAME,
        EventType.RULED_NUMBER_OF_ANOTHER,
    }
)
"""The answer was that something did, whatever was made of it."""

TAKEN_BACK = frozenset({EventType.RULING_UNDONE})

ARRIVED = frozenset({EventType.COMPLETED})
"""What was missing has come."""

CAME_BACK = frozenset(
    {
        EventType.RETURNED,
        EventType.ORDER_DECLINED,
        EventType.BOUNCED,
        EventType.NOT_RECEIVED,
        EventType.REJECTED,
    }
)
"""What a charity sent on and has again, or lost: from the ministry, the signatory, the bank, the recipient."""

NEWS = HELD | HELD_WRONGLY | HELD_RIGHTLY | TAKEN_BACK | ARRIVED | CAME_BACK
"""What a brief asks the record for."""
