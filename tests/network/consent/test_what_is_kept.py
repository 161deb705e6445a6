"""What closing something leaves behind: the parts that no decision alone would miss."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from network.audit import store as audit_store
from network.audit.events import Event
from network.clock import FrozenClock
from network.consent import around, store
from network.consent.acts import Act
from network.consent.kept import Between
from network.consent.kinds import (
    AudienceKind,
    GrantStatus,
    HoldCause,
    Instrument,
    Proof,
    RelativeKind,
    Scope,
    SecrecyKind,
    VetoKind,
    WideningKind,
)
from network.consent.leaving import Leaving
from network.consent.model import Widening
from network.consent.protection import Audience, Lifted, Restriction
from network.consent.widening import Pressed
from network.desk import store as desk
from network.desk.model import DeskKind
from network.errors import OperationReused, WrongMoment
from network.identity import ProtectionId, new_id
from network.keys.sealing import Sealer
from tests.graphs import RollbackGraph
from tests.network.consent.kept_pair import LETTERS, KeptPair, an_operation
from tests.network.consent.making import LEADS
from tests.network.consent.pairs import NOW, cool_off, hold, lifted, order

PARENTS = frozenset({RelativeKind.PARENT})
A_HOME = Audience(kind=AudienceKind.HOME_STAFF, id="home-1")


@pytest.fixture
def two(graph: RollbackGraph, sealer: Sealer, clock: FrozenClock) -> KeptPair:
    """Two people who have signed up."""
    return KeptPair.make(graph, sealer, clock)


def test_a_report_holds_what_is_between_the_two_and_nothing_else(two: KeptPair) -> None:
    two.both_say_yes()
    grants = two.between().grants

    two.narrowing.report(two.keisha, two.ade.person_id, an_operation())

    between = two.between()
    [kept] = between.holds
    assert (kept.person_id, kept.other_id) == (two.ade.person_id, two.keisha.person_id)
    assert kept.cause is HoldCause.REPORTED
    # Nothing is taken back: lifted by two, what was granted counts again.
    assert [one.epoch for one in between.grants] == [between.epoch for _ in grants]


def test_an_order_is_said_by_who_says_it_whatever_is_known_of_it(two: KeptPair) -> None:
    known = Restriction(
        id=ProtectionId(new_id()),
        protected=two.ade.person_id,
        restrained=two.keisha.person_id,
        instrument=Instrument.NON_MOLESTATION_ORDER,
        proof=Proof.VERIFIED,
        verified_by=two.ade.person_id,
        verified_on=date(2020, 1, 1),
        entered_at=two.clock.now() - two.clock.now().resolution,
    )

    two.narrowing.say_order(two.keisha, two.ade.person_id, an_operation(), known)

    [kept] = two.between().restrictions
    assert kept.id != known.id
    assert (kept.protected, kept.restrained) == (two.keisha.person_id, two.ade.person_id)
    assert (kept.said_by, kept.instrument) == (two.keisha.person_id, known.instrument)
    assert (kept.proof, kept.verified_by, kept.verified_on) == (Proof.SAID, None, None)
    assert kept.entered_at == two.clock.now()


def test_which_relatives_are_unwelcome_and_what_must_not_be_seen_is_kept(two: KeptPair) -> None:
    items = frozenset({"a part"})

    two.narrowing.veto(two.keisha, an_operation(), VetoKind.BY_KIND, relatives=PARENTS)
    two.narrowing.keep_from(
        two.keisha, an_operation(), A_HOME, kind=SecrecyKind.MUST_NOT_SEE, items=items
    )

    own = two.mine.protections(two.keisha)
    assert [one.relatives for one in own.vetoes] == [PARENTS]
    assert [(one.kind, one.items) for one in own.secrecies] == [(SecrecyKind.MUST_NOT_SEE, items)]


def test_the_same_key_for_another_veto_is_refused(two: KeptPair) -> None:
    key = an_operation()
    two.narrowing.veto(two.keisha, key, VetoKind.BY_KIND, relatives=PARENTS)

    with pytest.raises(OperationReused):
        two.narrowing.veto(two.keisha, key, VetoKind.ABSOLUTE)
    with pytest.raises(OperationReused):
        two.narrowing.veto(two.keisha, key, VetoKind.BY_KIND)


def test_the_same_key_for_another_secret_or_another_paper_is_refused(two: KeptPair) -> None:
    one, other = an_operation(), an_operation()
    two.narrowing.keep_from(two.keisha, one, A_HOME)
    two.narrowing.say_order(two.keisha, two.ade.person_id, other, order())

    with pytest.raises(OperationReused):
        two.narrowing.keep_from(two.keisha, one, Audience(kind=AudienceKind.WORKER, id="w"))
    with pytest.raises(OperationReused):
        two.narrowing.say_order(two.keisha, two.ade.person_id, other)


def test_all_that_protects_outlives_in_the_next_epoch(two: KeptPair) -> None:
    between = Between(epoch=4, version=7, holds=(hold(),), cool_offs=(cool_off(),), were_tied=True)

    left = between.after_leaving(two.ade.person_id)

    assert (left.holds, left.cool_offs) == (between.holds, between.cool_offs)
    assert (left.epoch, left.version, left.were_tied) == (5, 7, True)


def _veto(two: KeptPair) -> None:
    two.narrowing.veto(two.keisha, an_operation(), VetoKind.ABSOLUTE)
    two.narrowing.veto(two.keisha, an_operation(), VetoKind.BY_KIND, relatives=PARENTS)
    first, other = two.mine.protections(two.keisha).vetoes
    for one in (first, other):
        two.opening.lift_veto(two.keisha, an_operation(), one.id)


def _secret(two: KeptPair) -> None:
    for audience in (A_HOME, Audience(kind=AudienceKind.WORKER, id="w")):
        two.narrowing.keep_from(two.keisha, an_operation(), audience)
    for one in two.mine.protections(two.keisha).secrecies:
        two.opening.let_know(two.keisha, an_operation(), one.id)


def _order(two: KeptPair) -> None:
    ade = two.ade.person_id
    for _ in range(2):
        two.narrowing.say_order(two.keisha, ade, an_operation())
    for one in two.between().restrictions:
        two.opening.take_order_back(two.keisha, ade, an_operation(), one.id)


OPENED: dict[str, Callable[[KeptPair], None]] = {"veto": _veto, "secret": _secret, "order": _order}


@pytest.mark.parametrize("what", sorted(OPENED))
def test_opening_that_is_taken_back_leaves_that_one_shut_and_no_other(
    two: KeptPair, what: str
) -> None:
    OPENED[what](two)
    waiting = two.mine.waiting(two.keisha)
    other = two.ade.person_id if what == "order" else None

    two.narrowing.undo_widening(two.keisha, an_operation(), waiting[0].id, other=other)
    two.clock.move(timedelta(days=3))

    own = two.mine.protections(two.keisha)
    records: Any = {
        "veto": own.vetoes,
        "secret": own.secrecies,
        "order": two.between().restrictions,
    }[what]
    standing = {one.id for one in records if one.stands(two.clock.now())}
    assert standing == {waiting[0].record_id}


def test_a_wait_can_be_lifted_by_two_from_the_very_moment_that_it_ends() -> None:
    over = cool_off(until=NOW)

    assert not replace(over, lifted=lifted(*LEADS, at=NOW)).stands(NOW + timedelta(days=3))
    early = lifted(*LEADS, at=NOW - timedelta(seconds=1))
    assert replace(over, lifted=early).stands(NOW + timedelta(days=3))


def _own_record(two: KeptPair) -> list[tuple[str, str, str]]:
    """What Keisha's own record says: what happened, who did it, to what."""
    stream = two.keisha.person_id
    rows = two.graph.read(lambda tx: audit_store.chain(tx, stream, after=0))
    lines = [
        two.sealer.open(stream, record_id=row["id"], kind="Audit", sealed=row["sealed"])
        for row in rows
    ]
    return [(line["event"], line["by"], line["detail"]["what"]) for line in lines]


