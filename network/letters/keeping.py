"""Letters that were reported or held: kept under a key of their own, until a day that is set."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from network.actor import Actor
from network.clock import Clock
from network.consent.narrowing import Narrowing
from network.desk import store as desk
from network.desk.model import DeskKind
from network.errors import NotFound
from network.graph.door import Graph, Tx
from network.identity import ItemId, OperationId, PersonId
from network.keys import store as keys
from network.keys.sealing import Sealer
from network.letters import store
from network.letters.model import (
    EVIDENCE_LASTS,
    MOST_PICTURES,
    MOST_REPORTED,
    Evidence,
    EvidenceCause,
    ReceivedLetter,
    Screening,
    WrittenLetter,
    seen_in,
    voice_of,
)
from network.letters.pictures import LetterPictures
from network.ties.in_touch import InTouch


@dataclass(frozen=True, kw_only=True)
class Keeping:
    """Keeps letters for whoever keeps people safe, and forgets them on their day."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    narrowing: Narrowing
    in_touch: InTouch
    pictures: LetterPictures

    def report(
        self,
        actor: Actor,
        tie_id: str,
        operation_id: OperationId,
        letter_id: str | None = None,
    ) -> None:
        """Report somebody for a letter, or for all that they wrote. Raises NotFound.

        Everything between the two waits from the first step on. If this stops after it, the same
        report sent again keeps the letters.
        """
        other = self.in_touch.one(actor, tie_id).mine.other
        mine = self._from(actor, other)
        reported = [one for one in mine if letter_id in {None, one.id}][-MOST_REPORTED:]
        if letter_id is not None and not reported:
            raise NotFound
        self.narrowing.report(actor, other, operation_id)

        def work(tx: Tx) -> None:
            keys.lock_person(tx, actor.person_id)
            for one in reported:
                self.keep(tx, one, EvidenceCause.REPORTED)

        self.graph.write(work)

    def hold(self, tx: Tx, letter: WrittenLetter) -> None:
        """Keep a letter that is not passed on, and let a lead look who sees to whom it goes."""
        self.keep(tx, letter, EvidenceCause.HELD)
        desk.ask(
            tx,
            self.sealer,
            kind=DeskKind.LETTER_HELD,
            about=letter.to,
            other=letter.by,
            record_id=letter.id,
            at=self.clock.now(),
        )

    def keep(self, tx: Tx, letter: WrittenLetter | ReceivedLetter, cause: EvidenceCause) -> None:
        """Keep a letter as it is now, once for each cause. Its keeper is locked."""
        name = f"{cause}|{letter.id}"
        with_it = self.pictures.of_letter(tx, letter)
        evidence = Evidence(
            id=ItemId(self.sealer.index("evidence", name)),
            letter_id=letter.id,
            by=letter.by,
            to=letter.to,
            text=letter.text,
            at=letter.at,
            cause=cause,
            until=self.clock.now() + EVIDENCE_LASTS,
            pictures=tuple(one.description for one in seen_in(with_it)[:MOST_PICTURES]),
            voice=voice_of(with_it),
        )
        store.put_evidence(tx, self.sealer, evidence)
        self.pictures.keep_for(evidence, with_it)

    def between(self, one: PersonId, other: PersonId | None) -> Sequence[Evidence]:
        """What is kept of letters between two, oldest first, until its day."""
        now, two = self.clock.now(), {one, other}
        kept = store.evidence(self.graph, self.sealer)
        found = [each for each in kept if {each.by, each.to} == two and now < each.until]
        return sorted(found, key=lambda each: (each.at, each.id))

    def sweep(self) -> int:
        """Destroy the keys of what ran out in an earlier month, and forget it.

        Pictures go as well whose letter was not sent in their time.
        """
        month, swept = f"{self.clock.now():%Y-%m}", 0
        while some := self.graph.read(partial(store.evidence_to_end, month=month)):
            for one in some:
                # Where this stops between the two, the next sweep finds it again.
                self.sealer.keys.destroy(one)
                self.pictures.forget_with(one)
                self.graph.write(partial(store.drop_evidence, gone=one))
            swept += len(some)
        return swept + self._left_behind() + self.pictures.sweep(self.graph, month)

    def _left_behind(self) -> int:
        """Forget that a letter waited whose writer has gone. Answers how many."""
        waits = list(store.screenings(self.graph, self.sealer))
        gone = [one.id for one in waits if self.graph.read(partial(self._gone, one=one))]
        for one in gone:
            self.graph.write(partial(store.drop_screening, gone=one))
        return len(gone)

    def _gone(self, tx: Tx, one: Screening) -> bool:
        return store.written(tx, self.sealer, one.by, one.letter_id) is None

    def _from(self, actor: Actor, other: PersonId) -> list[ReceivedLetter]:
        mine = self.graph.read(lambda tx: store.received_by(tx, self.sealer, actor.person_id))
        return [one for one in mine if one.by == other]
