"""Telling people in person that somebody has died: a named worker each, and never mail.

Only those are told who had a tie, or a past that is attested, with whoever died (design.md, promise
2). Whoever is on no list here is left to the desk. What the person had left as words for somebody
is offered by the named worker alone, and only once the death is verified.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from network.actor import Actor
from network.consent import around, store
from network.consent.kept import Between
from network.consent.lives import DeathState, Level
from network.consent.opened import opens_between
from network.consent.standing import Death
from network.consent.telling import Telling
from network.errors import Broken, NotFound, WrongMoment
from network.graph.door import Tx
from network.identity import AssignmentId, OperationId, PersonId, ProtectionId
from network.safeguarding.gate import LEADS
from network.safeguarding.on_lists import OnLists, There, Written
from network.willingness import store as willingness
from network.work import store as work_store
from network.work.kinds import AssignmentKind
from network.work.model import Assignment
from network.work.reading import READERS


@dataclass(frozen=True, kw_only=True)
class ToTell:
    """Somebody who is to be told, and by whom."""

    place: Assignment
    worker: str = field(repr=False)
    """Who carries them; empty where nobody does."""
    named: bool
    told: bool


@dataclass(frozen=True, kw_only=True)
class Everybody:
    """Who is to be told of one death."""

    known_as: str = field(repr=False)
    here: tuple[ToTell, ...]
    elsewhere: int
    """How many more there are who are on no list here."""


@dataclass(frozen=True, kw_only=True)
class MineToTell:
    """A death that the worker was named to tell somebody of."""

    death: ProtectionId
    known_as: str = field(repr=False)
    """What the organisation calls whoever died; empty where it has no name for them."""
    told: bool
    words_left: tuple[tuple[str, str], ...] = field(repr=False)
    """Words that were left: for whom, as they wrote it, and what they wrote."""


@dataclass(frozen=True, kw_only=True)
class Tellings:
    """Naming who tells whom, and writing down that it was said."""

    listed: OnLists

    def to_tell(self, actor: Actor, dead: AssignmentId) -> Everybody:
        """Who had a tie or an attested past with somebody who has died, for a lead."""

        def find(tx: Tx, there: There) -> Everybody:
            death = self._verified(tx, there.person)
            knew = dict(self._knew(tx, there.person))
            lists = self._lists(tx, there, knew)
            names = {
                one.id: one.name
                for one in work_store.staff_at(tx, self.listed.sealer, there.here.organisation.id)
                if one.active
            }
            here = tuple(
                _to_tell(place, knew[place.person_id], death, names.get(place.staff_id, ""))
                for place in lists
            )
            reached = {place.person_id for place in lists}
            return Everybody(
                known_as=there.places[0].known_as, here=here, elsewhere=len(knew.keys() - reached)
            )

        return self.listed.read(actor, (dead,), find, LEADS)

    def name(
        self, actor: Actor, dead: AssignmentId, to: AssignmentId, operation_id: OperationId
    ) -> None:
        """Name the worker who carries somebody to tell them. Raises WrongMoment, NotFound.

        Passed on to a colleague meanwhile, the lead names again.
        """

        def change(tx: Tx, there: There) -> None:
            death = self._verified(tx, there.person)
            between = self._between(tx, there.person, there.other)
            if not self._tied(tx, there.person, there.other, between):
                raise NotFound
            worker = self._carrier(tx, there.places[1])
            telling = Telling(
                death=_id(death),
                of=there.person,
                to=there.other,
                worker=worker,
                named_by=there.by,
                named_at=there.now,
            )
            rest = tuple(one for one in between.tellings if not _same(one, telling))
            spoken = any(_same(one, telling) and one.told_at for one in between.tellings)
            if not spoken:
                kept = replace(between, tellings=(*rest, telling))
                self._keep(tx, there.person, there.other, kept)

        written = Written(
            what="death_teller_named", places=(dead, to), operation_id=operation_id, hats=LEADS
        )
        self.listed.write(actor, written, change)

    def mine(self, actor: Actor, to: AssignmentId) -> Sequence[MineToTell]:
        """Of which deaths the actor is to tell somebody on their own list."""

        def find(tx: Tx, there: There) -> Sequence[MineToTell]:
            return [
                self._mine(tx, there, telling)
                for telling in self._named(tx, there)
                if self._stands(tx, telling)
            ]

        return self.listed.read(actor, (to,), find, READERS)

    def said(
        self, actor: Actor, to: AssignmentId, death: ProtectionId, operation_id: OperationId
    ) -> None:
        """Write down that one has told them, after speaking with them. Only the named worker.

        Raises NotFound for every other worker, and for a death that was taken back.
        """
        of = self._whose(actor, to, death)

        def change(tx: Tx, there: There) -> None:
            found = [one for one in self._named(tx, there) if one.death == death]
            if not found or not self._stands(tx, found[0]):
                raise NotFound
            between = self._between(tx, of, there.person)
            tellings = tuple(
                replace(one, told_at=one.told_at or there.now) if one == found[0] else one
                for one in between.tellings
            )
            told = replace(between, tellings=tellings, were_tied=True)
            self._keep(tx, of, there.person, told)

        written = Written(
            what="death_told",
            places=(to,),
            operation_id=operation_id,
            body=(death,),
            hats=READERS,
            also=(of,),
        )
        self.listed.write(actor, written, change)

    def _whose(self, actor: Actor, to: AssignmentId, death: ProtectionId) -> PersonId:
        """Whose death it is: found before anybody is locked, looked at again after."""

        def work(tx: Tx) -> PersonId:
            [place] = self.listed.before(tx, actor, (to,))
            for _, _, between in store.pairs_of(tx, self.listed.sealer, place.person_id):
                for one in between.tellings if between else ():
                    if (one.death, one.worker) == (death, actor.person_id):
                        return one.of
            raise NotFound

        return self.listed.gate.graph.read(work)

    def _mine(self, tx: Tx, there: There, telling: Telling) -> MineToTell:
        sealer = self.listed.sealer
        lists = work_store.assignments_of(tx, sealer, telling.of)
        ours = there.here.organisation.id
        names = [one.known_as for one in lists if one.organisation_id == ours and one.known_as]
        left = willingness.of(tx, sealer, telling.of)
        words = [(one.terms.who, one.terms.message) for one in left if one.terms.message]
        return MineToTell(
            death=telling.death,
            known_as=names[-1] if names else "",
            told=telling.told_at is not None,
            words_left=tuple(words),
        )

    def _named(self, tx: Tx, there: There) -> Iterator[Telling]:
        for _, _, between in store.pairs_of(tx, self.listed.sealer, there.person):
            for one in between.tellings if between else ():
                if (one.to, one.worker) == (there.person, there.by):
                    yield one

    def _stands(self, tx: Tx, telling: Telling) -> bool:
        """Whether it is about the death that is verified now, and not one that was taken back."""
        death = store.life_of(tx, self.listed.sealer, telling.of).death
        return death.state is DeathState.VERIFIED and death.id == telling.death

    def _verified(self, tx: Tx, person: PersonId) -> Death:
        death = self.listed.life(tx, person).death
        if death.state is not DeathState.VERIFIED:
            raise WrongMoment
        return death

    def _knew(self, tx: Tx, dead: PersonId) -> Iterator[tuple[PersonId, Between]]:
        sealer = self.listed.sealer
        pairs = {
            other: between
            for _, other, between in store.pairs_of(tx, sealer, dead)
            if other is not None and between is not None
        }
        for other in around.who_knew(tx, dead):
            between = pairs.get(other, Between())
            if self._tied(tx, dead, other, between):
                yield other, between

    def _tied(self, tx: Tx, dead: PersonId, other: PersonId, between: Between) -> bool:
        _, pasts = self.listed.pasts.between(tx, self.listed.sealer, dead, other)
        shown = any(past.level >= Level.CONFIRMED and not past.withdrawn for past in pasts)
        return between.were_tied or shown

    def _lists(self, tx: Tx, there: There, knew: dict[PersonId, Between]) -> Sequence[Assignment]:
        return [
            one
            for one in work_store.assignments_at(tx, self.listed.sealer, there.here.organisation.id)
            if one.kind is AssignmentKind.CASELOAD and one.runs(there.now)
            if one.person_id in knew
        ]

    def _carrier(self, tx: Tx, place: Assignment) -> PersonId:
        staff = work_store.find_staff(tx, self.listed.sealer, place.staff_id)
        if staff is None or not staff.active or staff.person_id is None:
            raise WrongMoment
        return staff.person_id

    def _between(self, tx: Tx, one: PersonId, other: PersonId) -> Between:
        between = store.lock_two(tx, self.listed.sealer, one, other).between
        if between is None:
            raise Broken
        return between

    def _keep(self, tx: Tx, one: PersonId, other: PersonId, between: Between) -> None:
        two = store.lock_two(tx, self.listed.sealer, one, other)
        store.put_between(tx, self.listed.sealer, two, between)
        if two.between is not None and not opens_between(two.between, between):
            self.listed.gate.closings.between(tx, one, other)


def _to_tell(place: Assignment, between: Between, death: Death, worker: str) -> ToTell:
    mine = [one for one in between.tellings if (one.to, one.death) == (place.person_id, death.id)]
    return ToTell(
        place=place,
        worker=worker,
        named=bool(mine),
        told=any(one.told_at is not None for one in mine),
    )


def _same(one: Telling, other: Telling) -> bool:
    return (one.to, one.death) == (other.to, other.death)


def _id(death: Death) -> ProtectionId:
    if death.id is None:
        raise Broken
    return death.id
