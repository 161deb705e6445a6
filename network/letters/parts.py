"""The parts of letters, put together."""

from dataclasses import dataclass

from network.clock import Clock
from network.consent.parts import ConsentParts
from network.graph.door import Graph
from network.keys.sealing import Sealer
from network.letters.delivering import Delivering
from network.letters.gate import ReadersGate
from network.letters.held import Held
from network.letters.keeping import Keeping
from network.letters.screening import Reading
from network.letters.writing import Writing
from network.safeguarding.parts import SafeguardingParts
from network.ties.parts import TieParts
from network.work.facts import KnownWork


@dataclass(frozen=True, kw_only=True)
class LetterParts:
    """Writing, reading over, passing on, and what was reported."""

    writing: Writing
    reading: Reading
    delivering: Delivering
    keeping: Keeping
    held: Held


def put_together(
    *,
    graph: Graph,
    sealer: Sealer,
    clock: Clock,
    consent: ConsentParts,
    ties: TieParts,
    safeguarding: SafeguardingParts,
) -> LetterParts:
    """Everything about letters, on this graph."""
    keeping = Keeping(
        graph=graph,
        sealer=sealer,
        clock=clock,
        narrowing=consent.narrowing,
        in_touch=ties.in_touch,
    )
    delivering = Delivering(
        graph=graph, sealer=sealer, clock=clock, disclosures=consent.disclosures
    )
    return LetterParts(
        writing=_writing(delivering, ties, keeping),
        reading=Reading(
            graph=graph,
            sealer=sealer,
            clock=clock,
            gate=ReadersGate(
                sealer=sealer,
                clock=clock,
                work=KnownWork(sealer=sealer, clock=clock),
                facts=consent.facts,
            ),
            keeping=keeping,
        ),
        delivering=delivering,
        keeping=keeping,
        held=Held(
            acting=safeguarding.looking.acting, looking=safeguarding.looking, keeping=keeping
        ),
    )


def _writing(beside: Delivering, ties: TieParts, keeping: Keeping) -> Writing:
    return Writing(
        graph=beside.graph,
        sealer=beside.sealer,
        clock=beside.clock,
        disclosures=beside.disclosures,
        in_touch=ties.in_touch,
        keeping=keeping,
    )
