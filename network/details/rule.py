"""Whether one point may be seen: the one decision, over the grants that are about this point."""

from dataclasses import replace
from datetime import datetime

from network.consent.decide import decide
from network.consent.disclosing import Judged
from network.consent.model import PairFacts
from network.details.model import SCOPE, Point
from network.identity import PersonId


def about(judged: Judged, point: Point, now: datetime) -> Judged:
    """The same question about one point, decided over the same facts."""
    asked = replace(judged.asked, scope=SCOPE[point], item=point.value)
    facts = of_point(judged.facts, asked.other, point)
    return replace(judged, asked=asked, facts=facts, decision=decide(asked, facts, now))


def of_point(facts: PairFacts, giver: PersonId, point: Point) -> PairFacts:
    """The facts without what the giver has granted of other points in the same scope.

    What the one who asks has granted stays: any point of theirs is a way that they have given.
    """
    kept = tuple(
        one
        for one in facts.grants
        if one.grantor != giver or SCOPE[point] not in one.scopes or point.value in one.items
    )
    return replace(facts, grants=kept)
