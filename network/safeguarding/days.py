"""Days that are past put something on the desk, once each. Nothing opens or closes by itself.

What is between people is sealed, so that no query can find a day in it: this walks all pairs and
all lives by pages and opens each. Its cost is in docs/adr/0022.
"""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from network.clock import Clock
from network.consent import store as consent
from network.consent.kept import Between, LifeFacts
from network.desk import store as desk
from network.errors import Broken
from network.graph.door import Graph, Tx
from network.graph.statements import Row
from network.identity import PersonId
from network.keys.sealing import Sealer
from network.safeguarding.due import Due, due_between, due_in_life

log = logging.getLogger(__name__)
PAGE = 500


@dataclass(frozen=True, kw_only=True)
class Days:
    """Looks at every day that may be past. Bears being done twice, and by two at once."""

    graph: Graph
    sealer: Sealer
    clock: Clock

    def look(self) -> int:
        """Put what is due on the desk. Answers how many things are due, old ones included."""
        found = 0
        for row in self._rows("safeguarding/pairs"):
            people = [PersonId(one) for one in row["people"]]
            both = len(people) == 2  # noqa: PLR2004 - whoever is alone needs nobody kept away
            if both and due_between(self._between(row), self.clock.now()):
                found += self._ask_between(people[0], people[1])
        for row in self._rows("safeguarding/standings"):
            here = row["personId"] is not None
            if here and due_in_life(self._life(row), self.clock.now()):
                found += self._ask_about(PersonId(row["personId"]))
        return found

    def _ask_between(self, one: PersonId, other: PersonId) -> int:
        def work(tx: Tx) -> int:
            two = consent.lock_two(tx, self.sealer, one, other)
            if two.between is None or not {one, other} <= two.here:
                return 0
            return self._ask(tx, due_between(two.between, self.clock.now()))

        return self.graph.write(work)

    def _ask_about(self, person_id: PersonId) -> int:
        def work(tx: Tx) -> int:
            one = consent.lock_one(tx, self.sealer, person_id)
            return self._ask(tx, due_in_life(one.life, self.clock.now())) if one else 0

        return self.graph.write(work)

    def _ask(self, tx: Tx, every: list[Due]) -> int:
        for due in every:
            desk.ask(
                tx,
                self.sealer,
                kind=due.kind,
                about=due.about,
                other=due.other,
                record_id=due.record_id,
                at=self.clock.now(),
                part=due.part,
            )
        return len(every)

    def _between(self, row: Row) -> Between:
        try:
            return consent.opened_between(self.sealer, row["id"], row["sealed"])
        except Broken:
            log.warning("what is between two people does not open")
            return Between()

    def _life(self, row: Row) -> LifeFacts:
        try:
            return consent.opened_life(self.sealer, row["personId"], row["id"], row["sealed"])
        except Broken:
            log.warning("what is known of a life does not open")
            return LifeFacts()

    def _rows(self, statement: str) -> Iterator[Row]:
        after = ""
        while rows := self.graph.read(_page(statement, after)):
            yield from rows
            after = rows[-1]["id"]


def _page(statement: str, after: str) -> Callable[[Tx], list[Row]]:
    return lambda tx: tx.many(statement, after=after, most=PAGE)
