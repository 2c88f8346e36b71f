"""What the bank was told in the demonstration: one charity's account, and a file of its signed orders."""

from cli.demo.bodies import Cast, make_iban
from cli.demo.stage import submit
from cli.wiring import House
from domain.bank_files import BankAccountForm
from domain.roles import Role
from services.bank_batches import hand_over, make_batch, set_bank_account
from services.sessions import get_actor

CHARITY = "usra"
ACCOUNT = 900
"""The number of the charity's account, beyond those of applicants."""


def tell_bank(house: House, cast: Cast) -> None:
    """Make a file of the orders that wait for the bank, and hand it over: its answer is still to come."""
    actor = get_actor(house.store, cast.find(CHARITY, Role.AID_MANAGER), at=house.clock())
    form = BankAccountForm(make_iban(ACCOUNT))
    set_bank_account(house.store, actor, form, submit(form), at=house.clock())
    batch = make_batch(house.store, actor, house.papers, submit({"act": "make"}), at=house.clock())
    hand_over(house.store, actor, house.papers, house.bank, batch.batch_id, at=house.clock())
