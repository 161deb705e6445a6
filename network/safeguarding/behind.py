"""What a second human being is asked to stand behind, and what becomes of it. A table; no graph."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from network.consent.kinds import Proof
from network.consent.protection import (
    CoolOff,
    Lifted,
    PossibleMatch,
    Restriction,
    SafeguardingHold,
)
from network.desk.model import Half
from network.identity import PersonId, ProtectionId
from network.safeguarding.acting import Kept, Scene
from network.safeguarding.cool_offs import with_cool_off
from network.safeguarding.halves import (
    SomebodyElse,
    first_half,
    found,
    second_half,
    stopped,
    under_way,
)
from network.safeguarding.holds import hold_in, with_hold
from network.safeguarding.matches import with_match
from network.safeguarding.orders import verified, with_order

Waits = Callable[[Kept, ProtectionId, PersonId], bool]
Change = Callable[[Kept, ProtectionId, Scene], Kept]
Lifting = TypeVar("Lifting", Restriction, SafeguardingHold, CoolOff)


@dataclass(frozen=True, kw_only=True)
class Behind:
    """One sort of half: whether it waits for a second, and what follows from each answer."""

    waits: Waits
    agreed: Change
    disagreed: Change


@dataclass(frozen=True)
class _Lift:
    """Where a record keeps who lifts it."""

    of: Callable[[Kept, ProtectionId], Lifted | None]
    put: Callable[[Kept, ProtectionId, Lifted | None], Kept]

    def behind(self) -> Behind:
        """Lifting it: two make it count, and without the second it is as if never begun."""
        return Behind(waits=self._waits, agreed=self._agreed, disagreed=self._disagreed)

    def _waits(self, kept: Kept, record_id: ProtectionId, first: PersonId) -> bool:
        lifted = self.of(kept, record_id)
        return lifted is not None and under_way(lifted) and lifted.by == (first,)

    def _agreed(self, kept: Kept, record_id: ProtectionId, scene: Scene) -> Kept:
        lifted = second_half(self.of(kept, record_id), scene.lead, scene.now)
        return self.put(kept, record_id, lifted)

    def _disagreed(self, kept: Kept, record_id: ProtectionId, scene: Scene) -> Kept:
        return self.put(kept, record_id, stopped(self.of(kept, record_id), scene.now))


def _order(kept: Kept, record_id: ProtectionId) -> Restriction:
    return found(kept.between.restrictions, record_id)


def _match(kept: Kept, record_id: ProtectionId) -> PossibleMatch:
    return found(kept.between.possible_matches, record_id)


def _cool_off(kept: Kept, record_id: ProtectionId) -> CoolOff:
    return found(kept.between.cool_offs, record_id)


def _lifted(one: Lifting, lifted: Lifted | None) -> Lifting:
    return replace(one, lifted=lifted)


ORDER = _Lift(
    of=lambda kept, one: _order(kept, one).lifted,
    put=lambda kept, one, lifted: with_order(kept, _lifted(_order(kept, one), lifted)),
)
HOLD = _Lift(
    of=lambda kept, one: hold_in(kept, one).lifted,
    put=lambda kept, one, lifted: with_hold(kept, _lifted(hold_in(kept, one), lifted)),
)
COOL_OFF = _Lift(
    of=lambda kept, one: _cool_off(kept, one).lifted,
    put=lambda kept, one, lifted: with_cool_off(kept, _lifted(_cool_off(kept, one), lifted)),
)
MATCH = _Lift(
    of=lambda kept, one: _match(kept, one).dismissed,
    put=lambda kept, one, lifted: with_match(kept, replace(_match(kept, one), dismissed=lifted)),
)


def _hold_waits(kept: Kept, record_id: ProtectionId, first: PersonId) -> bool:
    hold = hold_in(kept, record_id)
    return hold.placed_by == first and not hold.by_two()


def _hold_agreed(kept: Kept, record_id: ProtectionId, scene: Scene) -> Kept:
    hold = hold_in(kept, record_id)
    if hold.placed_by == scene.lead:
        raise SomebodyElse
    return with_hold(kept, replace(hold, agreed_by=scene.lead))


def _hold_disagreed(kept: Kept, record_id: ProtectionId, scene: Scene) -> Kept:
    """It goes on holding: one human being opens nothing, so that another is asked to lift it."""
    hold = hold_in(kept, record_id)
    if under_way(hold.lifted):
        return kept
    lifted = first_half(hold.lifted, scene.lead, scene.now)
    begun = with_hold(kept, replace(hold, lifted=lifted))
    return replace(begun, seconds=((Half.LIFT_HOLD, hold.id),))


def _paper_waits(kept: Kept, record_id: ProtectionId, first: PersonId) -> bool:
    order = _order(kept, record_id)
    return order.proof is Proof.DOCUMENT_HELD and order.verified_by == first


def _paper_agreed(kept: Kept, record_id: ProtectionId, scene: Scene) -> Kept:
    order = _order(kept, record_id)
    if order.verified_by == scene.lead:
        raise SomebodyElse
    return with_order(kept, verified(order, scene.now))


def _paper_disagreed(kept: Kept, record_id: ProtectionId, _: Scene) -> Kept:
    """What the first one read in the paper as leaving something open is taken out again."""
    strict = replace(
        _order(kept, record_id),
        verified_by=None,
        permitted_channels=frozenset(),
        third_party_clause=True,
    )
    return with_order(kept, strict)


BEHIND: dict[Half, Behind] = {
    Half.PLACE_HOLD: Behind(waits=_hold_waits, agreed=_hold_agreed, disagreed=_hold_disagreed),
    Half.VERIFY_ORDER: Behind(waits=_paper_waits, agreed=_paper_agreed, disagreed=_paper_disagreed),
    Half.LIFT_HOLD: HOLD.behind(),
    Half.LIFT_ORDER: ORDER.behind(),
    Half.LIFT_COOL_OFF: COOL_OFF.behind(),
    Half.DISMISS_MATCH: MATCH.behind(),
}
