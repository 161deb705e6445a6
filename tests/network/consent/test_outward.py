"""No looks like nothing: what the asker meets, cause by cause."""

import pytest

from network.consent.acts import APPROACHES, AT_WORK, DISCLOSING, NARROWING, WIDENING, Act
from network.consent.kinds import BY_THE_ANSWERER, Told
from network.consent.model import Decision
from network.consent.outcomes import Obligation, Outcome, Reason
from network.consent.outward import (
    LINES,
    MAILED,
    OUTWARD,
    PERMITTED_DIFFERENCES,
    Outward,
    line,
    mailed,
    outward,
    succeeds,
)
from network.consent.rules import RULES

STOPS = [rule for rule in RULES if rule.outcome is not Outcome.PERMIT]
PERMITS = [rule for rule in RULES if rule.outcome is Outcome.PERMIT]
STANDARD = (
    "We've kept your request safe. If that person wants it too, and it is safe and allowed, we "
    "will tell you. If you hear nothing, we can't say why."
)


def decision(act: Act, outcome: Outcome, reason: Reason, *obligations: Obligation) -> Decision:
    return Decision(
        outcome=outcome, reason=reason, obligations=frozenset(obligations), epoch=1, act=act
    )


@pytest.mark.parametrize("act", sorted(DISCLOSING | APPROACHES | {Act.HEAR_ANSWER}))
def test_before_contact_every_cause_gives_one_and_the_same(act: Act) -> None:
    met = {
        outward(decision(act, rule.outcome, rule.reason, *rule.obligations), contact_existed=False)
        for rule in STOPS
        if act in rule.acts
    }

    assert met == {Outward.KEPT}
    assert line(Outward.KEPT) == STANDARD


@pytest.mark.parametrize("act", sorted(DISCLOSING | {Act.HEAR_ANSWER}))
def test_after_contact_every_cause_of_a_stop_gives_one_and_the_same(act: Act) -> None:
    met = {
        outward(decision(act, rule.outcome, rule.reason, *rule.obligations), contact_existed=True)
        for rule in STOPS
        if act in rule.acts
    }

    assert met == {Outward.PAUSED}
    assert line(Outward.PAUSED) == "This connection is paused"


@pytest.mark.parametrize("act", sorted(APPROACHES))
def test_a_request_always_succeeds_with_the_standard_line(act: Act) -> None:
    permitted = decision(act, Outcome.PERMIT, Reason.APPROACH)
    refused = decision(act, Outcome.DENY, Reason.BLOCKED)

    met = {
        outward(one, contact_existed=existed)
        for one in (permitted, refused)
        for existed in (True, False)
    }

    assert met == {Outward.KEPT}
    assert succeeds(Outward.KEPT)
    assert not mailed(Outward.KEPT)


@pytest.mark.parametrize("told", [*Told, None])
@pytest.mark.parametrize("act", sorted(NARROWING))
def test_closing_is_done_whatever_else_is_so(act: Act, told: Told | None) -> None:
    for existed in (True, False):
        met = outward(
            decision(act, Outcome.PERMIT, Reason.NARROWING), contact_existed=existed, told=told
        )
        assert met is Outward.DONE


@pytest.mark.parametrize("act", sorted(WIDENING))
def test_opening_looks_the_same_whether_or_not_it_will_count(act: Act) -> None:
    met = {
        outward(decision(act, outcome, reason), contact_existed=existed)
        for outcome, reason in (
            (Outcome.PERMIT, Reason.WIDENING),
            (Outcome.DENY, Reason.ORDER),
            (Outcome.HOLD, Reason.SAFEGUARDING_HOLD),
        )
        for existed in (True, False)
    }

    assert met == {Outward.WILL_START}


@pytest.mark.parametrize("act", sorted(AT_WORK))
def test_work_that_is_not_theirs_is_not_there_whatever_the_cause(act: Act) -> None:
    met = {
        outward(decision(act, rule.outcome, rule.reason), contact_existed=existed)
        for rule in STOPS
        if act in rule.acts
        for existed in (True, False)
    }

    assert met == {Outward.NOT_HERE}
    assert not succeeds(Outward.NOT_HERE)
    permitted = decision(act, Outcome.PERMIT, Reason.WORK)
    assert outward(permitted, contact_existed=False) is Outward.OPEN