def test_ones_own_record_says_what_one_closed_and_what_one_opened(two: KeptPair) -> None:
    keisha = two.keisha
    two.narrowing.veto(keisha, an_operation(), VetoKind.ABSOLUTE)
    [veto] = two.mine.protections(keisha).vetoes
    two.opening.lift_veto(keisha, an_operation(), veto.id)
    two.opening.open_to_requests(keisha, an_operation())
    two.narrowing.close_to_requests(keisha, an_operation())

    assert _own_record(two) == [
        (Event.CLOSED, keisha.person_id, Act.VETO),
        (Event.OPENED, keisha.person_id, Act.LIFT_VETO),
        (Event.OPENED, keisha.person_id, Act.LET_KNOW),
        (Event.CLOSED, keisha.person_id, Act.WITHDRAW),
    ]


def test_a_lift_says_who_asked_when_and_from_when_it_counts(two: KeptPair) -> None:
    keisha, now = two.keisha, two.clock.now()
    two.narrowing.veto(keisha, an_operation(), VetoKind.ABSOLUTE)
    [veto] = two.mine.protections(keisha).vetoes

    two.opening.lift_veto(keisha, an_operation(), veto.id, Pressed(asked=False))

    own = two.mine.protections(keisha)
    assert own.vetoes == (replace(veto, lifted=Lifted(asked_at=now, by=(keisha.person_id,))),)
    [widening] = own.widenings
    assert widening == Widening(
        id=widening.id,
        person_id=keisha.person_id,
        kind=WideningKind.LIFT_VETO,
        record_id=veto.id,
        asked_at=now,
        effective_at=now + timedelta(days=2),
        asked_quietly=False,
        epoch=0,
    )


