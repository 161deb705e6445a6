"""The container files name the same versions as the locks. (No daemon is needed to see that.)"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from network.server.lock import Line, lock_of
from tests import servers

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))
    return found


def test_the_composed_neo4j_is_the_locked_one(compose: dict[str, Any]) -> None:
    image = compose["services"]["neo4j"]["image"]

    assert image == f"neo4j:{lock_of(Line.LTS).version}-community"


def test_the_tests_use_containers_of_the_locked_versions() -> None:
    locked = {line.value: f"neo4j:{lock_of(line).version}-community" for line in Line}

    assert locked == servers.IMAGES


def test_every_image_is_pinned_to_one_version(compose: dict[str, Any]) -> None:
    images = [service["image"] for service in compose["services"].values()]

    assert all(image.partition(":")[2] not in ("", "latest") for image in images)


def test_every_part_says_whether_it_is_well(compose: dict[str, Any]) -> None:
    own_check = "HEALTHCHECK" in (ROOT / "Dockerfile").read_text("utf-8")
    parts = {name: part for name, part in compose["services"].items() if name != "migrate"}

    assert all("healthcheck" in part or ("build" in part and own_check) for part in parts.values())


def test_nothing_of_ours_runs_as_root(compose: dict[str, Any]) -> None:
    lines = (ROOT / "Dockerfile").read_text("utf-8").splitlines()
    users = [line.split()[1] for line in lines if line.startswith("USER ")]

    assert users[-1:] == ["rowan"]
    assert compose["services"]["mail"]["user"].split(":")[0] != "0"


def test_only_this_machine_reaches_the_composed_ports(compose: dict[str, Any]) -> None:
    ports = [port for part in compose["services"].values() for port in part.get("ports", ())]

    assert ports
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_the_image_is_built_from_the_locked_packages() -> None:
    text = (ROOT / "Dockerfile").read_text("utf-8")

    assert "--no-deps --require-hashes -r requirements/serve.txt" in text


def test_the_composed_database_has_the_time_limits_of_our_own(compose: dict[str, Any]) -> None:
    from network.server.size import ALWAYS

    said = compose["services"]["neo4j"]["environment"]

    for name in ("db.transaction.timeout", "db.lock.acquisition.timeout"):
        assert said["NEO4J_" + name.replace("_", "__").replace(".", "_")] == ALWAYS[name]
