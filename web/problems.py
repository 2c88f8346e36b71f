"""What is wrong with a form, told so that it can be mended: each line names its field, many papers make one line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.errors import FieldProblem
from language.policies import tell_place
from language.words import Words

LABELS = {
    "username": "signing_in-username",
    "password": "signing_in-password",
    "new_password": "signing_in-new_password",
    "roles": "accounts-roles",
    "kind": "cases-study_kind",
    "visited_on": "cases-visited_on",
    "income": "cases-income",
    "rent": "cases-rent",
    "summary": "cases-summary",
    "code": "decisions-choice",
    "instalments": "decisions-instalments",
    "fund": "cases-fund",
    "payee_kind": "decisions-payee_kind",
    "payee_name": "decisions-payee_name",
    "payee_iban": "decisions-payee_iban",
    "text": "decisions-text",
    "method": "decisions-method",
    "reference": "decisions-reference",
    "proof": "decisions-proof_short",
    "full_name": "requests-name",
    "consent": "requests-consent_title",
    "papers": "cases-papers",
    "amount": "cases-amount",
    "until": "desk-until",
    "name_ar": "committees-name_ar",
    "name_en": "committees-name_en",
    "quorum": "committees-quorum",
    "day": "committees-day",
    "clock": "committees-clock",
    "present": "committees-present",
    "chair": "committees-chair",
    "decision": "committees-decision",
    "reason": "cases-reason",
    "charity": "pool-charity",
    "tasks": "desk-chosen_cases",
    "to": "bulk_acts-to",
    "from_on": "policy_field-first_on",
    "to_on": "policy_field-last_on",
    "absent": "stand_ins-absent",
    "substitute": "stand_ins-substitute",
    "holder": "bulk_acts-to",
    "members": "section-members",
    "incomes": "section-income",
    "debts": "section-debts",
    "ticks": "cases-papers",
    "tenure": "studies-tenure",
    "rooms": "studies-rooms",
    "housing_state": "studies-housing_state",
    "savings": "studies-savings",
    "property_value": "studies-property_value",
    "vehicles": "studies-vehicles",
    "fields": "studies-fields_back",
    "on": "visits-on",
    "until_on": "visits-until",
    "note": "visits-note",
    "state": "visits-title",
    "source": "funds-source",
    "zakat_class": "funds-zakat_class",
    "condition": "funds-condition",
    "case_classes": "funds-classes",
    "channel": "contact-channel",
    "language": "contact-language",
    "email": "contact-email",
    "is_shared": "contact-is_shared",
    "pin": "contact-pin",
    "safe_from": "contact-safe_from",
    "safe_until": "contact-safe_until",
    "document": "receipts-document",
    "receipt_code": "receipts-code",
    "sign_in_code": "own-code",
    "resume_code": "apply-code",
    "claimed": "own-number",
    "receipt_pin": "receipts-pin",
    "phone": "requests-phone",
    "cause": "receipts-cause",
    "handover": "receipts-handover",
    "place": "receipts-place",
    "margin": "samples-margin",
    "confidence": "samples-confidence",
    "result": "samples-result",
    "grounds": "appeals-grounds",
    "iban": "payees-iban",
    "bic": "bank-bic",
    "account_name": "payees-account_name",
    "address_number": "payees-address_number",
    "owner_name": "payees-owner_name",
    "change": "recurrences-change",
    "since": "recurrences-since_day",
    "value": "recurrences-value",
    "circular": "policy_field-circular",
    "effective_on": "policy_field-effective_on",
    "title": "policy_field-title",
    "notes": "policy_field-notes",
    "category": "policies-category",
    "standing": "charities-new_standing",
    "opens": "calendars-opens",
    "closes": "calendars-closes",
    "stops": "freezes-stops",
    "categories": "freezes-categories",
    "reason_ar": "freezes-reason_ar",
    "reason_en": "freezes-reason_en",
    "last_on": "policy_field-last_on",
    "heir": "charities-heir",
    "bands": "policy_field-bands",
    "link_threshold": "policy_field-link_threshold",
    "adjudicate_threshold": "policy_field-adjudicate_threshold",
    "payee_pause": "policy_field-payee_pause",
    "civil_id": "household_members-civil_id",
    "relation": "household_members-relation",
    "file": "import_files-file",
    "rows": "campaigns-rows",
    "household_ceiling": "campaigns-household_ceiling",
    "total_ceiling": "campaigns-total_ceiling",
    "study_months": "campaigns-study_months",
    "most_rows": "campaigns-batch",
    "exclusion_lists": "exclusions-title",
    "campaign_code": "campaigns-code",
    "people": "campaigns-people",
    "list_code": "exclusions-code",
    "helped_on": "exclusions-helped_on",
    "person": "requests-name",
    "accept_storm": "import_files-accept_storm",
}
"""The labels of fields whose key is not `requests-` and their name."""

RANK = re.compile(r"_\d+$")
"""What parts the fields of one candidate's form from those of the next."""


POLICY_ROWS = frozenset({"category", "bands", "families", "kinds", "case_classes", "allowances", "ladders"})
"""What the names of fields of a draft begin with: their labels name the row too."""


@dataclass(frozen=True)
class Told:
    """One line: which field it leads to, how that field is called, what is wrong."""

    field: str
    label: str
    text: str


def tell_problems(words: Words, problems: Sequence[FieldProblem]) -> tuple[Told, ...]:
    """The problems in the order of the form; missing papers are told together."""
    missing = [problem for problem in problems if problem.code == "missing_paper"]
    told = [_tell(words, problem) for problem in problems if problem not in missing]
    for field in dict.fromkeys(problem.field for problem in missing):
        of_field = (problem for problem in missing if problem.field == field)
        names = [words.code("paper", str(problem.params["paper"])) for problem in of_field]
        text = words.say("requests-missing_papers", papers=words.list(names))
        told.append(Told(field, _name_field(words, field), text))
    return tuple(told)


def tell_code(words: Words, code: str) -> str:
    """A refusal of which only the code is known."""
    return words.error(FieldProblem("", code))


def _name_part(words: Words, name: str) -> str:
    """What is asked of an applicant is called as the paper or the fact is."""
    family, _, code = name.partition("_")
    families = {"file": "paper", "paper": "paper", "fact": "asked_field"}
    return words.code(families[family], code) if code and family in families else ""


def _tell(words: Words, problem: FieldProblem) -> Told:
    first, _, rest = problem.field.partition(".")
    if rest and first in POLICY_ROWS:
        return Told(problem.field, tell_place(words, problem.field), words.error(problem))
    return Told(problem.field, _name_field(words, problem.field), words.error(problem))


def _name_field(words: Words, field: str) -> str:
    first, _, rest = field.partition(".")
    if rest and first.isdecimal():
        # One of several people of a form.
        return words.say("campaigns-person_field", place=int(first), field=_name_field(words, rest))
    # A field of a row is told by its part of the form.
    name = RANK.sub("", first)
    key = "cases-reason" if name.startswith("reason_") else LABELS.get(name)
    return _name_part(words, name) or words.say(key or f"requests-{name}")
