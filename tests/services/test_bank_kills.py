"""Kill -9 between "file sent" and "status read", at each step: nothing is sent twice, nothing counts twice, nothing is lost."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from domain.bank_files import BankAccountForm, BatchState, DifferenceKind
from domain.cycle import Wait
from services import bank_batches
from services.bank_batches import BatchUncertainError
from tests.accounts import invent_iban
from tests.banking import Till, answer, read_orders
from tests.conftest import Database
from tests.dying import ROLES
from tests.keeping import open_bank, open_papers
from tests.stepping import Steps
from tests.world import World, submit

HOUSE = Path(__file__).parents[2]


@pytest.fixture
def till(world: World, tmp_path: Path) -> Till:
    till = Till(Steps(world), bank=open_bank(tmp_path / "bank"), papers=open_papers(tmp_path / "papers"))
    form, at = BankAccountForm(invent_iban()), world.clock()
    bank_batches.set_bank_account(world.store, world.actor("waha.admin"), form, submit(form), at=at)
    return till


def let_die(database: Database, till: Till, tmp_path: Path, **plan: str) -> None:
    """Run the act in a process that kills itself on the way."""
    urls = {role: database.get_url(f"sanad_{role}") for role in ROLES}
    actor = str(till.steps.world.cast.accounts["waha.manager"])
    folders = {name: str(tmp_path / name) for name in ("bank", "papers")}
    told = json.dumps({**urls, **folders, "actor": actor, **plan})
    ended = subprocess.run(
        [sys.executable, "-m", "tests.dying", told], cwd=HOUSE, capture_output=True, check=False
    )
    assert ended.returncode == -signal.SIGKILL, ended.stderr.decode()


@pytest.mark.parametrize("lies_there", [False, True])
def test_whoever_dies_while_the_file_goes_out_leaves_one_file_and_one_doubt(
    till: Till, database: Database, tmp_path: Path, *, lies_there: bool
) -> None:
    till.sign("100")
    batch = till.make()
    point = "after" if lies_there else "before the file lies there"
    let_die(database, till, tmp_path, batch=str(batch.batch_id), point=point)
    assert [(each.kind, each.amount_fils) for each in till.reconcile().differences] == [
        (DifferenceKind.UNCERTAIN, 100_000)
    ]
    if not lies_there:
        with pytest.raises(BatchUncertainError):
            till.send(batch)
    sent = till.send(batch, again=not lies_there)
    out = tmp_path / "bank" / "waha" / "out"
    assert [each.name for each in out.iterdir() if not each.name.startswith(".")] == [sent.file_name]
    assert (sent.state, sum(read_orders((out / sent.file_name).read_bytes()).values())) == (
        BatchState.SENT,
        100_000,
    )


def test_whoever_dies_while_an_answer_is_read_leaves_it_to_be_read_on(
    till: Till, database: Database, tmp_path: Path
) -> None:
    cases = [till.sign("100"), till.sign("90")]
    batch = till.send(till.make())
    content = answer("B1", batch.message_id, {till.find_order(each).id.hex: "ACSC" for each in cases})
    for _ in range(2):
        let_die(database, till, tmp_path, content=content.decode(), lines="1")
    assert till.read(content).left == 0
    till.give_effect()
    assert [till.steps.state(each).tasks[0].wait for each in cases] == [Wait.RECEIPT] * 2
    assert till.reconcile().differences == ()
