"""Compares who asks with whom the other has described, in memory, and the other way round.

Nothing of it is stored but that there may be a match, and nobody at either side sees anything.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from network.clock import Clock
from network.consent.lives import Evidence
from network.consent.protection import PossibleMatch
from network.descriptions import store
from network.descriptions.likeness import Said, alike
from network.descriptions.model import Description, Descriptions
from network.graph.door import Tx
from network.identity import PersonId, ProtectionId
from network.keys.sealing import Sealer
from network.people.model import Particulars

INDEX = "likeness"


@dataclass(frozen=True, kw_only=True)
class DescribedLikenesses:
    """Finds who may be somebody that the other needs protection from."""

    sealer: Sealer
    clock: Clock

    def found(self, tx: Tx, asker: PersonId, other: PersonId) -> tuple[PossibleMatch, ...]:
        """Every possible match between two people, each under the same id whenever it is found.

        Whoever asks and has not said who they are may be anybody: they match every description.
        Raises Broken where something of either doesn't open.
        """
        asker_is, asker_described = store.who_and_whom(tx, self.sealer, asker)
        other_is, other_described = store.who_and_whom(tx, self.sealer, other)
        now = self.clock.now()
        theirs = self._matches(other, other_described, asker, asker_is, now, unsaid=True)
        mine = self._matches(asker, asker_described, other, other_is, now, unsaid=False)
        return (*theirs, *mine)

    def _matches(
        self,
        by: PersonId,
        described: Descriptions,
        who: PersonId,
        said: Particulars,
        now: datetime,
        *,
        unsaid: bool,
    ) -> Iterator[PossibleMatch]:
        for one in described.standing(now):
            if fits(one, said) or (unsaid and not said.every_name):
                yield PossibleMatch(
                    id=self._id(one, by, who, said), described_by=by, may_be=who, found_at=now
                )

    def _id(self, one: Description, by: PersonId, who: PersonId, said: Particulars) -> ProtectionId:
        # What was dismissed stays so until that person says something new of themselves.
        words = "|".join((*sorted(said.every_name), *map(str, sorted(said.every_birth))))
        return ProtectionId(self.sealer.index(INDEX, f"{one.id}|{by}|{who}|{words}"))


def fits(one: Description, said: Particulars) -> bool:
    """Whether somebody may be the one described, by all that they ever said of themselves."""
    shown = said.evidence >= Evidence.ATTESTED and said.born is not None
    births = (said.born,) if shown and said.born else said.every_birth
    return alike(one.whom, Said(names=said.every_name, births=births, shown=shown))
