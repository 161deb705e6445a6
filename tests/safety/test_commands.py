"""What an operator types: keys, backups, restoring; from the command line, on a real server."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from network.cli.__main__ import main
from network.clock import FrozenClock
from network.identity import new_id
from network.keys.outer import read
from tests.conftest import MOMENT
from tests.safety.conftest import World
from tests.safety.installation import Installation, installed

Run = Callable[..., Result]


def runner(here: Installation) -> Run:
    def run(*words: str, status: int = 0) -> Result:
        environ = {
            "ROWAN_HOME": str(here.home),
            "NEO4J_URI": here.server.uri,
            "NEO4J_PASSWORD": here.server.password,
        }
        done = CliRunner().invoke(main, list(words), env=environ)
        assert done.exit_code == status, (words, done.output, done.exception)
        return done

    return run


@pytest.fixture
def run(world: World) -> Run:
    return runner(world.here)


def test_verify_says_what_opens_and_names_nobody(run: Run, world: World) -> None:
    output = run("keys", "verify").output

    assert "Connection: 4 open" in output
    assert "PhotoBytes: 4 open" in output
    assert "Everything opens." in output
    assert world.staying.canaries.mark not in output
    assert world.staying.actor.person_id not in output


def test_verify_ends_with_1_where_something_does_not_open(run: Run, world: World) -> None:
    graph, lost = world.here.graph, new_id()
    graph.raw("CREATE (:Note {id: $id, sealed: $x})", id=lost, x=b"\1" * 99)

    output = run("keys", "verify", status=1).output

    assert "Note: 1 belong to nobody" in output
    graph.raw("MATCH (note:Note {id: $id}) DELETE note", id=lost)


def test_the_outer_key_turns_while_the_service_runs(run: Run, world: World) -> None:
    before = read(world.here.settings.outer_key_file)

    output = run("keys", "rotate-outer").output

    after = read(world.here.settings.outer_key_file)
    assert max(after) == max(before) + 1
    assert len(after) == 1
    assert "Make a backup now." in output
    assert world.here.services.maps.open(world.staying.actor).connections


def test_a_person_gets_a_new_key_by_name_or_by_id(run: Run, world: World) -> None:
    keys, person_id = world.here.services.keys, world.staying.actor.person_id
    [first] = keys.ids(person_id)

    run("keys", "reseal", world.staying.somebody.name, "--settle", "0")
    [second] = keys.ids(person_id)
    run("keys", "reseal", person_id, "--settle", "0")
    [third] = keys.ids(person_id)

    assert len({first, second, third}) == 3
    assert world.here.services.maps.open_whole(world.staying.actor).notes
    run("keys", "reseal", "no-such-name", status=1)


def test_a_backup_is_made_and_restored_by_two_commands(
    run: Run, world: World, tmp_path: Path
) -> None:
    run("backup")
    graph_set, keys_set = (
        max((world.here.settings.backups / shelf).iterdir()) for shelf in ("graph", "keys")
    )
    home = tmp_path / "home"
    shutil.copytree(world.here.settings.keys.parent, home / "keys")
    for name in ("keys.sqlite", "keys.sqlite-wal", "keys.sqlite-shm"):
        (home / "keys" / name).unlink(missing_ok=True)
    (home / "keys" / "journal").rename(tmp_path / "journal")
    with installed(home, FrozenClock(MOMENT), migrate=False) as there:
        again = runner(there)

        closed = again("restore", str(graph_set), str(keys_set), status=1)
        again("check", status=1)
        opened = again("restore", "--confirm-no-journal")

        assert "The service stays closed." in closed.output
        assert "The service is open." in opened.output
        assert "Everything opens." in again("keys", "verify").output
        assert "isn't empty" in again("restore", str(graph_set), str(keys_set), status=1).output
        again("restore", status=2)


def test_sets_that_are_too_old_go_when_asked(run: Run, world: World) -> None:
    shelf = world.here.settings.backups / "keys"
    run("backup")
    newest = max(shelf.iterdir())
    newest.rename(newest.with_name("2020-01-01T000000Z-00000000"))

    output = run("backup", "--expire-only").output

    assert "2020-01-01T000000Z-00000000 was older than 30 days and is gone." in output


def test_only_our_own_server_is_dumped(run: Run) -> None:
    assert "names another one" in run("backup", "--offline", status=1).output
