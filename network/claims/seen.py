"""What stands for one of my claims: everything that anybody has attested, and how they checked.

While somebody at work holds a claim it is shown as if nothing had been attested (security.md 3.7).
"""

from dataclasses import dataclass, field
from datetime import datetime

from network.actor import Actor
from network.claims import search_store, store
from network.claims.model import Attestation, Claim
from network.claims.searches import Answer, RecordSearch
from network.claims.shown import Shown
from network.clock import Clock
from network.consent.lives import Level
from network.errors import NotFound
from network.graph.door import Graph, Tx
from network.keys.sealing import Sealer
from network.organisations import store as organisations

Record = dict[str, object]


@dataclass(frozen=True, kw_only=True)
class AskedOf:
    """An organisation that was asked, and all that it has answered."""

    search: RecordSearch
    organisation: str = field(repr=False)

    @property
    def asks_me(self) -> bool:
        """Whether a worker there has put a question to me."""
        return self.search.open and self.search.check is not None


@dataclass(frozen=True, kw_only=True)
class StandsFor:
    """One claim with everything that stands for it, for whoever said it."""

    claim: Claim
    level: Level
    asked: tuple[AskedOf, ...]
    people: tuple[Attestation, ...]


@dataclass(frozen=True, kw_only=True)
class MyPasts:
    """Reads what stands for my claims. Nobody else's."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    shown: Shown

    def one(self, actor: Actor, claim_id: str) -> StandsFor:
        """One of mine. Raises NotFound."""
        for one in self.all(actor):
            if one.claim.id == claim_id:
                return one
        raise NotFound

    def all(self, actor: Actor) -> list[StandsFor]:
        """All of mine, newest first."""

        def work(tx: Tx) -> list[StandsFor]:
            mine = actor.person_id
            claims = store.of(tx, self.sealer, mine)
            levels = self.shown.levels(tx, claims)
            searches = search_store.of_person(tx, self.sealer, mine)
            names = self._names(tx, searches)
            people = store.attestations(tx, self.sealer, mine)
            return [
                StandsFor(
                    claim=claim,
                    level=levels[claim.id],
                    asked=_asked(claim, searches, names),
                    people=_people(claim, people),
                )
                for claim in claims
            ]

        found = self.graph.read(work)
        return sorted(found, key=lambda one: (one.claim.at, one.claim.id), reverse=True)

    def everything(self, actor: Actor) -> list[Record]:
        """What organisations and others have said to what I say, to take away."""
        return [
            {
                "claim": one.claim.id,
                "organisations": [
                    {
                        "organisation": each.organisation,
                        "askedAt": each.search.asked_at.isoformat(),
                        "answers": [answer_record(answer) for answer in each.search.answers],
                    }
                    for each in one.asked
                ],
                "people": [person_record(each) for each in one.people],
            }
            for one in self.all(actor)
        ]

    def _names(self, tx: Tx, searches: list[RecordSearch]) -> dict[str, str]:
        ids = {one.organisation_id for one in searches}
        found = {one: organisations.find(tx, self.sealer, one) for one in sorted(ids)}
        return {one: each.name for one, each in found.items() if each is not None}


def answer_record(answer: Answer) -> Record:
    """An answer of an organisation, as JSON can say it."""
    how, back = answer.how, answer.withdrawn
    return {
        "answer": answer.state,
        "at": answer.at.isoformat(),
        "by": answer.name,
        "record": how.record if how else None,
        "since": how.since.words if how else "",
        "until": how.until.words if how else "",
        "words": how.words if how else "",
        "takenBackAt": _text(back.at if back else None),
        "whyTakenBack": back.reason if back else "",
    }


def person_record(one: Attestation) -> Record:
    """What somebody has stood up for, as JSON can say it."""
    return {
        "at": one.at.isoformat(),
        "method": one.method,
        "tie": one.vouch.tie if one.vouch else None,
        "knownFor": one.vouch.known_for if one.vouch else None,
        "words": one.vouch.words if one.vouch else "",
    }


def _asked(
    claim: Claim, searches: list[RecordSearch], names: dict[str, str]
) -> tuple[AskedOf, ...]:
    if claim.held:
        return ()
    return tuple(
        AskedOf(search=one, organisation=names.get(one.organisation_id, ""))
        for one in sorted(searches, key=lambda one: (one.asked_at, one.id))
        if one.claim_id == claim.id
    )


def _people(claim: Claim, people: list[Attestation]) -> tuple[Attestation, ...]:
    if claim.held:
        return ()
    return tuple(one for one in people if one.claim_id == claim.id)


def _text(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
