"""The parts of the demonstration: who asks where for what, how long ago, and how far the request goes."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Part:
    """One request to play: whose, for what, how long ago it came, and how far it goes.

    `stated` is what the applicant says otherwise than the register, `number_of` whose civil ID and phone they give,
    `contact` how they wish to be reached.
    """

    charity: str
    category: str
    amount: str
    scene: str
    applicant: int
    days_ago: int = 0
    urgency: str = "normal"
    instalments: str = "1"
    stated: Mapping[str, str] = field(default_factory=dict)
    number_of: int | None = None
    contact: Mapping[str, str | bool] = field(default_factory=dict)


SHARED_PIN = "4271"

HASTY = {
    "full_name": "مريم خلف الزيدي",
    "birth_date": "1984-02-11",
    "block": "2",
    "street": "8",
    "house": "4",
}
"""A widow whose day and month of birth were exchanged at the counter, on her sister's civil ID and phone."""

BARE = {
    "full_name": "لولوة حامد فهد الجاسر",
    "birth_date": "1993-01-01",
    "document_kind": "none",
    "document_number": "",
    "phone": "",
    "block": "",
    "street": "",
    "house": "",
}
"""A name, an area and a year of birth: too little to know whether it is the woman registered before."""

BY_MAIL = {"channel": "email", "email": "applicant@post.example", "language": "en"}
BY_WHATSAPP = {"channel": "whatsapp"}
SHARED: Mapping[str, str | bool] = {"is_shared": True, "pin": SHARED_PIN}
"""A woman whose telephone others use too: what she is sent says only that there is news."""

BESIDE = frozenset({"held", "duplicate", "deferred", "excepted", "complemented", "identity", "told_apart"})
"""Scenes that need somebody else's to have been played before."""

PARTS = (
    Part("marfa", "ORPH", "1200", "sponsored", 23, days_ago=11, instalments="12"),
    *(Part("waha", "CASH", "400", "to_claim", n, days_ago=n) for n in (0, 1)),
    Part("waha", "MED", "900", "to_claim", 4, urgency="urgent", days_ago=1),
    Part("waha", "EMERG", "1500", "to_claim", 9, urgency="emergency"),
    Part("waha", "RENT", "780", "under_study", 2, days_ago=8),
    Part("waha", "EDU", "620", "under_study", 5, days_ago=3),
    Part("waha", "DIV", "450", "sent_back", 3, days_ago=6, contact=SHARED),
    Part("waha", "DEBT", "3400", "aid_manager", 12, days_ago=9),
    Part("waha", "CASH", "350", "ministry", 6, days_ago=5),
    Part("waha", "PRISF", "600", "ministry", 7, days_ago=7),
    Part("waha", "FURN", "800", "order", 11, days_ago=12),
    Part("waha", "UTIL", "240", "receipt", 20, days_ago=15, contact=BY_WHATSAPP),
    Part("waha", "FOOD", "90", "delivered", 14, days_ago=20),
    Part("waha", "UNI", "1200", "half_delivered", 10, days_ago=22, instalments="3"),
    Part("waha", "WID", "500", "appealed", 17, days_ago=18),
    Part("waha", "SNG30", "450", "withdrawn", 15, days_ago=10),
    Part("diyaa", "CASH", "300", "delivered", 13, days_ago=25),
    Part("diyaa", "RENT", "700", "to_claim", 16, days_ago=2),
    Part("diyaa", "ELD", "600", "under_study", 18, days_ago=4),
    Part("diyaa", "MED", "2100", "aid_manager", 22, days_ago=6, urgency="urgent"),
    Part("marfa", "CASH", "380", "held", 0, days_ago=1),
    Part("manar", "CASH", "450", "held", 0),
    Part("marfa", "EDU", "540", "ministry", 19, days_ago=7),
    Part("marfa", "FCARD", "600", "to_claim", 21, days_ago=3),
    Part("usra", "RENT", "780", "deferred", 2, days_ago=2),
    Part("usra", "DIS", "900", "under_study", 8, days_ago=5),
    Part("usra", "CASH", "250", "to_claim", 22),
    Part("ghaith", "CASH", "500", "excepted", 13, days_ago=1),
    Part("ghaith", "UTIL", "150", "receipt", 6, days_ago=9),
    Part("ghaith", "EID", "120", "delivered", 7, days_ago=30),
    Part("manar", "FURN", "650", "advised_rejection", 9, days_ago=8),
    Part("usra", "FURN", "1200", "complemented", 11, days_ago=3),
    Part("diyaa", "FOOD", "90", "delivered", 24, days_ago=28),
    Part("nakheel", "CASH", "280", "held", 8, days_ago=1),
    Part("diyaa", "FURN", "700", "held", 12, days_ago=2),
    Part("qalb", "MED", "750", "identity", 1, days_ago=1, stated=HASTY, number_of=24),
    Part("ghaith", "FURN", "500", "told_apart", 15, days_ago=2, stated=BARE),
    Part("manar", "MED", "400", "sent_back", 14, days_ago=4, contact=BY_MAIL),
    Part("nakheel", "CASH", "420", "duplicate", 13, days_ago=3),
    Part("nakheel", "EDU", "700", "to_claim", 1, days_ago=2),
    Part("qalb", "CASH", "600", "small_charity", 16, days_ago=6),
    Part("marfa", "RENT", "720", "signatories", 3, days_ago=8),
    Part("usra", "UTIL", "210", "bank", 5, days_ago=8),
    Part("usra", "UTIL", "230", "balance", 9, days_ago=16),
    Part("waha", "MED", "520", "returned", 23, days_ago=13),
)
"""Played from registration on, by the doors and the engine as they are."""

BEFORE_COMMITTEE = (
    Part("waha", "RENT", "1800", "committee", 17, days_ago=6),
    Part("waha", "RENT", "1900", "committee", 20, days_ago=5),
    Part("waha", "MED", "2400", "committee", 24, days_ago=4),
    Part("waha", "DEBT", "2600", "committee", 7, days_ago=2),
)
"""Played after a circular asked for a committee: it sits over the first two."""

BROUGHT_OVER = (
    Part("waha", "CASH", "450", "to_claim", 21, days_ago=45),
    Part("waha", "ELD", "900", "to_claim", 19, days_ago=24),
    Part("diyaa", "DEBT", "2500", "to_claim", 15, days_ago=70),
    Part("marfa", "MONTHLY", "1200", "to_claim", 20, days_ago=33),
    Part("ghaith", "CASH", "300", "to_claim", 11, days_ago=120),
)
"""Older cases that a charity brought with it: checked on the day they came, then handed to the engine."""
