"""Invented people for the tests of matching."""

from dataclasses import replace

from matching import Registry, Statement, prepare

AHMAD = Statement(
    given_ar="أحمد",
    father_ar="سالم",
    grandfather_ar="ناصر",
    family_ar="المطيري",
    given_en="Ahmad",
    father_en="Salem",
    grandfather_en="Nasser",
    family_en="Al-Mutairi",
    sex="M",
    birth_date="1985-01-15",
    civil_id="285011500125",
    phone="99123456",
    governorate="Hawalli",
    area="Salmiya",
    block="5",
    street="12",
    house="7",
)
FATIMA = replace(
    AHMAD,
    given_ar="فاطمة",
    given_en="Fatima",
    sex="F",
    birth_date="1990-05-20",
    civil_id="290010100011",
)
RAJESH = Statement(
    given_en="Rajesh",
    family_en="Kumar",
    sex="M",
    birth_date="1978-03-25",
    civil_id="278032509991",
    phone="66554433",
    governorate="Farwaniya",
    area="Jleeb",
    block="2",
    street="40",
    house="18",
)


def register(*statements: Statement, household: str = "H1") -> Registry:
    """A registry of these people, P1, P2 … in one household."""
    registry = Registry()
    for number, statement in enumerate(statements, 1):
        registry.add(f"P{number}", household, prepare(statement))
    return registry


def fill(registry: Registry, count: int = 300) -> Registry:
    """The same registry with strangers in it."""
    for number in range(count):
        stranger = Statement(
            given_en=("Anil", "Joseph", "Karim", "Ramon")[number % 4],
            family_en=("Nair", "Thomas", "Uddin", "Santos", "Reyes")[number % 5],
            sex="M",
            birth_date=f"{1950 + number % 50}-{1 + number % 12:02d}-{1 + number % 28:02d}",
            phone=f"5{number:07d}",
            area="Mangaf",
            block=str(number % 9 + 1),
            house=str(number),
        )
        registry.add(f"S{number}", f"HS{number}", prepare(stranger))
    return registry
