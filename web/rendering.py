"""Templates into pages: every page gets the words of its reader, the clock, and the macros' small tools."""

from functools import cache
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from domain.case_papers import PaperFault, PaperState
from domain.categories import PayeeKind
from domain.cycle import DecisionCode
from domain.decisions import AskedField, PaymentMethod
from domain.reasons import REASONS, Reason
from domain.studies import Creditor, Health, HousingState, IncomeSource, MemberRelation, Tenure
from language.catalogues import Language
from language.numerals import shape_digits
from language.policies import tell_place, word_value
from language.words import words_for
from web.addresses import read_local_path
from web.doors import Visit
from web.forms import list_hidden
from web.policy_rows import locate_page
from web.preferences import choose_words
from web.problems import tell_code, tell_problems

ROOT = Path(__file__).parent
STATIC = ROOT / "static"


STUDY_CHOICES = {
    "relation": tuple(each.value for each in MemberRelation),
    "health": tuple(each.value for each in Health),
    "income_source": tuple(each.value for each in IncomeSource),
    "creditor": tuple(each.value for each in Creditor),
    "tenure": tuple(each.value for each in Tenure),
    "housing_state": tuple(each.value for each in HousingState),
    "paper_state": tuple(each.value for each in PaperState),
    "paper_fault": tuple(each.value for each in PaperFault),
    "asked_field": tuple(each.value for each in AskedField),
}
"""The choices of a study's fields by the family that words them."""


@cache
def fingerprint(path: str) -> str:
    """The address of a static file with the fingerprint of its content, so that it may be kept for a year."""
    digest = sha256((STATIC / path).read_bytes()).hexdigest()[:12]
    return f"/static/{path}?v={digest}"


@cache
def get_templates() -> Environment:
    """The one environment of all templates."""
    environment = Environment(
        loader=FileSystemLoader(ROOT / "templates"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals.update(
        static=fingerprint,
        new_key=lambda: str(uuid4()),
        list_hidden=list_hidden,
        tell_problems=tell_problems,
        tell_code=tell_code,
        tell_place=tell_place,
        word_value=word_value,
        find_policy_page=locate_page,
        shape_digits=shape_digits,
        reasons_of=list_reasons,
        payee_kinds=tuple(kind.value for kind in PayeeKind),
        study_choices=STUDY_CHOICES,
        payment_methods=tuple(method.value for method in PaymentMethod),
    )
    return environment


def list_reasons(code: str) -> tuple[str, ...]:
    """The reasons that a decision takes, in the order in which the domain names them."""
    return tuple(reason.value for reason in Reason if reason in REASONS[DecisionCode(code)])


def render(visit: Visit, template: str, status: int = 200, **context: object) -> HTMLResponse:
    """A page for somebody who has signed in."""
    return _render(visit.request, template, status, language=None, visit=visit, at=visit.at, **context)


def render_guest(
    request: Request, template: str, status: int = 200, *, language: Language | None = None, **context: object
) -> HTMLResponse:
    """A page for somebody who has not; in `language` unless this browser chose one."""
    return _render(request, template, status, visit=None, language=language, **context)


def _render(
    request: Request, template: str, status: int, *, language: Language | None = None, **context: object
) -> HTMLResponse:
    words = choose_words(request, usual=language)
    page = get_templates().get_template(template)
    text = page.render(
        words=words,
        say=words.say,
        other_language=words_for("en" if words.language == "ar" else "ar", words.digits),
        other_digits=words_for(words.language, "arab" if words.digits == "latn" else "latn"),
        path=_name_path(request),
        **context,
    )
    return HTMLResponse(text, status, headers={"Vary": "Cookie"})


def _name_path(request: Request) -> str:
    """Where a language switch comes back to: this page, or the one whose form was sent."""
    url = request.url if request.method == "GET" else urlsplit(request.headers.get("referer", ""))
    return read_local_path(f"{url.path}?{url.query}" if url.query else url.path)
