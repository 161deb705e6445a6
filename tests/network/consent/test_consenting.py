"""A yes counts for exactly what it says: scope, purpose, way, time, words, epoch, direction."""

from dataclasses import replace
from datetime import timedelta

import pytest

from network.actor import Capacity
from network.consent.acts import WIDENING, Act
from network.consent.kinds import (
    BOTH_WAYS,
    OF_AN_ITEM,
    PREREQUISITES,
    Basis,
    Channel,
    GrantStatus,
    Integrity,
    Purpose,
    RecipientKind,
    Scope,
    Told,
    WideningKind,
)
from network.consent.lives import Level
from network.consent.model import Grant, SharedPast, ThirdParty, Widening, Wording
from network.consent.outcomes import Obligation, Reason
from network.consent.standing import Standing
from network.identity import PersonId, WideningId
from tests.network.consent.making import ADULT, ITEMS
from tests.network.consent.pairs import (
    ADE,
    BOTH_YES,
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
    decided,
    denied,
    facts,
    permitted,
    yes,
)

TWO_DAYS = timedelta(hours=48)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize("scope", sorted(Scope))
def test_a_scope_counts_with_what_it_needs_and_not_without(scope: Scope) -> None:
    asked = asks(Act.SEE, scope=scope, item=ITEMS[0], channel=Channel.WORKER_POST)
    enough = PREREQUISITES[scope] | {scope}
    back = yes(ADE, KEISHA)

    found = facts(grants=(yes(scopes=enough), back))

    assert answered(asked, found) == permitted(Reason.CONSENT)
    for missing in enough:
        lacking = facts(grants=(yes(scopes=enough - {missing}), back))
        assert not decided(asked, lacking).permitted


@pytest.mark.parametrize("scope", sorted(BOTH_WAYS))
def test_what_brings_people_in_touch_needs_both(scope: Scope) -> None:
    asked = asks(Act.SEE, scope=scope, channel=Channel.WORKER_POST)

    assert answered(asked, facts(grants=(yes(),))) == denied(Reason.ONE_WAY_ONLY)
    assert answered(asked, facts(grants=(yes(ADE, KEISHA),))) == denied(Reason.DEFAULT)


@pytest.mark.parametrize("act", [Act.MATCH, Act.SUGGEST, Act.INVITE])
def test_what_tells_each_about_the_other_needs_both(act: Act) -> None:
    assert answered(asks(act), facts(grants=(yes(),))) == denied(Reason.ONE_WAY_ONLY)
    assert answered(asks(act), facts(grants=BOTH_YES)) == permitted(Reason.CONSENT)


def test_a_name_needs_only_the_yes_of_whose_name_it_is() -> None:
    assert answered(SEES, facts(grants=(yes(),))) == permitted(Reason.CONSENT)
    assert answered(SEES, facts(grants=(yes(ADE, KEISHA),))) == denied(Reason.DEFAULT)


def test_an_address_goes_only_through_a_named_worker() -> None:
    asked = asks(Act.SEE, scope=Scope.ADDRESS)

    assert not decided(asked, facts()).permitted
    assert decided(replace(asked, channel=Channel.WORKER_IN_PERSON), facts()).permitted


@pytest.mark.parametrize("scope", sorted(OF_AN_ITEM))
def test_one_part_of_a_story_is_one_part(scope: Scope) -> None:
    one = facts(grants=(yes(items=frozenset({ITEMS[0]})),))

    assert decided(asks(Act.SEE, scope=scope, item=ITEMS[0]), one).permitted
    assert answered(asks(Act.SEE, scope=scope, item=ITEMS[1]), one) == denied(Reason.DEFAULT)
    assert answered(asks(Act.SEE, scope=scope), one) == denied(Reason.NOT_WELL_ASKED)


NOT_FOR_THIS = {
    "another purpose": yes(purposes=frozenset({Purpose.LIFE_STORY})),
    "another way": yes(channels=frozenset({Channel.WORKER_POST})),
    "no words on record": yes(wording=Wording(id="share-1", hash="", language="en")),
    "no language on record": yes(wording=Wording(id="share-1", hash="0", language="")),
    "given by somebody else": yes(given_by=SOMEBODY),
    "a right without a record": yes(basis=Basis.DEPUTY, given_by=SOMEBODY),
    "a parent's right over a grown-up": yes(
        basis=Basis.PARENTAL_RESPONSIBILITY, given_by=SOMEBODY, basis_record=ID
    ),
    "a council's right over a grown-up": yes(
        basis=Basis.COUNCIL, given_by=SOMEBODY, basis_record=ID
    ),
}


