"""The engine's file is lost: the record gives it every case back, and each ends as it would have."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from stack.folder import DataFolder
from tests.faults.cases import FEW_STOPS, open_fault_world
from tests.faults.endings import CalmEndings
from tests.faults.stack import run_full_stack


@pytest.mark.long
@pytest.mark.timeout(600)
def test_rebuild_gives_a_lost_engine_every_case_back_and_each_ends_the_same(
    tmp_path: Path, calm_endings: CalmEndings
) -> None:
    data = tmp_path / "data"
    with run_full_stack(data) as stack, open_fault_world(stack) as before:
        cases = before.bring(*FEW_STOPS)
        # Of every other case the answer is in the record and the engine was never told.
        for case in cases[::2]:
            before.record_next(case)
        stack.interrupt()
    shutil.rmtree(DataFolder(data).engine)
    with run_full_stack(data) as stack, open_fault_world(stack, before.cast) as after:
        said = subprocess.run(
            [sys.executable, "-m", "cli", "engine", "rebuild"], check=True, capture_output=True, text=True
        ).stdout
        assert "open cases" in said
        assert all(after.ask_state(case).request_id == str(case.id) for case in cases)
        after.wait_for_effect(*cases[::2])
        after.play_to_end(cases)
        calm_endings.check(after, cases)
