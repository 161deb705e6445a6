"""The parts of how people let each other reach them, put together."""

from network.clock import Clock
from network.consent.parts import ConsentParts
from network.details.giving import Giving
from network.details.reading import Reading
from network.details.use_cases import HowToReachMe
from network.graph.door import Graph
from network.keys.sealing import Sealer
from network.ties.in_touch import InTouch


def put_together(
    *, graph: Graph, sealer: Sealer, clock: Clock, consent: ConsentParts, in_touch: InTouch
) -> HowToReachMe:
    """Everything about it, on this graph."""
    disclosures = consent.disclosures
    giving = Giving(
        graph=graph,
        sealer=sealer,
        clock=clock,
        in_touch=in_touch,
        opening=consent.opening,
        narrowing=consent.narrowing,
        own=consent.mine,
    )
    reading = Reading(
        graph=graph, sealer=sealer, clock=clock, in_touch=in_touch, disclosures=disclosures
    )
    return HowToReachMe(
        graph=graph,
        sealer=sealer,
        in_touch=in_touch,
        disclosures=disclosures,
        giving=giving,
        reading=reading,
    )
