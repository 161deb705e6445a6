"""What a map says for the owner alone: plain counts. No target, no score, nothing inferred.

Who has died is remembered and counted apart. A mark is only ever the owner's own.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from network.connections.kinds import (
    FAMILY,
    Feeling,
    Kind,
    Paid,
    State,
    Support,
)
from network.connections.model import Connection, RelationshipMap

A_WHILE_DAYS = 183
NOT_WANTED = frozenset({State.NEVER, State.NOT_NOW})
PAID_BY_WORK = frozenset(
    {
        Kind.KEY_WORKER,
        Kind.RESIDENTIAL_WORKER,
        Kind.SOCIAL_WORKER,
        Kind.PERSONAL_ADVISER,
        Kind.REVIEWING_OFFICER,
        Kind.ADVOCATE,
        Kind.TEACHER,
        Kind.YOUTH_WORKER,
        Kind.HEALTH_WORKER,
        Kind.COUNSELLOR,
    }
)

People = tuple[Connection, ...]


@dataclass(frozen=True, kw_only=True)
class Group:
    """People that the owner has put under one word."""

    name: str
    people: People


@dataclass(frozen=True, kw_only=True)
class Insights:
    """Everything the page "For me" says. Counts are of people alive; `remembered` stands apart."""

    people: People
    pets: People
    remembered: People
    love_me: People
    loved_and_remembered: People
    nobody_gives: tuple[Support, ...]
    one_person_gives: tuple[tuple[Support, Connection], ...]
    i_give: tuple[tuple[Support, int], ...]
    unpaid: People
    paid: People
    quiet: People
    would_like_to_find: People
    family: People
    rings: tuple[tuple[int, int], ...]
    groups: tuple[Group, ...]
    in_touch: People

    @property
    def empty(self) -> bool:
        """Whether there is nobody at all on the map yet."""
        return not (self.people or self.pets or self.remembered)


def insights(opened: RelationshipMap, *, today: date) -> Insights:
    """What one map says today."""
    living = tuple(one for one in opened.connections if not one.remembered)
    remembered = tuple(one for one in opened.connections if one.remembered)
    people = tuple(one for one in living if one.kind is not Kind.PET)
    givers = {support: _who(living, support) for support in Support}
    return Insights(
        people=people,
        pets=tuple(one for one in living if one.kind is Kind.PET),
        remembered=remembered,
        love_me=tuple(one for one in living if one.loves_me),
        loved_and_remembered=tuple(one for one in remembered if one.loves_me),
        nobody_gives=tuple(support for support, who in givers.items() if not who),
        one_person_gives=tuple(
            (support, who[0]) for support, who in givers.items() if len(who) == 1
        ),
        i_give=tuple(Counter(support for one in living for support in one.i_do).most_common()),
        unpaid=tuple(one for one in people if is_paid(one) is Paid.UNPAID),
        paid=tuple(one for one in people if is_paid(one) is Paid.PAID),
        quiet=tuple(one for one in people if is_quiet(one, today=today)),
        would_like_to_find=tuple(one for one in people if one.state is State.WOULD_LIKE_TO_FIND),
        family=tuple(one for one in people if one.kind in FAMILY),
        rings=tuple(sorted(Counter(one.ring for one in living if one.ring).items())),
        groups=_groups(living),
        in_touch=tuple(one for one in people if one.state is State.IN_TOUCH),
    )


def is_paid(connection: Connection) -> Paid:
    """Whether somebody is paid to be there: as the owner says; else what some jobs mean."""
    if connection.paid is not None:
        return connection.paid
    return Paid.PAID if connection.kind in PAID_BY_WORK else Paid.NOT_SURE


def may_be_brought_up(connection: Connection) -> bool:
    """Nobody is brought up whom the owner doesn't want near, or who didn't feel safe."""
    return connection.state not in NOT_WANTED and connection.feeling is not Feeling.NOT_SAFE


def is_quiet(connection: Connection, *, today: date) -> bool:
    """Whether the owner has said that they were last in touch a good while ago."""
    if not may_be_brought_up(connection):
        return False
    if connection.state in (State.LOST_TOUCH, State.WOULD_LIKE_TO_FIND):
        return False
    last = connection.last_in_touch.latest
    return last is not None and (today - last).days > A_WHILE_DAYS


def _who(living: People, support: Support) -> People:
    return tuple(one for one in living if support in one.does_for_me)


def _groups(living: People) -> tuple[Group, ...]:
    names = dict.fromkeys(name for one in living for name in one.groups)
    return tuple(
        Group(name=name, people=tuple(one for one in living if name in one.groups))
        for name in sorted(names, key=str.casefold)
    )
