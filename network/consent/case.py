"""One question with its facts and its moment: what every rule looks at."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from network.consent.acts import DISCLOSING, SCOPE_OF
from network.consent.kinds import Scope
from network.consent.model import Asked, PairFacts, ThirdParty
from network.consent.protection import Restriction
from network.consent.standing import Standing
from network.identity import PersonId


@dataclass(frozen=True, kw_only=True)
class Case:
    """What was asked, what is known, and when."""

    asked: Asked
    facts: PairFacts
    now: datetime

    @property
    def asker(self) -> PersonId:
        """Who asks."""
        return self.asked.asker

    @property
    def other(self) -> PersonId:
        """Whom it is about."""
        return self.asked.other

    @property
    def scope(self) -> Scope | None:
        """The scope that the act needs, if it needs any."""
        if self.asked.act not in DISCLOSING:
            return None
        return SCOPE_OF.get(self.asked.act, self.asked.scope)

    def between(self, one: PersonId, another: PersonId | None) -> bool:
        """Whether these are the two, in whichever order."""
        return (one, another) in {(self.asker, self.other), (self.other, self.asker)}

    def both(self) -> tuple[Standing, Standing]:
        """The two, each with what is known of them."""
        return self.facts.asker, self.facts.other

    def introducer(self) -> ThirdParty | None:
        """Who introduces them, if somebody known does."""
        through = self.asked.through
        return next((t for t in self.facts.third_parties if t.person_id == through), None)

    def restrictions_near(self) -> Iterator[tuple[ThirdParty, Restriction]]:
        """Standing restrictions between one of the two and somebody whom both know."""
        for third in self.facts.third_parties:
            for restriction in third.restrictions:
                parties = {restriction.protected, restriction.restrained}
                near = parties in ({third.person_id, self.asker}, {third.person_id, self.other})
                if near and restriction.stands(self.now):
                    yield third, restriction
