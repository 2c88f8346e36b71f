"""Arrows between rooms: who may import whom, and which libraries stay in one room."""

import subprocess
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import grimp
import pytest

from tests.house.rules import HOUSE, ROOMS, Rule, list_imports, list_sources

PURE_LIBRARIES = {
    "domain": {"hijridate", "holidays", "phonenumbers", "stdnum"},
    "matching": {"hijridate", "rapidfuzz"},
    "language": {"babel", "fluent", "hijridate"},
    "workflows": {"temporalio"},
}
"""What the rooms without I/O may import besides Python's own library and the rooms below them."""

DEVICES = {
    "asyncio",
    "ftplib",
    "http",
    "multiprocessing",
    "select",
    "shutil",
    "signal",
    "smtplib",
    "socket",
    "sqlite3",
    "ssl",
    "subprocess",
    "tempfile",
    "threading",
    "urllib",
}
"""Modules of Python's own library that reach out of the process."""

OWNERS = {
    "temporalio.client": {
        "services.processes": "starts cases and delivers decisions",
        "services.runs": "counts, lists and looks at what the engine runs",
        "services.nights": "writes the nightly comparison into the engine's calendar",
        "cli.wiring": "connects once per process",
        "stack.temporal": "asks the embedded server whether it is ready",
    },
    "temporalio.worker": {"cli.worker": "runs steps and workflows"},
    "jose": {"services.tokens": "tokens are issued and verified in one place"},
    "argon2": {"services.sessions": "passwords are hashed and checked in one place"},
    "alembic": {
        "store.migrations.run": "migrates under a lock",
        "store.migrations.env": "Alembic's own entry",
    },
    "cryptography": {
        "gateways.payload_codec": "seals what the engine keeps",
        "gateways.paper_store": "seals the scans that people bring",
        "gateways.message_seal": "seals the codes that messages bring",
    },
    "aiosmtplib": {"gateways.mail": "speaks to the mail relay"},
    "httpx": {"gateways.text_messages": "speaks to the gateways of SMS and WhatsApp"},
    "typst": {"gateways.pdf": "sets papers as PDF"},
}
"""Library → the modules that may import it, each with its reason."""


def test_the_contracts_of_pyproject_hold() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports"))]
    result = subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, check=False)
    broken = result.stdout.partition("Broken contracts")[2] or result.stdout + result.stderr
    Rule(
        "the import contracts of pyproject.toml hold",
        "arrows that go up make rooms that cannot be changed alone",
        "move what is imported to a lower room, or hand it in as an argument",
    ).judge([broken] if result.returncode else [])


def test_no_import_goes_in_a_circle() -> None:
    graph = grimp.build_graph(*ROOMS, cache_dir=None)
    sorter = TopologicalSorter(
        {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    )
    circle: list[str] = []
    try:
        sorter.prepare()
    except CycleError as error:
        circle = error.args[1]
    Rule(
        "no modules import each other in a circle",
        "a circle is one big module in pieces, and breaks depending on who is imported first",
        "move what both need into a third module below them",
    ).judge([" -> ".join(reversed(circle))] if circle else [])


@pytest.mark.parametrize("room", PURE_LIBRARIES)
def test_a_pure_room_imports_no_device_and_no_stranger(room: str) -> None:
    allowed = {room, "domain", *PURE_LIBRARIES[room]}
    devices = DEVICES - {"asyncio"} if room == "workflows" else DEVICES
    offences = [
        f"{source.path}: {name}"
        for source in list_sources(room)
        for name in list_imports(source.tree)
        if (root := name.partition(".")[0]) in devices
        or (root not in allowed and root not in sys.stdlib_module_names)
    ]
    Rule(
        f"{room} imports domain, {', '.join(sorted(PURE_LIBRARIES[room]))} and nothing that does I/O",
        "pure rules are tested in microseconds and give one answer; workflows must replay",
        "do the reading in a service and hand the result in; a new pure library is added to PURE_LIBRARIES",
    ).judge(offences)


@pytest.mark.parametrize("library", OWNERS)
def test_a_library_with_an_owner_is_imported_there_alone(library: str) -> None:
    importers = {
        source.module
        for source in list_sources()
        if any(name == library or name.startswith(f"{library}.") for name in list_imports(source.tree))
    }
    Rule(
        f"{library} is imported by exactly the modules named in OWNERS",
        "what only one room touches can be reviewed, replaced and pinned in that room",
        "ask the owner's room for what you need; a new owner is added to OWNERS with its reason",
    ).judge(importers ^ OWNERS[library].keys())


def test_only_store_and_services_speak_to_the_database() -> None:
    offences = [
        f"{source.path}: {name}"
        for source in list_sources()
        for name in list_imports(source.tree)
        if name.partition(".")[0] in {"sqlmodel", "sqlalchemy", "psycopg"}
        and source.module.partition(".")[0] not in {"store", "services"}
        and source.module not in {"stack.postgres", "cli.settings"}
    ]
    Rule(
        "sqlmodel, sqlalchemy and psycopg are imported by store and services, and by stack.postgres (which runs "
        "the server) and cli.settings (which writes its address)",
        "a door that can ask the database forgets to ask who is calling",
        "write a use-case in services and call that",
    ).judge(offences)
