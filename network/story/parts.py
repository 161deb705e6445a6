"""The parts of a story card, put together."""

from dataclasses import dataclass

from network.clock import Clock
from network.graph.door import Graph
from network.keys.sealing import Sealer
from network.story.at_work import StoryReading
from network.story.showing import Showing
from network.story.use_cases import Stories
from network.work.parts import AtWorkParts


@dataclass(frozen=True, kw_only=True)
class StoryParts:
    """Writing one's card, showing it, and reading it at work."""

    cards: Stories
    showing: Showing
    reading: StoryReading


def put_together(*, graph: Graph, sealer: Sealer, clock: Clock, work: AtWorkParts) -> StoryParts:
    """Everything about story cards, on this graph."""
    return StoryParts(
        cards=Stories(graph=graph, sealer=sealer, clock=clock),
        showing=Showing(graph=graph, sealer=sealer, clock=clock, with_me=work.with_me),
        reading=StoryReading(graph=graph, sealer=sealer, clock=clock, reading=work.reading),
    )
