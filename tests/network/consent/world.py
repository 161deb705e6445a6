"""A small world of people in memory: they give, take back, block, grow up, die; time passes.

Each step changes something and asks something. The service's decision and the oracle's verdict on
the same facts must be the same.
"""

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random
from typing import Any

from network.consent.acts import APPROACHES, AT_WORK, DISCLOSING, Act
from network.consent.decide import decide
from network.consent.kinds import GrantStatus, Integrity, RelativeKind, Told, VetoKind
from network.consent.lives import ChildView, LegalStatus, Position, ResponsibilityKind
from network.consent.model import Asked, Decision, Grant, PairFacts, ThirdParty
from network.consent.outcomes import Outcome
from network.consent.standing import Adoption, Death, Minor, Responsible, Standing
from network.identity import PersonId
from tests.network.consent import oracle
from tests.network.consent.making import ADULT, BEGIN, Maker

PEOPLE = tuple(PersonId(f"person-{number}") for number in range(5))
STRANGER = PersonId("stranger")
LIFETIME = 60
ACTS = (*Act, *sorted(APPROACHES | AT_WORK) * 2, *sorted(DISCLOSING) * 5)
Ordered = tuple[PersonId, PersonId]
Records = defaultdict[str, list[Any]]


class Disagreement(AssertionError):
    """The decision and the oracle say different things."""


@dataclass
class World:
    """Everybody and everything there is, at one moment."""

    maker: Maker
    people: dict[PersonId, Standing] = field(default_factory=dict)
    records: Records = field(default_factory=lambda: defaultdict(list))
    epochs: Counter[frozenset[PersonId]] = field(default_factory=Counter)
    told: dict[Ordered, Told] = field(default_factory=dict)
    open: set[PersonId] = field(default_factory=set)
    in_touch: set[frozenset[PersonId]] = field(default_factory=set)
    tied: set[frozenset[PersonId]] = field(default_factory=set)
    thirds: dict[PersonId, ThirdParty] = field(default_factory=dict)
    integrity: Integrity = Integrity.SOUND

    @classmethod
    def begin(cls, random: Random) -> "World":
        """A new world of grown-ups who have nothing to do with each other yet."""
        people = {one: Standing(person_id=one, age=ADULT) for one in PEOPLE}
        return cls(maker=Maker(random=random, now=BEGIN), people=people)

    @property
    def now(self) -> datetime:
        """The moment."""
        return self.maker.now

    def two(self) -> Ordered:
        """Two different people; most often the same two, so that things come together."""
        if self.maker.chance(0.6):
            return self.maker.one(((PEOPLE[0], PEOPLE[1]), (PEOPLE[1], PEOPLE[0])))
        first = self.maker.one(PEOPLE)
        return first, self.maker.one([one for one in PEOPLE if one != first])

    def change(self) -> str:
        """One random thing happens."""
        change = self.maker.one(CHANGES)
        change(self)
        return change.__name__

    def facts(self, asker: PersonId, other: PersonId) -> PairFacts:
        """What would be read for a pair, with records about other people among it."""
        pair = frozenset({asker, other})
        return PairFacts(
            asker=self.people[asker],
            other=self.people[other],
            integrity=self.integrity,
            epoch=self.epochs[pair],
            **{name: tuple(records) for name, records in self.records.items()},
            third_parties=tuple(self.third(third, asker, other) for third in PEOPLE[2:4]),
            other_open=other in self.open,
            told=self.told.get((other, asker)),
            contact_existed=pair in self.in_touch,
            were_tied=pair in self.tied,
            work=self.maker.work(asker, other) if self.maker.chance(0.9) else None,
        )

    def ask(self) -> tuple[Asked, PairFacts]:
        """A random question, with its facts."""
        asker, other = self.two()
        facts = self.facts(asker, other)
        thirds = [one for one in PEOPLE[2:4] if one not in {asker, other}] or PEOPLE[:1]
        asked = self.maker.asked(asker, other, self.maker.one(ACTS), thirds)
        if self.maker.chance(0.01):
            asked = replace(asked, other=self.maker.one((asker, thirds[0])))
        if self.maker.chance(0.01):
            asked = replace(asked, through=STRANGER)
        if asked.act in AT_WORK and self.maker.chance(0.7):
            facts = replace(facts, relations=(), shared_pasts=(), contact_existed=False)
        return asked, facts

    def third(self, third: PersonId, one: PersonId, other: PersonId) -> ThirdParty:
        """Somebody whom both know: the same until something changes."""
        return self.thirds.setdefault(third, self.maker.third(third, one, other))


