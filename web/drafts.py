"""What the fields of a case's forms hold before anybody types: the draft, or what was asked for."""

from domain.money import FILS_PER_DINAR
from services.case_parts import PaperView
from services.cases import CaseFile


def list_opening_values(case: CaseFile) -> dict[str, object]:
    """The values of study and decision fields when a case is opened."""
    recommended_fils = case.recommendation.amount_fils if case.recommendation else None
    wanted_fils = case.approved_fils or recommended_fils or case.complement_fils or case.amount_fils
    return {
        "amount": spell_dinars(wanted_fils),
        "instalments": "1",
        "payee_kind": case.category.payee_kind.value,
        **_list_study_values(case),
    }


def spell_dinars(fils: int) -> str:
    """Fils as somebody would type them into a field of dinars."""
    dinars, rest = divmod(fils, FILS_PER_DINAR)
    return f"{dinars}.{rest:03}"


def order_papers(case: CaseFile) -> tuple[PaperView, ...]:
    """The papers of a case: those still asked for first, then in the order of the circular."""
    places = {paper: place for place, paper in enumerate(case.category.papers)}
    return tuple(
        sorted(case.papers, key=lambda view: (view.state != "missing", places.get(view.paper, len(places))))
    )


def _list_study_values(case: CaseFile) -> dict[str, object]:
    study = case.study
    if study is None:
        return {}
    return {
        "kind": study.kind,
        "visited_on": study.visited_on.isoformat() if study.visited_on else "",
        "income": "" if study.income_fils is None else spell_dinars(study.income_fils),
        "rent": "" if study.rent_fils is None else spell_dinars(study.rent_fils),
        "summary": study.summary,
    }
