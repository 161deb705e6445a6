"""What keeps two people apart, case by case."""

from dataclasses import replace
from datetime import timedelta

import pytest

from network.consent.acts import APPROACHES, DISCLOSING, INTRODUCTIONS, NARROWING, WIDENING, Act
from network.consent.kinds import (
    AudienceKind,
    Channel,
    Direction,
    Proof,
    RelativeKind,
    Scope,
    SecrecyKind,
    VetoKind,
)
from network.consent.lives import Level
from network.consent.model import Relation, ThirdParty
from network.consent.outcomes import Obligation, Reason
from network.consent.protection import Audience, PossibleMatch, Secrecy
from network.identity import PersonId
from tests.network.consent.making import ITEMS, LEADS
from tests.network.consent.pairs import (
    ADE,
    ID,
    KEISHA,
    LATER,
    LONG_AGO,
    NOW,
    REQUESTS,
    SEES,
    SOMEBODY,
    WRITES,
    answered,
    asks,
    block,
    cool_off,
    decided,
    denied,
    facts,
    held,
    hold,
    lifted,
    order,
    permitted,
    veto,
)

DAY = timedelta(days=1)
LEFT_OPEN = frozenset({Channel.WORKER_POST})
BY_POST = replace(WRITES, channel=Channel.WORKER_POST)
AGAIN = asks(Act.READ_AGAIN)


def test_an_order_stops_both_whoever_asks() -> None:
    assert answered(WRITES, facts(restrictions=(order(),))) == denied(Reason.ORDER)
    assert answered(WRITES, facts(restrictions=(order(ADE, KEISHA),))) == denied(Reason.ORDER)


def test_an_order_acts_before_the_day_it_starts() -> None:
    later = order(starts=NOW.date() + DAY)

    assert answered(WRITES, facts(restrictions=(later,))) == denied(Reason.ORDER)


def test_saying_that_there_is_an_order_is_enough_and_asks_for_the_paper() -> None:
    said = order(proof=Proof.SAID, said_by=KEISHA)

    decision = decided(WRITES, facts(restrictions=(said,)))

    assert answered(WRITES, facts(restrictions=(said,))) == denied(Reason.ORDER_SAID)
    assert Obligation.ASK_FOR_PROOF in decision.obligations


def test_an_order_whose_day_is_past_opens_nothing_and_asks_a_human_to_look() -> None:
    ended = facts(restrictions=(order(expires=NOW.date() - DAY),))

    assert answered(WRITES, ended) == denied(Reason.ORDER_ENDED)
    assert Obligation.HUMAN_LOOKS in decided(WRITES, ended).obligations


def test_an_order_runs_through_its_last_day() -> None:
    today = facts(restrictions=(order(expires=NOW.date()),))

    assert answered(WRITES, today) == denied(Reason.ORDER)


def test_only_two_human_beings_lift_an_order_and_the_delay_counts() -> None:
    alone, two = lifted(LEADS[0]), lifted(*LEADS)
    twice_the_same = lifted(LEADS[0], LEADS[0])
    just_now = lifted(*LEADS, at=NOW - timedelta(hours=47))
    on_time = lifted(*LEADS, at=NOW - timedelta(hours=48))
    undone = lifted(*LEADS, undone=NOW)

    for standing in (alone, twice_the_same, just_now, undone, lifted(KEISHA)):
        assert answered(WRITES, facts(restrictions=(order(lifted=standing),))) == denied(
            Reason.ORDER
        )
    for gone in (two, on_time):
        assert answered(WRITES, facts(restrictions=(order(lifted=gone),))) == permitted(
            Reason.CONSENT
        )


def test_an_order_that_was_only_said_can_be_taken_back_by_whom_it_protects() -> None:
    own = order(proof=Proof.SAID, said_by=KEISHA, lifted=lifted(KEISHA))
    by_the_other = replace(own, lifted=lifted(ADE))
    of_the_other = replace(own, said_by=ADE)

    assert answered(WRITES, facts(restrictions=(own,))) == permitted(Reason.CONSENT)
    assert answered(WRITES, facts(restrictions=(by_the_other,))) == denied(Reason.ORDER_SAID)
    assert answered(WRITES, facts(restrictions=(of_the_other,))) == denied(Reason.ORDER_SAID)


def test_a_way_that_the_paper_leaves_open_is_open_and_no_other() -> None:
    leaves = facts(restrictions=(order(permitted_channels=LEFT_OPEN),))

    assert answered(BY_POST, leaves) == permitted(Reason.CONSENT)
    assert answered(WRITES, leaves) == denied(Reason.ORDER)


