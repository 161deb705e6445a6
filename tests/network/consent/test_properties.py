"""What holds of every question about every pair, whatever is known."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from network.consent.acts import EVERY_ACT, NARROWING, Act
from network.consent.case import Case
from network.consent.decide import decide
from network.consent.kinds import FOR_A_CHILD, GrantStatus, Integrity
from network.consent.lives import AdoptionState, DeathState
from network.consent.model import Asked, Grant, PairFacts
from network.consent.outcomes import Outcome, Reason, Tier
from network.consent.rules import RULES
from network.consent.standing import Adoption, Age, Death
from network.identity import PersonId
from tests.counts import times
from tests.network.consent.making import Maker
from tests.network.consent.pairs import CHILD
from tests.network.consent.world import PEOPLE, World

Situation = tuple[Asked, PairFacts, World]
Tightening = Callable[[Maker, Asked, PairFacts], PairFacts]
STRANGERS = (PersonId("stranger-1"), PersonId("stranger-2"))
FEW = settings(max_examples=times(200, prove=20_000), deadline=None)
TIER = {rule.reason: rule.tier for rule in RULES}
PROTECTED = {Tier.ORDER, Tier.BLOCK, Tier.SAFEGUARDING, Tier.DEATH}


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    """A world after some changes, and a question in it."""
    world = World.begin(Random(draw(st.integers(0, 2**32))))
    for _ in range(draw(st.integers(0, 30))):
        world.change()
    asked, facts = world.ask()
    return asked, facts, world


def more(facts: PairFacts, name: str, record: object) -> PairFacts:
    added: Any = {name: (*getattr(facts, name), record)}
    return replace(facts, **added)


def ends(maker: Maker, asked: Asked) -> tuple[PersonId, PersonId]:
    return maker.one(((asked.asker, asked.other), (asked.other, asked.asker)))


def standing(facts: PairFacts, maker: Maker, **changes: Any) -> PairFacts:
    side = maker.one(("asker", "other"))
    return replace(facts, **{side: replace(getattr(facts, side), **changes)})


def revoked(maker: Maker, asked: Asked, facts: PairFacts) -> PairFacts:
    if not facts.grants:
        return facts
    gone = maker.one(facts.grants)
    ended = replace(gone, status=GrantStatus.REVOKED)
    return replace(facts, grants=tuple(ended if g is gone else g for g in facts.grants))


def younger(maker: Maker, facts: PairFacts, now: datetime) -> PairFacts:
    """One of the two is a child, or nobody knows; who is known to be a child stays one."""
    side = maker.one(("asker", "other"))
    before: Age = getattr(facts, side).age
    age = CHILD if before.known_child(now) else maker.one((CHILD, Age()))
    return replace(facts, **{side: replace(getattr(facts, side), age=age)})


def _of_grown_ups(facts: PairFacts) -> tuple[Grant, ...]:
    """What was given by a right that only stands for a child is taken back."""
    return tuple(
        replace(one, status=GrantStatus.REVOKED) if one.basis in FOR_A_CHILD else one
        for one in facts.grants
    )


TIGHTENINGS: tuple[Tightening, ...] = (
    lambda m, a, f: more(f, "blocks", m.block(*ends(m, a))),
    lambda m, a, f: more(f, "vetoes", m.veto(*ends(m, a))),
    lambda m, a, f: more(f, "restrictions", m.restriction(*ends(m, a))),
    lambda m, a, f: more(f, "holds", m.hold(*ends(m, a))),
    lambda m, a, f: more(f, "holds", m.hold(a.asker, None)),
    lambda m, a, f: more(f, "holds", m.hold(a.other, None)),
    lambda m, a, f: more(f, "cool_offs", m.cool_off(*ends(m, a))),
    lambda m, a, f: more(f, "secrecies", m.secrecy(m.one((a.asker, a.other)), *PEOPLE)),
    lambda m, a, f: more(f, "possible_matches", m.match(*ends(m, a))),
    lambda m, a, f: standing(f, m, death=Death(state=DeathState.REPORTED)),
    lambda m, a, f: standing(f, m, adoption=Adoption(state=AdoptionState.REPORTED)),
    lambda m, a, f: younger(m, replace(f, arrangements=(), grants=_of_grown_ups(f)), m.now),
    lambda m, a, f: replace(f, epoch=f.epoch + 1) if _nothing_newer(f) else f,
    lambda m, a, f: replace(f, integrity=Integrity.UNKNOWN),
    lambda m, a, f: replace(f, told=None, other_open=False),
    revoked,
)


def _nothing_newer(facts: PairFacts) -> bool:
    return all(grant.epoch <= facts.epoch for grant in facts.grants)


@FEW
@given(situations(), st.sampled_from(TIGHTENINGS))
def test_whatever_protects_more_never_permits_more(
    situation: Situation, tighten: Tightening
) -> None:
    asked, facts, world = situation

    before = decide(asked, facts, world.now)
    after = decide(asked, tighten(world.maker, asked, facts), world.now)

    assert before.permitted or not after.permitted


@FEW
@given(situations())
def test_records_about_other_pairs_change_nothing(situation: Situation) -> None:
    asked, facts, world = situation
    noisy = facts
    maker = world.maker
    for one, other in (STRANGERS, STRANGERS[::-1], (asked.asker, STRANGERS[0])):
        noisy = more(noisy, "grants", maker.grant(one, other, 99))
        noisy = more(noisy, "blocks", maker.block(one, other))
        noisy = more(noisy, "restrictions", maker.restriction(one, other))
        noisy = more(noisy, "holds", maker.hold(one, other))
        noisy = more(noisy, "cool_offs", maker.cool_off(one, other))
        noisy = more(noisy, "possible_matches", maker.match(one, other))
        noisy = more(noisy, "relations", maker.relation(one, other))
        noisy = more(noisy, "shared_pasts", maker.past(one, other))
        noisy = more(noisy, "arrangements", maker.arrangement(one, other))
    noisy = more(noisy, "vetoes", maker.veto(*STRANGERS))
    noisy = more(noisy, "secrecies", maker.secrecy(STRANGERS[0], *PEOPLE))

    before = decide(asked, facts, world.now)
    after = decide(asked, noisy, world.now)

    assert after == before


@FEW
@given(situations(), st.integers(1, 24 * 4000))
def test_time_alone_opens_nothing_that_is_protected(situation: Situation, hours: int) -> None:
    asked, facts, world = situation
    for name in ("blocks", "vetoes", "restrictions", "holds", "cool_offs", "secrecies"):
        unlifted: Any = tuple(replace(record, lifted=None) for record in getattr(facts, name))
        facts = replace(facts, **{name: unlifted})
    matches = tuple(replace(match, dismissed=None) for match in facts.possible_matches)
    facts = replace(facts, possible_matches=matches, third_parties=())

    before = decide(asked, facts, world.now)
    after = decide(asked, facts, world.now + timedelta(hours=hours))

    if TIER[before.reason] in PROTECTED:
        assert not after.permitted
    if after.permitted and not before.permitted:
        assert TIER[before.reason] is Tier.AGE or _begins(facts, world.now, hours)


def _begins(facts: PairFacts, now: datetime, hours: int) -> bool:
    """Whether something that was given, or opened for an hour, begins by then."""
    emergencies = facts.work.emergencies if facts.work else ()
    moments = [grant.begins() for grant in facts.grants]
    moments += [one.opened_at for one in emergencies]
    return any(now < moment <= now + timedelta(hours=hours) for moment in moments)


@FEW
@given(situations())
def test_the_earliest_tier_that_fits_decides_and_closing_is_always_open(
    situation: Situation,
) -> None:
    asked, facts, world = situation
    case = Case(asked=asked, facts=facts, now=world.now)

    decision = decide(asked, facts, world.now)

    fitting = [rule for rule in RULES if rule.fits(case)]
    assert decision.reason is fitting[0].reason
    assert TIER[decision.reason] == min(rule.tier for rule in fitting)
    assert decision.epoch == facts.epoch
    if asked.act in NARROWING:
        assert decision.outcome is Outcome.PERMIT


@FEW
@given(situations())
def test_what_a_row_needs_is_there_wherever_it_would_decide(situation: Situation) -> None:
    asked, facts, world = situation

    for act in Act:
        case = Case(asked=replace(asked, act=act), facts=facts, now=world.now)
        fitting = [rule for rule in RULES if rule.needs and rule.when(case)]
        assert [rule.reason for rule in fitting if not getattr(facts, rule.needs)] == []


def test_the_table_is_in_the_order_of_its_tiers_and_answers_every_act() -> None:
    tiers = [rule.tier for rule in RULES]

    assert tiers == sorted(tiers)
    assert [rule.reason for rule in RULES if rule.acts == EVERY_ACT][-1] is Reason.DEFAULT
    assert RULES[-1].outcome is Outcome.DENY


def test_every_reason_has_one_row_and_every_row_says_what_it_asks() -> None:
    assert sorted(rule.reason for rule in RULES) == sorted(Reason)
    assert [rule.reason for rule in RULES if not rule.says.endswith(".")] == []
