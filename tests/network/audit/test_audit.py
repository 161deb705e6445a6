"""The record: sealed, chained, and shown to the person it is about."""

from datetime import datetime

import pytest

from network.actor import Actor, Capacity
from network.audit import events
from network.audit.events import KEYS, LOOKS, SERVICE, Event, WrongDetail
from network.audit.model import Harm
from network.audit.use_cases import Audit
from network.clock import FrozenClock
from network.identity import PersonId, new_id
from network.keys.sealing import Sealer
from tests.graphs import RollbackGraph


@pytest.fixture
def audit(graph: RollbackGraph, sealer: Sealer, clock: FrozenClock) -> Audit:
    return Audit(graph=graph, sealer=sealer, clock=clock)


@pytest.fixture
def me(sealer: Sealer) -> Actor:
    actor = Actor(person_id=PersonId(new_id()))
    sealer.keys.make(actor.person_id)
    return actor


def operator(me: Actor) -> Actor:
    return Actor(person_id=me.person_id, capacity=Capacity.OPERATOR)


def a_look(audit: Audit, me: Actor, command: str = "map export") -> None:
    audit.note(me.person_id, Event.READ_BY_OPERATOR, by=operator(me), detail={"command": command})


def harms(audit: Audit, me: Actor) -> list[tuple[int, Harm]]:
    return [(fault.seq, fault.harm) for fault in audit.verify() if fault.stream == me.person_id]


def test_a_look_by_somebody_else_is_shown(audit: Audit, me: Actor, clock: FrozenClock) -> None:
    a_look(audit, me)

    [line] = audit.who_looked(me)

    assert line.event is Event.READ_BY_OPERATOR
    assert line.by is Capacity.OPERATOR
    assert not line.mine
    assert line.at == clock.now()
    assert line.detail == {"command": "map export"}


def test_what_i_took_out_myself_is_shown_as_mine(audit: Audit, me: Actor) -> None:
    audit.note(me.person_id, Event.MAP_TAKEN_OUT, by=me, detail={"format": "gedcom"})

    [line] = audit.who_looked(me)

    assert line.mine


def test_signing_in_is_kept_but_is_no_look(audit: Audit, me: Actor) -> None:
    audit.note(me.person_id, Event.SIGNED_OUT, by=me)

    assert audit.who_looked(me) == []


def test_nobody_sees_looks_at_somebody_else(audit: Audit, me: Actor, sealer: Sealer) -> None:
    a_look(audit, me)
    other = Actor(person_id=PersonId(new_id()))

    assert audit.who_looked(other) == []


def test_looks_page_from_the_newest(audit: Audit, me: Actor) -> None:
    for number in range(5):
        a_look(audit, me, command=str(number))

    first = audit.who_looked(me, limit=3)
    rest = audit.who_looked(me, before=first[-1].seq, limit=3)

    assert [line.detail["command"] for line in first + rest] == ["4", "3", "2", "1", "0"]


def test_a_detail_that_was_not_planned_is_refused(audit: Audit, me: Actor) -> None:
    with pytest.raises(WrongDetail):
        audit.note(me.person_id, Event.SIGNED_OUT, by=me, detail={"name": "Maya"})


def test_the_service_has_a_stream_of_its_own(audit: Audit, sealer: Sealer) -> None:
    audit.note(SERVICE, Event.BACKUP_MADE, by=None, detail={"set": "graph"})

    assert [fault for fault in audit.verify() if fault.stream == SERVICE] == []


def test_nothing_in_a_line_is_readable_in_the_graph(
    audit: Audit, me: Actor, graph: RollbackGraph
) -> None:
    a_look(audit, me, command="map export to paper")

    [row] = graph.cypher(
        "MATCH (audit:Audit {stream: $stream}) RETURN audit {.*} AS audit", stream=me.person_id
    )

    assert row["audit"].keys() == {"id", "stream", "seq", "prev", "hash", "sealed"}
    assert b"paper" not in bytes(row["audit"]["sealed"])
    assert b"operator" not in bytes(row["audit"]["sealed"])


def test_an_untouched_chain_holds(audit: Audit, me: Actor) -> None:
    for _ in range(3):
        a_look(audit, me)

    assert harms(audit, me) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("SET audit.sealed = other.sealed", Harm.ALTERED),
        ("SET audit.hash = 'ab'", Harm.ALTERED),
        ("REMOVE audit.sealed", Harm.ALTERED),
        ("REMOVE audit.id", Harm.ALTERED),
        ("SET audit.prev = other.prev", Harm.ALTERED),
        ("DELETE audit", Harm.MISSING),
    ],
)
def test_a_chain_that_was_touched_is_found(
    audit: Audit, me: Actor, graph: RollbackGraph, change: str, expected: Harm
) -> None:
    for _ in range(3):
        a_look(audit, me)
    graph.cypher(
        "MATCH (audit:Audit {stream: $s, seq: 2}), (other:Audit {stream: $s, seq: 1})" + change,
        s=me.person_id,
    )

    assert harms(audit, me) == [(2, expected)]


def test_cutting_off_the_end_is_found(audit: Audit, me: Actor, graph: RollbackGraph) -> None:
    for _ in range(3):
        a_look(audit, me)
    graph.cypher("MATCH (audit:Audit {stream: $s, seq: 3}) DELETE audit", s=me.person_id)

    assert harms(audit, me) == [(3, Harm.TRUNCATED)]


def test_the_chain_holds_after_the_key_is_gone(audit: Audit, me: Actor, sealer: Sealer) -> None:
    a_look(audit, me)

    sealer.keys.destroy(me.person_id)

    assert harms(audit, me) == []


def test_every_event_declares_its_details() -> None:
    assert KEYS.keys() == set(Event)
    assert set(Event) >= LOOKS
    assert events.checked(Event.SIGNED_OUT, {}) == {}


def test_a_line_that_cannot_be_written_stops_what_it_is_about(
    audit: Audit, sealer: Sealer, clock: FrozenClock
) -> None:
    from network.audit.use_cases import record
    from network.errors import Broken
    from network.graph.door import Tx

    stranger = new_id()
    happened: list[datetime] = []

    def work(tx: Tx) -> None:
        record(
            tx,
            sealer,
            stream=stranger,
            event=Event.SIGNED_OUT,
            at=clock.now(),
            by=None,
            detail={},
        )
        happened.append(clock.now())

    with pytest.raises(Broken):
        audit.graph.write(work)
    assert happened == []
