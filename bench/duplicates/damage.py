"""What goes wrong at a counter: each damage changes a row, or answers False where it cannot apply."""

import random
from collections.abc import Callable
from datetime import timedelta

from bench.duplicates.clerk import SLOTS, Row, choose_scripts, write_home, write_name
from bench.duplicates.hearing import hear_in_arabic, hear_in_latin, mistype, respell
from bench.duplicates.lexicon import read_nicknames
from bench.duplicates.population import CHARITY_PHONES, Person, World, draw_home, draw_phone

Damage = Callable[[Row, Person, World], bool]


def filled_slots(row: Row) -> list[str]:
    return [f"{slot}_{script}" for slot in SLOTS for script in ("ar", "en") if row[f"{slot}_{script}"]]


def typo(row: Row, person: Person, world: World) -> bool:
    slots = filled_slots(row)
    if slots:
        slot = world.rng.choice(slots)
        row[slot] = mistype(world.rng, row[slot])
    return bool(slots)


def orth(row: Row, person: Person, world: World) -> bool:
    slots = [slot for slot in filled_slots(row) if slot.endswith("_ar")]
    for slot in slots:
        row[slot] = respell(world.rng, row[slot])
    if slots and world.rng.random() < 0.3:
        row[slots[0]] = row[slots[0]][:1] + world.rng.choice(("ـ", "َ", "ّ", "\u200f")) + row[slots[0]][1:]
    return bool(slots)


def translit(row: Row, person: Person, world: World) -> bool:
    slots = [slot for slot in filled_slots(row) if slot.endswith("_en")]
    for slot in slots:
        row[slot] = respell(world.rng, row[slot], world.rng.randint(1, 2))
    return bool(slots)


def heard(row: Row, person: Person, world: World) -> bool:
    """Every name again by ear, in one script only."""
    roles = person.names.roles()
    script = world.rng.choice(("ar", "en"))
    for slot in SLOTS:
        row[f"{slot}_ar"] = row[f"{slot}_en"] = ""
        if slot in roles:
            by_ear = (
                hear_in_arabic(world.rng, roles[slot].latin[0]) if script == "ar"
                else hear_in_latin(world.rng, roles[slot].arabic[0])
            )  # fmt: skip
            usual = write_name(world.rng, roles[slot], script, 0.5)
            row[f"{slot}_{script}"] = by_ear if world.rng.random() < 0.5 else usual
    return True


def otherscript(row: Row, person: Person, world: World) -> bool:
    """Only the script that the first papers did not have."""
    script = choose_scripts(world.rng, person, False)[0]
    roles = person.names.roles()
    for slot in SLOTS:
        row[f"{slot}_ar"] = row[f"{slot}_en"] = ""
        if slot in roles:
            row[f"{slot}_{script}"] = write_name(world.rng, roles[slot], script, 0.5)
    return True


def drop_slots(row: Row, *slots: str) -> bool:
    present = any(row[f"{slot}_{script}"] for slot in slots for script in ("ar", "en"))
    for slot in slots:
        row[f"{slot}_ar"] = row[f"{slot}_en"] = ""
    return present


def dropgf(row: Row, person: Person, world: World) -> bool:
    return drop_slots(row, "grandfather")


def dropfather(row: Row, person: Person, world: World) -> bool:
    return drop_slots(row, "father", "grandfather")


def dropfamily(row: Row, person: Person, world: World) -> bool:
    return bool(row["father_ar"] or row["father_en"]) and drop_slots(row, "family")


def move_slots(row: Row, order: dict[str, str]) -> bool:
    before = dict(row)
    for target, source in order.items():
        for script in ("ar", "en"):
            row[f"{target}_{script}"] = before[f"{source}_{script}"]
    return any(row[slot] != before[slot] for slot in row)


def slotorder(row: Row, person: Person, world: World) -> bool:
    swaps = ({"given": "family", "family": "given"}, {"father": "grandfather", "grandfather": "father"},
             {"father": "family", "family": "father"})  # fmt: skip
    return move_slots(row, world.rng.choice(swaps))


def shifted(row: Row, person: Person, world: World) -> bool:
    """The father was left out and the grandfather stands in his place."""
    has_grandfather = bool(row["grandfather_ar"] or row["grandfather_en"])
    return has_grandfather and move_slots(row, {"father": "grandfather"}) and drop_slots(row, "grandfather")


def fullname(row: Row, person: Person, world: World) -> bool:
    script = "ar" if row["given_ar"] and (not row["given_en"] or world.rng.random() < 0.5) else "en"
    words = [row[f"{slot}_{script}"] for slot in SLOTS if row[f"{slot}_{script}"]]
    if not words:
        return False
    if len(words) > 2 and world.rng.random() < 0.3:
        words = [words[0], words[1], words[-1]]
    comma = "،" if script == "ar" else ","
    family_first = len(words) > 1 and world.rng.random() < 0.2
    row["full_name"] = f"{words[-1]}{comma} {' '.join(words[:-1])}" if family_first else " ".join(words)
    for slot in filled_slots(row):
        row[slot] = ""
    return True


