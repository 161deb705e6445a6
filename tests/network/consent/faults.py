"""Faults made by hand: each turns the decision wrong in one way that somebody could bring in."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta

import pytest

from network.consent import apart, consenting, decide, life, rules
from network.consent.acts import Act
from network.consent.case import Case
from network.consent.kinds import BOTH_WAYS, PREREQUISITES, Channel, Direction, Scope
from network.consent.model import Grant
from network.consent.outcomes import Outcome, Reason, Tier
from network.consent.protection import Block, Lifted, Restriction, SafeguardingHold, Secrecy, Veto
from network.consent.rule import Rule
from network.consent.standing import Age, OrganisationLed

Patch = pytest.MonkeyPatch
Fault = Callable[[Patch], None]
FAULTS: dict[str, Fault] = {}


def fault(make: Fault) -> Fault:
    """Put a fault on the list under its name."""
    FAULTS[make.__name__] = make
    return make


def without(*reasons: Reason) -> Fault:
    """Rules left out."""
    return lambda patch: table(patch, (r for r in rules.RULES if r.reason not in reasons))


def table(patch: Patch, rows: Iterable[Rule]) -> None:
    """Another table of rules."""
    patch.setattr(rules, "RULES", tuple(rows))


def changed(patch: Patch, reason: Reason, **fields: object) -> None:
    """One row of the table is another."""
    rows = [replace(r, **fields) if r.reason is reason else r for r in rules.RULES]  # type: ignore[arg-type]
    table(patch, rows)


def swapped(patch: Patch, one: Tier, another: Tier) -> None:
    """Two tiers change places."""
    order = list(Tier)
    first, second = order.index(one), order.index(another)
    order[first], order[second] = order[second], order[first]
    table(patch, sorted(rules.RULES, key=lambda rule: order.index(rule.tier)))


def never(case: Case) -> bool:
    return False


for left_out in (
    *(Reason.ORDER, Reason.ORDER_SAID, Reason.ORDER_ENDED, Reason.ORDER_NEAR, Reason.BLOCKED),
    *(Reason.BLOCKED_BY_ASKER, Reason.BLOCKED_NEAR, Reason.VETO_ABSOLUTE, Reason.VETO_OF_PERSON),
    *(Reason.VETO_OF_KIND, Reason.COOL_OFF, Reason.COOL_OFF_ENDED, Reason.MUST_NOT_KNOW),
    *(Reason.ROUTE_ELSEWHERE, Reason.RELATION_NOT_SHOWN, Reason.SAFEGUARDING_HOLD),
    *(Reason.SAFEGUARDING_HOLD_ENDED, Reason.POSSIBLE_MATCH, Reason.DEATH_VERIFIED),
    *(Reason.DEATH_REPORTED, Reason.ASKER_DEATH_VERIFIED, Reason.ASKER_DEATH_REPORTED),
    *(Reason.UNDER_18, Reason.ADOPTED, Reason.AGE_NOT_SHOWN, Reason.BROKEN, Reason.EPOCH_BEHIND),
    *(Reason.AUDIT_UNAVAILABLE, Reason.UNCONFIRMED_RESTORE, Reason.UNKNOWN, Reason.OTHER_PAIR),
    *(Reason.NOT_WELL_ASKED, Reason.THIRD_PARTY_UNKNOWN, Reason.NOT_AT_WORK, Reason.OWN_RELATIVE),
    *(Reason.OWN_LEAD, Reason.NO_PURPOSE, Reason.BUDGET_SPENT, Reason.NOT_ON_CASELOAD),
    *(Reason.NARROWING, Reason.CONSENT, Reason.WIDENING),
):
    FAULTS[f"without_{left_out}"] = without(left_out)


@fault
def consent_before_orders(patch: Patch) -> None:
    swapped(patch, Tier.ORDER, Tier.CONSENT)


@fault
def consent_before_blocks(patch: Patch) -> None:
    swapped(patch, Tier.BLOCK, Tier.CONSENT)


@fault
def blocks_before_orders(patch: Patch) -> None:
    swapped(patch, Tier.ORDER, Tier.BLOCK)


@fault
def age_before_death(patch: Patch) -> None:
    swapped(patch, Tier.DEATH, Tier.AGE)


@fault
def holds_before_blocks(patch: Patch) -> None:
    swapped(patch, Tier.SAFEGUARDING, Tier.BLOCK)


@fault
def state_before_narrowing(patch: Patch) -> None:
    swapped(patch, Tier.NARROWING, Tier.STATE)


@fault
def a_hold_denies(patch: Patch) -> None:
    changed(patch, Reason.SAFEGUARDING_HOLD, outcome=Outcome.DENY)


@fault
def under_18_is_permitted_when_organisation_led(patch: Patch) -> None:
    changed(patch, Reason.UNDER_18, outcome=Outcome.PERMIT)


@fault
def an_order_ends_with_its_day(patch: Patch) -> None:
    stands = Restriction.stands
    patch.setattr(Restriction, "stands", lambda r, now: stands(r, now) and not r.ended(now))


@fault
def an_order_begins_with_its_day(patch: Patch) -> None:
    stands = Restriction.stands
    patch.setattr(
        Restriction,
        "stands",
        lambda r, now: stands(r, now) and (r.starts is None or r.starts <= now.date()),
    )


@fault
def a_hold_ends_with_its_time(patch: Patch) -> None:
    stands = SafeguardingHold.stands
    patch.setattr(SafeguardingHold, "stands", lambda h, now: stands(h, now) and not h.ended(now))


@fault
def one_human_lifts_what_two_must(patch: Patch) -> None:
    patch.setattr(Lifted, "by_two", lambda lifted: True)


@fault
def anybody_lifts_what_the_owner_must(patch: Patch) -> None:
    patch.setattr(Lifted, "by_owner", lambda lifted, owner: True)


@fault
def lifting_counts_at_once(patch: Patch) -> None:
    patch.setattr(Lifted, "counts", lambda lifted, now: lifted.undone_at is None)


@fault
def lifting_cannot_be_undone(patch: Patch) -> None:
    patch.setattr(
        Lifted, "counts", lambda lifted, now: lifted.asked_at + timedelta(hours=48) <= now
    )


@fault
def an_order_binds_one_way_only(patch: Patch) -> None:
    between = Case.between
    binds = apart._binds
    patch.setattr(
        apart,
        "_binds",
        lambda case, r: (
            binds(case, r)
            and between(case, r.protected, r.restrained)
            and (r.direction is Direction.BOTH or r.restrained == case.asker)
        ),
    )


@fault
def a_restrained_person_reads_again(patch: Patch) -> None:
    changed(patch, Reason.ORDER, acts=rules.TYING - {Act.READ_AGAIN})


@fault
def an_unproven_order_is_ignored(patch: Patch) -> None:
    changed(patch, Reason.ORDER_SAID, when=never)


@fault
def an_unproven_order_leaves_ways_open(patch: Patch) -> None:
    patch.setattr(Restriction, "lets", lambda r, channel: channel in r.permitted_channels)


@fault
def a_permitted_way_opens_every_way(patch: Patch) -> None:
    patch.setattr(Restriction, "lets", lambda r, channel: bool(r.permitted_channels))


@fault
def a_permitted_way_opens_introductions(patch: Patch) -> None:
    patch.setattr(apart, "INTRODUCTIONS", frozenset())


@fault
def the_third_party_clause_is_ignored(patch: Patch) -> None:
    patch.setattr(Case, "restrictions_near", lambda case: iter(()))


@fault
def a_flagged_path_is_not_flagged(patch: Patch) -> None:
    patch.setattr(decide, "order_near", never)


@fault
def a_block_acts_in_one_direction(patch: Patch) -> None:
    changed(patch, Reason.BLOCKED_BY_ASKER, when=never)


@fault
def blocks_hide_the_past_always(patch: Patch) -> None:
    blocks = apart._blocks
    patch.setattr(
        apart,
        "_blocks",
        lambda case: blocks(replace(case, asked=replace(case.asked, act=Act.SEE))),
    )


@fault
def everybodys_blocks_count(patch: Patch) -> None:
    patch.setattr(
        apart, "_blocks", lambda case: (b for b in case.facts.blocks if b.stands(case.now))
    )


@fault
def a_veto_of_the_asker_counts_as_the_others(patch: Patch) -> None:
    patch.setattr(
        apart, "_vetoes", lambda case: (v for v in case.facts.vetoes if v.stands(case.now))
    )


@fault
def a_veto_ends_by_anybodys_word(patch: Patch) -> None:
    patch.setattr(Veto, "stands", lambda veto, now: veto.lifted is None)


@fault
def an_unblocking_counts_at_once(patch: Patch) -> None:
    patch.setattr(Block, "stands", lambda block, now: block.lifted is None)


@fault
def a_person_wide_hold_holds_nothing(patch: Patch) -> None:
    about = apart._about
    patch.setattr(
        apart, "_about", lambda case, hold: hold.other_id is not None and about(case, hold)
    )


@fault
def a_claimed_age_is_believed(patch: Patch) -> None:
    patch.setattr(Age, "shown_adult", lambda age, now: age.reached(18, now))


@fault
def an_unknown_age_is_grown_up(patch: Patch) -> None:
    patch.setattr(Age, "shown_adult", lambda age, now: not age.known_child(now))


@fault
def people_grow_up_a_day_early(patch: Patch) -> None:
    reached = Age.reached
    patch.setattr(
        Age, "reached", lambda age, years, now: reached(age, years, now + timedelta(days=1))
    )


@fault
def an_adopted_person_need_not_decide(patch: Patch) -> None:
    patch.setattr(life, "_undecided", lambda one, now: False)


@fault
def a_child_need_not_be_heard(patch: Patch) -> None:
    patch.setattr(life, "settled", lambda one, decision, now: True)


@fault
def one_human_arranges_alone(patch: Patch) -> None:
    patch.setattr(OrganisationLed, "runs", lambda led, now: led.from_at <= now < led.until)


@fault
def an_arrangement_opens_every_way(patch: Patch) -> None:
    patch.setattr(life, "WORKER_CHANNELS", frozenset(Channel))


@fault
def the_epoch_is_ignored(patch: Patch) -> None:
    missing_but(patch, Reason.OLD_EPOCH)


@fault
def expiry_is_ignored(patch: Patch) -> None:
    missing_but(patch, Reason.EXPIRED)


@fault
def revocation_is_ignored(patch: Patch) -> None:
    missing_but(patch, Reason.REVOKED)


@fault
def undoing_is_ignored(patch: Patch) -> None:
    missing_but(patch, Reason.UNDONE)


@fault
def the_delay_is_ignored(patch: Patch) -> None:
    patch.setattr(Grant, "begins", lambda grant: grant.valid_from)


@fault
def the_beginning_is_ignored(patch: Patch) -> None:
    patch.setattr(Grant, "begins", lambda grant: grant.given_at + timedelta(hours=48))


@fault
def purpose_way_and_words_are_ignored(patch: Patch) -> None:
    patch.setattr(consenting, "_for_this", lambda case, grant: True)


@fault
def the_right_to_grant_is_ignored(patch: Patch) -> None:
    patch.setattr(consenting, "_rightly", lambda case, grant: True)


@fault
def anybodys_grant_counts(patch: Patch) -> None:
    patch.setattr(Grant, "between", lambda grant, giver, receiver: grant.recipient == receiver)


@fault
def a_grant_counts_in_both_directions(patch: Patch) -> None:
    patch.setattr(
        Grant,
        "between",
        lambda grant, giver, receiver: {grant.grantor, grant.recipient} == {giver, receiver},
    )


@fault
def one_side_is_enough(patch: Patch) -> None:
    patch.setattr(consenting, "both_ways", never)


@fault
def contact_details_need_one_side_only(patch: Patch) -> None:
    patch.setattr(consenting, "BOTH_WAYS", BOTH_WAYS - {Scope.CONTACT})


@fault
def contact_details_need_no_letters(patch: Patch) -> None:
    patch.setitem(PREREQUISITES, Scope.CONTACT, frozenset({Scope.EXIST}))


@fault
def an_address_goes_by_any_way(patch: Patch) -> None:
    patch.setattr(consenting, "WORKER_CHANNELS", frozenset(Channel))


@fault
def one_item_opens_all(patch: Patch) -> None:
    patch.setattr(consenting, "OF_AN_ITEM", frozenset())


@fault
def secrets_are_not_passed_on(patch: Patch) -> None:
    patch.setattr(decide, "kept_from", lambda case: frozenset())


@fault
def a_secret_covers_no_item(patch: Patch) -> None:
    patch.setattr(Secrecy, "about", lambda secrecy, item: False)


@fault
def a_past_need_not_be_shown(patch: Patch) -> None:
    patch.setattr(consenting, "no_shared_past", never)
    changed(patch, Reason.NO_SHARED_PAST, when=never)


def missing_but(patch: Patch, reason: Reason) -> None:
    """Grants are looked at as if one reason did not matter."""
    faults = consenting._faults
    patch.setattr(
        consenting,
        "_faults",
        lambda case, grant: (pair for pair in faults(case, grant) if pair[0] is not reason),
    )