def test_a_way_left_open_still_needs_consent_and_gives_way_to_a_block() -> None:
    leaves = facts(restrictions=(order(permitted_channels=LEFT_OPEN),))

    assert answered(BY_POST, replace(leaves, grants=())) == denied(Reason.DEFAULT)
    assert answered(BY_POST, replace(leaves, blocks=(block(),))) == denied(Reason.BLOCKED)


@pytest.mark.parametrize("proof", [Proof.SAID, Proof.DOCUMENT_HELD])
def test_a_way_is_left_open_only_by_a_verified_order(proof: Proof) -> None:
    unproven = order(permitted_channels=LEFT_OPEN, proof=proof)

    assert not decided(BY_POST, facts(restrictions=(unproven,))).permitted


def test_no_way_that_is_left_open_opens_an_introduction() -> None:
    third = ThirdParty(person_id=SOMEBODY, agrees=True)
    leaves = facts(
        restrictions=(order(permitted_channels=LEFT_OPEN),),
        third_parties=(third,),
        other_open=True,
    )
    introduces = asks(Act.INTRODUCE, through=SOMEBODY, channel=Channel.WORKER_POST)

    assert answered(introduces, leaves) == denied(Reason.ORDER)


def test_whom_an_order_protects_keeps_their_letters_and_whom_it_binds_does_not() -> None:
    protects_asker = facts(restrictions=(order(ADE, KEISHA),))
    binds_asker = facts(restrictions=(order(),))
    binds_both = facts(restrictions=(order(ADE, KEISHA, direction=Direction.BOTH),))

    assert answered(AGAIN, protects_asker) == permitted(Reason.ALREADY_GIVEN)
    assert answered(AGAIN, binds_asker) == denied(Reason.ORDER)
    assert answered(AGAIN, binds_both) == denied(Reason.ORDER)


@pytest.mark.parametrize("act", sorted(INTRODUCTIONS))
def test_an_order_with_a_third_party_clause_stops_ways_round(act: Act) -> None:
    near = ThirdParty(person_id=SOMEBODY, restrictions=(order(SOMEBODY, ADE),), agrees=True)
    asked = asks(act, through=SOMEBODY, item=ITEMS[0])

    found = facts(third_parties=(near,), other_open=True)

    assert answered(asked, found) == denied(Reason.ORDER_NEAR)


def test_an_order_near_by_flags_a_path_and_leaves_letters_alone() -> None:
    near = ThirdParty(person_id=SOMEBODY, restrictions=(order(SOMEBODY, ADE),))

    decision = decided(WRITES, facts(third_parties=(near,)))

    assert decision.permitted
    assert Obligation.FLAG_PATH in decision.obligations


def test_an_order_without_a_clause_stops_only_the_way_through_whom_it_protects() -> None:
    plain = order(SOMEBODY, ADE, third_party_clause=False)
    near = ThirdParty(person_id=SOMEBODY, restrictions=(plain,), agrees=True)
    found = facts(third_parties=(near,), other_open=True)

    assert answered(asks(Act.SUGGEST), found) == permitted(Reason.CONSENT)
    assert answered(asks(Act.SUGGEST, through=SOMEBODY), found) == denied(Reason.ORDER_NEAR)


@pytest.mark.parametrize("act", sorted((DISCLOSING | APPROACHES) - INTRODUCTIONS))
def test_a_block_stops_everything_whoever_blocked(act: Act) -> None:
    asked = asks(act, scope=Scope.NAME_NOW)

    assert answered(asked, facts(blocks=(block(),))) == denied(Reason.BLOCKED)
    assert answered(asked, facts(blocks=(block(ADE, KEISHA),))) == denied(Reason.BLOCKED_BY_ASKER)


def test_a_block_leaves_what_was_delivered_unless_it_hides_that_too() -> None:
    assert answered(AGAIN, facts(blocks=(block(),))) == permitted(Reason.ALREADY_GIVEN)
    assert answered(AGAIN, facts(blocks=(block(hides_past=True),))) == denied(Reason.BLOCKED)


def test_only_who_blocked_can_unblock_and_it_takes_two_days() -> None:
    on_time = block(lifted=lifted(KEISHA, at=NOW - timedelta(hours=48)))
    early = block(lifted=lifted(KEISHA, at=NOW - timedelta(hours=47)))
    by_the_other = block(lifted=lifted(ADE))

    assert answered(WRITES, facts(blocks=(on_time,))) == permitted(Reason.CONSENT)
    assert answered(WRITES, facts(blocks=(early,))) == denied(Reason.BLOCKED)
    assert answered(WRITES, facts(blocks=(by_the_other,))) == denied(Reason.BLOCKED)


