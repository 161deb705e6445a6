"""The same key for the same request changes nothing more; for anything else it is refused."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from network.actor import Actor
from network.clock import FrozenClock
from network.consent.kinds import AudienceKind, Channel, Purpose, Scope, VetoKind
from network.consent.model import Wording
from network.consent.protection import Audience
from network.consent.terms import Terms
from network.errors import OperationReused
from network.identity import GrantId, OperationId, PersonId, new_id
from network.keys.sealing import Sealer
from tests.graphs import RollbackGraph
from tests.maps import MAKE
from tests.network.consent.kept_pair import LETTERS, KeptPair, an_operation

Does = Callable[[KeptPair, OperationId], None]


@pytest.fixture
def two(graph: RollbackGraph, sealer: Sealer, clock: FrozenClock) -> KeptPair:
    """Two people who have signed up, who both said yes to letters."""
    found = KeptPair.make(graph, sealer, clock)
    found.both_say_yes()
    return found


def a_third(two: KeptPair) -> PersonId:
    """Somebody else who has signed up."""
    third = PersonId(new_id())
    two.sealer.keys.make(third)
    two.graph.cypher(MAKE, id=third)
    return third


def all_of(two: KeptPair) -> tuple[object, ...]:
    """Everything that is kept of the two."""
    return (
        two.between(),
        *(two.mine.protections(actor) for actor in (two.ade, two.keisha)),
        *(two.mine.waiting(actor) for actor in (two.ade, two.keisha)),
    )


def _mine(two: KeptPair) -> list[GrantId]:
    return [one.id for one in two.between().grants if one.grantor == two.ade.person_id]


def _veto(two: KeptPair) -> None:
    two.narrowing.veto(two.ade, an_operation(), VetoKind.ABSOLUTE)


def _secret(two: KeptPair) -> None:
    audience = Audience(kind=AudienceKind.ORGANISATION, id="a" * 32)
    two.narrowing.keep_from(two.ade, an_operation(), audience)


def _order(two: KeptPair) -> None:
    two.narrowing.say_order(two.ade, two.keisha.person_id, an_operation())


def _blocked(two: KeptPair) -> None:
    two.narrowing.block(two.ade, two.keisha.person_id, an_operation())


def _nothing(_: KeptPair) -> None:
    pass


def _lift_veto(two: KeptPair, key: OperationId) -> None:
    [veto] = two.mine.protections(two.ade).vetoes
    two.opening.lift_veto(two.ade, key, veto.id)


def _let_know(two: KeptPair, key: OperationId) -> None:
    [secrecy] = two.mine.protections(two.ade).secrecies
    two.opening.let_know(two.ade, key, secrecy.id)


def _take_back(two: KeptPair, key: OperationId) -> None:
    [order] = two.between().restrictions
    two.opening.take_order_back(two.ade, two.keisha.person_id, key, order.id)


def _undo(two: KeptPair, key: OperationId) -> None:
    last = two.mine.protections(two.ade).widenings[-1]
    two.narrowing.undo_widening(two.ade, key, last.id, other=two.keisha.person_id)


ONCE: dict[str, tuple[Callable[[KeptPair], None], Does]] = {
    "grant": (
        _nothing,
        lambda two, key: two.opening.grant(two.ade, two.keisha.person_id, key, LETTERS),
    ),
    "unblock": (
        _blocked,
        lambda two, key: two.opening.unblock(two.ade, two.keisha.person_id, key),
    ),
    "take_order_back": (_order, _take_back),
    "lift_veto": (_veto, _lift_veto),
    "let_know": (_secret, _let_know),
    "open_to_requests": (_nothing, lambda two, key: two.opening.open_to_requests(two.ade, key)),
    "close_to_requests": (
        _nothing,
        lambda two, key: two.narrowing.close_to_requests(two.ade, key),
    ),
    "block": (
        _nothing,
        lambda two, key: two.narrowing.block(two.ade, two.keisha.person_id, key),
    ),
    "revoke": (
        _nothing,
        lambda two, key: two.narrowing.revoke(two.ade, two.keisha.person_id, key, _mine(two)),
    ),
    "report": (
        _nothing,
        lambda two, key: two.narrowing.report(two.ade, two.keisha.person_id, key),
    ),
    "undo": (lambda two: two.yes(two.ade), _undo),
}


@pytest.mark.parametrize("what", ONCE)
def test_what_is_sent_twice_is_done_once(two: KeptPair, what: str) -> None:
    before, does = ONCE[what]
    before(two)
    key = an_operation()
    does(two, key)
    kept = all_of(two)

    does(two, key)

    assert all_of(two) == kept


OTHER_TERMS: dict[str, Terms] = {
    "scopes": replace(LETTERS, scopes=frozenset({Scope.EXIST})),
    "purposes": replace(LETTERS, purposes=frozenset({Purpose.STAY_IN_TOUCH})),
    "channels": replace(LETTERS, channels=frozenset({Channel.RELAY_MAIL})),
    "items": replace(LETTERS, items=frozenset({"a" * 32})),
    "lasts": replace(LETTERS, lasts=timedelta(days=30)),
    "wording": replace(LETTERS, wording=Wording(id="others", hash="0" * 64, language="en")),
    "hash": replace(LETTERS, wording=replace(LETTERS.wording, hash="f" * 64)),
    "language": replace(LETTERS, wording=replace(LETTERS.wording, language="cy")),
}


@pytest.mark.parametrize("what", OTHER_TERMS)
def test_a_key_of_a_yes_is_refused_for_a_yes_to_anything_else(two: KeptPair, what: str) -> None:
    key, keisha = an_operation(), two.keisha.person_id
    two.opening.grant(two.ade, keisha, key, LETTERS)
    kept = all_of(two)

    with pytest.raises(OperationReused):
        two.opening.grant(two.ade, keisha, key, OTHER_TERMS[what])

    assert all_of(two) == kept


def test_a_key_of_a_yes_for_a_month_is_refused_for_two(two: KeptPair) -> None:
    key, keisha = an_operation(), two.keisha.person_id
    two.opening.grant(two.ade, keisha, key, replace(LETTERS, lasts=timedelta(days=30)))

    with pytest.raises(OperationReused):
        two.opening.grant(two.ade, keisha, key, replace(LETTERS, lasts=timedelta(days=60)))


TOWARDS: dict[str, Callable[[KeptPair, PersonId, OperationId], None]] = {
    "grant": lambda two, other, key: two.opening.grant(two.ade, other, key, LETTERS),
    "unblock": lambda two, other, key: two.opening.unblock(two.ade, other, key),
    "block": lambda two, other, key: two.narrowing.block(two.ade, other, key),
    "report": lambda two, other, key: two.narrowing.report(two.ade, other, key),
    "order": lambda two, other, key: two.narrowing.say_order(two.ade, other, key),
    "revoke": lambda two, other, key: two.narrowing.revoke(two.ade, other, key, []),
}


@pytest.mark.parametrize("what", TOWARDS)
def test_a_key_used_towards_one_is_refused_towards_another(two: KeptPair, what: str) -> None:
    key, third = an_operation(), a_third(two)
    TOWARDS[what](two, two.keisha.person_id, key)

    with pytest.raises(OperationReused):
        TOWARDS[what](two, third, key)


def test_a_key_of_a_block_is_refused_for_one_that_hides_the_past(two: KeptPair) -> None:
    key = an_operation()
    two.narrowing.block(two.ade, two.keisha.person_id, key)

    with pytest.raises(OperationReused):
        two.narrowing.block(two.ade, two.keisha.person_id, key, hides_past=True)


def test_a_key_for_taking_one_yes_back_is_refused_for_more(two: KeptPair) -> None:
    two.yes(two.ade)
    key, (first, *more) = an_operation(), _mine(two)
    two.narrowing.revoke(two.ade, two.keisha.person_id, key, [first])

    with pytest.raises(OperationReused):
        two.narrowing.revoke(two.ade, two.keisha.person_id, key, [first, *more])


def test_a_key_for_closing_the_door_is_refused_for_opening_it(two: KeptPair) -> None:
    key = an_operation()
    two.narrowing.close_to_requests(two.ade, key)

    with pytest.raises(OperationReused):
        two.opening.open_to_requests(two.ade, key)


LIFTS: dict[
    str, tuple[Callable[[KeptPair], None], Callable[[KeptPair, int, OperationId], None]]
] = {
    "lift_veto": (
        _veto,
        lambda two, which, key: two.opening.lift_veto(
            two.ade, key, two.mine.protections(two.ade).vetoes[which].id
        ),
    ),
    "let_know": (
        _secret,
        lambda two, which, key: two.opening.let_know(
            two.ade, key, two.mine.protections(two.ade).secrecies[which].id
        ),
    ),
    "take_order_back": (
        _order,
        lambda two, which, key: two.opening.take_order_back(
            two.ade, two.keisha.person_id, key, two.between().restrictions[which].id
        ),
    ),
    "undo": (
        lambda two: two.yes(two.ade),
        lambda two, which, key: two.narrowing.undo_widening(
            two.ade,
            key,
            two.mine.protections(two.ade).widenings[which].id,
            other=two.keisha.person_id,
        ),
    ),
}


@pytest.mark.parametrize("what", LIFTS)
def test_a_key_for_taking_one_thing_back_is_refused_for_another(two: KeptPair, what: str) -> None:
    says, takes_back = LIFTS[what]
    says(two)
    says(two)
    key = an_operation()
    takes_back(two, 0, key)

    with pytest.raises(OperationReused):
        takes_back(two, 1, key)


@pytest.mark.parametrize("who", ["ade", "keisha"])
def test_a_key_is_ones_own(two: KeptPair, who: str) -> None:
    """Two people who happen to send the same key are both served."""
    key = an_operation()
    two.narrowing.veto(two.other(getattr(two, who)), key, VetoKind.ABSOLUTE)
    actor: Actor = getattr(two, who)

    two.narrowing.veto(actor, key, VetoKind.ABSOLUTE)

    assert len(two.mine.protections(actor).vetoes) == 1