def agree(asked: Asked, facts: PairFacts, now: datetime) -> Decision:
    """Ask both, and raise Disagreement unless they say the same."""
    decision = decide(asked, facts, now)
    verdict = (decision.outcome.value, decision.reason.value, decision.obligations)
    plain = oracle.verdict(asked, facts, now)
    kept = {(audience.kind.value, audience.id) for audience in decision.keep_from}
    if verdict != plain or kept != oracle.kept_from(asked, facts, now):
        raise Disagreement(f"{asked.act}: decided {verdict[:2]}, the oracle says {plain[:2]}")
    if decision.epoch != facts.epoch or decision.act is not asked.act:
        raise Disagreement(f"{asked.act}: epoch or act is not what was asked")
    return decision


def run(steps: int, seed: int) -> Counter[str]:
    """So many steps, in worlds of LIFETIME steps each. The counts say what was seen."""
    random = Random(seed)
    seen: Counter[str] = Counter()
    world = World.begin(random)
    for step in range(steps):
        if step % LIFETIME == 0:
            world = World.begin(random)
        world.change()
        asked, facts = world.ask()
        decision = agree(asked, facts, world.now)
        seen[decision.reason] += 1
        seen[decision.outcome] += 1
        if decision.outcome is Outcome.PERMIT and asked.act in DISCLOSING:
            seen["disclosed"] += 1
    return seen


# What can happen


def friends(world: World) -> None:
    """Two say yes to each other."""
    friends_of(world, *world.two())


def friends_of(world: World, one: PersonId, other: PersonId) -> None:
    """These two say yes to each other."""
    epoch = world.epochs[frozenset({one, other})]
    world.records["grants"] += [
        world.maker.grant(one, other, epoch),
        world.maker.grant(other, one, epoch),
    ]


def grant(world: World) -> None:
    """One says yes to another."""
    one, other = world.two()
    epoch = world.epochs[frozenset({one, other})]
    given = world.maker.grant(one, other, epoch)
    world.records["grants"].append(given)
    if world.maker.chance(0.3):
        world.records["widenings"].append(world.maker.widening(given, epoch))


def revoke(world: World) -> None:
    """Somebody takes one yes back: the others are carried over."""
    grants: list[Grant] = world.records["grants"]
    if grants:
        gone = world.maker.one(grants)
        pair = frozenset({gone.grantor, PersonId(gone.recipient)})
        world.epochs[pair] += 1
        world.records["grants"] = [_after(one, gone, pair, world.epochs[pair]) for one in grants]


def _after(one: Grant, gone: Grant, pair: frozenset[PersonId], epoch: int) -> Grant:
    if one.id == gone.id:
        return replace(one, status=GrantStatus.REVOKED)
    ours = frozenset({one.grantor, one.recipient}) == pair and one.epoch == epoch - 1
    return replace(one, epoch=epoch) if ours else one


def close_pair(world: World) -> None:
    """Something closes a pair: no older yes counts again."""
    world.epochs[frozenset(world.two())] += 1


def restore_backup(world: World) -> None:
    """Something older is put back: seldom, and somebody notices soon."""
    pair = frozenset(world.two())
    world.epochs[pair] = max(0, world.epochs[pair] + world.maker.one((-1, 1, 2)))


def acquaintances(world: World) -> None:
    """Other people know the two, or no longer."""
    world.thirds.clear()


def block(world: World) -> None:
    """Somebody blocks somebody."""
    world.records["blocks"].append(world.maker.block(*world.two()))


def veto(world: World) -> None:
    """Somebody wants no approach."""
    world.records["vetoes"].append(world.maker.veto(*world.two()))


def order(world: World) -> None:
    """There is an order."""
    world.records["restrictions"].append(world.maker.restriction(*world.two()))


def hold(world: World) -> None:
    """Something is held."""
    one, other = world.two()
    both = other if world.maker.chance(0.6) else None
    world.records["holds"].append(world.maker.hold(one, both))


def cool_off(world: World) -> None:
    """Somebody was told no."""
    world.records["cool_offs"].append(world.maker.cool_off(*world.two()))


