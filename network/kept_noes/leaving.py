"""Before somebody is erased: of every no between them and another, fingerprints are kept.

What concerns two people stays, whichever of them leaves: blocks, vetoes of one person, what is kept
from one person, orders, cool-offs, holds, possible matches, and whom they described. So does a hold
on all about whoever leaves. What somebody said about everybody goes with them: a new account begins
closed to everybody. What an earlier account left behind goes on under every name said since.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from network.clock import Clock
from network.consent import store as consent
from network.consent.kept import Between, Protections
from network.consent.kinds import AudienceKind, SecrecyKind, VetoKind
from network.descriptions import store as descriptions
from network.errors import Broken
from network.graph.door import Tx
from network.identity import PersonId
from network.kept_noes import marks, store
from network.kept_noes.model import KeptNo, Marks, Side
from network.keys.sealing import Sealer
from network.people import store as people

INDEX = "kept-no-id"
SHUT = Between()
"""Stands for what doesn't open: it may hold a no of either."""


@dataclass(frozen=True, kw_only=True)
class KeptNoes:
    """Keeps what must outlive an account."""

    sealer: Sealer
    clock: Clock

    def before_leaving(self, tx: Tx, person_id: PersonId) -> None:
        """Keep fingerprints of every no between this person and others. Bears being repeated.

        It goes before what is between them is taken apart, in the unit of work that closes the
        account. Nothing of it can be read but by comparing.
        """
        mine = self._left(tx, person_id)
        self._carry_on(tx, person_id, mine)
        left = mine or frozenset({marks.of_nobody_knows(self.sealer)})
        now = self.clock.now()
        for other, said_by in self._noes(tx, person_id, now):
            self._keep(tx, f"{person_id}|{other}|{said_by}", left, self._stayed(tx, other), said_by)
        if mine:
            if self._held(tx, person_id, now):
                anybody = frozenset({marks.of_anybody(self.sealer)})
                self._keep(tx, f"{person_id}|held", mine, anybody, Side.STAYED)
            for whom, described in self._described(tx, person_id, now):
                self._keep(tx, whom, mine, described, Side.LEFT)

    def _left(self, tx: Tx, person_id: PersonId) -> Marks:
        said = people.of(tx, self.sealer, person_id)
        return marks.to_keep(self.sealer, said.every_name, said.every_birth)

    def _stayed(self, tx: Tx, person_id: PersonId) -> Marks:
        """Both the account that is there and whom it belongs to, who may make another."""
        return self._left(tx, person_id) | {marks.of_account(self.sealer, person_id)}

    def _carry_on(self, tx: Tx, person_id: PersonId, mine: Marks) -> None:
        """A no that was left behind goes on under all that this person has said of themselves.

        One that another left may have known them by their account alone, which goes now.
        """
        known = mine | {marks.of_account(self.sealer, person_id)}
        said = mine or frozenset({marks.of_nobody_knows(self.sealer)})
        for no in store.reached(tx, self.sealer, known):
            left = no.left | mine if no.left & known else no.left
            stayed = no.stayed | said if no.stayed & known else no.stayed
            if (left, stayed) != (no.left, no.stayed):
                wider = replace(no, left=left, stayed=stayed, version=no.version + 1)
                store.keep(tx, self.sealer, wider)

    def _noes(self, tx: Tx, person_id: PersonId, now: datetime) -> Iterator[tuple[PersonId, Side]]:
        for _, other, between in consent.pairs_of(tx, self.sealer, person_id, shut=SHUT):
            if other is not None and between is not None:
                sides = set(Side) if between is SHUT else _said(between, person_id, now)
                if self._closed(tx, other, person_id, now):
                    sides.add(Side.STAYED)
                yield from ((other, side) for side in sorted(sides))
        own = consent.protections_of(tx, self.sealer, person_id)
        for whom in _closed_to(own, now):
            yield whom, Side.LEFT

    def _closed(self, tx: Tx, by: PersonId, to: PersonId, now: datetime) -> bool:
        """Whether somebody has closed to another. What doesn't open is taken to say so."""
        try:
            return to in _closed_to(consent.protections_of(tx, self.sealer, by), now)
        except Broken:
            return True

    def _held(self, tx: Tx, person_id: PersonId, now: datetime) -> bool:
        """Whether human beings hold everything that is about somebody."""
        life = consent.life_of(tx, self.sealer, person_id)
        return any(hold.stands(now) for hold in life.holds)

    def _described(self, tx: Tx, person_id: PersonId, now: datetime) -> Iterator[tuple[str, Marks]]:
        for one in descriptions.of(tx, self.sealer, person_id).standing(now):
            born = one.born.exact
            names = (*one.names, *one.former_names)
            found = marks.to_keep(self.sealer, names, (born,) if born else ())
            if found:
                yield one.id, found

    def _keep(self, tx: Tx, what: str, left: Marks, stayed: Marks, said_by: Side) -> None:
        kept_id = self.sealer.index(INDEX, what)
        store.keep(tx, self.sealer, KeptNo(id=kept_id, left=left, stayed=stayed, said_by=said_by))


