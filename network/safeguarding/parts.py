"""The work of safeguarding leads, put together."""

from dataclasses import dataclass

from network.clock import Clock
from network.consent.closings import Closings
from network.desk.upkeep import DeskUpkeep
from network.desk.use_cases import Desk
from network.graph.door import Graph
from network.keys.sealing import Sealer
from network.safeguarding.acting import Acting
from network.safeguarding.by_leads import ByLeads
from network.safeguarding.cool_offs import CoolOffs
from network.safeguarding.days import Days
from network.safeguarding.describing import Describing
from network.safeguarding.gate import SafeguardingGate
from network.safeguarding.holds import Holds
from network.safeguarding.likenesses import Likenesses
from network.safeguarding.looking import Looking
from network.safeguarding.matches import Matches
from network.safeguarding.orders import Orders
from network.safeguarding.reviews import Reviews
from network.safeguarding.seconds import Seconds
from network.safeguarding.told import Told
from network.work.facts import KnownWork
from network.work.ports import Facts


@dataclass(frozen=True, kw_only=True)
class SafeguardingParts:
    """What the ways in may ask of safeguarding."""

    gate: SafeguardingGate
    desk: Desk
    looking: Looking
    orders: Orders
    describing: Describing
    holds: Holds
    matches: Matches
    cool_offs: CoolOffs
    seconds: Seconds
    days: Days
    likenesses: Likenesses
    told: Told
    reviews: Reviews
    upkeep: DeskUpkeep


def put_together(
    *, graph: Graph, sealer: Sealer, clock: Clock, facts: Facts, closings: Closings
) -> SafeguardingParts:
    """Every part on the same graph. `facts` finds what is kept between two people."""
    work = KnownWork(sealer=sealer, clock=clock)
    gate = SafeguardingGate(
        graph=graph, sealer=sealer, clock=clock, work=work, facts=facts, closings=closings
    )
    desk = Desk(graph=graph, sealer=sealer, clock=clock, gate=gate)
    acting = Acting(sealer=sealer, clock=clock, gate=gate)
    listed = ByLeads(acting=acting)
    return SafeguardingParts(
        gate=gate,
        desk=desk,
        looking=Looking(acting=acting, desk=desk),
        orders=Orders(acting=acting, listed=listed),
        describing=Describing(listed=listed),
        holds=Holds(acting=acting, listed=listed),
        matches=Matches(acting=acting),
        cool_offs=CoolOffs(acting=acting),
        seconds=Seconds(acting=acting, desk=desk),
        days=Days(graph=graph, sealer=sealer, clock=clock),
        likenesses=Likenesses(graph=graph, sealer=sealer, closings=closings),
        told=Told(graph=graph, sealer=sealer, clock=clock),
        reviews=Reviews(graph=graph, sealer=sealer, clock=clock),
        upkeep=DeskUpkeep(graph=graph, sealer=sealer, clock=clock, gate=gate),
    )
