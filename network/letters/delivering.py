"""Passing letters on: decided again under the locks of both, in the unit of work that does it.

Whatever closed anything before it commits keeps the letter here, and nobody sees that it did. What
is passed on is marked as such and leaves the queue in the same unit of work, so nothing that stops
this half-way loses a letter or gives it twice.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from network.actor import Actor
from network.clock import Clock
from network.consent.acts import Act
from network.consent.disclosing import Disclosures
from network.errors import NotFound
from network.graph.door import Graph, Tx
from network.identity import ItemId
from network.keys.sealing import Sealer
from network.letters import store
from network.letters.model import LetterState, Screening, ScreeningState, WrittenLetter
from network.letters.pictures import LetterPictures
from network.letters.writing import asked_by
from network.rhythm.model import Contact, How
from network.rhythm.noting import note_contact


@dataclass(frozen=True, kw_only=True)
class Delivering:
    """Passes on what may be passed on now."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    disclosures: Disclosures
    pictures: LetterPictures

    def look(self) -> int:
        """Try every letter that nothing but the decision keeps here. Answers how many went."""
        clear = [
            one
            for one in store.screenings(self.graph, self.sealer)
            if one.state is ScreeningState.CLEAR
        ]
        oldest_first = sorted(clear, key=lambda one: (one.at, one.id))
        return sum(self.graph.write(self._trying(one), looks=True) for one in oldest_first)

    def _trying(self, found: Screening) -> Callable[[Tx], bool]:
        return lambda tx: self._pass_on(tx, found)

    def _pass_on(self, tx: Tx, found: Screening) -> bool:
        now = self.clock.now()
        try:
            judged = self.disclosures.judge(tx, asked_by(found.by, found.to, Act.DELIVER), now)
        except NotFound:
            # Its writer has gone, and their letter with them.
            store.drop_screening(tx, found.id)
            return False
        letter = store.written(tx, self.sealer, found.by, found.letter_id)
        waits = store.screening(tx, self.sealer, found.id)
        if waits is None or waits.state is not ScreeningState.CLEAR:
            return False
        if letter is None:
            store.drop_screening(tx, found.id)
            return False
        by = Actor(person_id=found.by)
        if not judged.decision.permitted:
            self._kept_here(tx, waits, judged.decision.reason, found.to in judged.two.here)
            if judged.decision.reason != waits.denied_for:
                self.disclosures.write_down(tx, by, judged, now)
            return False
        self.pictures.give(tx, letter, store.give(tx, self.sealer, letter, now))
        store.put_written(tx, self.sealer, replace(letter, state=LetterState.PASSED_ON))
        store.drop_screening(tx, ItemId(waits.id))
        self._note(tx, letter)
        self.disclosures.write_down(tx, by, judged, now)
        return True

    def _note(self, tx: Tx, letter: WrittenLetter) -> None:
        """They were really in touch: both know of it from now on."""
        contact = Contact(
            id=ItemId(self.sealer.index("letter-contacts", letter.id)),
            on=self.clock.now().date(),
            how=How.LETTER,
        )
        note_contact(tx, self.sealer, ItemId(letter.tie_id), (letter.by, letter.to), contact)

    def _kept_here(self, tx: Tx, waits: Screening, reason: str, here: bool) -> None:  # noqa: FBT001
        """It stays with us. Where nobody is left to pass it to, it is not tried again."""
        if not here:
            store.drop_screening(tx, waits.id)
        elif reason != waits.denied_for:
            store.put_screening(tx, self.sealer, replace(waits, denied_for=str(reason)))
