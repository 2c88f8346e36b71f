"""Delivery of the decisions of a signed list: at most eight at a time, each told once."""

import asyncio
from collections.abc import Iterable
from dataclasses import replace

from services.campaign_lists import SignedRow
from services.processes import Processes
from store.tables.decisions import DecisionState

DELIVERED_AT_ONCE = 8


async def deliver_signed(processes: Processes, rows: Iterable[SignedRow]) -> list[SignedRow]:
    """Tell each recorded decision to its case, and say of each row where it stands then; what stays pending, the relay tells."""
    gate = asyncio.Semaphore(DELIVERED_AT_ONCE)

    async def deliver(row: SignedRow) -> SignedRow:
        if row.decision_id is None or row.state is not DecisionState.PENDING:
            return row
        async with gate:
            receipt = await processes.deliver_decision(row.decision_id)
        return replace(row, state=receipt.state, refusal=receipt.refusal)

    return list(await asyncio.gather(*map(deliver, rows)))
