"""What is wrong with a form, told so that it can be mended: each line names its field, many papers make one line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.errors import FieldProblem
from language.words import Words

LABELS = {
    "username": "signing_in-username",
    "password": "signing_in-password",
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
    "tasks": "desk-chosen_cases",
}
"""The labels of fields whose key is not `requests-` and their name."""

RANK = re.compile(r"_\d+$")
"""What parts the fields of one candidate's form from those of the next."""


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
    if missing:
        names = [words.code("paper", str(problem.params["paper"])) for problem in missing]
        text = words.say("requests-missing_papers", papers=words.list(names))
        told.append(Told("papers", words.say(LABELS["papers"]), text))
    return tuple(told)


def tell_code(words: Words, code: str) -> str:
    """A refusal of which only the code is known."""
    return words.error(FieldProblem("", code))


def _tell(words: Words, problem: FieldProblem) -> Told:
    name = RANK.sub("", problem.field)
    key = "cases-reason" if name.startswith("reason_") else LABELS.get(name)
    label = words.say(key or f"requests-{name}")
    return Told(problem.field, label, words.error(problem))
