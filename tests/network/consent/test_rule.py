"""How a row of the table is written: nothing that stands in it gets lost."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from network.consent import rules, working
from network.consent.acts import Act
from network.consent.case import Case
from network.consent.decide import ByAct, decide
from network.consent.outcomes import Obligation, Outcome, Reason, Tier
from network.consent.rule import Rows, Rule, nothing_more
from tests.network.consent.pairs import NOW, READS, WRITES, facts, hold

ROWS = Rows(tier=Tier.WORK)
WRITERS: dict[Outcome, Callable[..., Rule]] = {
    Outcome.PERMIT: ROWS.permit,
    Outcome.HOLD: ROWS.hold,
    Outcome.DENY: ROWS.deny,
}


def asked_for_second(case: Case) -> frozenset[Obligation]:
    """Another obligation."""
    return frozenset({Obligation.SECOND_HUMAN})


def at_all(case: Case) -> bool:
    """Whatever is so.

    More is said below, and not in the table.
    """
    return True


@pytest.mark.parametrize("outcome", WRITERS)
def test_a_row_is_what_was_written(outcome: Outcome) -> None:
    acts = frozenset({Act.SCREEN})

    row = WRITERS[outcome](
        Reason.OWN_LEAD, acts, at_all, Obligation.LOG, Obligation.RELAY, more=asked_for_second
    )

    assert row == Rule(
        tier=Tier.WORK,
        reason=Reason.OWN_LEAD,
        outcome=outcome,
        acts=acts,
        when=at_all,
        obligations=frozenset({Obligation.LOG, Obligation.RELAY}),
        more=asked_for_second,
    )


@pytest.mark.parametrize("outcome", WRITERS)
def test_a_row_asks_for_nothing_that_was_not_written(outcome: Outcome) -> None:
    row = WRITERS[outcome](Reason.OWN_LEAD, frozenset({Act.SCREEN}), at_all)

    assert (row.obligations, row.more) == (frozenset(), nothing_more)


def test_a_row_says_the_first_line_of_what_it_asks() -> None:
    row = ROWS.deny(Reason.OWN_LEAD, frozenset({Act.SCREEN}), at_all)

    assert row.says == "Whatever is so."


def test_without_anybody_at_work_every_question_about_work_has_its_closed_answer() -> None:
    nobody = Case(asked=READS, facts=facts(work=None), now=NOW)

    assert working.own_lead(nobody)
    assert working.budget_spent(nobody)
    assert working.not_at_work(nobody)
    assert not working._emergencies(nobody)


def test_a_table_without_rows_permits_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "RULES", ())

    decision = decide(WRITES, facts(epoch=3), NOW)

    assert (decision.outcome, decision.reason) == (Outcome.DENY, Reason.DEFAULT)
    assert decision.obligations == {Obligation.LOG}
    assert (decision.epoch, decision.act, decision.keep_from) == (3, Act.WRITE, frozenset())


def test_a_decision_asks_every_row_about_the_act_in_order_and_no_other() -> None:
    by_act = ByAct()

    for act in Act:
        rows = [row for row in rules.RULES if act in row.acts]
        assert list(by_act.about(act, rules.RULES)) == rows


def test_another_table_is_looked_at_anew() -> None:
    by_act = ByAct()
    first, last = rules.RULES[:1], rules.RULES[-1:]

    assert by_act.about(Act.BLOCK, first) == first
    assert by_act.about(Act.BLOCK, last) == last
    assert by_act.about(Act.BLOCK, ()) == ()
    assert by_act.about(Act.BLOCK, first) == first


@pytest.mark.parametrize("outcome", [Outcome.HOLD, Outcome.DENY])
def test_a_row_that_needs_some_facts_decides_nothing_without_any(outcome: Outcome) -> None:
    row = WRITERS[outcome](Reason.BLOCKED, frozenset({Act.WRITE}), at_all, needs="holds")
    without, some = facts(), facts(holds=(hold(),))

    assert not row.decides(Case(asked=WRITES, facts=without, now=NOW))
    assert row.decides(Case(asked=WRITES, facts=some, now=NOW))


@pytest.mark.parametrize("act", [Act.BLOCK, Act.SCREEN])
def test_a_row_fits_only_what_it_is_about(act: Act) -> None:
    row = ROWS.deny(Reason.OWN_LEAD, frozenset({Act.SCREEN}), at_all)
    case = Case(asked=replace(WRITES, act=act), facts=facts(), now=NOW)

    assert row.about(act) is row.fits(case) is (act is Act.SCREEN)
