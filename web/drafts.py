"""What the fields of a case's forms hold before anybody types: the draft, or what was asked for."""

from services.case_papers import PaperView
from services.cases import CaseFile
from web.amounts import spell_dinars
from web.study_rows import list_study_values


def list_opening_values(case: CaseFile) -> dict[str, object]:
    """The values of study and decision fields when a case is opened."""
    recommended_fils = case.recommendation.amount_fils if case.recommendation else None
    wanted_fils = case.approved_fils or recommended_fils or case.complement_fils or case.amount_fils
    wanted_fils = min(wanted_fils, case.cap_fils or wanted_fils)
    return {
        "amount": spell_dinars(wanted_fils),
        "instalments": "1",
        "payee_kind": case.category.payee_kind.value,
        **list_study_values(case.study),
    }


def order_papers(case: CaseFile) -> tuple[PaperView, ...]:
    """The papers of a case: those still asked for first, then in the order of the circular."""
    places = {paper: place for place, paper in enumerate(case.category.papers)}
    return tuple(
        sorted(case.papers, key=lambda view: (view.state != "missing", places.get(view.paper, len(places))))
    )
