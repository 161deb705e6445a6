"""A wish that came true: the name and words of the other one, as the decision lets me see them now.

Both have heard of each other from one moment on. So what stops it later is a pause, whatever the
cause, and then nothing of theirs is shown.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from network.actor import Actor
from network.clock import Clock
from network.consent.acts import Act
from network.consent.disclosing import Disclosures
from network.consent.kinds import Purpose, Scope
from network.consent.model import Asked
from network.errors import NotFound
from network.graph.door import Graph, Tx
from network.identity import ItemId
from network.keys.sealing import Sealer
from network.wishes import store
from network.wishes.model import Wish
from network.work import gate

NEW_FOR = timedelta(days=28)
"""So long it stands on the page of today."""


@dataclass(frozen=True, kw_only=True)
class Theirs:
    """What the other one lets me read. `open`: nothing stands between us now."""

    at: datetime
    tie_id: ItemId
    open: bool
    my_name: str = field(default="", repr=False)
    words: str = field(default="", repr=False)


@dataclass(frozen=True, kw_only=True)
class ComingTrue:
    """Reads what came of a wish. Where nothing has, it looks at nobody."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    disclosures: Disclosures

    def of(self, actor: Actor, wish: Wish) -> Theirs | None:
        """What came of a wish of mine; None where nothing has. Raises NotFound for another's."""
        gate.oneself(actor)
        came = wish.came
        if wish.person_id != actor.person_id:
            raise NotFound
        if came is None:
            return None
        asked = Asked(
            asker=actor.person_id,
            other=came.other,
            act=Act.SEE,
            scope=Scope.NAME_NOW,
            purpose=Purpose.STAY_IN_TOUCH,
            capacity=actor.capacity,
        )

        def work(tx: Tx) -> Theirs:
            now = self.clock.now()
            judged = self.disclosures.judge(tx, asked, now)
            other = store.find(tx, self.sealer, [came.wish_id]).get(came.wish_id)
            shown = other is not None and judged.decision.permitted
            self.disclosures.write_down(tx, actor, judged, now)
            return Theirs(
                at=came.at,
                tie_id=came.tie_id,
                open=shown,
                my_name=other.words.my_name if other is not None and shown else "",
                words=other.words.words if other is not None and shown else "",
            )

        return self.graph.write(work, looks=True)

    def new(self, actor: Actor, mine: list[Wish]) -> tuple[str, ...]:
        """Which of my wishes came true lately."""
        if actor.helped_by is not None:
            return ()
        now = self.clock.now()
        return tuple(one.id for one in mine if one.came and now < one.came.at + NEW_FOR)
