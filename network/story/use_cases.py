"""Writing one's own story card, and taking it away."""

from dataclasses import dataclass, replace

from network.actor import Actor
from network.clock import Clock
from network.errors import ChangedMeanwhile, Invalid
from network.graph.door import Graph, Tx
from network.identity import ItemId, new_id
from network.keys.sealing import Record, Sealer
from network.story import store
from network.story.model import StoryCard, Words
from network.story.records import NAMES, share_record


@dataclass(frozen=True, kw_only=True)
class Stories:
    """The card of one person, sealed with that person's key."""

    graph: Graph
    sealer: Sealer
    clock: Clock

    def mine(self, actor: Actor) -> StoryCard | None:
        """My card, or None where I have written none."""
        return self.graph.read(lambda tx: store.of(tx, self.sealer, actor.person_id))

    def write(self, actor: Actor, words: Words, *, base: int) -> StoryCard:
        """Keep what I say now in place of what stood there. `base` is the version that I saw.

        The same words again change nothing. Raises Invalid, and ChangedMeanwhile where the card
        has changed since `base`.
        """
        problems = words.problems()
        if problems:
            raise Invalid(problems)
        new = ItemId(new_id())

        def work(tx: Tx) -> StoryCard:
            before = store.lock(tx, self.sealer, actor.person_id)
            if before is not None and before.words == words:
                return before
            if base != (before.version if before else 0):
                raise ChangedMeanwhile
            card = replace(before or StoryCard(id=new), version=base + 1, words=words)
            store.put(tx, self.sealer, actor.person_id, card)
            return card

        return self.graph.write(work)

    def remove(self, actor: Actor) -> None:
        """Take my card away for good. Twice is the same as once."""

        def work(tx: Tx) -> None:
            store.lock(tx, self.sealer, actor.person_id)
            store.drop(tx, actor.person_id)

        self.graph.write(work)

    def everything(self, actor: Actor) -> Record:
        """What is kept here about the actor, for them to take away."""
        card = self.mine(actor)
        words, shares = (card.words, card.shares) if card else (Words(), ())
        return {
            **{name: getattr(words, name) for name in NAMES},
            "shown": [share_record(one) for one in shares],
        }