@pytest.mark.parametrize("why", NOT_FOR_THIS)
def test_a_yes_for_something_else_is_no_yes(why: str) -> None:
    found = facts(grants=(NOT_FOR_THIS[why],))

    assert answered(SEES, found) == denied(Reason.NOT_FOR_THIS)


def test_a_deputy_may_say_yes_with_the_record_that_shows_it() -> None:
    deputy = yes(basis=Basis.DEPUTY, given_by=SOMEBODY, basis_record=ID)

    assert answered(SEES, facts(grants=(deputy,))) == permitted(Reason.CONSENT)


def test_a_yes_counts_after_two_days_to_the_second_and_until_its_end() -> None:
    fresh = yes(given_at=NOW, valid_from=NOW)
    found = facts(grants=(fresh,))

    assert answered(SEES, found, NOW + TWO_DAYS - SECOND) == denied(Reason.WAITING)
    assert answered(SEES, found, NOW + TWO_DAYS) == permitted(Reason.CONSENT)
    assert answered(SEES, found, LATER - SECOND) == permitted(Reason.CONSENT)
    assert answered(SEES, found, LATER) == denied(Reason.EXPIRED)


def test_a_later_beginning_is_kept() -> None:
    later = yes(valid_from=NOW + SECOND)

    assert answered(SEES, facts(grants=(later,))) == denied(Reason.WAITING)


def test_a_yes_that_has_run_out_asks_a_human_to_look() -> None:
    over = facts(grants=(yes(expires_at=NOW),))

    assert Obligation.HUMAN_LOOKS in decided(SEES, over).obligations


@pytest.mark.parametrize("status", sorted(set(GrantStatus) - {GrantStatus.ACTIVE}))
def test_only_an_active_yes_counts(status: GrantStatus) -> None:
    assert answered(SEES, facts(grants=(yes(status=status),))) == denied(Reason.REVOKED)


def test_a_yes_from_before_the_pair_was_closed_never_counts_again() -> None:
    assert answered(SEES, facts(grants=(yes(epoch=2),))) == denied(Reason.OLD_EPOCH)


def test_a_yes_newer_than_the_pair_closes_everything() -> None:
    assert answered(SEES, facts(grants=(yes(epoch=4),))) == denied(Reason.EPOCH_BEHIND)
    assert answered(SEES, facts(grants=(yes(), yes(ADE, KEISHA, epoch=4)))) == denied(
        Reason.EPOCH_BEHIND
    )


def test_a_yes_that_was_taken_back_unseen_never_was() -> None:
    grant = yes()
    undone = Widening(
        id=WideningId("w"),
        person_id=KEISHA,
        kind=WideningKind.GRANT,
        record_id=grant.id,
        asked_at=LONG_AGO,
        effective_at=LONG_AGO,
        undone_at=LONG_AGO,
        epoch=3,
    )

    assert answered(SEES, facts(grants=(grant,), widenings=(undone,))) == denied(Reason.UNDONE)
    waits = replace(undone, undone_at=None)
    assert answered(SEES, facts(grants=(grant,), widenings=(waits,))) == permitted(Reason.CONSENT)


@pytest.mark.parametrize("kind", sorted(set(RecipientKind) - {RecipientKind.PERSON}))
def test_between_people_only_a_yes_to_a_person_counts(kind: RecipientKind) -> None:
    assert answered(SEES, facts(grants=(yes(recipient_kind=kind),))) == denied(Reason.DEFAULT)


def test_what_one_yes_lacks_another_may_give() -> None:
    parts: tuple[Grant, ...] = (
        yes(scopes=frozenset({Scope.EXIST})),
        yes(scopes=frozenset({Scope.NAME_NOW})),
    )

    assert answered(SEES, facts(grants=parts)) == permitted(Reason.CONSENT)
    assert answered(SEES, facts(grants=parts[1:])) == denied(Reason.NO_PREREQUISITE)


def test_a_letter_is_relayed_and_told_of_and_a_look_is_not() -> None:
    carried = {Obligation.RELAY, Obligation.NOTIFY}

    assert carried <= decided(WRITES, facts()).obligations
    assert not carried & decided(SEES, facts()).obligations
    assert {Obligation.REDACT, Obligation.LOG} <= decided(SEES, facts()).obligations


