"""Reading letters over before they are passed on: claimed one at a time, oldest first.

A reader reads what the queue hands them and chooses nothing. They see the words, not who wrote them
or to whom. Nobody reads a letter of anybody they have to do with: the decision says so, towards
both. That somebody read is kept in the same unit of work, and shown to neither of the two.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from network.actor import Actor
from network.audit.events import Event
from network.audit.use_cases import record
from network.clock import Clock
from network.consent.kinds import Purpose
from network.errors import NotFound, WrongMoment
from network.graph.door import Graph, Tx
from network.identity import ItemId
from network.keys.sealing import Sealer
from network.letters import store
from network.letters.gate import READERS, ReadersGate
from network.letters.keeping import Keeping
from network.letters.model import (
    PAUSE_AFTER,
    READ_A_DAY,
    Caught,
    LetterPicture,
    LetterState,
    Screening,
    ScreeningState,
    VoiceNote,
    WrittenLetter,
    heard_in,
    seen_in,
    voice_of,
)
from network.letters.pictures import LetterPictures
from network.work import gate
from network.work import store as work
from network.work.gate import AtWork
from network.work.kinds import AssignmentKind

T = TypeVar("T")
Among = Callable[[Iterable[LetterPicture]], list[LetterPicture]]


@dataclass(frozen=True, kw_only=True)
class ToRead:
    """How reading over stands for one reader."""

    waiting: int
    read_today: int

    @property
    def enough(self) -> bool:
        """Whether they have read as many today as anybody may."""
        return self.read_today >= READ_A_DAY

    @property
    def pause(self) -> bool:
        """Whether it is time to offer a pause."""
        return self.read_today > 0 and self.read_today % PAUSE_AFTER == 0


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A letter as its reader sees it: its words, and what the table found. Nobody is named."""

    id: ItemId
    text: str = field(repr=False)
    caught: frozenset[Caught]
    pictures: Sequence[str] = field(repr=False)
    """What its writer said of each picture that goes with it."""
    voice: VoiceNote | None = field(default=None, repr=False)


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A letter that is the reader's now, with everybody whom it concerns locked."""

    here: AtWork
    screening: Screening
    letter: WrittenLetter


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What readers do with letters that wait."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    gate: ReadersGate
    keeping: Keeping
    pictures: LetterPictures

    def stands(self, actor: Actor) -> ToRead:
        """How many letters wait that could come to the reader, and how many they read today."""
        here = self.graph.read(lambda tx: self._looked_up(tx, actor))
        waiting = sum(1 for _ in self._theirs(actor, here))
        return ToRead(waiting=waiting, read_today=here.staff.letters_today(self._today))

    def next(self, actor: Actor) -> ItemId | None:
        """Take the oldest letter that may be read by this reader. None: there is none for them.

        What is theirs already comes first. Raises WrongMoment after as many as anybody may read.
        """
        here = self.graph.read(lambda tx: self._looked_up(tx, actor))
        mine = self._claimed(actor, here)
        if mine is not None:
            return mine.id
        if here.staff.letters_today(self._today) >= READ_A_DAY:
            raise WrongMoment
        for found in sorted(self._theirs(actor, here), key=lambda one: (one.at, one.id)):
            if self.graph.write(self._claiming(actor, found)):
                return found.id
        return None

    def one(self, actor: Actor, found: ItemId) -> Shown:
        """Read a letter that was taken. Raises NotFound for every other."""

        def look(tx: Tx, opened: Opened) -> Shown:
            self._write_down(tx, actor, opened.here, opened.letter)
            with_it = self.pictures.of_letter(tx, opened.letter)
            return Shown(
                id=found,
                text=opened.letter.text,
                caught=opened.screening.caught,
                pictures=[one.description for one in seen_in(with_it)],
                voice=voice_of(with_it),
            )

        return self._do(actor, found, look)

    def picture(self, actor: Actor, found: ItemId, number: int) -> bytes:
        """See a picture of a letter that was taken, and so written down. Raises NotFound."""
        return self._enclosed(actor, found, seen_in, number)

    def voice(self, actor: Actor, found: ItemId) -> bytes:
        """Hear the voice note of one, likewise. Raises NotFound."""
        return self._enclosed(actor, found, heard_in, 0)

    def pass_on(self, actor: Actor, found: ItemId) -> None:
        """Nothing speaks against it. Whether it goes is decided again when it goes."""
        self._settle(actor, found, lambda one: replace(one, state=ScreeningState.CLEAR))

    def not_this_one(self, actor: Actor, found: ItemId) -> None:
        """Leave it to somebody else. Nobody asks why."""
        self._settle(
            actor, found, lambda one: replace(one, not_for=one.not_for | {actor.person_id})
        )

    def send_back(self, actor: Actor, found: ItemId, reason: Caught) -> None:
        """Give it back to its writer for its wording, with a reason of the closed set.

        Its pictures lie with the letter that they write next.
        """

        def change(tx: Tx, opened: Opened) -> None:
            back = replace(opened.letter, state=LetterState.CAME_BACK, came_back_for=reason)
            store.put_written(tx, self.sealer, back)
            with_it = self.pictures.of_letter(tx, opened.letter)
            self.pictures.put_with(tx, with_it, None, self.clock.now())
            store.drop_screening(tx, found)

        self._do(actor, found, change)

    def hold(self, actor: Actor, found: ItemId) -> None:
        """Something about it is not safe. To its writer it looks like any letter that waits."""

        def change(tx: Tx, opened: Opened) -> None:
            held = replace(opened.screening, state=ScreeningState.HELD, held_by=actor.person_id)
            store.put_screening(tx, self.sealer, _free(held))
            self.keeping.hold(tx, opened.letter)

        self._do(actor, found, change)

    @property
    def _today(self) -> date:
        return self.clock.now().date()

    def _looked_up(self, tx: Tx, actor: Actor) -> AtWork:
        gate.may_try(actor, READERS)
        return gate.looked_up(tx, self.sealer, actor)

    def _theirs(self, actor: Actor, here: AtWork) -> Iterator[Screening]:
        """What could come to this reader: of somebody on a list here, or where here helps out."""
        now = self.clock.now()
        for one in store.screenings(self.graph, self.sealer):
            own = actor.person_id in {one.by, one.to} or actor.person_id in one.not_for
            if one.state is not ScreeningState.WAITS or own:
                continue
            if one.claimed_by_another(actor.person_id, now):
                continue
            if here.organisation.lends or self.graph.read(self._listing(here, one)):
                yield one

    def _claimed(self, actor: Actor, here: AtWork) -> Screening | None:
        return next(
            (one for one in self._theirs(actor, here) if one.claimed_by == actor.person_id), None
        )

    def _listing(self, here: AtWork, one: Screening) -> Callable[[Tx], bool]:
        def look(tx: Tx) -> bool:
            people, now = {one.by, one.to}, self.clock.now()
            places = work.assignments_here(tx, self.sealer, here.organisation.id, people)
            return any(each.kind is AssignmentKind.CASELOAD and each.runs(now) for each in places)

        return look

    def _claiming(self, actor: Actor, found: Screening) -> Callable[[Tx], bool]:
        def claim(tx: Tx) -> bool:
            now = self.clock.now()
            here = self.gate.let_in(tx, actor, found)
            waits = store.screening(tx, self.sealer, found.id)
            if here is None or waits is None or waits.state is not ScreeningState.WAITS:
                return False
            if waits.claimed_by_another(actor.person_id, now):
                return False
            if store.written(tx, self.sealer, waits.by, waits.letter_id) is None:
                store.drop_screening(tx, waits.id)
                return False
            claimed = replace(waits, claimed_by=actor.person_id, claimed_at=now)
            store.put_screening(tx, self.sealer, claimed)
            work.keep_staff(tx, self.sealer, here.staff.after_letter(now.date()))
            return True

        return claim

    def _enclosed(self, actor: Actor, found: ItemId, among: Among, number: int) -> bytes:
        def look(tx: Tx, opened: Opened) -> bytes:
            with_it = among(self.pictures.of_letter(tx, opened.letter))
            if number >= len(with_it):
                raise NotFound
            return self.pictures.opened(opened.letter.by, with_it[number].id)[0]

        return self._do(actor, found, look)

    def _settle(
        self, actor: Actor, found: ItemId, change: Callable[[Screening], Screening]
    ) -> None:
        self._do(
            actor,
            found,
            lambda tx, opened: store.put_screening(
                tx, self.sealer, _free(change(opened.screening))
            ),
        )

    def _do(self, actor: Actor, found: ItemId, then: Callable[[Tx, Opened], T]) -> T:
        def settle(tx: Tx) -> T:
            gate.may_try(actor, READERS)
            before = store.screening(tx, self.sealer, found)
            if before is None or before.claimed_by != actor.person_id:
                raise NotFound
            here = self.gate.let_in(tx, actor, before)
            screening = store.screening(tx, self.sealer, found)
            letter = store.written(tx, self.sealer, before.by, before.letter_id)
            mine = screening is not None and screening.claimed_by == actor.person_id
            if here is None or screening is None or letter is None or not mine:
                raise NotFound
            return then(tx, Opened(here=here, screening=screening, letter=letter))

        return self.graph.write(settle)

    def _write_down(self, tx: Tx, actor: Actor, here: AtWork, letter: WrittenLetter) -> None:
        for person_id in sorted({letter.by, letter.to}):
            record(
                tx,
                self.sealer,
                stream=person_id,
                event=Event.READ_AT_WORK_UNSHOWN,
                at=self.clock.now(),
                by=actor,
                detail={
                    "organisation": here.organisation.id,
                    "staff": here.staff.id,
                    "purpose": str(Purpose.SERVICE_SAFETY),
                },
            )


def _free(screening: Screening) -> Screening:
    return replace(screening, claimed_by=None, claimed_at=None)
