"""The parts of being in touch, put together."""

from dataclasses import dataclass

from network.accounts.throttle import Throttle
from network.actor import Actor
from network.clock import Clock
from network.consent.parts import ConsentParts
from network.graph.door import Graph
from network.kept_noes.by_letter import LetterNoes
from network.keys.sealing import Record, Sealer
from network.ties.answering import Answering
from network.ties.codes import TieCodes
from network.ties.hearing import Hearing
from network.ties.how_it_goes import HowItGoes
from network.ties.in_touch import InTouch
from network.ties.left_to_them import LeftToThem
from network.ties.on_paper import OnPaper
from network.ties.other_answers import OtherAnswers
from network.ties.own_side import OwnSide


@dataclass(frozen=True, kw_only=True)
class TieParts:
    """Codes of one's own, whoever is handed one, and what comes of it."""

    codes: TieCodes
    answering: Answering
    hearing: Hearing
    in_touch: InTouch
    others: OtherAnswers
    left_to_them: LeftToThem
    on_paper: OnPaper
    own_side: OwnSide
    how_it_goes: HowItGoes

    def everything(self, actor: Actor) -> Record:
        """What is kept here of the actor, for them to take away."""
        return {
            **self.in_touch.everything(actor),
            "askMeAgain": self.others.everything(actor),
            "haveRead": self.others.have_read(actor),
            "leftToThem": self.left_to_them.everything(actor),
        }


def put_together(
    *, graph: Graph, sealer: Sealer, clock: Clock, consent: ConsentParts, throttle: Throttle
) -> TieParts:
    """Everything about ties, on this graph."""
    disclosures, opening, narrowing = consent.disclosures, consent.opening, consent.narrowing
    codes = TieCodes(graph=graph, sealer=sealer, clock=clock)
    answering = Answering(
        graph=graph,
        sealer=sealer,
        clock=clock,
        throttle=throttle,
        disclosures=disclosures,
        opening=opening,
        narrowing=narrowing,
        own=consent.mine,
    )
    hearing = Hearing(
        graph=graph,
        sealer=sealer,
        clock=clock,
        disclosures=disclosures,
        opening=opening,
        codes=codes,
    )
    noes, in_touch = LetterNoes(sealer=sealer), _in_touch(consent, codes, answering)
    own_side = OwnSide(in_touch=in_touch)
    return TieParts(
        codes=codes,
        answering=answering,
        hearing=hearing,
        in_touch=in_touch,
        others=OtherAnswers(answering=answering, noes=noes),
        left_to_them=LeftToThem(answering=answering),
        on_paper=OnPaper(graph=graph, sealer=sealer, clock=clock, throttle=throttle, noes=noes),
        own_side=own_side,
        how_it_goes=HowItGoes(own_side=own_side),
    )


def _in_touch(consent: ConsentParts, codes: TieCodes, answering: Answering) -> InTouch:
    return InTouch(
        graph=answering.graph,
        sealer=answering.sealer,
        clock=answering.clock,
        disclosures=consent.disclosures,
        opening=consent.opening,
        narrowing=consent.narrowing,
        own=consent.mine,
        codes=codes,
        answering=answering,
    )