def test_a_block_between_the_introducer_and_one_of_the_two_stops_the_introduction() -> None:
    blocked = ThirdParty(person_id=SOMEBODY, blocks=(block(KEISHA, SOMEBODY),), agrees=True)
    asked = asks(Act.INTRODUCE, through=SOMEBODY)

    found = facts(third_parties=(blocked,), other_open=True)

    assert answered(asked, found) == denied(Reason.BLOCKED_NEAR)


def test_an_absolute_veto_stops_everybody_and_not_who_said_it() -> None:
    assert answered(WRITES, facts(vetoes=(veto(),))) == denied(Reason.VETO_ABSOLUTE)
    assert answered(WRITES, facts(vetoes=(veto(by=ADE),))) == permitted(Reason.CONSENT)


def test_a_veto_of_one_person_stops_that_person_alone() -> None:
    of_ade = veto(VetoKind.BY_PERSON, person_id=ADE)
    of_somebody = veto(VetoKind.BY_PERSON, person_id=SOMEBODY)

    assert answered(WRITES, facts(vetoes=(of_ade,))) == denied(Reason.VETO_OF_PERSON)
    assert answered(WRITES, facts(vetoes=(of_somebody,))) == permitted(Reason.CONSENT)


def test_a_veto_of_a_kind_stops_that_kind_and_whoever_does_not_say() -> None:
    no_parents = veto(VetoKind.BY_KIND, relatives=frozenset({RelativeKind.PARENT}))
    parent = Relation(of=ADE, to=KEISHA, kind=RelativeKind.PARENT)
    sister = Relation(of=ADE, to=KEISHA, kind=RelativeKind.BROTHER_OR_SISTER, level=Level.CONFIRMED)

    for relations in ((parent,), (), (parent, sister)):
        found = facts(vetoes=(no_parents,), relations=relations)
        assert answered(WRITES, found) == denied(Reason.VETO_OF_KIND)
    assert answered(WRITES, facts(vetoes=(no_parents,), relations=(sister,))) == permitted(
        Reason.CONSENT
    )


def test_where_a_kind_is_unwelcome_ones_own_word_for_another_kind_is_not_enough() -> None:
    no_parents = veto(VetoKind.BY_KIND, relatives=frozenset({RelativeKind.PARENT}))
    says_friend = Relation(of=ADE, to=KEISHA, kind=RelativeKind.FRIEND)

    found = facts(vetoes=(no_parents,), relations=(says_friend,))

    assert answered(REQUESTS, found) == held(Reason.RELATION_NOT_SHOWN)


def test_a_no_stops_new_approaches_for_a_while_and_then_until_somebody_has_looked() -> None:
    over = cool_off(until=NOW)

    assert answered(REQUESTS, facts(cool_offs=(cool_off(),))) == denied(Reason.COOL_OFF)
    assert answered(REQUESTS, facts(cool_offs=(over,))) == denied(Reason.COOL_OFF_ENDED)
    assert Obligation.HUMAN_LOOKS in decided(REQUESTS, facts(cool_offs=(over,))).obligations


def test_two_may_lift_a_cool_off_only_after_its_time_and_who_said_no_at_any_time() -> None:
    wish = asks(Act.WISH)
    ended = LONG_AGO - DAY
    early = cool_off(until=LATER, lifted=lifted(*LEADS))
    late = cool_off(until=ended, lifted=lifted(*LEADS))
    own = cool_off(until=LATER, lifted=lifted(KEISHA))
    by_asker = cool_off(until=ended, lifted=lifted(ADE))

    assert answered(wish, facts(cool_offs=(early,))) == denied(Reason.COOL_OFF)
    assert answered(wish, facts(cool_offs=(late,))) == permitted(Reason.APPROACH)
    assert answered(wish, facts(cool_offs=(own,))) == permitted(Reason.APPROACH)
    assert answered(wish, facts(cool_offs=(by_asker,))) == denied(Reason.COOL_OFF_ENDED)


def secret(owner: str, kind: AudienceKind, who: str) -> Secrecy:
    audience = Audience(kind=kind, id=who)
    return Secrecy(id=ID, owner=PersonId(owner), audience=audience, at=LONG_AGO)


def test_who_must_not_know_is_told_with_every_decision() -> None:
    kept = secret(KEISHA, AudienceKind.ORGANISATION, "organisation-9")

    decision = decided(WRITES, facts(secrecies=(kept,)))

    assert decision.permitted
    assert decision.keep_from == {kept.audience}
    assert Obligation.KEEP_FROM in decision.obligations