def nickname(row: Row, person: Person, world: World) -> bool:
    name = person.names.given
    known = read_nicknames().get(name.arabic[0]) or read_nicknames().get(name.latin[0])
    for script in ("ar", "en"):
        fitting = [nick for nick in known or () if nick.isascii() == (script == "en")]
        if fitting and row[f"given_{script}"]:
            row[f"given_{script}"] = world.rng.choice(fitting)
            return True
    return False


def kunya(row: Row, person: Person, world: World) -> bool:
    if not (row["given_ar"] and person.nation.arab):
        return False
    opening = ("أبو " if person.sex == "M" else "أم ") + world.rng.choice(
        ("محمد", "أحمد", "علي", "عبدالله", "خالد")
    )
    row["given_ar"] = f"{row['given_ar']} {opening}"
    return True


def particle(row: Row, person: Person, world: World) -> bool:
    """bin, bint, a title, or an article more or less."""
    choice = world.rng.randrange(3)
    for script, son, daughter in (("ar", "بن", "بنت"), ("en", "bin", "bint")):
        if choice == 0 and row[f"father_{script}"]:
            row[f"father_{script}"] = f"{son if person.sex == 'M' else daughter} {row[f'father_{script}']}"
        if choice == 1 and row[f"given_{script}"]:
            titles = {"ar": ("السيد", "السيدة", "الحاج", "د."), "en": ("Mr", "Mrs", "Dr", "Haji")}[script]
            row[f"given_{script}"] = f"{world.rng.choice(titles)} {row[f'given_{script}']}"
        if choice == 2:
            row[f"family_{script}"] = toggle_article(row[f"family_{script}"])
    return True


def toggle_article(name: str) -> str:
    for article in ("ال", "Al-", "Al ", "El-", "El "):
        if name.startswith(article):
            return name[len(article) :]
    if name and " " not in name:
        return ("Al-" if name.isascii() else "ال") + name
    return name


def married(row: Row, person: Person, world: World) -> bool:
    """A wife under her husband's family name."""
    husband = next((mate for mate in world.households[person.household] if mate.relation == "head"), None)
    family = husband.names.family if husband and husband.sex == "M" else None
    if person.relation != "spouse" or family is None:
        return False
    for script, spellings in (("ar", family.arabic), ("en", family.latin)):
        if row[f"family_{script}"]:
            row[f"family_{script}"] = spellings[0]
    return True


def initials(row: Row, person: Person, world: World) -> bool:
    words = row["given_en"].split()
    if len(words) < 2:
        return False
    row["given_en"] = f"{words[0][0]}. {' '.join(words[1:])}"
    return True


def glued(row: Row, person: Person, world: World) -> bool:
    """A blank lost, or one too many."""
    for slot in filled_slots(row):
        if " " in row[slot] or "-" in row[slot]:
            row[slot] = row[slot].replace(" ", "").replace("-", "")
            return True
    return False


def nocid(row: Row, person: Person, world: World) -> bool:
    had, row["civil_id"] = bool(row["civil_id"]), ""
    return had


def cidtypo(row: Row, person: Person, world: World) -> bool:
    number, rng = row["civil_id"], world.rng
    if len(number) != 12:
        return False
    at = rng.randrange(1, 12)
    swapped = number[: at - 1] + number[at] + number[at - 1] + number[at + 1 :]
    other = number[:at] + str((int(number[at]) + rng.randint(1, 9)) % 10) + number[at + 1 :]
    row["civil_id"] = rng.choice((other, other, other, swapped, number[:at] + number[at + 1 :]))
    return row["civil_id"] != number


def cidother(row: Row, person: Person, world: World) -> bool:
    """The number of a relative who stood at the same counter."""
    others = [
        mate.civil_id for mate in world.households[person.household] if mate is not person and mate.civil_id
    ]
    if others:
        row["civil_id"] = world.rng.choice(others)
    return bool(others)


def cidforeign(row: Row, person: Person, world: World) -> bool:
    """A passport or a neighbouring country's number in the field for the civil ID."""
    rng = world.rng
    row["civil_id"] = rng.choice(
        (f"{rng.choice('ABKNPZ')}{rng.randrange(10**7):07d}", f"1{rng.randrange(10**9):09d}")
    )
    return True


def cidformat(row: Row, person: Person, world: World) -> bool:
    number = row["civil_id"]
    arabic = number.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    row["civil_id"] = world.rng.choice((arabic, f"{number[:1]} {number[1:7]} {number[7:]}", f" {number} "))
    return bool(number)


