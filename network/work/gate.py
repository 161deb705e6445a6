"""Who may act here: somebody at work, with a hat that fits, shown surely enough; or oneself.

Nothing of this rests on the session alone: the staff account behind the hat is locked and looked
at in the unit of work that acts, so that an account that has ended ends at once.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from network.accounts import rules
from network.actor import Actor, Capacity
from network.errors import NotPermitted
from network.factors.strength import Strength, require_strength
from network.graph.door import Tx
from network.identity import PersonId
from network.keys import store as keys
from network.keys.sealing import Sealer
from network.organisations import store as organisations
from network.organisations.model import NotOpen, Organisation
from network.work import store
from network.work.model import NotAtWork, StaffAccount

BY_PASSKEY = frozenset({Capacity.ADMINISTRATOR, Capacity.SAFEGUARDING_LEAD})
"""Hats that open much: they need a passkey (issue 4, B.1)."""


@dataclass(frozen=True, kw_only=True)
class AtWork:
    """Somebody at work, locked."""

    staff: StaffAccount
    organisation: Organisation


def strength(hat: Capacity) -> Strength:
    """How surely somebody must have signed in to wear a hat of work."""
    return Strength.BY_PASSKEY if hat in BY_PASSKEY else Strength.STRONG


def oneself(actor: Actor) -> None:
    """Refuse whoever acts at work, or on somebody else's screen."""
    if actor.capacity is not Capacity.PERSON:
        raise NotPermitted
    if actor.helped_by is not None:
        raise rules.Helped


def oneself_surely(actor: Actor) -> None:
    """The same, and in the days after a recovery: for what opens something."""
    oneself(actor)
    rules.require_open(actor)


def lock_people(tx: Tx, people: Iterable[PersonId]) -> None:
    """Lock people in the one order. Raises NotFound where one of them is gone."""
    for person_id in sorted(set(people)):
        keys.lock_person(tx, person_id)


def may_try(actor: Actor, hats: frozenset[Capacity]) -> None:
    """Refuse at once whoever wears another hat, or signed in with too little."""
    if actor.staff_id is None or actor.capacity not in hats:
        raise NotAtWork
    require_strength(actor, strength(actor.capacity))


def at_work(
    tx: Tx, sealer: Sealer, actor: Actor, hats: frozenset[Capacity], *, practice: bool = False
) -> AtWork:
    """Lock the actor's staff account and look. People are locked before.

    Raises NotAtWork where it has ended or has no such hat, NotOpen where the organisation is not
    at work. A practice is refused unless the caller says that its work can be practised: it must
    reach nothing but what is the organisation's own.
    """
    may_try(actor, hats)
    staff = store.lock_staff(tx, sealer, actor.staff_id) if actor.staff_id else None
    organisation = organisations.find(tx, sealer, staff.organisation_id) if staff else None
    return _checked(actor, staff, organisation, practice=practice)


def looked_up(tx: Tx, sealer: Sealer, actor: Actor, *, practice: bool = False) -> AtWork:
    """The hat that the actor wears, without a lock: for reading what is the organisation's own."""
    may_try(actor, frozenset({actor.capacity}))
    staff = store.find_staff(tx, sealer, actor.staff_id) if actor.staff_id else None
    organisation = organisations.find(tx, sealer, staff.organisation_id) if staff else None
    return _checked(actor, staff, organisation, practice=practice)


def running(
    tx: Tx, sealer: Sealer, actor: Actor, hats: frozenset[Capacity], *, practice: bool = False
) -> AtWork:
    """The same, with the organisation locked too: for what changes the organisation."""
    may_try(actor, hats)
    before = store.find_staff(tx, sealer, actor.staff_id) if actor.staff_id else None
    organisation = organisations.lock(tx, sealer, before.organisation_id) if before else None
    staff = store.lock_staff(tx, sealer, before.id) if before else None
    return _checked(actor, staff, organisation, practice=practice)


def _checked(
    actor: Actor,
    staff: StaffAccount | None,
    organisation: Organisation | None,
    *,
    practice: bool,
) -> AtWork:
    if staff is None or not staff.active or staff.person_id != actor.person_id:
        raise NotAtWork
    if actor.capacity not in staff.capacities:
        raise NotAtWork
    if organisation is None or not (organisation.open or (practice and organisation.practice)):
        raise NotOpen
    return AtWork(staff=staff, organisation=organisation)