def test_what_is_lifted_already_is_not_lifted_twice(two: KeptPair) -> None:
    two.narrowing.veto(two.keisha, an_operation(), VetoKind.ABSOLUTE)
    [veto] = two.mine.protections(two.keisha).vetoes
    two.opening.lift_veto(two.keisha, an_operation(), veto.id)

    with pytest.raises(WrongMoment):
        two.opening.lift_veto(two.keisha, an_operation(), veto.id)


def test_what_was_taken_back_is_not_taken_back_twice_and_may_be_opened_again(
    two: KeptPair,
) -> None:
    two.narrowing.veto(two.keisha, an_operation(), VetoKind.ABSOLUTE)
    [veto] = two.mine.protections(two.keisha).vetoes
    two.opening.lift_veto(two.keisha, an_operation(), veto.id)
    [waits] = two.mine.waiting(two.keisha)
    two.narrowing.undo_widening(two.keisha, an_operation(), waits.id)

    with pytest.raises(WrongMoment):
        two.narrowing.undo_widening(two.keisha, an_operation(), waits.id)

    two.opening.lift_veto(two.keisha, an_operation(), veto.id)
    assert len(two.mine.waiting(two.keisha)) == 1


def test_what_was_closed_before_a_yes_is_taken_back_is_not_opened_by_that(two: KeptPair) -> None:
    """A yes of an older epoch is not carried over with those that count."""
    two.yes(two.keisha)
    two.narrowing.block(two.ade, two.keisha.person_id, an_operation())
    two.yes(two.keisha)
    first, second = two.between().grants
    before = two.between().epoch

    two.narrowing.revoke(two.keisha, two.ade.person_id, an_operation(), [])

    epochs = {one.id: one.epoch for one in two.between().grants}
    assert epochs == {first.id: first.epoch, second.id: before + 1}
    assert first.epoch < before


VERSIONS = """
MATCH (person:Person {id: $id})-[:HAS_PROTECTION|HAS_STANDING|IN_PAIR]->(record)
RETURN labels(record)[0] AS kind, record.version AS version
"""


def _versions(two: KeptPair) -> dict[str, int]:
    rows = two.graph.cypher(VERSIONS, id=two.keisha.person_id)
    return {row["kind"]: row["version"] for row in rows}


def test_each_record_counts_how_often_it_was_kept(two: KeptPair) -> None:
    keisha, ade = two.keisha, two.ade.person_id
    two.narrowing.block(keisha, ade, an_operation())
    assert _versions(two)["Pair"] == 1

    for _ in range(2):
        two.opening.open_to_requests(keisha, an_operation(), Pressed(yes=True))
    assert (_versions(two)["Protection"], _versions(two)["Standing"]) == (2, 2)
    life = two.graph.read(lambda tx: store.life_of(tx, two.sealer, keisha.person_id))
    assert life.version == 2

    two.graph.write(lambda tx: Leaving(sealer=two.sealer).before_leaving(tx, ade))
    assert _versions(two)["Pair"] == 2
    assert two.between().version == 2


def test_a_block_hides_the_past_only_where_that_was_said(two: KeptPair) -> None:
    for hides in (False, True):
        two.narrowing.block(two.keisha, two.ade.person_id, an_operation(), hides_past=hides)

    assert [one.hides_past for one in two.between().blocks] == [False, True]


def test_an_order_that_is_said_stands_whatever_is_known_of_its_end(two: KeptPair) -> None:
    known = order(lifted=lifted(*LEADS))

    two.narrowing.say_order(two.keisha, two.ade.person_id, an_operation(), known)

    assert [one.lifted for one in two.between().restrictions] == [None]


