"""Letting a worker who has me on their list read my card, and taking it back at once."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from network.accounts.rules import require_fresh
from network.actor import Actor
from network.audit.events import Event
from network.audit.use_cases import record
from network.clock import Clock
from network.descriptions import pressed
from network.errors import Invalid, NotFound, NotPermitted, WrongMoment
from network.graph.door import Graph, Tx
from network.identity import ItemId, StepId
from network.keys.sealing import Sealer
from network.story import store
from network.story.model import MOST_SHARES, SHOWN_FOR, Share, StoryCard
from network.work import gate
from network.work.with_me import WithMe, WorksWithMe

INDEX = "story-shares"
Change = Callable[[StoryCard, datetime], StoryCard]


@dataclass(frozen=True, kw_only=True)
class Showing:
    """Who may read my card. It begins after two days, in which it can be undone unseen."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    with_me: WithMe

    def helpers(self, actor: Actor) -> list[WorksWithMe]:
        """The workers to whom I could show it: those who have me on their list by my code."""
        return [one for one in self.with_me.mine(actor) if one.worker]

    def show(
        self,
        actor: Actor,
        operation_id: StepId,
        assignment_id: str,
        *,
        days: int,
        under_pressure: bool = False,
    ) -> None:
        """Let one of them read my card, for at most 90 days. The same key does it once.

        `under_pressure`: whether somebody makes them do it, or may. All about them is then held and
        a human being looks; what is shown stays the same.

        Needs the password typed again just now. Raises Invalid, NotFound where nobody such works
        with me, and WrongMoment where there is no card or it is shown to them already.
        """
        gate.oneself(actor)
        require_fresh(actor)
        if days not in SHOWN_FOR:
            raise Invalid({"days": "unknown"})
        helper, now = self._helper(actor, assignment_id), self.clock.now()
        share = Share(
            id=ItemId(self.sealer.index(INDEX, f"{actor.person_id}|{operation_id}")),
            assignment_id=helper.place.id,
            staff_id=helper.place.staff_id,
            worker=helper.worker,
            organisation=helper.organisation.name,
            shown_at=now,
            until=now + timedelta(days=days),
            pressed=under_pressure,
        )

        def change(card: StoryCard, now: datetime) -> StoryCard:
            return _with(card, share, now)

        self._change(actor, change, Event.STORY_SHOWN, held=share.id if under_pressure else "")

    def stop(self, actor: Actor, share_id: str) -> None:
        """Take it back: nothing that begins after this reads it. Twice is the same as once."""

        def change(card: StoryCard, now: datetime) -> StoryCard:
            shares = tuple(
                replace(one, ended_at=now) if one.id == share_id and one.runs(now) else one
                for one in card.shares
            )
            return replace(card, shares=shares)

        self._change(actor, change, Event.STORY_TAKEN_BACK)

    def _helper(self, actor: Actor, assignment_id: str) -> WorksWithMe:
        for one in self.helpers(actor):
            if one.place.id == assignment_id:
                return one
        raise NotFound

    def _change(self, actor: Actor, change: Change, event: Event, *, held: str = "") -> None:
        if actor.staff_id is not None:
            raise NotPermitted
        now = self.clock.now()

        def work(tx: Tx) -> None:
            card = store.lock(tx, self.sealer, actor.person_id)
            if card is None:
                if event is Event.STORY_SHOWN:
                    raise WrongMoment
                return
            changed = change(card, now)
            if changed == card:
                return
            store.put(tx, self.sealer, actor.person_id, changed)
            if held:
                pressed.hold(tx, self.sealer, actor.person_id, held, now)
            record(
                tx,
                self.sealer,
                stream=actor.person_id,
                event=event,
                at=now,
                by=actor,
                detail={},
            )

        self.graph.write(work)


def _with(card: StoryCard, share: Share, now: datetime) -> StoryCard:
    """The card, shown to one more. Shown to them already, or too often, it raises WrongMoment."""
    if any(one.id == share.id for one in card.shares):
        return card
    if card.words.empty or len(card.shares) >= MOST_SHARES:
        raise WrongMoment
    if any(one.assignment_id == share.assignment_id and one.runs(now) for one in card.shares):
        raise WrongMoment
    return replace(card, shares=(*card.shares, share))
