"""docker-compose.yml is valid, gives every service what it needs, carries no secret and floats on no tag."""

import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from cli.settings import PREFIX, Settings

ROOT = Path(__file__).parent.parent.parent
TEXT = (ROOT / "docker-compose.yml").read_text()
COMPOSE: dict[str, Any] = yaml.safe_load(TEXT)
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = sorted(name for name, service in SERVICES.items() if "build" in service)
ONE_SHOT = sorted(
    name
    for service in SERVICES.values()
    for name, when in service.get("depends_on", {}).items()
    if when["condition"] == "service_completed_successfully"
)
LASTING = sorted(SERVICES.keys() - set(ONE_SHOT))
SETTINGS = {f"{PREFIX}{name}".upper(): field for name, field in Settings.model_fields.items()}
# A variable that compose fills in: ${NAME}, ${NAME:?why} or ${NAME:-default}; $${…} belongs to a shell.
FILLED_IN = re.compile(r"(?<!\$)\$\{(?P<name>\w+)(?P<rest>[^}]*)\}")


def test_file_keeps_to_the_compose_specification() -> None:
    schema = files("check_jsonschema") / "builtin_schemas" / "vendor" / "compose-spec.json"
    jsonschema.validate(COMPOSE, json.loads(schema.read_text()))


def test_every_sanad_variable_is_a_setting() -> None:
    used = set(re.findall(rf"\b{PREFIX}[A-Z_]+\b", TEXT))
    assert used - SETTINGS.keys() == set(), "compose names variables that cli/settings.py does not read"


@pytest.mark.parametrize("name", OURS)
def test_every_setting_without_a_default_is_given(name: str) -> None:
    required = {variable for variable, field in SETTINGS.items() if field.is_required()}
    assert required - SERVICES[name]["environment"].keys() == set()


@pytest.mark.parametrize("name", ["app", "worker"])
def test_whoever_serves_never_learns_the_password_of_the_owner(name: str) -> None:
    environment = SERVICES[name]["environment"]
    assert "SANAD_OWNER_PASSWORD" not in environment
    assert {f"SANAD_{role}_PASSWORD" for role in ("CHARITY", "MINISTRY", "REGISTRY")} <= environment.keys()


def test_secrets_come_from_outside_and_are_demanded() -> None:
    secrets = re.compile(r"PASSWORD|SECRET|_KEY|_PWD")
    for name, service in SERVICES.items():
        for variable, value in service.get("environment", {}).items():
            if secrets.search(variable):
                found = FILLED_IN.fullmatch(str(value))
                assert found, f"{name}: {variable} stands in the file"
                assert found["rest"].startswith(":?"), f"{name}: {variable} is not demanded"


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_image_names_its_version(name: str) -> None:
    _, _, tag = SERVICES[name]["image"].rpartition(":")
    assert re.search(r"\d+\.\d+", tag), f"{name} floats on {tag!r}"


@pytest.mark.parametrize("name", LASTING)
def test_lasting_service_has_a_health_check_and_comes_back(name: str) -> None:
    assert SERVICES[name]["healthcheck"]["test"]
    assert SERVICES[name]["restart"] == "unless-stopped"


@pytest.mark.parametrize("name", ONE_SHOT)
def test_one_shot_service_is_not_started_again_for_ever(name: str) -> None:
    assert re.fullmatch(r"no|on-failure:\d+", SERVICES[name]["restart"])


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_service_waits_for_something_that_exists_and_can_be_known(name: str) -> None:
    for other, when in SERVICES[name].get("depends_on", {}).items():
        asked = when["condition"]
        assert asked in {"service_healthy", "service_completed_successfully"}
        assert asked != "service_healthy" or "healthcheck" in SERVICES[other]


def test_only_this_machine_reaches_the_published_ports() -> None:
    ports = [port for service in SERVICES.values() for port in service.get("ports", [])]
    assert all(port.startswith("127.0.0.1:") for port in ports), ports
