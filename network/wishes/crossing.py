"""The worker's walk over all wishes: which cross, and who pretends. Nobody sees anything of it.

What is found is made anew each time from what is attested that day, and nothing of it is kept but a
task on the safeguarding desk. Two people hear of each other in `letting_through` alone.
"""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from network.clock import Clock
from network.desk import store as desk
from network.desk.model import DeskKind
from network.errors import NetworkError
from network.graph.door import Graph, Tx
from network.keys.sealing import Sealer
from network.wishes import round as rounds
from network.wishes import store
from network.wishes.attested import Attested
from network.wishes.hooks import entry
from network.wishes.letting_through import LettingThrough
from network.wishes.meeting import Wisher
from network.wishes.model import Wish
from network.wishes.register import Register
from network.wishes.weighing import Met, Other, weigh
from network.work import gate

log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Crossing:
    """Finds crossings. Bears being done twice."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    register: Register
    attested: Attested
    letting_through: LettingThrough

    def look(self) -> None:
        """Bring the register up to date, look who pretends, then do what it is time for.

        One after another over all of them: nothing comes true before everybody was looked at.
        """
        self._each(self._enter)
        self._each(self._watch)
        self._each(self._let_through)

    def meets(self, tx: Tx, wish: Wish) -> Met:
        """What a wish meets today."""
        mine = self._wisher(tx, wish)
        found = self.register.cross(tx, entry(wish.id, mine))
        others = store.find(tx, self.sealer, (*found.back, *found.beside)).values()
        return weigh(
            mine,
            [
                Other(
                    wish_id=one.id,
                    person_id=one.person_id,
                    wisher=self._wisher(tx, one),
                    beside=one.id in found.beside,
                )
                for one in others
                if one.waits and one.person_id != wish.person_id
            ],
        )

    def _each(self, do: Callable[[Wish], None]) -> None:
        for wish in self._every():
            try:
                do(wish)
            except NetworkError as error:
                log.warning("the wish %s was not looked at: %s", wish.id, error.code)

    def _every(self) -> Iterator[Wish]:
        after: str | None = ""
        while after is not None:
            found, after = self._page(after)
            yield from found

    def _page(self, after: str) -> tuple[list[Wish], str | None]:
        return self.graph.read(lambda tx: store.page(tx, self.sealer, after))

    def _enter(self, wish: Wish) -> None:
        def work(tx: Tx) -> None:
            gate.lock_people(tx, [wish.person_id])
            now = store.find(tx, self.sealer, [wish.id]).get(wish.id)
            if now is None or not now.waits:
                self.register.take_away(tx, wish.id)
            else:
                self.register.put(tx, entry(now.id, self._wisher(tx, now)))

        self.graph.write(work)

    def _watch(self, wish: Wish) -> None:
        """Let human beings look where somebody may pretend."""
        if not wish.waits:
            return
        met = self.graph.read(lambda tx: self.meets(tx, wish))
        if met.alarming:
            self.graph.write(lambda tx: self._alarm(tx, wish, met))

    def _let_through(self, wish: Wish) -> None:
        """Have it decided about two wishes whose wait is over."""
        here, now = rounds.at(self.clock.now()), self.clock.now()
        if here.open(now) or not wish.confirmed_in(here.number):
            return
        other = self.graph.read(lambda tx: self._only(tx, wish))
        through = self.letting_through
        if other is None or not other.confirmed_in(here.number):
            return
        if through.due(wish, other, here, now):
            self.graph.write(
                lambda tx: through.decide(
                    tx, wish, other, here, now=now, each_other=self._each_other
                )
            )

    def _only(self, tx: Tx, wish: Wish) -> Wish | None:
        met = self.meets(tx, wish).only
        return store.find(tx, self.sealer, [met.wish_id]).get(met.wish_id) if met else None

    def _each_other(self, tx: Tx, mine: Wish, theirs: Wish) -> bool:
        """Whether each of the two meets the other and nobody else, as it is attested now."""
        sees, seen = self.meets(tx, mine).only, self.meets(tx, theirs).only
        if sees is None or seen is None:
            return False
        return (sees.person_id, seen.person_id) == (theirs.person_id, mine.person_id)

    def _alarm(self, tx: Tx, wish: Wish, met: Met) -> None:
        """Let human beings look at each. Once for each two wishes, however often it is found."""
        for other in met.alarming:
            pair = "|".join(sorted((wish.id, other.wish_id)))
            desk.ask(
                tx,
                self.sealer,
                kind=DeskKind.PATTERN,
                about=other.person_id,
                other=wish.person_id,
                record_id=other.wish_id,
                part=pair,
                at=self.clock.now(),
            )

    def _wisher(self, tx: Tx, wish: Wish) -> Wisher:
        return Wisher(words=wish.words, oneself=self.attested.of(tx, wish.person_id))
