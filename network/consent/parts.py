"""The parts of consent, put together."""

from collections.abc import Callable
from dataclasses import dataclass

from network.backups.journal import Journal
from network.backups.narrowings import Narrowings
from network.clock import Clock
from network.consent.changing import Changing
from network.consent.closings import Closings
from network.consent.disclosing import Disclosures
from network.consent.facts import Finder, KeptFacts, Sources
from network.consent.leaving import Leaving
from network.consent.mine import Mine
from network.consent.narrowing import Narrowing
from network.consent.renewing import Renewing
from network.consent.widening import Opening
from network.graph.door import Graph
from network.keys.sealing import Sealer


@dataclass(frozen=True, kw_only=True)
class ConsentParts:
    """What the ways in, and other parts, may ask of consent."""

    disclosures: Disclosures
    narrowing: Narrowing
    opening: Opening
    renewing: Renewing
    mine: Mine
    leaving: Leaving
    changing: Changing
    finder: Finder
    facts: KeptFacts
    closings: Closings


def put_together(
    *,
    graph: Graph,
    sealer: Sealer,
    clock: Clock,
    journal: Journal,
    told: Callable[[Sealer, Clock], Sources],
) -> ConsentParts:
    """Everything about consent, on this graph. `told` makes what other parts tell."""
    finder = Finder(sealer=sealer, sources=told(sealer, clock))
    closings = Closings(sealer=sealer, narrowings=Narrowings(sealer=sealer, journal=journal))
    changing = Changing(graph=graph, sealer=sealer, clock=clock, finder=finder, closings=closings)
    return ConsentParts(
        disclosures=Disclosures(graph=graph, sealer=sealer, clock=clock, finder=finder),
        narrowing=Narrowing(changing=changing),
        opening=Opening(changing=changing),
        renewing=Renewing(changing=changing),
        mine=Mine(graph=graph, sealer=sealer, clock=clock),
        leaving=Leaving(sealer=sealer),
        changing=changing,
        finder=finder,
        facts=KeptFacts(finder=finder, clock=clock),
        closings=closings,
    )