def secrecy(world: World) -> None:
    """Somebody must not know."""
    owner, _ = world.two()
    world.records["secrecies"].append(world.maker.secrecy(owner, *PEOPLE))


def match(world: World) -> None:
    """Somebody may be whom another has described."""
    world.records["possible_matches"].append(world.maker.match(*world.two()))


def relation(world: World) -> None:
    """Somebody says what they are to another."""
    world.records["relations"].append(world.maker.relation(*world.two()))


def says_friend(world: World) -> None:
    """One wants no parents, and the other says to be a friend."""
    one, other = world.two()
    veto = world.maker.veto(one, other)
    unwelcome = replace(
        veto, kind=VetoKind.BY_KIND, relatives=frozenset({RelativeKind.PARENT}), lifted=None
    )
    world.records["vetoes"].append(unwelcome)
    said = replace(world.maker.relation(other, one), kind=RelativeKind.FRIEND)
    world.records["relations"].append(said)


def past(world: World) -> None:
    """Somebody says what they shared."""
    world.records["shared_pasts"].append(world.maker.past(*world.two()))


def arrange(world: World) -> None:
    """An organisation arranges something for a child, and the child is one."""
    child, other = world.two()
    world.records["arrangements"].append(world.maker.arrangement(child, other))
    standing = replace(world.people[child], minor=world.maker.minor(), age=world.maker.age())
    world.people[child] = standing


def letterbox(world: World) -> None:
    """A child whose people have all agreed, and an arrangement for it."""
    child, other = world.two()
    friends_of(world, child, other)
    arranged = world.maker.arrangement(child, other)
    world.records["arrangements"].append(arranged)
    world.people[child] = replace(
        world.people[child],
        age=world.maker.age(),
        minor=Minor(
            legal_status=LegalStatus.CARE_ORDER,
            council=Position.AGREES,
            view=ChildView.WANTS,
            responsible=(Responsible(kind=ResponsibilityKind.MOTHER, position=Position.AGREES),),
        ),
    )


def age(world: World) -> None:
    """Something becomes known of somebody's age."""
    one, _ = world.two()
    world.people[one] = replace(world.people[one], age=world.maker.age())


def adopt(world: World) -> None:
    """Something becomes known of an adoption."""
    one, _ = world.two()
    world.people[one] = replace(world.people[one], adoption=world.maker.adoption())


def die(world: World) -> None:
    """Somebody has died, or is said to have."""
    one, _ = world.two()
    world.people[one] = replace(world.people[one], death=world.maker.death())


def grown_up(world: World) -> None:
    """Two turn out to be living grown-ups, as most people are."""
    for one in world.two():
        standing = replace(world.people[one], age=ADULT, adoption=Adoption(), death=Death())
        world.people[one] = standing


def make_peace(world: World) -> None:
    """Whatever kept people apart was rightly lifted long ago."""
    kept = {"grants", "widenings", "relations", "shared_pasts", "arrangements"}
    world.thirds.clear()
    world.records = defaultdict(
        list, {name: records for name, records in world.records.items() if name in kept}
    )
    world.integrity = Integrity.SOUND


def tell(world: World) -> None:
    """Somebody chooses to tell."""
    world.told[world.two()] = world.maker.one(list(Told))


def open_up(world: World) -> None:
    """Somebody lets requests be brought, or no longer."""
    world.open ^= {world.two()[0]}


def meet(world: World) -> None:
    """Two have been in touch, or tied."""
    world.maker.one((world.in_touch, world.tied)).add(frozenset(world.two()))


def unsound(world: World) -> None:
    """What is read can't be relied on, or can again."""
    world.integrity = world.maker.one((Integrity.SOUND,) * 5 + tuple(Integrity))


def time_passes(world: World) -> None:
    """An hour, two days, or most of a year."""
    world.maker.now += timedelta(hours=world.maker.one((1, 47, 48, 24 * 300)))


CHANGES: tuple[Callable[[World], None], ...] = (
    *(friends,) * 8,
    *(make_peace,) * 4,
    *(grown_up,) * 4,
    *(grant, time_passes, arrange, acquaintances, cool_off, secrecy, open_up, past) * 2,
    *(letterbox, letterbox, relation, says_friend, says_friend, tell, tell, open_up),
    *(revoke, close_pair, restore_backup, block, veto, order, hold, match, relation),
    *(age, adopt, die, tell, meet, unsound),
)