@pytest.mark.parametrize("act", sorted(WIDENING))
def test_opening_waits_and_one_quiet_question_is_asked(act: Act) -> None:
    decision = decided(asks(act, purpose=None), facts(grants=()))

    assert decision.permitted
    assert {Obligation.WAIT, Obligation.ASK_QUIETLY} <= decision.obligations


@pytest.mark.parametrize("told", [*Told, None])
def test_an_answer_is_heard_if_the_answerer_chose_to_tell(told: Told | None) -> None:
    own = {Told.ACCEPTED, Told.ONE_REPLY, Told.KIND_WORDS, Told.KIND_ENDING}

    expected = permitted(Reason.TOLD) if told in own else denied(Reason.NOTHING_TOLD)

    assert answered(asks(Act.HEAR_ANSWER), facts(told=told)) == expected


def test_a_request_needs_a_past_an_open_door_and_a_screener() -> None:
    past = SharedPast(by=ADE, about=KEISHA)
    found = facts(shared_pasts=(past,), other_open=True, grants=())

    assert answered(REQUESTS, found) == permitted(Reason.APPROACH)
    assert Obligation.SCREEN in decided(REQUESTS, found).obligations
    assert answered(REQUESTS, replace(found, other_open=False)) == denied(Reason.NOT_OPEN)
    assert answered(REQUESTS, replace(found, shared_pasts=())) == denied(Reason.NO_SHARED_PAST)


@pytest.mark.parametrize(
    "past",
    [
        SharedPast(by=ADE, about=KEISHA, withdrawn=True),
        SharedPast(by=KEISHA, about=ADE),
        SharedPast(by=ADE, about=SOMEBODY),
        SharedPast(by=ADE, about=KEISHA, professional=True, level=Level.CONFIRMED),
    ],
    ids=["withdrawn", "the other's", "somebody else's", "work not attested"],
)
def test_a_past_that_is_not_shown_well_enough_opens_no_request(past: SharedPast) -> None:
    found = facts(shared_pasts=(past,), other_open=True)

    assert answered(REQUESTS, found) == denied(Reason.NO_SHARED_PAST)


def test_who_worked_there_needs_an_attested_past() -> None:
    past = SharedPast(by=ADE, about=KEISHA, professional=True, level=Level.ATTESTED)

    found = facts(shared_pasts=(past,), other_open=True)

    assert answered(REQUESTS, found) == permitted(Reason.APPROACH)


def test_an_introduction_needs_who_introduces_and_their_yes() -> None:
    asked = asks(Act.INTRODUCE, through=SOMEBODY)
    agrees = facts(third_parties=(ThirdParty(person_id=SOMEBODY, agrees=True),), other_open=True)
    silent = facts(third_parties=(ThirdParty(person_id=SOMEBODY),), other_open=True)

    assert answered(asked, agrees) == permitted(Reason.APPROACH)
    assert answered(asked, silent) == denied(Reason.INTRODUCER_HAS_NOT_AGREED)
    assert answered(asked, replace(agrees, other_open=False)) == denied(Reason.NOT_OPEN)
    assert answered(asked, facts(other_open=True)) == denied(Reason.THIRD_PARTY_UNKNOWN)
    assert answered(asks(Act.INTRODUCE), agrees) == denied(Reason.NOT_WELL_ASKED)


@pytest.mark.parametrize("integrity", sorted(set(Integrity) - {Integrity.SOUND}))
def test_what_cannot_be_relied_on_is_closed(integrity: Integrity) -> None:
    decision = decided(SEES, facts(integrity=integrity))

    assert (decision.permitted, decision.reason.value) == (False, integrity.value)


def test_facts_about_somebody_else_are_closed() -> None:
    other = Standing(person_id=PersonId("another"), age=ADULT)

    assert answered(SEES, facts(other=other)) == denied(Reason.OTHER_PAIR)
    assert answered(SEES, facts(asker=other)) == denied(Reason.OTHER_PAIR)


@pytest.mark.parametrize(
    "asked",
    [
        replace(SEES, scope=None),
        replace(SEES, purpose=None),
        replace(SEES, through=ADE),
        replace(SEES, capacity=Capacity.SCREENER),
        replace(SEES, capacity=Capacity.OPERATOR),
    ],
    ids=["no scope", "no purpose", "through oneself", "a hat of work", "an operator"],
)
def test_a_question_without_a_meaning_is_closed(asked: object) -> None:
    assert answered(asked, facts()) == denied(Reason.NOT_WELL_ASKED)  # type: ignore[arg-type]


def test_the_decision_carries_the_epoch_it_was_made_in() -> None:
    assert decided(SEES, facts()).epoch == 3
