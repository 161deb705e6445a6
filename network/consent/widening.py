"""Opening something of one's own: it waits two days, and until then it can be undone unseen.

Each needs the password typed again just now, and nobody who got back into their account this week
can do it. With each, one quiet question is asked: is anyone making you do this? A yes holds
everything that is about the person and reaches a human being; what is shown stays the same.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeVar

from network.accounts.rules import require_fresh
from network.actor import Actor
from network.consent.acts import Act
from network.consent.changing import Change, Changing, Kept, Request, new_record
from network.consent.kinds import (
    WIDENING_DELAY,
    HoldCause,
    Proof,
    WideningKind,
)
from network.consent.model import Widening
from network.consent.protection import (
    Block,
    Lifted,
    Restriction,
    SafeguardingHold,
    Secrecy,
    Veto,
)
from network.consent.terms import Terms, granted
from network.desk.model import DeskKind
from network.errors import NotFound, WrongMoment
from network.graph.door import Tx
from network.identity import OperationId, PersonId, ProtectionId, WideningId, new_id

HELD_FOR = timedelta(days=28)
Lifting = TypeVar("Lifting", Block, Veto, Restriction, Secrecy)


@dataclass(frozen=True, kw_only=True)
class Pressed:
    """The answer to the quiet question, however it was given."""

    asked: bool = True
    yes: bool = False


NOT_PRESSED = Pressed()


@dataclass(frozen=True, kw_only=True)
class Opening:
    """What people open for themselves."""

    changing: Changing

    def grant(
        self,
        actor: Actor,
        other: PersonId,
        operation_id: OperationId,
        terms: Terms,
        pressed: Pressed = NOT_PRESSED,
    ) -> None:
        """Say yes to exactly this. Nobody is told until the other one's yes meets it."""
        require_fresh(actor)
        self.changing.carry_out(*_granting(actor, other, operation_id, terms, pressed))

    def grant_within(
        self,
        tx: Tx,
        actor: Actor,
        other: PersonId,
        operation_id: OperationId,
        terms: Terms,
        *,
        pressed: Pressed = NOT_PRESSED,
    ) -> None:
        """The same, in a unit of work of the caller's, who has locked the two."""
        require_fresh(actor)
        self.changing.within(tx, *_granting(actor, other, operation_id, terms, pressed))

    def unblock(
        self,
        actor: Actor,
        other: PersonId,
        operation_id: OperationId,
        pressed: Pressed = NOT_PRESSED,
    ) -> None:
        """Take every block of this person away. Yeses from before don't come back."""

        def change(kept: Kept, now: datetime) -> Kept:
            mine = [one.id for one in kept.between.blocks if one.by == actor.person_id]
            blocks = kept.between.blocks
            for record in mine:
                blocks = _lifted(blocks, record, actor, now)
                kept = waiting(
                    kept,
                    WideningKind.UNBLOCK,
                    record,
                    Asked(actor, pressed, now),
                )
            return replace(kept, between=replace(kept.between, blocks=blocks))

        self._do(actor, Act.UNBLOCK, operation_id, change, other=other)

    def take_order_back(
        self,
        actor: Actor,
        other: PersonId,
        operation_id: OperationId,
        order: ProtectionId,
        pressed: Pressed = NOT_PRESSED,
    ) -> None:
        """Say that there is no order after all. Raises WrongMoment where its paper was seen."""

        def change(kept: Kept, now: datetime) -> Kept:
            _require_only_said(kept.between.restrictions, order)
            restrictions = _lifted(kept.between.restrictions, order, actor, now)
            kept = replace(kept, between=replace(kept.between, restrictions=restrictions))
            return waiting(
                kept,
                WideningKind.TAKE_ORDER_BACK,
                order,
                Asked(actor, pressed, now),
            )

        self._do(actor, Act.TAKE_ORDER_BACK, operation_id, change, order, other=other)

    def open_to_requests(
        self, actor: Actor, operation_id: OperationId, pressed: Pressed = NOT_PRESSED
    ) -> None:
        """Let requests be brought, two days from now. Closing undoes it."""

        def change(kept: Kept, now: datetime) -> Kept:
            own = kept.own
            opened = replace(kept, own=replace(own, open_since=own.open_since or now))
            return held_for_pressure(opened, actor.person_id, now) if pressed.yes else opened

        self._do(actor, Act.LET_KNOW, operation_id, change, "requests")

    def lift_veto(
        self,
        actor: Actor,
        operation_id: OperationId,
        veto: ProtectionId,
        pressed: Pressed = NOT_PRESSED,
    ) -> None:
        """Take a veto back."""

        def change(kept: Kept, now: datetime) -> Kept:
            vetoes = _lifted(kept.own.vetoes, veto, actor, now)
            kept = replace(kept, own=replace(kept.own, vetoes=vetoes))
            return waiting(kept, WideningKind.LIFT_VETO, veto, Asked(actor, pressed, now))

        self._do(actor, Act.LIFT_VETO, operation_id, change, veto)

    def let_know(
        self,
        actor: Actor,
        operation_id: OperationId,
        secrecy: ProtectionId,
        pressed: Pressed = NOT_PRESSED,
    ) -> None:
        """Let somebody know, or see, after all."""

        def change(kept: Kept, now: datetime) -> Kept:
            secrecies = _lifted(kept.own.secrecies, secrecy, actor, now)
            kept = replace(kept, own=replace(kept.own, secrecies=secrecies))
            return waiting(kept, WideningKind.LET_KNOW, secrecy, Asked(actor, pressed, now))

        self._do(actor, Act.LET_KNOW, operation_id, change, secrecy)

    def _do(
        self,
        actor: Actor,
        act: Act,
        operation_id: OperationId,
        change: Change,
        *body: object,
        other: PersonId | None = None,
    ) -> None:
        require_fresh(actor)
        request = Request(actor=actor, act=act, operation_id=operation_id, body=body, other=other)
        self.changing.carry_out(request, change)


