"""The drill: what was backed up comes back elsewhere, and what is gone stays gone."""

import shutil
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from network.backups import graph_file, store
from network.backups.journal import What
from network.backups.restoring import Closed, Restored
from network.backups.sources import DUMP_FILE, GRAPH_FILE, Stopped
from network.backups.use_cases import Made
from network.connections.edits import Put
from network.connections.model import Connection
from network.errors import Broken, NotFound, Unavailable, WrongMoment
from network.identity import ItemId, StepId, new_id
from tests.accounts import Somebody
from tests.safety.conftest import World
from tests.safety.filling import fill
from tests.safety.fingerprint import fingerprint
from tests.safety.installation import GRAPH_KEY, Installation, installed

PASSES = frozenset({"Session", "ApiToken", "CalendarLink", "Audit", "AuditHead"})


@contextmanager
def elsewhere(world: World, name: str, *, journal: bool) -> Iterator[Installation]:
    """Another machine: the outer key is brought there, and the journal if it was saved."""
    home = world.folder(name) / "home"
    (home / "keys").mkdir(parents=True)
    shutil.copy(world.here.settings.outer_key_file, home / "keys" / "outer.key")
    if journal:
        shutil.copy(world.here.settings.journal, home / "keys" / "journal")
    with installed(home, world.here.clock, migrate=False) as there:
        yield there


def restored(there: Installation, made: Made, *, without_journal: bool = False) -> Restored:
    with there.restoring() as restoring:
        return restoring.restore(
            made.graph.folder, made.keys.folder, without_journal=without_journal
        )


@pytest.fixture(scope="module")
def drill(world: World) -> Iterator[tuple[World, Made, str, Installation, Restored]]:
    """A backup; then one person erases themselves and another removes somebody for good."""
    made = world.here.backups.back_up()
    hashed = fingerprint(world.here.graph, without=PASSES)
    services = world.here.services
    gone = next(
        item
        for item in services.maps.open(world.staying.actor).connections
        if item.id == world.staying.kept.id
    )
    services.erasure.erase(world.going.actor)
    services.maps.remove_for_good(world.staying.actor, StepId(new_id()), gone.id)
    with elsewhere(world, "restored", journal=True) as there:
        yield world, made, hashed, there, restored(there, made)


def test_the_erased_stay_erased_and_the_removed_stay_removed(
    drill: tuple[World, Made, str, Installation, Restored],
) -> None:
    world, _, _, there, outcome = drill
    services = there.services

    assert outcome.closed is None
    assert outcome.found.well
    assert outcome.replayed >= 2
    with pytest.raises(NotFound):
        services.maps.open(world.going.actor)
    assert services.keys.ids(world.going.actor.person_id) == []
    whole = services.maps.open_whole(world.staying.actor)
    assert world.staying.kept.id not in {each.id for each in whole.connections}
    assert world.staying.photo_id not in set(services.blobs.ids())
    assert world.going.photo_id not in set(services.blobs.ids())
    for line in services.maps.steps(world.staying.actor):
        assert world.staying.kept.name not in line.named
        assert world.staying.kept.nickname not in line.named


def test_people_sign_in_as_before_and_old_sessions_and_tokens_are_ended(
    drill: tuple[World, Made, str, Installation, Restored],
) -> None:
    world, _, _, there, _ = drill
    staying = world.staying
    password = staying.canaries.made["password"]

    known = staying.somebody
    again = Somebody(there.services, known.account, known.sheet).sign_in(password=password)

    assert again.actor.person_id == staying.actor.person_id
    for old in staying.secrets:
        if old not in (staying.somebody.name, *staying.somebody.codes):
            assert there.services.sessions.find(old) is None
            assert there.services.tokens.find(old) is None


def test_the_epoch_is_another_and_the_service_is_ready(
    drill: tuple[World, Made, str, Installation, Restored],
) -> None:
    world, _, _, there, _ = drill

    epochs = [each.graph.ask("graph/epoch") for each in (world.here, there)]

    assert epochs[0] != epochs[1]
    assert there.services.health.ready()
    assert there.services.audit.verify() == []


