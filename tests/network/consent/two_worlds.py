"""Two worlds that differ in one secret of the other person: the asker must meet the same in both.

A trace is what one asker meets in a row of requests, mails, screens and phone calls. `Meets` is
where they come from: the tables in memory here, the running service elsewhere.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Protocol

from network.actor import Capacity
from network.consent.acts import Act
from network.consent.decide import decide
from network.consent.kinds import (
    AudienceKind,
    Channel,
    Purpose,
    RelativeKind,
    Scope,
    Told,
    VetoKind,
)
from network.consent.lives import AdoptionState, DeathState, Evidence, Level
from network.consent.model import Asked, PairFacts, SharedPast, ThirdParty
from network.consent.outward import line, mailed, outward, succeeds
from network.consent.protection import Audience, PossibleMatch, Secrecy
from network.consent.standing import Adoption, Age, Death
from tests.network.consent.making import BEGIN, ITEMS
from tests.network.consent.pairs import (
    ADE,
    CHILD,
    ID,
    KEISHA,
    LONG_AGO,
    NOW,
    SOMEBODY,
    asks,
    block,
    cool_off,
    facts,
    hold,
    order,
    veto,
    yes,
)

LEAST = 10
Secret = Callable[[PairFacts], PairFacts]


@dataclass(frozen=True, kw_only=True)
class Met:
    """One thing the asker meets: where, what it says, whether it succeeds, whether mail comes."""

    surface: str
    code: str
    words: str
    success: bool
    mails: int


Trace = tuple[Met, ...]


class Meets(Protocol):
    """Whatever carries a script out in one world and says what the asker met."""

    def trace(self, script: "Script", world: PairFacts) -> Trace:
        """Everything the asker met, in order."""
        ...


@dataclass(frozen=True, kw_only=True)
class Step:
    """One thing the asker does, or the service does where the asker can see it."""

    surface: str
    asked: Asked
    days: int


Script = tuple[Step, ...]


class InMemory:
    """The tables themselves."""

    def trace(self, script: Script, world: PairFacts) -> Trace:
        """What the tables say at each step."""
        return tuple(self._met(step, world) for step in script)

    def _met(self, step: Step, world: PairFacts) -> Met:
        decision = decide(step.asked, world, NOW + timedelta(days=step.days))
        met = outward(decision, contact_existed=world.contact_existed, told=world.told)
        return Met(
            surface=step.surface,
            code=met.value,
            words=line(met),
            success=succeeds(met),
            mails=int(mailed(met)),
        )


SURFACES = ("page", "api", "mail", "screen", "phone")
STEPS = (
    *(asks(act) for act in (Act.REQUEST, Act.WISH, Act.CLAIM, Act.USE_CODE, Act.WRITE)),
    *(asks(act) for act in (Act.SUGGEST, Act.MATCH, Act.HEAR_ANSWER, Act.NOTIFY, Act.DELIVER)),
    *(asks(act) for act in (Act.GRANT, Act.BLOCK, Act.REPORT, Act.UNBLOCK, Act.LIFT_VETO)),
    *(asks(Act.SEE, scope=scope, item=ITEMS[0]) for scope in Scope),
    asks(Act.SHOW_PATH, item=ITEMS[0], through=SOMEBODY),
    asks(Act.INTRODUCE, through=SOMEBODY),
    asks(Act.TAKE_OUT, scope=Scope.NAME_NOW),
    asks(Act.STAFF_READ, capacity=Capacity.COORDINATOR, purpose=Purpose.RECONNECT),
    asks(Act.SCREEN, capacity=Capacity.SCREENER, purpose=Purpose.SERVICE_SAFETY),
)


def a_script(random: Random) -> Script:
    """Ten to sixteen steps, by every surface and way, over some weeks."""
    chosen = random.sample(STEPS, random.randint(LEAST, LEAST + 6))
    ways = list(Channel)
    return tuple(
        Step(
            surface=random.choice(SURFACES),
            asked=replace(asked, channel=random.choice(ways)),
            days=number * random.randint(0, 9),
        )
        for number, asked in enumerate(chosen)
    )


def nothing_there(*, existed: bool, random: Random) -> PairFacts:
    """A world in which the other person has answered nothing."""
    past = SharedPast(by=ADE, about=KEISHA, level=Level.ATTESTED)
    third = ThirdParty(person_id=SOMEBODY, agrees=random.random() < 1 / 2)
    # What has closed after contact is what raised the epoch: no older yes counts.
    return facts(
        grants=(yes(ADE, KEISHA),),
        shared_pasts=(past,) if random.random() < 1 / 2 else (),
        third_parties=(third,),
        contact_existed=existed,
    )


def _other(world: PairFacts, **changes: object) -> PairFacts:
    return replace(world, other=replace(world.other, **changes))  # type: ignore[arg-type]


def _secrecy(world: PairFacts) -> PairFacts:
    audience = Audience(kind=AudienceKind.PERSON, id=ADE)
    kept = Secrecy(id=ID, owner=KEISHA, audience=audience, at=LONG_AGO)
    return replace(world, secrecies=(kept,))


def _match(world: PairFacts) -> PairFacts:
    match = PossibleMatch(id=ID, described_by=KEISHA, may_be=ADE, found_at=LONG_AGO)
    return replace(world, possible_matches=(match,))


UNWELCOME = frozenset({RelativeKind.BROTHER_OR_SISTER})
SECRETS: dict[str, Secret] = {
    "not_registered": lambda world: _other(world, age=Age()),
    "not_answered": lambda world: world,
    "declined_quietly": lambda world: replace(world, cool_offs=(cool_off(),)),
    "cool_off_over": lambda world: replace(world, cool_offs=(cool_off(until=LONG_AGO),)),
    "blocked": lambda world: replace(world, blocks=(block(),)),
    "veto": lambda world: replace(world, vetoes=(veto(),)),
    "veto_of_person": lambda world: replace(
        world, vetoes=(veto(VetoKind.BY_PERSON, person_id=ADE),)
    ),
    "veto_of_kind": lambda world: replace(
        world, vetoes=(veto(VetoKind.BY_KIND, relatives=UNWELCOME),)
    ),
    "order": lambda world: replace(world, restrictions=(order(),)),
    "order_ended": lambda world: replace(world, restrictions=(order(expires=date(2020, 1, 1)),)),
    "held": lambda world: replace(world, holds=(hold(),)),
    "possible_match": _match,
    "must_not_know": _secrecy,
    "under_18": lambda world: _other(world, age=CHILD),
    "age_claimed": lambda world: _other(
        world, age=Age(born=date(1990, 1, 1), evidence=Evidence.CLAIMED)
    ),
    "adopted": lambda world: _other(world, adoption=Adoption(state=AdoptionState.ATTESTED)),
    "death_reported": lambda world: _other(world, death=Death(state=DeathState.REPORTED)),
    "dead": lambda world: _other(world, death=Death(state=DeathState.VERIFIED)),
    "yes_then_revoked": lambda world: replace(world, grants=(*world.grants, yes(epoch=2))),
    "yes_run_out": lambda world: replace(world, grants=(*world.grants, yes(expires_at=BEGIN))),
    "open_to_requests": lambda world: replace(world, other_open=True),
}
"""The other person's secrets. None may be told from another by anything the asker meets."""


def wants_it_too(world: PairFacts) -> PairFacts:
    """The positive control: the other person says yes, and says so."""
    return replace(world, grants=(*world.grants, yes()), told=Told.ACCEPTED)


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """One script in two worlds that differ in one secret."""

    one: str
    another: str
    same: bool


def comparisons(meets: Meets, count: int, seed: int) -> Iterator[Comparison]:
    """So many comparisons; every secret comes equally often."""
    random = Random(seed)
    names = list(SECRETS)
    for number in range(count):
        one, another = names[number % len(names)], random.choice(names)
        world = nothing_there(existed=random.random() < 1 / 2, random=random)
        script = a_script(random)
        traces = [meets.trace(script, SECRETS[name](world)) for name in (one, another)]
        yield Comparison(one=one, another=another, same=traces[0] == traces[1])


def controls(meets: Meets, count: int, seed: int) -> Iterator[bool]:
    """Whether the asker can tell that somebody wants it too, which they may."""
    random = Random(seed)
    for _ in range(count):
        world = nothing_there(existed=False, random=random)
        script = a_script(random)
        yield meets.trace(script, world) != meets.trace(script, wants_it_too(world))