def _granting(
    actor: Actor, other: PersonId, operation_id: OperationId, terms: Terms, pressed: Pressed
) -> tuple[Request, Change]:
    def change(kept: Kept, now: datetime) -> Kept:
        between = kept.between
        grant = granted(actor.person_id, other, terms, between.epoch, now)
        kept = replace(kept, between=replace(between, grants=(*between.grants, grant)))
        return waiting(kept, WideningKind.GRANT, grant.id, Asked(actor, pressed, now))

    words, lasts = terms.wording, terms.lasts
    body = (
        *(sorted(terms.scopes), sorted(terms.purposes), sorted(terms.channels)),
        *(words.id, words.hash, words.language, lasts and lasts.total_seconds()),
        sorted(terms.items),
    )
    request = Request(actor=actor, act=Act.GRANT, operation_id=operation_id, body=body, other=other)
    return request, change


def _lifted(
    records: tuple[Lifting, ...], record_id: str, actor: Actor, now: datetime
) -> tuple[Lifting, ...]:
    """With this one lifted. Raises NotFound where there is none, WrongMoment if it is already."""
    if not any(one.id == record_id for one in records):
        raise NotFound
    return tuple(_with_lift(one, actor, now) if one.id == record_id else one for one in records)


def _require_only_said(orders: tuple[Restriction, ...], order: ProtectionId) -> None:
    """Refuse to take back what was seen on paper: two other human beings look at that."""
    if any(one.id == order and one.proof is not Proof.SAID for one in orders):
        raise WrongMoment


def _with_lift(one: Lifting, actor: Actor, now: datetime) -> Lifting:
    before: Lifted | None = one.lifted
    if before is not None and before.undone_at is None:
        raise WrongMoment
    return replace(one, lifted=Lifted(asked_at=now, by=(actor.person_id,)))


@dataclass(frozen=True)
class Asked:
    """Who opens something, when, and what they said to the quiet question."""

    actor: Actor
    pressed: Pressed
    now: datetime


def waiting(kept: Kept, kind: WideningKind, record_id: str, asked: Asked) -> Kept:
    """With this widening noted, so that it can be undone; a yes to the quiet question holds all."""
    now, pressed = asked.now, asked.pressed
    widening = Widening(
        id=WideningId(new_id()),
        person_id=asked.actor.person_id,
        kind=kind,
        record_id=record_id,
        asked_at=now,
        effective_at=now + WIDENING_DELAY,
        asked_quietly=pressed.asked,
        epoch=kept.between.epoch,
    )
    kept = replace(kept, own=replace(kept.own, widenings=(*kept.own.widenings, widening)))
    return held_for_pressure(kept, asked.actor.person_id, now) if pressed.yes else kept


def held_for_pressure(kept: Kept, person_id: PersonId, now: datetime) -> Kept:
    """Everything about them waits for two human beings. Nothing on the screen says so."""
    hold = SafeguardingHold(
        id=new_record(),
        person_id=person_id,
        cause=HoldCause.UNDER_PRESSURE,
        placed_at=now,
        until=now + HELD_FOR,
    )
    return replace(
        kept,
        life=replace(kept.life, holds=(*kept.life.holds, hold)),
        tasks=(*kept.tasks, (DeskKind.UNDER_PRESSURE, hold.id)),
    )
