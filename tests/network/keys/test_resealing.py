"""A new key for one person: all of theirs opens all the time, and in the end only with it."""

import shutil
from pathlib import Path

import pytest

from network.audit.events import Event
from network.blobs.folder import FolderBlobs
from network.bootstrap import Services
from network.errors import Broken, NotFound
from network.identity import new_id
from network.keys import store
from network.keys.resealing import Resealing
from network.keys.sealing import Sealer, key_id_of
from network.keys.sqlite import SqliteKeys
from tests.graphs import RollbackGraph
from tests.safety.filling import Filled, fill


@pytest.fixture
def filled(services: Services) -> Filled:
    return fill(services)


def resealing(services: Services, blobs: FolderBlobs | None = None) -> Resealing:
    return Resealing(
        graph=services.graph,
        keys=services.keys,
        blobs=blobs or services.blobs,
        clock=services.clock,
        settle=0,
    )


def key_ids(services: Services, person_id: str) -> set[bytes]:
    rows = store.records_of(services.graph, person_id)
    return {key_id_of(row["sealed"]) for row in rows}


def test_everything_is_sealed_with_the_new_key_and_says_the_same(
    services: Services, filled: Filled
) -> None:
    person_id = filled.actor.person_id
    [old] = services.keys.ids(person_id)
    before = services.maps.open_whole(filled.actor)
    history = services.maps.steps(filled.actor)

    count = resealing(services).reseal(person_id)

    [new] = services.keys.ids(person_id)
    assert count > 15
    assert new != old
    assert key_ids(services, person_id) == {new}
    assert key_id_of(services.blobs.get(filled.photo_id)) == new
    assert services.maps.open_whole(filled.actor) == before
    assert services.maps.steps(filled.actor) == history
    assert services.maps.photo(filled.actor, filled.photo_id)[1]
    assert [draft.values for draft in services.drafts.list(filled.actor)]


def test_the_record_of_who_looked_still_holds_together_and_tells_of_it(
    services: Services, filled: Filled
) -> None:
    resealing(services).reseal(filled.actor.person_id)

    assert filled.actor.person_id not in {fault.stream for fault in services.audit.verify()}
    assert services.audit.who_looked(filled.actor)[0].event is Event.RESEALED


def test_a_forged_record_is_not_put_right_by_it(
    services: Services, filled: Filled, graph: RollbackGraph
) -> None:
    graph.cypher(
        "MATCH (a:Audit {stream: $id}) WITH a ORDER BY a.seq LIMIT 1 SET a.hash = $hash",
        id=filled.actor.person_id,
        hash="0" * 64,
    )

    with pytest.raises(Broken):
        resealing(services).reseal(filled.actor.person_id)

    assert len(services.keys.ids(filled.actor.person_id)) == 2
    assert services.maps.open_whole(filled.actor).connections


def test_with_the_old_keys_nothing_that_is_kept_now_opens(
    services: Services, filled: Filled, tmp_path: Path
) -> None:
    person_id = filled.actor.person_id
    shutil.copytree(services.settings.keys.parent, tmp_path / "stolen")

    resealing(services).reseal(person_id)

    stolen = Sealer(SqliteKeys(tmp_path / "stolen" / "keys.sqlite", services.keys.outer))
    for row in store.records_of(services.graph, person_id):
        with pytest.raises(Broken):
            stolen.open(person_id, record_id=row["id"], kind=row["kind"], sealed=row["sealed"])


class Stopping(Exception):
    """The process ends here."""


class StoppingBlobs(FolderBlobs):
    """A folder at which the process ends."""

    def put(self, blob_id: str, data: bytes) -> None:
        raise Stopping


def test_a_stopped_run_is_readable_meanwhile_and_is_finished_by_the_next(
    services: Services, filled: Filled
) -> None:
    person_id = filled.actor.person_id
    before = services.maps.open_whole(filled.actor)
    with pytest.raises(Stopping):
        resealing(services, StoppingBlobs(services.settings.blobs)).reseal(person_id)
    assert len(services.keys.ids(person_id)) == 2
    assert services.maps.open_whole(filled.actor) == before
    assert services.maps.photo(filled.actor, filled.photo_id)[1]
    made = services.keys.ids(person_id)[-1]

    resealing(services).reseal(person_id)

    assert services.keys.ids(person_id) == [made]
    assert key_ids(services, person_id) == {made}


def test_what_was_sealed_with_the_old_key_a_moment_ago_is_found_in_the_second_look(
    services: Services, filled: Filled, graph: RollbackGraph
) -> None:
    """A request that had fetched the old key stores its record while the run goes on."""
    person_id, late = filled.actor.person_id, new_id()
    sealed = services.sealer.seal(person_id, record_id=late, kind="Note", value={"text": "late"})

    def store_late(_: int) -> None:
        graph.cypher(
            "MATCH (c:Connection {id: $about}) MERGE (c)-[:HAS_NOTE]->(n:Note {id: $id})"
            " ON CREATE SET n.sealed = $sealed, n.version = 1",
            about=filled.kept.id,
            id=late,
            sealed=sealed,
        )

    resealing(services).reseal(person_id, told=store_late)

    assert len(services.keys.ids(person_id)) == 1
    assert key_ids(services, person_id) == set(services.keys.ids(person_id))


def test_somebody_without_a_key_is_not_found(services: Services) -> None:
    with pytest.raises(NotFound):
        resealing(services).reseal(new_id())