@pytest.mark.parametrize("told", sorted(BY_THE_ANSWERER))
def test_what_the_answerer_chose_to_tell_is_heard_only_if_nothing_stands_between(
    told: Told,
) -> None:
    heard = decision(Act.HEAR_ANSWER, Outcome.PERMIT, Reason.TOLD)
    stopped = decision(Act.HEAR_ANSWER, Outcome.DENY, Reason.ORDER)

    assert outward(heard, contact_existed=False, told=told) is PERMITTED_DIFFERENCES[told][0]
    assert outward(stopped, contact_existed=False, told=told) is Outward.KEPT
    assert outward(stopped, contact_existed=True, told=told) is Outward.PAUSED


@pytest.mark.parametrize("told", sorted(BY_THE_ANSWERER))
@pytest.mark.parametrize("act", sorted(DISCLOSING | APPROACHES))
def test_an_answer_is_told_nowhere_but_where_it_is_heard(act: Act, told: Told) -> None:
    stopped = decision(act, Outcome.DENY, Reason.BLOCKED)

    assert outward(stopped, contact_existed=False, told=told) is Outward.KEPT


def test_a_death_is_met_only_after_a_named_worker_has_told_it() -> None:
    tells = decision(Act.SEE, Outcome.DENY, Reason.DEATH_VERIFIED, Obligation.NAMED_WORKER_TELLS)
    no_tie = decision(Act.SEE, Outcome.DENY, Reason.DEATH_VERIFIED)
    reported = decision(Act.SEE, Outcome.HOLD, Reason.DEATH_REPORTED)
    ordered = decision(Act.SEE, Outcome.DENY, Reason.ORDER, Obligation.NAMED_WORKER_TELLS)

    assert outward(tells, contact_existed=False, told=Told.DEATH) is Outward.DEATH_TOLD
    assert outward(tells, contact_existed=False) is Outward.KEPT
    assert outward(no_tie, contact_existed=False, told=Told.DEATH) is Outward.KEPT
    assert outward(reported, contact_existed=False, told=Told.DEATH) is Outward.KEPT
    assert outward(ordered, contact_existed=False, told=Told.DEATH) is Outward.KEPT


@pytest.mark.parametrize("rule", STOPS, ids=lambda rule: str(rule.reason))
def test_a_letter_is_sent_back_for_its_wording_whatever_was_decided(rule: object) -> None:
    for act in (Act.WRITE, Act.REQUEST):
        stopped = decision(act, rule.outcome, rule.reason)  # type: ignore[attr-defined]
        met = outward(stopped, contact_existed=False, told=Told.RETURNED_FOR_WORDING)
        assert met is Outward.RETURNED


@pytest.mark.parametrize("rule", PERMITS, ids=lambda rule: str(rule.reason))
def test_every_permission_meets_something(rule: object) -> None:
    for act in rule.acts:  # type: ignore[attr-defined]
        permitted = decision(act, Outcome.PERMIT, rule.reason)  # type: ignore[attr-defined]
        assert outward(permitted, contact_existed=False) in Outward


def test_an_unheard_answer_is_not_open_by_being_permitted() -> None:
    heard = decision(Act.HEAR_ANSWER, Outcome.PERMIT, Reason.TOLD)

    assert outward(heard, contact_existed=False) is Outward.KEPT


def test_every_outward_value_has_its_line_and_the_list_of_differences_is_closed() -> None:
    assert set(LINES) == set(Outward)
    assert set(PERMITTED_DIFFERENCES) == set(Told)
    usual = {row.outward for row in OUTWARD if row.outward}
    different = {met for met, _ in PERMITTED_DIFFERENCES.values()}
    assert usual | different == set(Outward)
    assert different - {Outward.DEATH_TOLD} == MAILED


def test_no_line_says_a_word_that_pages_never_say() -> None:
    never = {"claim", "attestation", "lead", "case", "placement", "subject", "contact"}

    assert [met for met, words in LINES.items() if never & set(words.lower().split())] == []