def test_what_would_go_through_hands_that_must_not_know_waits_for_other_hands() -> None:
    kept = secret(ADE, AudienceKind.ORGANISATION, "organisation-9")
    asked = replace(WRITES, audiences=frozenset({kept.audience}))

    decision = decided(asked, facts(secrecies=(kept,)))

    assert (decision.outcome, decision.reason) == held(Reason.ROUTE_ELSEWHERE)
    assert Obligation.ROUTE_ELSEWHERE in decision.obligations


def test_somebody_who_must_not_know_neither_asks_nor_introduces() -> None:
    asker = facts(secrecies=(secret(KEISHA, AudienceKind.PERSON, ADE),))
    third = (ThirdParty(person_id=SOMEBODY, agrees=True),)
    through = secret(ADE, AudienceKind.PERSON, SOMEBODY)
    introduced = facts(secrecies=(through,), third_parties=third, other_open=True)

    assert answered(SEES, asker) == denied(Reason.MUST_NOT_KNOW)
    assert answered(asks(Act.INTRODUCE, through=SOMEBODY), introduced) == denied(
        Reason.MUST_NOT_KNOW
    )


def test_must_not_see_is_about_seeing_and_about_its_items() -> None:
    one_item = replace(
        secret(KEISHA, AudienceKind.PERSON, ADE),
        kind=SecrecyKind.MUST_NOT_SEE,
        items=frozenset({ITEMS[0]}),
    )
    found = facts(secrecies=(one_item,))
    story = asks(Act.SEE, scope=Scope.STORY, item=ITEMS[0])

    assert answered(story, found) == denied(Reason.MUST_NOT_KNOW)
    assert answered(replace(story, item=ITEMS[1]), found) == permitted(Reason.CONSENT)
    assert answered(WRITES, found) == permitted(Reason.CONSENT)


def test_a_hold_holds_the_pair_or_the_whole_person() -> None:
    for holds in ((hold(),), (hold(None),), (hold(None, person_id=ADE),)):
        assert answered(WRITES, facts(holds=holds)) == held(Reason.SAFEGUARDING_HOLD)
    assert answered(WRITES, facts(holds=(hold(SOMEBODY),))) == permitted(Reason.CONSENT)


def test_a_hold_whose_time_is_over_still_holds_and_asks_a_human_to_look() -> None:
    over = facts(holds=(hold(until=NOW),))

    assert answered(WRITES, over) == held(Reason.SAFEGUARDING_HOLD_ENDED)
    assert Obligation.HUMAN_LOOKS in decided(WRITES, over).obligations


@pytest.mark.parametrize("agreed_by", [None, LEADS[0]])
def test_a_hold_by_one_acts_at_once_and_asks_for_the_second(agreed_by: str | None) -> None:
    alone = facts(holds=(hold(agreed_by=agreed_by),))

    assert answered(WRITES, alone) == held(Reason.SAFEGUARDING_HOLD)
    assert Obligation.SECOND_HUMAN in decided(WRITES, alone).obligations
    assert Obligation.SECOND_HUMAN not in decided(WRITES, facts(holds=(hold(),))).obligations


def test_two_lift_a_hold_and_one_does_not() -> None:
    by_two, alone = hold(lifted=lifted(*LEADS)), hold(lifted=lifted(LEADS[0]))

    assert answered(WRITES, facts(holds=(by_two,))) == permitted(Reason.CONSENT)
    assert answered(WRITES, facts(holds=(alone,))) == held(Reason.SAFEGUARDING_HOLD)


@pytest.mark.parametrize("act", sorted(WIDENING))
def test_under_a_hold_nothing_is_opened(act: Act) -> None:
    assert answered(asks(act), facts(holds=(hold(),))) == held(Reason.SAFEGUARDING_HOLD)


def test_a_possible_match_holds_silently_until_two_say_it_is_somebody_else() -> None:
    match = PossibleMatch(id=ID, described_by=KEISHA, may_be=ADE, found_at=LONG_AGO)
    dismissed = replace(match, dismissed=lifted(*LEADS))
    alone = replace(match, dismissed=lifted(LEADS[0]))

    assert answered(asks(Act.CLAIM), facts(possible_matches=(match,))) == held(
        Reason.POSSIBLE_MATCH
    )
    assert answered(WRITES, facts(possible_matches=(alone,))) == held(Reason.POSSIBLE_MATCH)
    assert answered(WRITES, facts(possible_matches=(dismissed,))) == permitted(Reason.CONSENT)


@pytest.mark.parametrize("act", sorted(NARROWING))
def test_closing_is_always_open(act: Act) -> None:
    everything = facts(
        restrictions=(order(),), blocks=(block(),), vetoes=(veto(),), holds=(hold(),), epoch=0
    )

    assert answered(asks(act, purpose=None), everything) == permitted(Reason.NARROWING)
