"""The parts of letters, put together."""

from dataclasses import dataclass
from typing import Any

from network.blobs.port import Blobs
from network.clock import Clock
from network.consent.parts import ConsentParts
from network.graph.door import Graph
from network.keys.sealing import Sealer
from network.letters.delivering import Delivering
from network.letters.enclosing import Enclosing
from network.letters.gate import ReadersGate
from network.letters.held import Held
from network.letters.keeping import Keeping
from network.letters.pictures import LetterPictures
from network.letters.screening import Reading
from network.letters.writing import Writing
from network.safeguarding.parts import SafeguardingParts
from network.ties.parts import TieParts
from network.work.facts import KnownWork


@dataclass(frozen=True, kw_only=True)
class LetterParts:
    """Writing, reading over, passing on, and what was reported."""

    writing: Writing
    enclosing: Enclosing
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
    blobs: Blobs,
) -> LetterParts:
    """Everything about letters, on this graph."""
    pictures = LetterPictures(sealer=sealer, blobs=blobs)
    common: dict[str, Any] = {
        "graph": graph,
        "sealer": sealer,
        "clock": clock,
        "pictures": pictures,
    }
    in_touch, disclosures, looking = ties.in_touch, consent.disclosures, safeguarding.looking
    keeping = Keeping(**common, narrowing=consent.narrowing, in_touch=in_touch)
    work = KnownWork(sealer=sealer, clock=clock)
    gate = ReadersGate(sealer=sealer, clock=clock, work=work, facts=consent.facts)
    return LetterParts(
        writing=Writing(**common, disclosures=disclosures, in_touch=in_touch, keeping=keeping),
        enclosing=Enclosing(**common, in_touch=in_touch),
        reading=Reading(**common, gate=gate, keeping=keeping),
        delivering=Delivering(**common, disclosures=disclosures),
        keeping=keeping,
        held=Held(acting=looking.acting, looking=looking, keeping=keeping),
    )