def test_a_key_of_one_paper_is_refused_for_another(two: KeptPair) -> None:
    key, ade = an_operation(), two.ade.person_id
    two.narrowing.say_order(two.keisha, ade, key, order(issuer="one court"))

    with pytest.raises(OperationReused):
        two.narrowing.say_order(two.keisha, ade, key, order(issuer="another court"))


def test_a_report_reaches_the_desk(two: KeptPair) -> None:
    two.narrowing.report(two.keisha, two.ade.person_id, an_operation())

    [held] = two.between().holds
    task_id = desk.task_id(two.sealer, DeskKind.REPORTED, held.id)
    task = two.graph.read(lambda tx: desk.find(tx, two.sealer, task_id))
    assert task is not None
    assert (task.about, task.other) == (two.keisha.person_id, two.ade.person_id)


def test_a_veto_of_one_person_leads_from_what_is_between_the_two(two: KeptPair) -> None:
    """So that it is found, and goes on, when that one erases their account and makes another."""
    two.narrowing.veto(two.keisha, an_operation(), VetoKind.BY_PERSON, person_id=two.ade.person_id)

    knew = two.graph.read(lambda tx: around.who_knew(tx, two.ade.person_id))
    assert knew == [two.keisha.person_id]


def test_letters_last_two_years_and_contact_details_one(two: KeptPair) -> None:
    now, ade = two.clock.now(), two.ade.person_id
    contact = replace(LETTERS, scopes=frozenset({Scope.EXIST, Scope.CONTACT}))
    for terms in (LETTERS, contact):
        two.opening.grant(two.keisha, ade, an_operation(), terms)

    lasts = [one.expires_at - now for one in two.between().grants]
    assert lasts == [timedelta(days=730), timedelta(days=365)]


def test_a_short_yes_is_looked_at_again_when_half_of_it_is_over(two: KeptPair) -> None:
    now, short = two.clock.now(), replace(LETTERS, lasts=timedelta(days=10))

    two.opening.grant(two.keisha, two.ade.person_id, an_operation(), short)

    assert [one.review_at - now for one in two.between().grants] == [timedelta(days=5)]


def test_it_is_kept_that_the_quiet_question_was_asked(two: KeptPair) -> None:
    two.yes(two.keisha)

    assert [one.asked_quietly for one in two.mine.waiting(two.keisha)] == [True]


def test_a_yes_that_is_taken_back_is_revoked_in_an_epoch_of_its_own(two: KeptPair) -> None:
    two.yes(two.keisha)
    [waits] = two.mine.waiting(two.keisha)

    two.narrowing.undo_widening(two.keisha, an_operation(), waits.id, other=two.ade.person_id)

    between = two.between()
    assert [one.status for one in between.grants] == [GrantStatus.REVOKED]
    assert between.epoch == 1


def test_a_lift_that_is_taken_back_is_kept_as_taken_back(two: KeptPair) -> None:
    two.narrowing.veto(two.keisha, an_operation(), VetoKind.ABSOLUTE)
    [veto] = two.mine.protections(two.keisha).vetoes
    two.opening.lift_veto(two.keisha, an_operation(), veto.id)
    [waits] = two.mine.waiting(two.keisha)
    two.narrowing.undo_widening(two.keisha, an_operation(), waits.id)

    [kept] = two.mine.protections(two.keisha).vetoes
    assert kept.lifted is not None
    assert kept.lifted.undone_at == two.clock.now()


def test_a_lift_is_past_taking_back_from_the_very_moment_it_counts(two: KeptPair) -> None:
    two.narrowing.veto(two.keisha, an_operation(), VetoKind.ABSOLUTE)
    [veto] = two.mine.protections(two.keisha).vetoes
    two.opening.lift_veto(two.keisha, an_operation(), veto.id)
    [waits] = two.mine.waiting(two.keisha)
    two.clock.move(timedelta(days=2))

    with pytest.raises(WrongMoment):
        two.narrowing.undo_widening(two.keisha, an_operation(), waits.id)


def test_letting_know_after_all_is_written_down_as_that(two: KeptPair) -> None:
    two.narrowing.keep_from(two.keisha, an_operation(), A_HOME)
    [secrecy] = two.mine.protections(two.keisha).secrecies

    two.opening.let_know(two.keisha, an_operation(), secrecy.id)

    mine = two.keisha.person_id
    assert _own_record(two)[-1] == (Event.OPENED, mine, Act.LET_KNOW)
