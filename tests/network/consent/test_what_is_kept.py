"""What closing something leaves behind: the parts that no decision alone would miss."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from network.clock import FrozenClock
from network.consent.kept import Between
from network.consent.kinds import (
    AudienceKind,
    HoldCause,
    Instrument,
    Proof,
    RelativeKind,
    SecrecyKind,
    VetoKind,
)
from network.consent.protection import Audience, Restriction
from network.errors import OperationReused
from network.identity import ProtectionId, new_id
from network.keys.sealing import Sealer
from tests.graphs import RollbackGraph
from tests.network.consent.kept_pair import KeptPair, an_operation
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
