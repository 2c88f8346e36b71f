"""What the demonstration knows from outside the cycle: aid of Zakat House, and a list of whom an earlier campaign helped."""

import csv
import tempfile
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from cli.demo.applicants import list_applicants, write_request
from cli.wiring import House
from domain.calendars import read_day
from domain.exclusions import EXCLUSION_COLUMNS, ListForm
from domain.outside_aid import OUTSIDE_AID_COLUMNS
from services.exclusions import import_exclusions
from services.outside_aid import import_outside_aid
from services.sheets import open_sheet
from store.tables.outside_aid import OutsideSource

HELPED_OUTSIDE = 8
HELPED_BEFORE = 12
GIVEN_AGO = timedelta(days=60)
CAMPAIGN = ListForm(
    code="DEBT-2025",
    name_ar="المستفيدون من حملة الغارمين 2025",
    name_en="Helped by the debtors campaign of 2025",
    circular="2025-12",
    categories="FURN",
    from_on="2025-01-01",
)
"""Whoever the campaign helped waits for a ruling on furniture."""


def import_facts(house: House) -> None:
    """Record what Zakat House gave one of the applicants, and that the campaign helped another."""
    at = house.clock()
    given_on = read_day(at) - GIVEN_AGO
    aid = {"code": "ZH-1042", "kind": "cash", "amount": "180", "given_on": given_on.isoformat()}
    with tempfile.TemporaryDirectory() as folder:
        file = _write(Path(folder) / "aid.csv", {**aid, **_describe(HELPED_OUTSIDE)})
        sheet = open_sheet(file, OUTSIDE_AID_COLUMNS)
        import_outside_aid(house.store, sheet, OutsideSource.ZAKAT_HOUSE, secret=house.match_secret, at=at)
        helped_on = date(2025, 3, 9).isoformat()
        file = _write(Path(folder) / "list.csv", {"helped_on": helped_on, **_describe(HELPED_BEFORE)})
        import_exclusions(
            house.store, open_sheet(file, EXCLUSION_COLUMNS), CAMPAIGN, secret=house.match_secret, at=at
        )


def _describe(number: int) -> dict[str, str]:
    form = write_request(list_applicants()[number], "CASH", "100")
    return {
        "full_name": form.full_name,
        "sex": form.sex,
        "birth_date": form.birth_date,
        "civil_id": form.document_number,
        "phone": form.phone,
        "governorate": form.governorate,
        "area": form.area,
    }


def _write(path: Path, row: Mapping[str, str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(row))
        writer.writeheader()
        writer.writerow(row)
    return path
