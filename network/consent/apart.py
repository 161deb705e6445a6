"""What keeps the two apart: orders, blocks, vetoes, cool-offs, holds. No date opens any of them."""

from collections.abc import Iterator

from network.consent.acts import AT_WORK, INTRODUCTIONS, Act
from network.consent.case import Case
from network.consent.kinds import Direction, Proof, VetoKind
from network.consent.lives import Level
from network.consent.outcomes import Obligation
from network.consent.protection import (
    Block,
    CoolOff,
    Restriction,
    SafeguardingHold,
    Veto,
)


def order(case: Case) -> bool:
    """An order stands between the two."""
    return any(r.proof is not Proof.SAID and not r.ended(case.now) for r in _orders(case))


def order_said(case: Case) -> bool:
    """One of the two says that there is an order; the paper has not been seen yet."""
    return any(r.proof is Proof.SAID and not r.ended(case.now) for r in _orders(case))


def order_ended(case: Case) -> bool:
    """The day of an order is past, and no human being has lifted it."""
    return any(r.ended(case.now) for r in _orders(case))


def order_near(case: Case) -> bool:
    """An order between one of the two and somebody whom both know forbids ways round."""
    return any(
        restriction.indirectly() or third.person_id == case.asked.through
        for third, restriction in case.restrictions_near()
    )


def blocked_by_other(case: Case) -> bool:
    """The other person has blocked the asker."""
    return any(block.by == case.other for block in _blocks(case))


def blocked_by_asker(case: Case) -> bool:
    """The asker has blocked the other person."""
    return any(block.by == case.asker for block in _blocks(case))


def blocked_near(case: Case) -> bool:
    """A block stands between the introducer and one of the two."""
    introducer = case.introducer()
    return introducer is not None and any(
        {block.by, block.of} in ({introducer.person_id, one.person_id} for one in case.both())
        for block in introducer.blocks
        if block.stands(case.now)
    )


def veto_absolute(case: Case) -> bool:
    """The other person wants no approach by anybody."""
    return any(veto.kind is VetoKind.ABSOLUTE for veto in _vetoes(case))


def veto_of_person(case: Case) -> bool:
    """The other person wants no approach by the asker."""
    return any(
        veto.kind is VetoKind.BY_PERSON and veto.person_id == case.asker for veto in _vetoes(case)
    )


def veto_of_kind(case: Case) -> bool:
    """The other person wants no approach by relatives such as the asker is, or may be."""
    kinds = {r.kind for r in case.facts.relations if (r.of, r.to) == (case.asker, case.other)}
    return any(not kinds or kinds & veto.relatives for veto in _vetoes_by_kind(case))


def relation_not_shown(case: Case) -> bool:
    """A kind of relative is unwelcome, and what the asker is rests on their own word."""
    shown = any(
        (relation.of, relation.to) == (case.asker, case.other) and relation.level >= Level.CONFIRMED
        for relation in case.facts.relations
    )
    return not shown and any(_vetoes_by_kind(case))


def cooling_off(case: Case) -> bool:
    """The asker was told no, and the time to wait is running."""
    return any(not cool_off.ended(case.now) for cool_off in _cool_offs(case))


def cooled_off(case: Case) -> bool:
    """The time to wait is over, and no human being has looked."""
    return any(cool_off.ended(case.now) for cool_off in _cool_offs(case))


def held(case: Case) -> bool:
    """A safeguarding hold is running."""
    return any(not hold.ended(case.now) for hold in _holds(case))


def hold_ended(case: Case) -> bool:
    """The time of a safeguarding hold is over, and no two human beings have lifted it."""
    return any(hold.ended(case.now) for hold in _holds(case))


def possible_match(case: Case) -> bool:
    """One may be somebody whom the other has described as not safe."""
    return any(
        case.between(match.described_by, match.may_be) and match.stands(case.now)
        for match in case.facts.possible_matches
    )


def second_human(case: Case) -> frozenset[Obligation]:
    """Find the second human being where only one stands behind a hold."""
    alone = any(not hold.by_two() for hold in _holds(case))
    return frozenset({Obligation.SECOND_HUMAN}) if alone else frozenset()


def _orders(case: Case) -> Iterator[Restriction]:
    for restriction in case.facts.restrictions:
        between = case.between(restriction.protected, restriction.restrained)
        if between and restriction.stands(case.now) and _binds(case, restriction):
            yield restriction


def _binds(case: Case, restriction: Restriction) -> bool:
    act = case.asked.act
    if act is Act.READ_AGAIN and restriction.direction is Direction.ONE_WAY:
        return restriction.restrained == case.asker
    lifts = act not in INTRODUCTIONS | AT_WORK
    return not (lifts and restriction.lets(case.asked.channel))


def _blocks(case: Case) -> Iterator[Block]:
    again = case.asked.act is Act.READ_AGAIN
    for block in case.facts.blocks:
        acts = block.hides_past or not again
        if acts and case.between(block.by, block.of) and block.stands(case.now):
            yield block


def _vetoes(case: Case) -> Iterator[Veto]:
    return (v for v in case.facts.vetoes if v.by == case.other and v.stands(case.now))


def _vetoes_by_kind(case: Case) -> Iterator[Veto]:
    return (veto for veto in _vetoes(case) if veto.kind is VetoKind.BY_KIND)


def _cool_offs(case: Case) -> Iterator[CoolOff]:
    for cool_off in case.facts.cool_offs:
        here = (cool_off.asker_id, cool_off.other_id) == (case.asker, case.other)
        if here and cool_off.stands(case.now):
            yield cool_off


def _holds(case: Case) -> Iterator[SafeguardingHold]:
    return (h for h in case.facts.holds if _about(case, h) and h.stands(case.now))


def _about(case: Case, hold: SafeguardingHold) -> bool:
    if hold.other_id is not None:
        return case.between(hold.person_id, hold.other_id)
    if case.asked.act in AT_WORK:
        # Work goes on about somebody whose own affairs are held; a held worker does none.
        return hold.person_id == case.asker
    return hold.person_id in {case.asker, case.other}