def _said(between: Between, leaving: PersonId, now: datetime) -> set[Side]:
    """Which of the two said a no that stands. Of a hold it is nobody's, so it counts for both."""
    said: set[PersonId | None] = {one.by for one in between.blocks if one.stands(now)}
    said |= {one.protected for one in between.restrictions if one.stands(now)}
    said |= {one.other_id for one in between.cool_offs if one.stands(now)}
    said |= {one.described_by for one in between.possible_matches if one.stands(now)}
    sides = {Side.LEFT if one == leaving else Side.STAYED for one in said}
    if any(hold.stands(now) for hold in between.holds):
        sides |= set(Side)
    return sides


def _closed_to(own: Protections, now: datetime) -> set[PersonId]:
    """To whom, each by themselves, somebody has closed: by a veto, or by what they keep from them.

    What they have said so of leads there from what is between the two, whichever of them leaves.
    """
    vetoed = {
        veto.person_id
        for veto in own.vetoes
        if veto.kind is VetoKind.BY_PERSON and veto.person_id and veto.stands(now)
    }
    kept_from = {
        PersonId(one.audience.id)
        for one in own.secrecies
        if one.audience.kind is AudienceKind.PERSON
        and one.kind is SecrecyKind.MUST_NOT_KNOW
        and one.stands(now)
    }
    return vetoed | kept_from


class Leaver(Protocol):
    """Whoever takes apart what is between people."""

    def before_leaving(self, tx: Tx, person_id: PersonId) -> Sequence[str]:
        """Take a locked person out of it; answer whose keys go after the commit."""
        ...

    def after_leaving(self, tx: Tx, pair_id: str) -> None:
        """Forget one of these, whose key was destroyed."""
        ...


def keeping_noes(sealer: Sealer, clock: Clock, then: Leaver) -> "LeavingWithKeptNoes":
    """Leaving that keeps a no first."""
    return LeavingWithKeptNoes(kept_noes=KeptNoes(sealer=sealer, clock=clock), then=then)


@dataclass(frozen=True, kw_only=True)
class LeavingWithKeptNoes:
    """Keeps what must be kept, then lets go of the rest."""

    kept_noes: KeptNoes
    then: Leaver

    def before_leaving(self, tx: Tx, person_id: PersonId) -> Sequence[str]:
        """Keep fingerprints of every no, then take the person out of what is between people."""
        self.kept_noes.before_leaving(tx, person_id)
        return self.then.before_leaving(tx, person_id)

    def after_leaving(self, tx: Tx, pair_id: str) -> None:
        """Forget what is between two people, once its key was destroyed."""
        self.then.after_leaving(tx, pair_id)
