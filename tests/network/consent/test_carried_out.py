"""Of a change and of a disclosure: who may, what a shut record lets through, what is written."""

from typing import Any

import pytest

from network.actor import Actor, Capacity
from network.audit import store as audit_store
from network.clock import FrozenClock
from network.consent import store
from network.consent.acts import Act
from network.consent.kinds import Channel, Purpose, Told
from network.consent.model import Asked, Decision
from network.consent.outcomes import Outcome
from network.consent.outward import Outward
from network.consent.widening import Pressed
from network.desk import store as desk
from network.errors import Broken, NotFound, OperationReused
from network.graph.door import Tx
from network.keys.inventory import SERVICE
from network.keys.sealing import Sealer, key_id_of
from tests.graphs import RollbackGraph
from tests.network.consent.kept_pair import LETTERS, KeptPair, an_operation


@pytest.fixture
def two(graph: RollbackGraph, sealer: Sealer, clock: FrozenClock) -> KeptPair:
    """Two people who have signed up."""
    return KeptPair.make(graph, sealer, clock)


def spoil_pair(two: KeptPair) -> None:
    """What is between the two opens no more."""
    two.graph.cypher(
        "MATCH (:Person {id: $id})-[:IN_PAIR]->(pair:Pair) SET pair.sealed = $sealed",
        id=two.ade.person_id,
        sealed=b"broken",
    )


def decisions(two: KeptPair) -> list[dict[str, Any]]:
    """Every line of the record between the two."""
    stream = store.pair_id(two.sealer, two.ade.person_id, two.keisha.person_id)
    rows = two.graph.read(lambda tx: audit_store.chain(tx, stream, after=0))
    return [
        two.sealer.open(stream, record_id=row["id"], kind="Audit", sealed=row["sealed"])
        for row in rows
    ]


def test_nobody_closes_the_door_to_themselves(two: KeptPair) -> None:
    with pytest.raises(NotFound):
        two.narrowing.block(two.ade, two.ade.person_id, an_operation())


def test_under_a_hat_somebody_can_close_and_opens_nothing_of_their_own(two: KeptPair) -> None:
    at_work = Actor(person_id=two.ade.person_id, stepped_up=True, capacity=Capacity.IN_TOUCH_WORKER)

    two.opening.grant(at_work, two.keisha.person_id, an_operation(), LETTERS)
    two.narrowing.block(at_work, two.keisha.person_id, an_operation())

    assert len(two.between().blocks) == 1
    assert two.between().grants == ()


def test_where_ones_own_record_does_not_open_nothing_is_said_to_be_closed(two: KeptPair) -> None:
    two.narrowing.close_to_requests(two.keisha, an_operation())
    two.graph.cypher(
        "MATCH (:Person {id: $id})-[:HAS_PROTECTION]->(own) SET own.sealed = $sealed",
        id=two.keisha.person_id,
        sealed=b"broken",
    )

    with pytest.raises(Broken):
        two.narrowing.block(two.keisha, two.ade.person_id, an_operation())


def test_nothing_is_opened_where_what_is_between_the_two_does_not_open(two: KeptPair) -> None:
    two.narrowing.block(two.keisha, two.ade.person_id, an_operation())
    spoil_pair(two)

    two.yes(two.keisha)
    two.opening.unblock(two.keisha, two.ade.person_id, an_operation())

    own = two.mine.protections(two.keisha)
    assert (own.widenings, own.vetoes) == ((), ())


def test_of_somebody_who_has_gone_nothing_is_opened_either_where_it_does_not_open(
    two: KeptPair,
) -> None:
    two.narrowing.block(two.keisha, two.ade.person_id, an_operation())
    spoil_pair(two)
    two.graph.cypher(
        "MATCH (person:Person {id: $id}) SET person.erasing = true", id=two.ade.person_id
    )

    two.opening.unblock(two.keisha, two.ade.person_id, an_operation())

    own = two.mine.protections(two.keisha)
    assert (own.widenings, own.vetoes) == ((), ())


def test_who_opens_something_under_pressure_is_alone_on_the_desk(two: KeptPair) -> None:
    two.yes(two.keisha, Pressed(yes=True))

    ours = two.sealer.keys.ids(SERVICE)
    rows = two.graph.cypher("MATCH (task:Task) RETURN task.id AS id, task.sealed AS sealed")
    ids = [row["id"] for row in rows if key_id_of(row["sealed"]) in ours]
    [task] = [two.graph.write(lambda tx, one=one: desk.lock(tx, two.sealer, one)) for one in ids]
    assert (task.about, task.other) == (two.keisha.person_id, None)


def test_the_record_between_two_says_who_asked_and_who_changed_something(two: KeptPair) -> None:
    two.both_say_yes()
    two.ask()
    two.narrowing.block(two.keisha, two.ade.person_id, an_operation())

    ade, keisha = two.ade.person_id, two.keisha.person_id
    assert [line["by"] for line in decisions(two)] == [ade, keisha, ade, keisha]


def test_the_first_thing_between_two_is_in_their_own_record(two: KeptPair) -> None:
    two.narrowing.block(two.keisha, two.ade.person_id, an_operation())

    assert [line["detail"]["act"] for line in decisions(two)] == ["block"]


def test_the_key_of_something_that_was_let_happen_lets_nothing_else_happen(two: KeptPair) -> None:
    two.both_say_yes()
    same = an_operation()
    two.ask(operation=same)
    other = Asked(
        asker=two.ade.person_id,
        other=two.keisha.person_id,
        act=Act.WRITE,
        purpose=Purpose.RECONNECT,
        channel=Channel.RELAY_MAIL,
    )

    with pytest.raises(OperationReused):
        two.disclosures.disclose(two.ade, other, same, lambda _tx, _decision: None)


def test_what_is_let_happen_gets_the_unit_of_work_and_the_decision(two: KeptPair) -> None:
    two.both_say_yes()
    met: list[tuple[bool, Decision]] = []

    def effect(tx: Tx, decision: Decision) -> None:
        # Both are locked here: what is read now is what was decided on.
        again = store.lock_two(tx, two.sealer, two.ade.person_id, two.keisha.person_id)
        met.append((again.known, decision))

    answer = two.let(effect)

    assert met == [(True, answer.decision)]
    assert answer.decision.outcome is Outcome.PERMIT


def test_what_the_other_one_chose_to_tell_is_met_by_who_hears_the_answer(two: KeptPair) -> None:
    two.both_say_yes()
    two.change(told={two.ade.person_id: Told.RETURNED_FOR_WORDING})

    assert two.ask().outward is Outward.RETURNED
    assert two.ask(by=two.keisha).outward is not Outward.RETURNED
