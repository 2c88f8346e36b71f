"""What a closing case still holds, and lets go."""

from domain.cycle import Outcome
from services import balances, deliveries, needs, payment_orders, questions
from services.moves import Work


def close_case(work: Work, outcome: Outcome) -> None:
    """End what a closing case still holds: unpaid instalments, its reservation, its place behind another, a question."""
    if outcome is not Outcome.DELIVERED:
        payment_orders.cancel_unsigned(work)
        deliveries.cancel_due(work)
        balances.follow(work)
    needs.end_claim(work)
    questions.drop_question(work)
