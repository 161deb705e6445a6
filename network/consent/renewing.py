"""Saying yes again before a yes runs out: what was granted goes on without a gap.

Letters last 24 months and are looked at again at 21, contact details a year (security.md 2.2).
Nothing is renewed by itself, and nothing becomes more than it was: who wants another scope or way
grants it anew. The quiet question is asked as with every widening.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from network.accounts.rules import require_fresh
from network.actor import Actor
from network.consent.acts import Act
from network.consent.changing import Changing, Kept, Request
from network.consent.kept import Between
from network.consent.kinds import WIDENING_DELAY, GrantStatus, WideningKind
from network.consent.model import Grant, Wording
from network.consent.terms import review_day
from network.consent.widening import NOT_PRESSED, Asked, Pressed, waiting
from network.errors import NotFound, WrongMoment
from network.identity import GrantId, OperationId, PersonId, new_id


@dataclass(frozen=True, kw_only=True)
class Renewing:
    """What people let go on."""

    changing: Changing

    def renew(
        self,
        actor: Actor,
        other: PersonId,
        operation_id: OperationId,
        grant_id: GrantId,
        *,
        wording: Wording,
        pressed: Pressed = NOT_PRESSED,
    ) -> None:
        """Say yes again to exactly what was granted, for as long as before, in today's words.

        Raises NotFound where it isn't the actor's, WrongMoment before its review is due, where it
        has been taken back or closed, or where it is renewed already.
        """
        require_fresh(actor)

        def change(kept: Kept, now: datetime) -> Kept:
            old = _own(kept.between, grant_id, actor.person_id)
            if not due(old, kept.between, now):
                raise WrongMoment
            new = _again(old, wording, now)
            between = replace(kept.between, grants=(*kept.between.grants, new))
            asked = Asked(actor, pressed, now)
            return waiting(replace(kept, between=between), WideningKind.GRANT, new.id, asked)

        words = (wording.id, wording.hash, wording.language)
        request = Request(
            actor=actor,
            act=Act.GRANT,
            operation_id=operation_id,
            body=(grant_id, *words),
            other=other,
        )
        self.changing.carry_out(request, change)


def due(grant: Grant, between: Between, now: datetime) -> bool:
    """Whether a grant that counts is to be looked at again and nothing follows it yet."""
    counts = grant.status is GrantStatus.ACTIVE and grant.epoch == between.epoch
    followed = any(_follows(one, grant, between) for one in between.grants)
    return counts and grant.review_at <= now and not followed


def _own(between: Between, grant_id: GrantId, mine: PersonId) -> Grant:
    for grant in between.grants:
        if grant.id == grant_id and grant.given_by == mine:
            return grant
    raise NotFound


def _follows(later: Grant, grant: Grant, between: Between) -> bool:
    same = (later.grantor, later.scopes, later.items) == (grant.grantor, grant.scopes, grant.items)
    alive = later.status is GrantStatus.ACTIVE and later.epoch == between.epoch
    return same and alive and later.expires_at > grant.expires_at


def _again(old: Grant, wording: Wording, now: datetime) -> Grant:
    lasts = old.expires_at - old.valid_from
    begins = max(old.expires_at, now + WIDENING_DELAY)
    return replace(
        old,
        id=GrantId(new_id()),
        given_at=now,
        valid_from=begins,
        expires_at=begins + lasts,
        review_at=review_day(begins, lasts),
        wording=wording,
    )
