"""`python -m tests.dying PLAN`: one act at the bank in a process of its own, which kills itself at the named point."""

import json
import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from gateways.bank_folder import BankFolder
from gateways.message_seal import MessageSeal
from gateways.named_keys import NamedKeys
from services import bank_batches, bank_statuses
from services.decisions import decide
from services.sessions import get_actor
from store.scope import Store, StoreUrls
from tests.keeping import open_papers

ROLES = ("charity", "ministry", "registry", "applicant")
"""Who logs in to the record."""


def die() -> None:
    """Kill -9: no handler runs, no transaction is ended, no file is closed."""
    os.kill(os.getpid(), signal.SIGKILL)


class DyingFolder(BankFolder):
    """A folder at which the process dies before or after the file lies there."""

    point = ""

    def drop(self, charity: str, name: str, content: bytes) -> None:
        if self.point == "before the file lies there":
            die()
        super().drop(charity, name, content)
        die()


def main(plan: dict[str, str]) -> None:
    """Act as the plan says; the process does not return."""
    urls = StoreUrls(*(plan[role] for role in ROLES))
    store = Store(urls, pool_size=4, seal=MessageSeal(NamedKeys((("test", bytes(32)),))))
    at = datetime.now(UTC)
    actor = get_actor(store, UUID(plan["actor"]), at=at)
    if "content" in plan:
        done = 0

        def decide_and_die(*args: object, **kwargs: object) -> object:
            nonlocal done
            made, done = decide(*args, **kwargs), done + 1  # type: ignore[arg-type]
            if done == int(plan["lines"]):
                die()
            return made

        bank_statuses.decide = decide_and_die  # type: ignore[assignment, attr-defined]
        bank_statuses.read_status(store, actor, plan["content"].encode(), at=at)
    else:
        bank, papers = DyingFolder(Path(plan["bank"])), open_papers(Path(plan["papers"]))
        bank.point = plan["point"]
        bank_batches.hand_over(store, actor, papers, bank, UUID(plan["batch"]), at=at)


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
