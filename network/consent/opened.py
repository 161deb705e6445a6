"""Whether a change opens anything. Pure.

What opens is never written beside the keys (`closings`): the line is there before the commit, so a
machine that dies in between would bring back after a restore what was never so. Losing an opening
closes more, never less.
"""

from collections.abc import Iterable

from network.consent.kept import Between, LifeFacts
from network.consent.kinds import Proof
from network.consent.lives import ChildView, DeathState, Position
from network.consent.protection import Block, CoolOff, Lifted, Restriction, SafeguardingHold
from network.consent.standing import Minor

IN_ORDER = list(DeathState)
NOTHING = Minor()
Lifting = Block | Restriction | SafeguardingHold | CoolOff


def opens_between(before: Between, after: Between) -> bool:
    """Whether a change of what is between two people opens anything."""
    return (
        _lifts(_lifted_between(before), _lifted_between(after))
        or _papers_seen(before.restrictions, after.restrictions)
        or any(one not in before.grants for one in after.grants)
        or any(one not in before.arrangements for one in after.arrangements if not one.ended_at)
        or any(one not in before.tellings for one in after.tellings)
        or any(one not in before.decided.items() for one in after.decided.items())
        or any(_settles(before.minors.get(who, NOTHING), it) for who, it in after.minors.items())
    )


def opens_life(before: LifeFacts, after: LifeFacts) -> bool:
    """Whether a change of what is known of a life opens anything."""
    return (
        _lifts(_lifted_life(before), _lifted_life(after))
        or IN_ORDER.index(after.death.state) < IN_ORDER.index(before.death.state)
        or (before.adoption.adopted and not after.adoption.adopted)
    )


def _lifts(before: dict[str, Lifted | None], after: dict[str, Lifted | None]) -> bool:
    """Whether a lift was begun, or another human being agreed to it."""
    return any(
        lifted is not None and lifted.undone_at is None and lifted != before.get(record)
        for record, lifted in after.items()
    )


def _lifted_between(between: Between) -> dict[str, Lifted | None]:
    lifting: tuple[Lifting, ...] = (
        *between.blocks,
        *between.restrictions,
        *between.holds,
        *between.cool_offs,
    )
    found = {str(one.id): one.lifted for one in lifting}
    return found | {str(one.id): one.dismissed for one in between.possible_matches}


def _lifted_life(life: LifeFacts) -> dict[str, Lifted | None]:
    return {str(one.id): one.lifted for one in life.holds} | {"adoption": life.adoption.lifted}


def _papers_seen(before: Iterable[Restriction], after: Iterable[Restriction]) -> bool:
    """Whether an order that was there has its paper seen now: what it leaves open counts."""
    unseen = {one.id for one in before if one.proof is not Proof.VERIFIED}
    return any(one.id in unseen and one.proof is Proof.VERIFIED for one in after)


def _settles(before: Minor, after: Minor) -> bool:
    """Whether something more speaks for reaching a child than before."""
    return (
        (after.view is ChildView.WANTS and before.view is not ChildView.WANTS)
        or (after.council is Position.AGREES and before.council is not Position.AGREES)
        or _agreeing(after) > _agreeing(before)
        or any(one.can_decide for one in after.competence if one not in before.competence)
        or len(after.responsible) < len(before.responsible)
    )


def _agreeing(minor: Minor) -> int:
    return sum(one.position is Position.AGREES for one in minor.responsible)
