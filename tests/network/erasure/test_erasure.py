"""Erasing: everything goes, nobody else is touched, and a stop in between is made good."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from network.actor import Actor
from network.audit.events import SERVICE, Event
from network.backups.journal import What
from network.blobs.folder import FolderBlobs
from network.bootstrap import Services
from network.errors import Broken, NotFound, NotPermitted, StepUpNeeded, Unavailable
from network.exchange.brought import SourceFile
from network.keys.sealing import key_id_of
from network.outbox.events import EventKind
from network.outbox.model import OutboxEvent
from tests.accounts import somebody
from tests.graphs import RollbackGraph
from tests.safety.filling import Filled, fill

EVERYTHING = """
MATCH (any) WHERE NOT any:Migration AND NOT any:Meta
RETURN labels(any) AS labels, properties(any) AS properties
"""


@pytest.fixture
def filled(services: Services) -> Filled:
    return fill(services)


def traces(graph: RollbackGraph, *ids: str) -> list[Any]:
    """Every node that still names one of these ids."""
    rows = graph.cypher(EVERYTHING)
    return [row for row in rows if any(each in str(row["properties"]) for each in ids)]


def service_events(services: Services, graph: RollbackGraph) -> list[dict[str, Any]]:
    rows = graph.cypher(
        "MATCH (a:Audit {stream: $s}) RETURN a.id AS id, a.sealed AS sealed ORDER BY a.seq",
        s=SERVICE,
    )
    # Tests that share the server keep lines of the service too, sealed with keys of their own.
    ours = set(services.keys.ids(SERVICE))
    return [
        services.sealer.open(SERVICE, record_id=row["id"], kind="Audit", sealed=row["sealed"])
        for row in rows
        if key_id_of(row["sealed"]) in ours
    ]


def test_the_page_beforehand_counts_what_goes_and_says_what_stays(
    services: Services, filled: Filled
) -> None:
    preview = services.erasure.preview(filled.actor)

    assert preview.goes["Connection"] == 2
    assert preview.goes["Note"] == 1
    assert preview.goes["Account"] == 1
    assert preview.goes["Step"] > 5
    assert preview.goes["LetterPicture"] == 1
    assert preview.pictures == 2
    assert preview.stays == ("kept_noes", "safety_notes")
    assert preview.safety_note_days == 365
    assert preview.backup_days == 30


def test_nothing_of_the_person_is_left_anywhere(
    services: Services, filled: Filled, graph: RollbackGraph
) -> None:
    person_id = filled.actor.person_id

    erased = services.erasure.erase(filled.actor)

    assert erased.finished
    assert traces(graph, person_id, filled.kept.id, filled.removed.id, filled.photo_id) == []
    assert list(services.blobs.ids()) == []
    assert services.keys.ids(person_id) == []
    with pytest.raises(NotFound):
        services.maps.open(filled.actor)
    with pytest.raises(NotFound):
        services.erasure.erase(filled.actor)


def test_the_name_can_not_be_used_to_sign_in_any_more(services: Services, filled: Filled) -> None:
    from network.accounts.model import WrongSignIn

    services.erasure.erase(filled.actor)

    with pytest.raises(WrongSignIn):
        filled.somebody.sign_in(password=filled.canaries.made["password"])


def test_a_line_says_that_somebody_was_erased_and_not_who(
    services: Services, filled: Filled, graph: RollbackGraph
) -> None:
    services.erasure.erase(filled.actor)

    line = service_events(services, graph)[-1]

    assert line["event"] == Event.ERASED
    assert line["by"] is None
    assert filled.actor.person_id not in str(line)
    assert SERVICE not in {fault.stream for fault in services.audit.verify()}


def test_an_upload_that_waits_to_be_brought_in_goes_too(services: Services, filled: Filled) -> None:
    services.waiting.keep(filled.actor, [SourceFile("friends.csv", b"name")])

    services.erasure.erase(filled.actor)

    assert list(services.waiting.blobs.ids()) == []


def test_the_journal_knows_it(services: Services, filled: Filled) -> None:
    services.erasure.erase(filled.actor)

    entries = list(services.erasure.journal.entries())

    assert (What.ERASED, filled.actor.person_id) in [(e.what, e.person_id) for e in entries]


def test_nobody_else_loses_anything(services: Services, filled: Filled) -> None:
    other = fill(services)
    before = services.maps.open_whole(other.actor)

    services.erasure.erase(filled.actor)

    assert services.maps.open_whole(other.actor) == before
    assert services.maps.photo(other.actor, other.photo_id)[1]


def test_it_needs_a_fresh_password_and_no_recovery_in_the_last_week(
    services: Services, filled: Filled
) -> None:
    with pytest.raises(StepUpNeeded):
        services.erasure.erase(replace(filled.actor, stepped_up=False))
    with pytest.raises(NotPermitted):
        services.erasure.erase(replace(filled.actor, guarded=True))
    assert services.maps.open(filled.actor).connections


class Stopping(Exception):
    """The process ends here."""


class StoppingBlobs(FolderBlobs):
    """A folder at which the process ends."""

    def delete(self, blob_id: str) -> None:
        raise Stopping


STOPS: dict[str, Callable[[Any], Any]] = {
    "before the journal": lambda erasure: _with(erasure, "journal"),
    "at the pictures": lambda erasure: replace(erasure, blobs=StoppingBlobs(erasure.blobs.folder)),
    "before the keys": lambda erasure: _with(erasure, "sealer"),
}


class _Stops:
    """Stands where a part of the erasure stands, and ends the process when it is used."""

    def __getattr__(self, _: str) -> Any:
        raise Stopping


def _with(erasure: Any, part: str) -> Any:
    return replace(erasure, **{part: _Stops()})


@pytest.mark.parametrize("where", STOPS)
def test_a_stop_in_between_is_made_good_by_the_worker(
    services: Services, filled: Filled, graph: RollbackGraph, where: str
) -> None:
    person_id, session_id = filled.actor.person_id, filled.actor.session_id
    with pytest.raises(Stopping):
        STOPS[where](services.erasure).erase(filled.actor)
    # Whatever else is still there, nobody gets in any more.
    assert graph.cypher("MATCH (a:Account)<--(p:Person {id: $id}) RETURN a", id=person_id) == []
    assert graph.cypher("MATCH (s:Session {id: $id}) RETURN s", id=session_id) == []

    services.worker.run_once()

    assert traces(graph, person_id, filled.kept.id, filled.photo_id) == []
    assert list(services.blobs.ids()) == []
    assert services.keys.ids(person_id) == []
    assert service_events(services, graph)[-1]["event"] == Event.ERASED


def test_resuming_again_and_again_writes_one_line(
    services: Services, filled: Filled, graph: RollbackGraph
) -> None:
    from network.identity import EventId

    person_id = filled.actor.person_id
    event = OutboxEvent(
        id=EventId(person_id), kind=EventKind.RESUME_ERASURE, person_id=person_id, attempts=1
    )
    services.erasure.erase(filled.actor)
    before = len(service_events(services, graph))

    for _ in range(3):
        services.erasure.resume(event)

    assert len(service_events(services, graph)) == before


def test_what_is_unavailable_for_a_moment_is_not_an_error_for_the_person(
    services: Services, filled: Filled
) -> None:
    class Away(FolderBlobs):
        def delete(self, blob_id: str) -> None:
            raise Unavailable

    erasure = replace(services.erasure, blobs=Away(services.settings.blobs))

    assert not erasure.erase(filled.actor).finished
    services.worker.run_once()
    assert services.keys.ids(filled.actor.person_id) == []


def test_a_map_too_large_for_one_batch_goes_too(services: Services, graph: RollbackGraph) -> None:
    person = somebody(services)
    actor: Actor = person.fresh()
    graph.cypher(
        "MATCH (p:Person {id: $id}) UNWIND range(1, 1300) AS n"
        " CREATE (p)-[:TOOK]->(:Step {id: $id + toString(n), seq: n, sealed: $s})",
        id=actor.person_id,
        s=services.sealer.seal(actor.person_id, record_id="x", kind="Step", value={}),
    )

    assert services.erasure.erase(actor).finished
    assert traces(graph, actor.person_id) == []


def test_a_tombstone_without_a_person_is_no_event_for_it(services: Services) -> None:
    from network.identity import EventId

    with pytest.raises(Broken):
        services.erasure.resume(
            OutboxEvent(id=EventId("x"), kind=EventKind.RESUME_ERASURE, person_id=None, attempts=1)
        )
