"""The work of safeguarding leads, put together."""

from dataclasses import dataclass

from network.clock import Clock
from network.graph.door import Graph
from network.keys.sealing import Sealer
from network.safeguarding.gate import SafeguardingGate
from network.work.facts import KnownWork
from network.work.ports import Facts


@dataclass(frozen=True, kw_only=True)
class SafeguardingParts:
    """What the ways in may ask of safeguarding."""

    gate: SafeguardingGate


def put_together(*, graph: Graph, sealer: Sealer, clock: Clock, facts: Facts) -> SafeguardingParts:
    """Every part on the same graph. `facts` finds what is kept between two people."""
    gate = SafeguardingGate(
        graph=graph,
        sealer=sealer,
        clock=clock,
        work=KnownWork(sealer=sealer, clock=clock),
        facts=facts,
    )
    return SafeguardingParts(gate=gate)
