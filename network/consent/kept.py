"""What is kept of consent: one record between two people, two about each. Frozen, no graph.

What `decide` reads is made of these (`facts`). Records about other people can't be among them.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime

from network.consent.capacity import CapacityRecord
from network.consent.kinds import WIDENING_DELAY, GrantStatus, Told
from network.consent.model import Grant, Widening
from network.consent.protection import (
    Block,
    CoolOff,
    PossibleMatch,
    Restriction,
    SafeguardingHold,
    Secrecy,
    Veto,
)
from network.consent.standing import Adoption, Death, Minor, OrganisationLed
from network.consent.telling import Telling
from network.identity import GrantId, PersonId

NEVER = -1_000_000_000
"""The epoch of a yes that was said where it may not be: its giver sees it, and it never counts.

No pair has ever been in it, nor in any that is near.
"""
NOT_ADOPTED = Adoption()
LIVING = Death()


@dataclass(frozen=True, kw_only=True)
class Between:
    """Everything that stands between two people. Maps are by person."""

    epoch: int = 0
    """Raised by every narrowing; a grant counts only in its own epoch."""
    version: int = 0
    grants: tuple[Grant, ...] = ()
    blocks: tuple[Block, ...] = ()
    restrictions: tuple[Restriction, ...] = ()
    holds: tuple[SafeguardingHold, ...] = ()
    cool_offs: tuple[CoolOff, ...] = ()
    possible_matches: tuple[PossibleMatch, ...] = ()
    arrangements: tuple[OrganisationLed, ...] = ()
    told: dict[PersonId, Told] = field(default_factory=dict)
    """By who hears it: what the other one expressly chose to tell them."""
    decided: dict[PersonId, datetime] = field(default_factory=dict)
    """By who was adopted: when, as an adult, they chose to be reached by the other one."""
    minors: dict[PersonId, Minor] = field(default_factory=dict)
    """By child: what has been settled about the other one reaching them."""
    tellings: tuple[Telling, ...] = ()
    """Who tells one of the two, in person, that the other has died."""
    contact_existed: bool = False
    were_tied: bool = False

    @property
    def counting(self) -> tuple[Grant, ...]:
        """The grants on which anything is decided."""
        return tuple(one for one in self.grants if one.epoch != NEVER)

    def narrowed(self, gone: frozenset[GrantId] | None = None) -> "Between":
        """In the next epoch. Without `gone`, none of the grants is carried over.

        With it, these are revoked, and what counted until now goes on counting.
        """
        epoch = self.epoch + 1
        grants = self.grants
        if gone is not None:
            grants = tuple(_after(grant, gone, self.epoch) for grant in grants)
        return replace(self, epoch=epoch, grants=grants)

    def outlives(self, stays: PersonId) -> bool:
        """Whether anything of it must outlive the account of the one who doesn't stay.

        That the two were in touch stays as well: it settles what the other one is told. So does
        what the other one has granted: were it gone, they would see that somebody has left.
        """
        kept = (self.blocks, self.restrictions, self.holds, self.cool_offs, self.possible_matches)
        said = self._said(stays)
        return any(kept) or any(said) or self.contact_existed or self.were_tied

    def after_leaving(self, stays: PersonId) -> "Between":
        """What stays when one of the two is erased: what protects, and what the other one said."""
        return Between(
            epoch=self.epoch + 1,
            version=self.version,
            grants=self._said(stays),
            blocks=self.blocks,
            restrictions=tuple(_bare(one) for one in self.restrictions),
            holds=self.holds,
            cool_offs=self.cool_offs,
            possible_matches=self.possible_matches,
            contact_existed=self.contact_existed,
            were_tied=self.were_tied,
        )

    def _said(self, person: PersonId) -> tuple[Grant, ...]:
        return tuple(grant for grant in self.grants if grant.given_by == person)


@dataclass(frozen=True, kw_only=True)
class Barriers:
    """What keeps two people apart: all of what is between them that matters to somebody else."""

    restrictions: tuple[Restriction, ...] = ()
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Protections:
    """What somebody has said for themselves, whoever the other one is. Sealed with their key."""

    version: int = 0
    vetoes: tuple[Veto, ...] = ()
    secrecies: tuple[Secrecy, ...] = ()
    widenings: tuple[Widening, ...] = ()
    """What they have opened, waiting or undone, in whatever record."""
    open_since: datetime | None = None
    """When they said that requests may be brought to them; None: they may not."""

    def open_to_requests(self, now: datetime) -> bool:
        """Whether requests may be brought to them now: after the delay of every widening."""
        return self.open_since is not None and self.open_since + WIDENING_DELAY <= now


@dataclass(frozen=True, kw_only=True)
class LifeFacts:
    """What people at work have written down about somebody's life."""

    version: int = 0
    adoption: Adoption = NOT_ADOPTED
    death: Death = LIVING
    holds: tuple[SafeguardingHold, ...] = ()
    """Holds on everything that is about them."""
    capacities: tuple[CapacityRecord, ...] = ()
    """Whether they could make one decision, record by record. None of them opens anything."""


def _after(grant: Grant, gone: frozenset[GrantId], epoch: int) -> Grant:
    if grant.id in gone:
        return replace(grant, status=GrantStatus.REVOKED)
    return replace(grant, epoch=epoch + 1) if grant.epoch == epoch else grant


def _bare(restriction: Restriction) -> Restriction:
    return replace(restriction, issuer="", reference="")
