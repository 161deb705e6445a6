"""Which days are past, so that a human being looks. Pure. No day opens or closes anything."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from network.consent.kept import Between, LifeFacts
from network.consent.kinds import GrantStatus
from network.consent.protection import Restriction, SafeguardingHold
from network.desk.model import DeskKind
from network.identity import PersonId
from network.safeguarding.orders import REVIEW_WITHIN


@dataclass(frozen=True, kw_only=True)
class Due:
    """Something whose day is past. `part` is that day: a later one is asked about anew."""

    kind: DeskKind
    about: PersonId
    other: PersonId | None
    record_id: str
    part: str


def due_between(between: Between, now: datetime) -> list[Due]:
    """What is due between two people: orders, holds, times to wait, and yeses to be reviewed."""
    return [
        *(due for order in between.restrictions for due in _order(order, now)),
        *(due for hold in between.holds for due in _hold(hold, now)),
        *_cool_offs(between, now),
        *_grants(between, now),
    ]


def due_in_life(life: LifeFacts, now: datetime) -> list[Due]:
    """What is due about one person: holds on everything about them."""
    return [due for hold in life.holds for due in _hold(hold, now)]


def _order(order: Restriction, now: datetime) -> Iterator[Due]:
    if not order.stands(now):
        return
    review = order.review_on or (order.entered_at + REVIEW_WITHIN).date()
    if order.expires is not None and order.ended(now):
        yield _of_order(order, DeskKind.ORDER_ENDED, order.expires.isoformat())
    if review <= now.date():
        yield _of_order(order, DeskKind.ORDER_REVIEW, review.isoformat())


def _of_order(order: Restriction, kind: DeskKind, part: str) -> Due:
    return Due(
        kind=kind, about=order.protected, other=order.restrained, record_id=order.id, part=part
    )


def _hold(hold: SafeguardingHold, now: datetime) -> Iterator[Due]:
    if hold.stands(now) and hold.ended(now):
        yield Due(
            kind=DeskKind.HOLD_ENDED,
            about=hold.person_id,
            other=hold.other_id,
            record_id=hold.id,
            part=hold.until.isoformat(),
        )


def _cool_offs(between: Between, now: datetime) -> Iterator[Due]:
    for cool_off in between.cool_offs:
        if cool_off.stands(now) and cool_off.ended(now):
            yield Due(
                kind=DeskKind.COOL_OFF_ENDED,
                about=cool_off.other_id,
                other=cool_off.asker_id,
                record_id=cool_off.id,
                part=cool_off.until.isoformat(),
            )


def _grants(between: Between, now: datetime) -> Iterator[Due]:
    for grant in between.grants:
        counts = grant.status is GrantStatus.ACTIVE and grant.epoch == between.epoch
        if counts and grant.review_at <= now < grant.expires_at:
            yield Due(
                kind=DeskKind.GRANT_REVIEW,
                about=grant.given_by,
                other=PersonId(grant.recipient) if grant.given_by == grant.grantor else None,
                record_id=grant.id,
                part=grant.review_at.isoformat(),
            )