def test_without_a_journal_all_is_as_it_was_but_closed_until_somebody_says_open(
    drill: tuple[World, Made, str, Installation, Restored],
) -> None:
    world, made, hashed, _, _ = drill
    with elsewhere(world, "closed", journal=False) as there:
        outcome = restored(there, made)

        assert outcome.closed is Closed.NO_JOURNAL
        assert outcome.found.well
        assert _doubted(there) == people(there)
        there.graph.raw("MATCH (person:Person) REMOVE person.unconfirmed")
        assert fingerprint(there.graph, without=PASSES) == hashed
        assert there.services.health.report()["open"] is False
        assert there.services.health.ready() is False
        with pytest.raises(Unavailable):
            fill(there.services)

        with there.restoring() as restoring:
            restoring.open_without_journal()
        assert there.services.health.ready()
        assert there.services.maps.open(world.going.actor).connections
        with there.restoring() as restoring, pytest.raises(WrongMoment):
            restoring.restore(made.graph.folder, made.keys.folder, without_journal=True)


def people(there: Installation) -> int:
    """How many people there are."""
    return int(there.graph.raw("MATCH (person:Person) RETURN count(person) AS n")[0]["n"])


def _doubted(there: Installation) -> int:
    """Of how many nobody has confirmed yet what they had closed."""
    return len(list(store.unconfirmed(there.graph)))


def test_a_dump_of_the_stopped_server_comes_back_too(world: World) -> None:
    here = world.here
    backups = here.offline_backups
    here.server.stop()
    made = backups.back_up()
    here.server.start()
    before = fingerprint(here.graph, without=PASSES)
    with elsewhere(world, "from-dump", journal=True) as there:
        there.server.stop()
        Stopped(there.server).load(made.graph.folder / DUMP_FILE, GRAPH_KEY)
        there.server.start()

        outcome = restored(there, made)

        assert outcome.closed is None
        assert outcome.found.well
        assert fingerprint(there.graph, without=PASSES) == before


def test_a_backup_whose_file_was_harmed_is_refused_before_anything_is_written(
    drill: tuple[World, Made, str, Installation, Restored], tmp_path: Path
) -> None:
    _, made, _, there, _ = drill
    for set_, name in ((made.graph, "graph.sealed"), (made.graph, "blobs.sealed")):
        copy = tmp_path / name
        shutil.copytree(set_.folder, copy)
        data = bytearray((copy / name).read_bytes())
        data[len(data) // 2] ^= 1
        (copy / name).write_bytes(bytes(data))
        with there.restoring() as restoring, pytest.raises(Broken):
            restoring.restore(copy, made.keys.folder, without_journal=False)


def test_sets_of_two_different_backups_are_refused(
    drill: tuple[World, Made, str, Installation, Restored],
) -> None:
    world, made, _, there, _ = drill
    another = world.here.backups.back_up()

    with there.restoring() as restoring, pytest.raises(Broken, match="different"):
        restoring.restore(made.graph.folder, another.keys.folder, without_journal=False)


def test_a_backup_made_while_people_write_is_one_moment(world: World) -> None:
    """Every step gives the person the next number: at any moment there are as many as it says."""
    here, actor = world.here, world.staying.actor
    stop, written = threading.Event(), []

    def write() -> None:
        while not stop.is_set():
            put = Put(Connection(id=ItemId(new_id()), name="Sam"))
            # Held off for longer than a request waits: it is told to try again, and does.
            with suppress(Unavailable):
                step_id = StepId(new_id())
                written.append(here.services.maps.change(actor, step_id, "add_connection", [put]))

    writers = [threading.Thread(target=write) for _ in range(3)]
    for writer in writers:
        writer.start()
    backups = []
    for _ in range(3):
        before = len(written)
        _until(lambda: len(written) > before + 5)  # noqa: B023 - called within the round
        backups.append(here.backups.back_up())
    stop.set()
    for writer in writers:
        writer.join()

    counts = [_numbers(made, actor.person_id) for made in backups]
    assert all(said == steps for said, steps in counts)
    assert counts == sorted(set(counts))


def _until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def _numbers(made: Made, person_id: str) -> tuple[int, int]:
    """The number that a person in a backup carries, and how many steps hang on them there."""
    mark, said, taken = "", 0, Counter[str]()
    for line in graph_file.read(made.graph.folder / GRAPH_FILE, GRAPH_KEY):
        if "n" in line and line["n"][2].get("id") == person_id and line["n"][1] == ["Person"]:
            mark, said = line["n"][0], line["n"][2]["mapSeq"]
        if "r" in line and line["r"][2] == "TOOK":
            taken[line["r"][0]] += 1
    return said, taken[mark]


def test_the_journal_of_the_drill_names_nobody(world: World) -> None:
    for entry in world.here.journal.entries():
        assert entry.what in set(What)
        assert world.staying.canaries.mark not in str(entry)
