"""The parts of wishing to hear from somebody, put together."""

from dataclasses import dataclass

from network.clock import Clock
from network.consent.parts import ConsentParts
from network.graph.door import Graph
from network.keys.sealing import Sealer
from network.wishes.attested import Attested
from network.wishes.coming_true import ComingTrue
from network.wishes.crossing import Crossing
from network.wishes.in_graph import GraphRegister
from network.wishes.letting_through import LettingThrough
from network.wishes.use_cases import Wishes


@dataclass(frozen=True, kw_only=True)
class WishParts:
    """The wisher's side, and the worker's walk."""

    mine: Wishes
    coming_true: ComingTrue
    crossing: Crossing


def put_together(*, graph: Graph, sealer: Sealer, clock: Clock, consent: ConsentParts) -> WishParts:
    """Everything about wishes, on this graph: here with the register in it."""
    register, disclosures = GraphRegister(sealer=sealer), consent.disclosures
    return WishParts(
        mine=Wishes(
            graph=graph,
            sealer=sealer,
            clock=clock,
            register=register,
            changing=consent.changing,
        ),
        coming_true=ComingTrue(graph=graph, sealer=sealer, clock=clock, disclosures=disclosures),
        crossing=Crossing(
            graph=graph,
            sealer=sealer,
            clock=clock,
            register=register,
            attested=Attested(sealer=sealer),
            letting_through=LettingThrough(disclosures=disclosures, register=register),
        ),
    )
