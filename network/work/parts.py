"""All that is done at work, put together once."""

from dataclasses import dataclass

from network.accounts.throttle import Throttle
from network.audit.use_cases import Audit
from network.clock import Clock
from network.graph.door import Graph
from network.keys.sealing import Sealer
from network.work.back_in import BackIn
from network.work.caseload import Caseload
from network.work.closing import Closing
from network.work.exceptions import Exceptions
from network.work.facts import KnownWork
from network.work.founding import Founding
from network.work.hats import Hats
from network.work.helping import Helping
from network.work.homes import Homes
from network.work.joining import Joining
from network.work.late import ShowingLater
from network.work.looks import Looks
from network.work.ports import Facts
from network.work.reading import Reading
from network.work.running import Running
from network.work.upkeep import WorkUpkeep
from network.work.with_me import WithMe


@dataclass(frozen=True, kw_only=True)
class AtWorkParts:
    """The use cases of organisations and of people at work."""

    founding: Founding
    joining: Joining
    hats: Hats
    running: Running
    caseload: Caseload
    reading: Reading
    exceptions: Exceptions
    with_me: WithMe
    helping: Helping
    back_in: BackIn
    homes: Homes
    later: ShowingLater
    looks: Looks
    closing: Closing
    upkeep: WorkUpkeep


def put_together(
    *, graph: Graph, sealer: Sealer, clock: Clock, throttle: Throttle, facts: Facts, audit: Audit
) -> AtWorkParts:
    """Every part on the same graph. `facts` finds what is kept between two people."""
    known = KnownWork(sealer=sealer, clock=clock)
    return AtWorkParts(
        founding=Founding(graph=graph, sealer=sealer, clock=clock),
        joining=Joining(graph=graph, sealer=sealer, clock=clock, throttle=throttle),
        hats=Hats(graph=graph, sealer=sealer, clock=clock),
        running=Running(graph=graph, sealer=sealer, clock=clock),
        caseload=Caseload(
            graph=graph, sealer=sealer, clock=clock, throttle=throttle, work=known, facts=facts
        ),
        reading=Reading(graph=graph, sealer=sealer, clock=clock, work=known, facts=facts),
        exceptions=Exceptions(graph=graph, sealer=sealer, clock=clock),
        with_me=WithMe(graph=graph, sealer=sealer, clock=clock),
        helping=Helping(
            graph=graph, sealer=sealer, clock=clock, throttle=throttle, work=known, facts=facts
        ),
        back_in=BackIn(graph=graph, sealer=sealer, clock=clock, work=known, facts=facts),
        homes=Homes(graph=graph, sealer=sealer, clock=clock),
        looks=Looks(graph=graph, sealer=sealer, clock=clock, audit=audit),
        later=ShowingLater(graph=graph, sealer=sealer, clock=clock),
        closing=Closing(graph=graph, sealer=sealer, clock=clock),
        upkeep=WorkUpkeep(graph=graph, sealer=sealer, clock=clock),
    )
