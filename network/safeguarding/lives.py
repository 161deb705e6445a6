"""What people at work write down about a life, and the person's own side of it, put together."""

from dataclasses import dataclass

from network.consent.deciding import Deciding
from network.consent.parts import ConsentParts
from network.safeguarding.adoptions import Adoptions
from network.safeguarding.arrangements import Arrangements
from network.safeguarding.capacities import Capacities
from network.safeguarding.children import Children
from network.safeguarding.deaths import Deaths
from network.safeguarding.gate import SafeguardingGate
from network.safeguarding.on_lists import OnLists
from network.safeguarding.still_here import StillHere
from network.safeguarding.tellings import Tellings
from network.safeguarding.waiting import Waiting


@dataclass(frozen=True, kw_only=True)
class LifeParts:
    """What the ways in may ask about lives."""

    deaths: Deaths
    tellings: Tellings
    waiting: Waiting
    still_here: StillHere
    adoptions: Adoptions
    children: Children
    arrangements: Arrangements
    capacities: Capacities
    deciding: Deciding


def put_together(gate: SafeguardingGate, consent: ConsentParts) -> LifeParts:
    """Every part behind the same gate, with what the decision is told of ages and pasts."""
    told = consent.finder.sources
    listed = OnLists(gate=gate, ages=told.ages, pasts=told.pasts)
    return LifeParts(
        deaths=Deaths(listed=listed),
        tellings=Tellings(listed=listed),
        waiting=Waiting(listed=listed),
        still_here=StillHere(graph=gate.graph, sealer=gate.sealer, clock=gate.clock),
        adoptions=Adoptions(listed=listed),
        children=Children(listed=listed),
        arrangements=Arrangements(listed=listed),
        capacities=Capacities(listed=listed),
        deciding=Deciding(changing=consent.changing),
    )
