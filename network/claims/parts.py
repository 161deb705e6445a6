"""The parts of a past that can be shown, put together."""

from dataclasses import dataclass

from network.actor import Actor
from network.claims.asking import Asking
from network.claims.codes import PastCodes
from network.claims.looking import Looking
from network.claims.recorded import shown_by_records
from network.claims.seen import MyPasts
from network.claims.standing_up import StandingUp
from network.claims.use_cases import Claims
from network.clock import Clock
from network.consent.disclosing import Disclosures
from network.graph.door import Graph
from network.keys.sealing import Record, Sealer
from network.people.births import Births
from network.work.on_list import OnMyList
from network.work.parts import AtWorkParts
from network.work.upkeep import WorkUpkeep


@dataclass(frozen=True, kw_only=True)
class PastParts:
    """Asking organisations, looking for them, codes, and whoever stands up for somebody."""

    claims: Claims
    mine: MyPasts
    asking: Asking
    looking: Looking
    codes: PastCodes
    standing_up: StandingUp
    births: Births
    upkeep: WorkUpkeep

    def sweep_codes(self) -> int:
        """Remove codes of every kind that ran out in an earlier month. Answers how many."""
        return self.upkeep.sweep_codes() + self.codes.sweep()

    def everything(self, actor: Actor) -> Record:
        """What is kept here about the actor, for them to take away."""
        return {"attested": self.mine.everything(actor), "codes": self.codes.everything(actor)}


def put_together(
    *,
    graph: Graph,
    sealer: Sealer,
    clock: Clock,
    disclosures: Disclosures,
    work: AtWorkParts,
) -> PastParts:
    """Everything about a past that can be shown, on this graph."""
    on_list, shown = OnMyList(reading=work.reading), shown_by_records(sealer)
    return PastParts(
        claims=Claims(graph=graph, sealer=sealer, clock=clock, shown=shown),
        mine=MyPasts(graph=graph, sealer=sealer, clock=clock, shown=shown),
        asking=Asking(graph=graph, sealer=sealer, clock=clock),
        looking=Looking(graph=graph, sealer=sealer, clock=clock, on_list=on_list),
        codes=PastCodes(graph=graph, sealer=sealer, clock=clock),
        standing_up=StandingUp(
            graph=graph,
            sealer=sealer,
            clock=clock,
            throttle=work.caseload.throttle,
            disclosures=disclosures,
        ),
        births=Births(graph=graph, sealer=sealer, clock=clock, on_list=on_list),
        upkeep=work.upkeep,
    )
