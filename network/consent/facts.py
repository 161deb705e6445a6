"""What `decide` has to know of two people, found in one unit of work under their locks."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from network.clock import Clock
from network.consent import store
from network.consent.acts import APPROACHES, AT_WORK, INTRODUCTIONS, REACHING
from network.consent.ahead import Ahead
from network.consent.around import Near, near
from network.consent.kept import Between
from network.consent.kinds import Integrity, Told
from network.consent.lives import DeathState
from network.consent.model import Asked, PairFacts, ThirdParty, Work
from network.consent.ports import Ages, Likenesses, Pasts, WorkFacts
from network.consent.protection import PossibleMatch
from network.consent.standing import Death, Standing
from network.consent.store import Two
from network.errors import Broken
from network.graph import fence
from network.graph.door import Tx
from network.identity import PersonId
from network.keys.sealing import Sealer

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Sources:
    """Where facts come from that are not kept here."""

    pasts: Pasts
    likenesses: Likenesses
    work: WorkFacts
    ages: Ages


@dataclass(frozen=True, kw_only=True)
class Finder:
    """Turns what is kept, and what others know, into the facts of one question."""

    sealer: Sealer
    sources: Sources

    def find(self, tx: Tx, asked: Asked, two: Two, now: datetime) -> PairFacts:
        """The facts. What can't be relied on is said to be so, never left out."""
        if asked.other not in two.here:
            self._look_all_the_same(Ahead(tx, two.ahead), two.sealer, asked)
            return unsound(asked, Integrity.UNKNOWN, two.between)
        if two.unconfirmed:
            return unsound(asked, Integrity.UNCONFIRMED_RESTORE, two.between)
        try:
            known = Ahead(tx, two.ahead)
            thirds = self._near(known, asked, two)
            if asked.act in INTRODUCTIONS and any(third.unconfirmed for third in thirds):
                return unsound(asked, Integrity.UNCONFIRMED_RESTORE, two.between)
            return self._found(known, asked, two, thirds, now)
        except Broken:
            return unsound(asked, Integrity.BROKEN, two.between)

    def _matches(self, tx: Tx, asked: Asked, between: Between) -> tuple[PossibleMatch, ...]:
        """Likenesses that nobody has looked at yet, where something begins between two people."""
        if asked.act not in APPROACHES:
            return ()
        known = {match.id for match in between.possible_matches}
        found = self.sources.likenesses.found(tx, asked.asker, asked.other)
        return tuple(match for match in found if match.id not in known)

    def _look_all_the_same(self, tx: Tx, sealer: Sealer, asked: Asked) -> None:
        """Look as long for somebody who has gone as for anybody: how long it takes would tell."""
        with suppress(Broken):
            self.sources.pasts.between(tx, sealer, asked.asker, asked.other)
            self._matches(tx, asked, Between())
            for one in (asked.asker, asked.other):
                self.sources.ages.of(tx, sealer, one)
            self._work(tx, asked)

    def _work(self, tx: Tx, asked: Asked) -> Work | None:
        if asked.act not in AT_WORK:
            return None
        return self.sources.work.of(tx, asked.asker, asked.capacity, asked.other)

    def _found(
        self, tx: Tx, asked: Asked, two: Two, thirds: list[Near], now: datetime
    ) -> PairFacts:
        between = _sound(two.between)
        asker, other = (_sound(two.protections[one]) for one in (asked.asker, asked.other))
        lives = {one: _sound(two.lives[one]) for one in (asked.asker, asked.other)}
        relations, pasts = self.sources.pasts.between(tx, two.sealer, asked.asker, asked.other)
        return PairFacts(
            asker=self._standing(tx, two, asked.asker, between),
            other=self._standing(tx, two, asked.other, between),
            integrity=Integrity.SOUND,
            epoch=between.epoch,
            grants=between.counting,
            widenings=asker.widenings + other.widenings,
            blocks=between.blocks,
            vetoes=asker.vetoes + other.vetoes,
            restrictions=between.restrictions,
            holds=between.holds + lives[asked.asker].holds + lives[asked.other].holds,
            cool_offs=between.cool_offs,
            secrecies=asker.secrecies + other.secrecies,
            possible_matches=between.possible_matches + self._matches(tx, asked, between),
            relations=relations,
            shared_pasts=pasts,
            third_parties=tuple(_third(third) for third in thirds),
            arrangements=between.arrangements,
            other_open=other.open_to_requests(now),
            told=_told(asked.asker, lives[asked.other].death, between),
            contact_existed=between.contact_existed,
            were_tied=between.were_tied,
            work=self._work(tx, asked),
        )

    def _standing(self, tx: Tx, two: Two, person: PersonId, between: Between) -> Standing:
        life = _sound(two.lives[person])
        adoption, decided = life.adoption, between.decided.get(person)
        return Standing(
            person_id=person,
            age=self.sources.ages.of(tx, two.sealer, person),
            adoption=replace(adoption, decided_at=decided) if decided else adoption,
            death=life.death,
            minor=between.minors.get(person),
        )

    def _near(self, tx: Tx, asked: Asked, two: Two) -> list[Near]:
        """Everybody around the two. What is between them and either can't change meanwhile:

        whoever changes it locks both ends, and one end is locked here. The one who is named is
        locked too: who is going, or could not be locked, is nobody's way to anybody.
        """
        if not looks_around(asked):
            return []
        found = near(tx, two.sealer, asked.asker, asked.other)
        return [one for one in found if one.person_id != asked.through or asked.through in two.here]


@dataclass(frozen=True, kw_only=True)
class KeptFacts:
    """The facts of a pair for whoever decides about work: locked, and read as they are kept."""

    finder: Finder
    clock: Clock

    def of(self, tx: Tx, asked: Asked, work: Work | None) -> PairFacts:
        """The facts, with what the caller knows of the work."""
        two = lock_for(tx, self.finder.sealer, asked)
        return replace(self.finder.find(tx, asked, two, self.clock.now()), work=work)


def lock_for(tx: Tx, sealer: Sealer, asked: Asked) -> Two:
    """Lock everybody whom a question names, and look at all that it needs, and at the fence."""
    around = looks_around(asked)
    two = store.lock_two(tx, sealer, asked.asker, asked.other, asked.through, around=around)
    fence.require_open(held=two.held_off)
    return two


def looks_around(asked: Asked) -> bool:
    """Whether it matters who knows both of the two."""
    return asked.through is not None or asked.act in REACHING


def unsound(asked: Asked, integrity: Integrity, between: Between | None) -> PairFacts:
    """Facts that can't be relied on. Whether the two were in touch still settles what is said."""
    return PairFacts(
        asker=Standing(person_id=asked.asker),
        other=Standing(person_id=asked.other),
        integrity=integrity,
        epoch=between.epoch if between else 0,
        contact_existed=between is not None and between.contact_existed,
    )


def _third(third: Near) -> ThirdParty:
    return ThirdParty(
        person_id=third.person_id,
        restrictions=third.to_one.restrictions + third.to_other.restrictions,
        blocks=third.to_one.blocks + third.to_other.blocks,
    )


def _told(asker: PersonId, death: Death, between: Between) -> Told | None:
    """What the asker was told: of a death by a named worker, or what the other one chose."""
    spoken = any(telling.told(asker, death.id) for telling in between.tellings)
    verified = death.state is DeathState.VERIFIED
    return Told.DEATH if spoken and verified else between.told.get(asker)


def _sound(kept: T | None) -> T:
    if kept is None:
        raise Broken
    return kept
