"""The parts of asking for somebody, put together."""

from dataclasses import dataclass

from network.asking.approaching import Approaching
from network.asking.noting import Noting
from network.asking.reading import RequestsAtWork
from network.asking.taking_on import TakingOn
from network.asking.typing_in import TypingIn
from network.asking.use_cases import Requests
from network.clock import Clock
from network.graph.door import Graph
from network.kept_noes.by_letter import LetterNoes
from network.keys.sealing import Sealer
from network.work.on_list import OnMyList
from network.work.parts import AtWorkParts


@dataclass(frozen=True, kw_only=True)
class AskingParts:
    """The asker's side, and the side of whoever works on it."""

    mine: Requests
    at_work: RequestsAtWork
    noting: Noting
    approaching: Approaching
    taking_on: TakingOn
    typing_in: TypingIn


def put_together(*, graph: Graph, sealer: Sealer, clock: Clock, work: AtWorkParts) -> AskingParts:
    """Everything about asking for somebody, on this graph."""
    at_work = RequestsAtWork(
        graph=graph, sealer=sealer, clock=clock, on_list=OnMyList(reading=work.reading)
    )
    noting, noes = Noting(at_work=at_work), LetterNoes(sealer=sealer)
    return AskingParts(
        mine=Requests(graph=graph, sealer=sealer, clock=clock),
        at_work=at_work,
        noting=noting,
        approaching=Approaching(noting=noting, noes=noes),
        taking_on=TakingOn(noting=noting),
        typing_in=TypingIn(noting=noting, noes=noes),
    )
