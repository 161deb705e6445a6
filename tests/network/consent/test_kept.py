"""Yes and no in a real store: kept, decided, taken back, written down."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from network.actor import Actor
from network.audit import store as audit_store
from network.audit.use_cases import Audit
from network.clock import FrozenClock
from network.consent import store
from network.consent.acts import Act
from network.consent.kinds import AudienceKind, HoldCause, Proof, Purpose, VetoKind
from network.consent.model import Asked, Decision
from network.consent.outcomes import Outcome, Reason
from network.consent.outward import Outward
from network.consent.protection import Audience
from network.consent.widening import Pressed
from network.desk import store as desk
from network.desk.model import DeskKind
from network.errors import (
    Broken,
    NotFound,
    NotPermitted,
    OperationReused,
    StepUpNeeded,
    WrongMoment,
)
from network.graph import fence
from network.identity import PersonId, new_id
from network.keys.inventory import SERVICE
from network.keys.sealing import Sealer, key_id_of
from tests.graphs import RollbackGraph
from tests.network.consent.kept_pair import DAY, LETTERS, KeptPair, an_operation

PERMITTED = (Outcome.PERMIT, Reason.CONSENT)


@pytest.fixture
def two(graph: RollbackGraph, sealer: Sealer, clock: FrozenClock) -> KeptPair:
    """Two people who have signed up."""
    return KeptPair.make(graph, sealer, clock)


def desk_kinds(two: KeptPair) -> list[DeskKind]:
    """What lies on the desk about either. What other tests have put there opens with other keys."""
    ours = two.sealer.keys.ids(SERVICE)
    rows = two.graph.cypher("MATCH (task:Task) RETURN task.id AS id, task.sealed AS sealed")
    ids = [row["id"] for row in rows if key_id_of(row["sealed"]) in ours]
    tasks = [two.graph.write(lambda tx, one=one: desk.lock(tx, two.sealer, one)) for one in ids]
    people = {two.ade.person_id, two.keisha.person_id}
    return [task.kind for task in tasks if task and task.about in people]


def test_without_a_yes_nothing_happens_and_nothing_is_kept_between_them(two: KeptPair) -> None:
    happened: list[Decision] = []

    answer = two.ask(happened=happened)

    assert answer.decision.reason is Reason.DEFAULT
    assert (answer.outward, happened) == (Outward.KEPT, [])
    assert (
        two.graph.cypher(
            "MATCH (:Person {id: $id})-[:IN_PAIR]->(pair) RETURN pair", id=two.ade.person_id
        )
        == []
    )


def test_two_yeses_count_after_two_days_and_not_a_moment_before(two: KeptPair) -> None:
    two.yes(two.ade)
    two.yes(two.keisha)
    two.clock.move(2 * DAY - timedelta(seconds=1))
    before = two.answer()
    two.clock.move(timedelta(seconds=1))

    assert before == (Outcome.DENY, Reason.WAITING)
    assert two.answer() == PERMITTED


def test_one_yes_alone_opens_nothing(two: KeptPair) -> None:
    two.yes(two.keisha)
    two.clock.move(3 * DAY)

    assert two.answer() == (Outcome.DENY, Reason.ONE_WAY_ONLY)


def test_what_is_let_happen_happens_once_however_often_it_is_asked(two: KeptPair) -> None:
    two.both_say_yes()
    happened: list[Decision] = []
    same = an_operation()

    for _ in range(3):
        two.ask(operation=same, happened=happened)

    assert len(happened) == 1


def test_a_key_that_was_used_for_something_else_is_refused(two: KeptPair) -> None:
    same = an_operation()
    two.narrowing.block(two.ade, two.keisha.person_id, same)

    with pytest.raises(OperationReused):
        two.narrowing.block(two.ade, two.keisha.person_id, same, hides_past=True)


def test_a_block_that_is_sent_twice_is_one_block(two: KeptPair) -> None:
    same = an_operation()

    for _ in range(2):
        two.narrowing.block(two.ade, two.keisha.person_id, same)

    assert len(two.between().blocks) == 1


def closes(two: KeptPair, how: str) -> None:
    mine, other = two.keisha, two.ade.person_id
    narrowing = two.narrowing
    ways: dict[str, Callable[[], None]] = {
        "block": lambda: narrowing.block(mine, other, an_operation()),
        "order": lambda: narrowing.say_order(mine, other, an_operation()),
        "report": lambda: narrowing.report(mine, other, an_operation()),
        "veto": lambda: narrowing.veto(mine, an_operation(), VetoKind.ABSOLUTE),
        "veto of one": lambda: narrowing.veto(
            mine, an_operation(), VetoKind.BY_PERSON, person_id=other
        ),
        "revocation": lambda: narrowing.revoke(
            mine, other, an_operation(), [g.id for g in two.between().grants if g.grantor != other]
        ),
    }
    ways[how]()


REASONS = {
    "block": Reason.BLOCKED,
    "order": Reason.ORDER_SAID,
    "report": Reason.SAFEGUARDING_HOLD,
    "veto": Reason.VETO_ABSOLUTE,
    "veto of one": Reason.VETO_OF_PERSON,
    "revocation": Reason.REVOKED,
}


@pytest.mark.parametrize("how", REASONS)
def test_what_is_closed_is_closed_at_once(two: KeptPair, how: str) -> None:
    two.both_say_yes()
    assert two.answer() == PERMITTED

    closes(two, how)

    assert two.answer()[1] is REASONS[how]


@pytest.mark.parametrize("contact_existed", [False, True])
def test_whatever_closed_it_looks_the_same(
    graph: RollbackGraph, sealer: Sealer, clock: FrozenClock, contact_existed: bool
) -> None:
    met = set()
    for how in REASONS:
        two = KeptPair.make(graph, sealer, clock)
        two.both_say_yes()
        two.change(contact_existed=contact_existed)
        closes(two, how)
        met.add(two.ask().outward)

    assert met == {Outward.PAUSED if contact_existed else Outward.KEPT}


def test_one_yes_taken_back_leaves_the_others(two: KeptPair) -> None:
    two.both_say_yes()
    two.yes(two.keisha)
    two.clock.move(2 * DAY)
    first = next(g for g in two.between().grants if g.grantor == two.keisha.person_id)

    two.narrowing.revoke(two.keisha, two.ade.person_id, an_operation(), [first.id])

    assert two.answer() == PERMITTED
    assert two.between().epoch == 1


def test_nobody_takes_back_what_another_gave(two: KeptPair) -> None:
    two.both_say_yes()
    hers = [g.id for g in two.between().grants if g.grantor == two.keisha.person_id]

    with pytest.raises(NotFound):
        two.narrowing.revoke(two.ade, two.keisha.person_id, an_operation(), hers)

    assert two.answer() == PERMITTED


def test_unblocking_counts_after_two_days_and_brings_no_old_yes_back(two: KeptPair) -> None:
    two.both_say_yes()
    closes(two, "block")

    two.opening.unblock(two.keisha, two.ade.person_id, an_operation())
    at_once = two.answer()
    two.clock.move(2 * DAY)

    assert at_once == (Outcome.DENY, Reason.BLOCKED)
    assert two.answer() == (Outcome.DENY, Reason.OLD_EPOCH)


def test_unblocking_can_be_undone_unseen(two: KeptPair) -> None:
    closes(two, "block")
    two.opening.unblock(two.keisha, two.ade.person_id, an_operation())
    (waits,) = two.mine.waiting(two.keisha)

    two.narrowing.undo_widening(two.keisha, an_operation(), waits.id, other=two.ade.person_id)
    two.clock.move(3 * DAY)

    assert two.mine.waiting(two.keisha) == []
    assert two.answer() == (Outcome.DENY, Reason.BLOCKED)


def test_a_yes_that_is_taken_back_in_time_never_was(two: KeptPair) -> None:
    two.yes(two.ade)
    two.yes(two.keisha)
    (waits,) = two.mine.waiting(two.keisha)

    two.narrowing.undo_widening(two.keisha, an_operation(), waits.id, other=two.ade.person_id)
    two.clock.move(3 * DAY)

    assert two.answer() == (Outcome.DENY, Reason.UNDONE)


def test_nobody_undoes_what_another_opened(two: KeptPair) -> None:
    two.yes(two.keisha)
    (waits,) = two.mine.waiting(two.keisha)

    with pytest.raises(NotFound):
        two.narrowing.undo_widening(two.ade, an_operation(), waits.id, other=two.keisha.person_id)


def test_an_order_that_was_only_said_can_be_taken_back_by_who_said_it(two: KeptPair) -> None:
    closes(two, "order")
    (order,) = two.between().restrictions

    two.opening.take_order_back(two.keisha, two.ade.person_id, an_operation(), order.id)
    two.clock.move(2 * DAY)

    assert two.answer() == (Outcome.DENY, Reason.DEFAULT)
    assert desk_kinds(two) == [DeskKind.ORDER_SAID]


def test_an_order_whose_paper_was_seen_is_not_taken_back_by_one(two: KeptPair) -> None:
    closes(two, "order")
    (order,) = two.between().restrictions
    two.change(restrictions=(replace(order, proof=Proof.VERIFIED),))

    with pytest.raises(WrongMoment):
        two.opening.take_order_back(two.keisha, two.ade.person_id, an_operation(), order.id)


def test_the_same_key_with_other_words_is_another_yes(two: KeptPair) -> None:
    same = an_operation()
    two.opening.grant(two.keisha, two.ade.person_id, same, LETTERS)
    other = replace(LETTERS, wording=replace(LETTERS.wording, id="share-2"))

    with pytest.raises(OperationReused):
        two.opening.grant(two.keisha, two.ade.person_id, same, other)


def test_a_veto_is_lifted_after_two_days_by_who_said_it(two: KeptPair) -> None:
    closes(two, "veto")
    (veto,) = two.mine.protections(two.keisha).vetoes

    with pytest.raises(NotFound):
        two.opening.lift_veto(two.ade, an_operation(), veto.id)
    two.opening.lift_veto(two.keisha, an_operation(), veto.id)
    at_once = two.answer()
    two.clock.move(2 * DAY)

    assert at_once == (Outcome.DENY, Reason.VETO_ABSOLUTE)
    assert two.answer() == (Outcome.DENY, Reason.DEFAULT)


def test_requests_may_be_brought_two_days_after_that_was_said(two: KeptPair) -> None:
    two.opening.open_to_requests(two.keisha, an_operation())
    open_at = two.mine.protections(two.keisha)

    assert not open_at.open_to_requests(two.clock.now())
    assert open_at.open_to_requests(two.clock.now() + 2 * DAY)
    two.narrowing.close_to_requests(two.keisha, an_operation())
    later = two.clock.now() + 9 * DAY
    assert not two.mine.protections(two.keisha).open_to_requests(later)


def test_who_must_not_know_is_kept(two: KeptPair) -> None:
    audience = Audience(kind=AudienceKind.ORGANISATION, id=new_id())

    two.narrowing.keep_from(two.keisha, an_operation(), audience)

    (secrecy,) = two.mine.protections(two.keisha).secrecies
    assert (secrecy.owner, secrecy.audience) == (two.keisha.person_id, audience)


def test_opening_needs_the_password_again_and_closing_never_does(two: KeptPair) -> None:
    tired = Actor(person_id=two.keisha.person_id)

    with pytest.raises(StepUpNeeded):
        two.opening.grant(tired, two.ade.person_id, an_operation(), LETTERS)
    two.narrowing.block(tired, two.ade.person_id, an_operation())

    assert len(two.between().blocks) == 1


def test_a_quiet_yes_holds_everything_and_looks_the_same(two: KeptPair) -> None:
    two.both_say_yes()

    two.yes(two.keisha, Pressed(yes=True))

    assert two.answer() == (Outcome.HOLD, Reason.SAFEGUARDING_HOLD)
    assert two.answer(by=two.keisha) == (Outcome.HOLD, Reason.SAFEGUARDING_HOLD)
    assert [one.record_id for one in two.mine.waiting(two.keisha)] == [two.between().grants[-1].id]
    assert desk_kinds(two) == [DeskKind.UNDER_PRESSURE]
    held = two.graph.write(lambda tx: store.lock_one(tx, two.sealer, two.keisha.person_id))
    assert held is not None
    assert [hold.cause for hold in held.life.holds] == [HoldCause.UNDER_PRESSURE]


def test_what_can_not_be_read_is_closed_and_can_still_be_closed_further(two: KeptPair) -> None:
    two.both_say_yes()
    two.graph.cypher(
        "MATCH (:Person {id: $id})-[:IN_PAIR]->(pair:Pair) SET pair.sealed = $sealed",
        id=two.ade.person_id,
        sealed=b"\x01" + b"x" * 90,
    )

    closed = two.answer()
    closes(two, "block")

    assert closed == (Outcome.DENY, Reason.BROKEN)
    (veto,) = two.mine.protections(two.keisha).vetoes
    assert veto.person_id == two.ade.person_id


def test_whoever_begins_something_where_nothing_can_be_read_is_answered_too(
    two: KeptPair,
) -> None:
    closes(two, "block")
    two.graph.cypher(
        "MATCH (:Person {id: $id})-[:IN_PAIR]->(pair:Pair) SET pair.sealed = $sealed",
        id=two.ade.person_id,
        sealed=b"broken",
    )

    assert two.answer(Act.REQUEST) == (Outcome.DENY, Reason.BROKEN)


def test_an_older_record_that_is_put_back_is_noticed(two: KeptPair) -> None:
    two.both_say_yes()
    (before,) = _sealed(two)
    closes(two, "block")

    two.graph.cypher(
        "MATCH (:Person {id: $id})-[:IN_PAIR]->(pair:Pair) SET pair.sealed = $sealed",
        id=two.ade.person_id,
        sealed=before,
    )

    assert two.answer() == (Outcome.DENY, Reason.BROKEN)


def test_somebody_who_is_not_there_is_met_like_anybody(two: KeptPair) -> None:
    nobody = KeptPair(
        two.graph, two.sealer, two.clock, two.ade, Actor(person_id=PersonId(new_id()))
    )

    nobody.narrowing.block(nobody.ade, nobody.keisha.person_id, an_operation())

    assert nobody.ask().outward is two.ask().outward is Outward.KEPT


@pytest.mark.parametrize(
    "shut", ["meta.fencedUntil = datetime('9999-01-01')", "meta.closed = true"]
)
def test_nothing_is_disclosed_while_writing_is_held_off(two: KeptPair, shut: str) -> None:
    happened: list[Decision] = []
    two.both_say_yes()
    two.graph.cypher(f"MATCH (meta:Meta {{id: 'store'}}) SET {shut}")

    with pytest.raises(fence.HeldOff):
        two.ask(happened=happened)

    assert happened == []


def test_of_somebody_who_is_not_there_nothing_is_locked(two: KeptPair) -> None:
    gone = PersonId(new_id())

    found = two.graph.write(lambda tx: store.lock_one(tx, two.sealer, gone))

    assert found is None


def test_nobody_asks_for_another(two: KeptPair) -> None:
    with pytest.raises(NotPermitted):
        two.disclosures.disclose(
            two.keisha, _writes(two), an_operation(), lambda _tx, _decision: None
        )


def test_every_decision_is_written_down_where_neither_is_shown_it(two: KeptPair) -> None:
    two.both_say_yes()
    two.ask()
    closes(two, "block")
    two.ask()
    stream = store.pair_id(two.sealer, two.ade.person_id, two.keisha.person_id)
    rows = two.graph.read(lambda tx: audit_store.chain(tx, stream, after=0))
    audit = Audit(graph=two.graph, sealer=two.sealer, clock=two.clock)

    said = [
        two.sealer.open(stream, record_id=row["id"], kind="Audit", sealed=row["sealed"])["detail"]
        for row in rows
    ]

    assert [(one["act"], one["reason"]) for one in said] == [
        ("grant", "widening"),
        ("grant", "widening"),
        ("write", "consent"),
        ("block", "narrowing"),
        ("write", "blocked"),
    ]
    assert audit.who_looked(two.ade) == audit.who_looked(two.keisha) == []


def test_what_is_between_two_people_opens_with_no_persons_key(two: KeptPair) -> None:
    closes(two, "block")
    (sealed,) = _sealed(two)
    pair_id = store.pair_id(two.sealer, two.ade.person_id, two.keisha.person_id)

    assert two.sealer.open(pair_id, record_id=pair_id, kind="Pair", sealed=sealed)
    for person in (two.ade.person_id, two.keisha.person_id):
        with pytest.raises(Broken):
            two.sealer.open(person, record_id=pair_id, kind="Pair", sealed=sealed)


def _sealed(two: KeptPair) -> list[bytes]:
    rows = two.graph.cypher(
        "MATCH (:Person {id: $id})-[:IN_PAIR]->(pair:Pair) RETURN pair.sealed AS sealed",
        id=two.ade.person_id,
    )
    return [row["sealed"] for row in rows]


def _writes(two: KeptPair) -> Asked:
    return Asked(
        asker=two.ade.person_id,
        other=two.keisha.person_id,
        act=Act.WRITE,
        purpose=Purpose.RECONNECT,
    )
