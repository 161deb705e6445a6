"""Closing something of one's own: one step, at once, without a reason or a second password.

What has committed here binds everything that commits later (design.md, promise 5). Each is safe to
repeat with its operation id.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from network.actor import Actor
from network.consent.acts import Act
from network.consent.changing import Change, Changing, Kept, Request, new_record
from network.consent.kinds import (
    AudienceKind,
    HoldCause,
    Proof,
    RelativeKind,
    SecrecyKind,
    VetoKind,
)
from network.consent.protection import (
    Audience,
    Block,
    Restriction,
    SafeguardingHold,
    Secrecy,
    Veto,
)
from network.consent.records import to_record
from network.consent.terms import ending_by
from network.consent.undoing import undone
from network.desk.model import DeskKind
from network.errors import NotFound
from network.identity import GrantId, OperationId, PersonId, WideningId

HELD_FOR = timedelta(days=28)
"""How long something reported is held before human beings must have looked."""


@dataclass(frozen=True, kw_only=True)
class Narrowing:
    """What people close for themselves."""

    changing: Changing

    def block(
        self, actor: Actor, other: PersonId, operation_id: OperationId, *, hides_past: bool = False
    ) -> None:
        """Want nothing of somebody any more, in both directions, until unblocked."""

        def change(kept: Kept, now: datetime) -> Kept:
            block = Block(
                id=new_record(), by=actor.person_id, of=other, at=now, hides_past=hides_past
            )
            between = kept.between.narrowed()
            return replace(kept, between=replace(between, blocks=(*between.blocks, block)))

        self._do(actor, Act.BLOCK, operation_id, change, hides_past, other=other)

    def say_order(
        self,
        actor: Actor,
        other: PersonId,
        operation_id: OperationId,
        known: Restriction | None = None,
    ) -> None:
        """Say that there is a court order. It acts at once; the paper is asked for later.

        `known` may hold what is known of it; whom it is between, who said so and when are set here.
        """

        def change(kept: Kept, now: datetime) -> Kept:
            said = replace(
                known
                or Restriction(
                    id=new_record(), protected=actor.person_id, restrained=other, entered_at=now
                ),
                id=new_record(),
                protected=actor.person_id,
                restrained=other,
                said_by=actor.person_id,
                proof=Proof.SAID,
                verified_by=None,
                verified_on=None,
                entered_at=now,
                lifted=None,
            )
            between = kept.between.narrowed()
            return replace(
                kept,
                between=replace(between, restrictions=(*between.restrictions, said)),
                tasks=((DeskKind.ORDER_SAID, said.id),),
            )

        body = to_record(known) if known else None
        self._do(actor, Act.SAY_ORDER, operation_id, change, body, other=other)

    def revoke(
        self, actor: Actor, other: PersonId, operation_id: OperationId, grants: Iterable[GrantId]
    ) -> None:
        """Take some of one's own yeses back. Raises NotFound where one isn't the actor's."""
        gone = frozenset(grants)

        def change(kept: Kept, _: datetime) -> Kept:
            own = {one.id for one in kept.between.grants if one.given_by == actor.person_id}
            if not gone <= own:
                raise NotFound
            return replace(kept, between=kept.between.narrowed(gone))

        self._do(actor, Act.REVOKE, operation_id, change, *sorted(gone), other=other)

    def end_by(
        self,
        actor: Actor,
        other: PersonId,
        operation_id: OperationId,
        grants: Iterable[GrantId],
        end: datetime,
    ) -> None:
        """Let some of one's own yeses end on a day, never later than they would have."""
        sooner = frozenset(grants)

        def change(kept: Kept, _: datetime) -> Kept:
            ending = tuple(
                ending_by(one, end) if one.id in sooner and one.given_by == actor.person_id else one
                for one in kept.between.grants
            )
            between = replace(kept.between, grants=ending).narrowed(frozenset())
            return replace(kept, between=between)

        body = ("end", end.isoformat(), *sorted(sooner))
        self._do(actor, Act.REVOKE, operation_id, change, *body, other=other)

    def report(self, actor: Actor, other: PersonId, operation_id: OperationId) -> None:
        """Report somebody: everything between the two waits, and human beings look."""

        def change(kept: Kept, now: datetime) -> Kept:
            hold = SafeguardingHold(
                id=new_record(),
                person_id=other,
                other_id=actor.person_id,
                cause=HoldCause.REPORTED,
                placed_at=now,
                until=now + HELD_FOR,
            )
            between = kept.between.narrowed(frozenset())
            return replace(
                kept,
                between=replace(between, holds=(*between.holds, hold)),
                tasks=((DeskKind.REPORTED, hold.id),),
            )

        self._do(actor, Act.REPORT, operation_id, change, other=other)

    def veto(
        self,
        actor: Actor,
        operation_id: OperationId,
        kind: VetoKind,
        *,
        person_id: PersonId | None = None,
        relatives: frozenset[RelativeKind] = frozenset(),
    ) -> None:
        """Want no approach: by anybody, by one person, or by kinds of relatives."""

        def change(kept: Kept, now: datetime) -> Kept:
            veto = Veto(
                id=new_record(),
                by=actor.person_id,
                kind=kind,
                at=now,
                person_id=person_id,
                relatives=relatives,
            )
            return replace(kept, own=replace(kept.own, vetoes=(*kept.own.vetoes, veto)))

        # What is about one person leads to it from what is between the two: so it is found, and
        # goes on, when that one erases their account and makes another.
        body = (kind, person_id, *sorted(relatives))
        self._do(actor, Act.VETO, operation_id, change, *body, other=person_id)

    def keep_from(
        self,
        actor: Actor,
        operation_id: OperationId,
        audience: Audience,
        *,
        kind: SecrecyKind = SecrecyKind.MUST_NOT_KNOW,
        items: frozenset[str] = frozenset(),
    ) -> None:
        """Say who must not know, or must not see these. No reason is asked."""

        def change(kept: Kept, now: datetime) -> Kept:
            secrecy = Secrecy(
                id=new_record(),
                owner=actor.person_id,
                audience=audience,
                kind=kind,
                items=items,
                at=now,
            )
            own = replace(kept.own, secrecies=(*kept.own.secrecies, secrecy))
            return replace(kept, own=own)

        body = (audience.kind, audience.id, kind, *sorted(items))
        one = PersonId(audience.id) if audience.kind is AudienceKind.PERSON else None
        self._do(actor, Act.KEEP_FROM, operation_id, change, *body, other=one)

    def close_to_requests(self, actor: Actor, operation_id: OperationId) -> None:
        """Let no request be brought any more."""

        def change(kept: Kept, _: datetime) -> Kept:
            return replace(kept, own=replace(kept.own, open_since=None))

        self._do(actor, Act.WITHDRAW, operation_id, change)

    def undo_widening(
        self,
        actor: Actor,
        operation_id: OperationId,
        widening_id: WideningId,
        *,
        other: PersonId | None = None,
    ) -> None:
        """Take back what was opened, before or after it counts. Nobody else sees either.

        `other` is the one whom it was about, if it was about somebody. Raises NotFound where the
        actor has opened no such thing.
        """

        def change(kept: Kept, now: datetime) -> Kept:
            return undone(kept, widening_id, now)

        self._do(actor, Act.UNDO_WIDENING, operation_id, change, widening_id, other=other)

    def _do(
        self,
        actor: Actor,
        act: Act,
        operation_id: OperationId,
        change: Change,
        *body: object,
        other: PersonId | None = None,
    ) -> None:
        request = Request(actor=actor, act=act, operation_id=operation_id, body=body, other=other)
        self.changing.carry_out(request, change)