def jan1(row: Row, person: Person, world: World) -> bool:
    """One paper says 1 January, the other the true day, or a neighbouring year."""
    estimated = person.paper_born != person.born
    year = person.born.year + world.rng.choice((0, 0, 0, 1, -1))
    row["birth_date"] = person.born.isoformat() if estimated else f"{year}-01-01"
    return True


def dobswap(row: Row, person: Person, world: World) -> bool:
    born = person.paper_born
    row["birth_date"] = (
        f"{born.year}-{born.day:02d}-{born.month:02d}" if born.day <= 12 else row["birth_date"]
    )
    return born.day <= 12 and born.day != born.month


def dobdigit(row: Row, person: Person, world: World) -> bool:
    born, rng = person.paper_born, world.rng
    part = rng.choice(("year", "year", "month", "day"))
    if part == "year":
        born = born.replace(year=born.year + rng.choice((-10, -2, -1, 1, 2, 10)), day=min(born.day, 28))
    elif part == "month":
        born = born.replace(month=rng.randint(1, 12), day=min(born.day, 28))
    else:
        born = born.replace(day=rng.randint(1, 28))
    row["birth_date"] = born.isoformat()
    return born != person.paper_born


def dobshift(row: Row, person: Person, world: World) -> bool:
    """A day off: the Hijri date was converted by two calendars."""
    row["birth_date"] = (person.paper_born + timedelta(days=world.rng.choice((-1, 1)))).isoformat()
    return True


def nodob(row: Row, person: Person, world: World) -> bool:
    row["birth_date"] = ""
    return True


def newphone(row: Row, person: Person, world: World) -> bool:
    row["phone"] = draw_phone(world.rng)
    return True


def nophone(row: Row, person: Person, world: World) -> bool:
    row["phone"] = ""
    return True


def phonetypo(row: Row, person: Person, world: World) -> bool:
    number, at = row["phone"], world.rng.randrange(1, 8)
    if len(number) != 8:
        return False
    row["phone"] = number[:at] + str((int(number[at]) + world.rng.randint(1, 9)) % 10) + number[at + 1 :]
    return True


def phoneformat(row: Row, person: Person, world: World) -> bool:
    number = row["phone"]
    row["phone"] = world.rng.choice((f"+965 {number[:4]} {number[4:]}", f"00965{number}", f"965-{number}"))
    return True


def charityphone(row: Row, person: Person, world: World) -> bool:
    row["phone"] = world.rng.choice(CHARITY_PHONES)
    return True


def moved(row: Row, person: Person, world: World) -> bool:
    write_home(row, draw_home(world.rng))
    return True


def noaddress(row: Row, person: Person, world: World) -> bool:
    keep_area = world.rng.random() < 0.6
    row.update(block="", street="", house="")
    if not keep_area:
        row.update(governorate="", area="")
    return True


def addrformat(row: Row, person: Person, world: World) -> bool:
    row["area"] = world.rng.choice(person.home.place.spellings)
    if row["block"] and world.rng.random() < 0.4:
        row["block"] = world.rng.choice(("ق {}", "Block {}", "قطعة {}", "{} ")).format(row["block"])
    return True


def wrongsex(row: Row, person: Person, world: World) -> bool:
    row["sex"] = {"M": "F", "F": "M"}[person.sex] if world.rng.random() < 0.4 else ""
    return True


# Weight of each kind of damage in a query; several may meet in one.
QUERY_DAMAGES: dict[Damage, float] = {
    typo: 8, orth: 6, translit: 7, heard: 5, otherscript: 6, dropgf: 6, dropfather: 2, dropfamily: 2, slotorder: 2.5,
    shifted: 2, fullname: 4, nickname: 3, kunya: 1.5, particle: 3, married: 3, initials: 1, glued: 2, nocid: 15,
    cidtypo: 8, cidother: 1.0, cidforeign: 2, cidformat: 2, jan1: 4, dobswap: 5, dobdigit: 4, dobshift: 1.5, nodob: 2,
    newphone: 9, nophone: 4, phonetypo: 3, phoneformat: 2, charityphone: 1.5, moved: 9, noaddress: 5, addrformat: 4,
    wrongsex: 1.2,
}  # fmt: skip
REGISTRY_DAMAGES: dict[Damage, float] = {
    typo: 5, dropgf: 4, slotorder: 1, fullname: 1, cidtypo: 2, nodob: 1, jan1: 2, dobdigit: 2, nophone: 4, noaddress: 4,
    addrformat: 4, wrongsex: 1, glued: 2, cidformat: 1,
}  # fmt: skip


def apply_damages(
    row: Row, person: Person, world: World, weights: dict[Damage, float], wanted: int
) -> list[str]:
    """Damage `row` in up to `wanted` different ways; the names of those that took, in order."""
    rng: random.Random = world.rng
    left, done = dict(weights), list[str]()
    while left and len(done) < wanted:
        damage = rng.choices(list(left), list(left.values()))[0]
        del left[damage]
        if damage(row, person, world):
            done.append(damage.__name__)
    return done
