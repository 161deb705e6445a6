"""What exactly somebody says yes to, and the grant that comes of it."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from network.consent.kinds import Channel, Purpose, Scope
from network.consent.model import Grant, Wording
from network.identity import GrantId, PersonId, new_id

LETTERS_LAST = timedelta(days=730)
CONTACT_LASTS = timedelta(days=365)
REVIEW_BEFORE = timedelta(days=90)
CONTACT = frozenset({Scope.CONTACT, Scope.ADDRESS})


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What exactly is granted: for what, by which ways, in which words. security.md 2.2."""

    scopes: frozenset[Scope]
    purposes: frozenset[Purpose]
    channels: frozenset[Channel]
    wording: Wording
    items: frozenset[str] = frozenset()
    lasts: timedelta | None = None
    """How long; None: two years for letters, one for contact details."""


def granted(giver: PersonId, other: PersonId, terms: Terms, epoch: int, now: datetime) -> Grant:
    """The yes of one person to exactly this, in the pair's epoch."""
    lasts = terms.lasts or (CONTACT_LASTS if terms.scopes & CONTACT else LETTERS_LAST)
    return Grant(
        id=GrantId(new_id()),
        grantor=giver,
        given_by=giver,
        recipient=other,
        scopes=terms.scopes,
        items=terms.items,
        purposes=terms.purposes,
        channels=terms.channels,
        given_at=now,
        valid_from=now,
        expires_at=now + lasts,
        review_at=review_day(now, lasts),
        epoch=epoch,
        wording=terms.wording,
    )


def ending_by(grant: Grant, end: datetime) -> Grant:
    """The same, ending then at the latest, and looked at before."""
    last = min(grant.expires_at, end)
    return replace(grant, expires_at=last, review_at=min(grant.review_at, last))


def review_day(begins: datetime, lasts: timedelta) -> datetime:
    """When a grant that lasts so long is to be looked at again, well before it runs out."""
    return begins + max(lasts - REVIEW_BEFORE, lasts / 2)
