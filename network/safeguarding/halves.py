"""Lifting by two human beings: each half by itself changes nothing. Pure.

The first one's half is kept on the record without counting. The second one's makes it two, and the
delay of every widening runs from there. Whoever did the first half can never do the second.
"""

from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from network.consent.protection import (
    CoolOff,
    Lifted,
    PossibleMatch,
    Restriction,
    SafeguardingHold,
)
from network.errors import NotFound, NotPermitted, WrongMoment
from network.identity import PersonId, ProtectionId

Lifting = TypeVar("Lifting", Restriction, SafeguardingHold, CoolOff)
OneOf = TypeVar("OneOf", Restriction, SafeguardingHold, CoolOff, PossibleMatch)


class SomebodyElse(NotPermitted):
    """It takes another human being than the one who did the first half."""

    code = "somebody-else"
    title = "Somebody else has to agree to this."


def first_half(lifted: Lifted | None, lead: PersonId, now: datetime) -> Lifted:
    """Begun by one. Raises WrongMoment where it is under way, by whomever."""
    if under_way(lifted):
        raise WrongMoment
    return Lifted(asked_at=now, by=(lead,))


def second_half(lifted: Lifted | None, lead: PersonId, now: datetime) -> Lifted:
    """Agreed by another. Raises SomebodyElse for the first one, WrongMoment where nothing waits."""
    if lifted is None or lifted.undone_at is not None or lifted.by_two():
        raise WrongMoment
    if lead in lifted.by:
        raise SomebodyElse
    return replace(lifted, by=(*lifted.by, lead), asked_at=now)


def stopped(lifted: Lifted | None, now: datetime, owner: PersonId | None = None) -> Lifted | None:
    """Taken back by anybody, as long as it doesn't count: it stands as if nothing had happened.

    What the owner is lifting of their own stays theirs. Raises WrongMoment where it counts already.
    """
    if lifted is None or lifted.undone_at is not None:
        return lifted
    if owner is not None and lifted.by_owner(owner):
        return lifted
    if lifted.by_two() and lifted.counts(now):
        raise WrongMoment
    return replace(lifted, undone_at=now)


def under_way(lifted: Lifted | None) -> bool:
    """Whether somebody has begun, or done, the lifting."""
    return lifted is not None and lifted.undone_at is None


def changed(records: tuple[OneOf, ...], record_id: ProtectionId, after: OneOf) -> tuple[OneOf, ...]:
    """With one record in place of the one it was."""
    return tuple(after if one.id == record_id else one for one in records)


def found(records: tuple[OneOf, ...], record_id: ProtectionId) -> OneOf:
    """One record. Raises NotFound."""
    for one in records:
        if one.id == record_id:
            return one
    raise NotFound
