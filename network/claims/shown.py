"""How well claims are shown, from what lies in the graph; and a past as the decision knows it.

Nothing here is kept: whatever is withdrawn counts no more from the very next look, and so does
everything that hangs on it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from network.claims import store
from network.claims.levels import Source, level
from network.claims.model import TIED, Attestation, Claim, Method
from network.claims.relations import PROFESSIONAL, back, relative
from network.consent.lives import Level
from network.consent.model import Relation, SharedPast
from network.graph.door import Tx
from network.identity import PersonId
from network.keys.sealing import Sealer

Records = Callable[[Tx, PersonId], Iterable[tuple[str, str]]]
"""For a person: the claim and the organisation of each record that an organisation has seen."""


def no_records(tx: Tx, person_id: PersonId) -> Iterable[tuple[str, str]]:  # noqa: ARG001
    """No organisation has seen anything."""
    return ()


@dataclass(frozen=True, kw_only=True)
class Shown:
    """Derives levels. `records`: what organisations have seen."""

    sealer: Sealer
    records: Records = no_records

    def levels(self, tx: Tx, claims: Iterable[Claim]) -> dict[str, Level]:
        """The level of each of these claims, today."""
        found = list(claims)
        sources: dict[str, list[Source]] = {claim.id: [] for claim in found}
        about = {claim.id: claim.about for claim in found}
        for person in {claim.by for claim in found}:
            for claim_id, organisation in self.records(tx, person):
                if claim_id in sources:
                    sources[claim_id].append(Source(source=organisation, method=Method.RECORD))
            for one in store.attestations(tx, self.sealer, person):
                if one.claim_id in sources:
                    sources[one.claim_id].append(self._source(tx, one, about[one.claim_id]))
        return {claim_id: level(those) for claim_id, those in sources.items()}

    def _source(self, tx: Tx, one: Attestation, about: PersonId | None) -> Source:
        vouch = one.vouch
        return Source(
            source=one.given_by,
            method=one.method,
            # Somebody else's code in the wrong hands makes nobody the one it is about.
            withdrawn=one.method is Method.OTHER_AGREES and one.given_by != about,
            tied=one.tied or one.given_by == about or (vouch is not None and vouch.tie in TIED),
            shown=one.method is not Method.VOUCH or any(self.records(tx, one.given_by)),
        )


@dataclass(frozen=True, kw_only=True)
class SharedPasts:
    """What two people say of a past that they share: for the one decision."""

    shown: Shown

    def between(
        self, tx: Tx, sealer: Sealer, one: PersonId, other: PersonId
    ) -> tuple[tuple[Relation, ...], tuple[SharedPast, ...]]:
        """What each is to the other, and what they shared. Both are locked."""
        claims = store.between(tx, sealer, one, other)
        levels = self.shown.levels(tx, claims)
        found = [(claim, claim.about, levels[claim.id]) for claim in claims if claim.about]
        return (
            tuple(each for one_of_them in found for each in _relations(*one_of_them)),
            tuple(_past(*one_of_them) for one_of_them in found),
        )


def _relations(claim: Claim, about: PersonId, shown: Level) -> tuple[Relation, ...]:
    kind = relative(claim.said.kind, claim.said.kin_by)
    return (
        Relation(of=claim.by, to=about, kind=kind, level=shown),
        Relation(of=about, to=claim.by, kind=back(kind), level=shown),
    )


def _past(claim: Claim, about: PersonId, shown: Level) -> SharedPast:
    return SharedPast(
        by=claim.by,
        about=about,
        level=shown,
        professional=claim.said.kind in PROFESSIONAL,
        withdrawn=claim.held,
    )
