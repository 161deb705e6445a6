"""The one place that decides whether somebody may do something about somebody else."""

from datetime import datetime

from network.consent import rules
from network.consent.acts import EVERY_ACT, REACHING, Act
from network.consent.apart import order_near
from network.consent.case import Case
from network.consent.model import Asked, Decision, PairFacts
from network.consent.outcomes import Obligation, Outcome, Reason
from network.consent.rule import Rule
from network.consent.secret import kept_from

Table = tuple[Rule, ...]


class ByAct:
    """The rows of a table that are about an act: settled once, since every decision asks them."""

    def __init__(self) -> None:
        self._settled: tuple[Table, dict[Act, Table]] = (), {}

    def about(self, act: Act, table: Table) -> Table:
        """Those rows, in their order. Another table is settled anew."""
        whole, rows = self._settled
        if whole is not table or act not in rows:
            rows = {one: tuple(row for row in table if row.about(one)) for one in EVERY_ACT}
            self._settled = table, rows
        return rows[act]


ROWS = ByAct()


def decide(asked: Asked, facts: PairFacts, now: datetime) -> Decision:
    """Permit, deny or hold: the first rule that fits decides, and nothing else does.

    Pure, and never cached: it is asked with facts that were read under the locks of the pair, in
    the same unit of work as what follows. If no rule fits, the answer is no.
    """
    case = Case(asked=asked, facts=facts, now=now)
    rows = ROWS.about(asked.act, rules.RULES)
    rule = next((rule for rule in rows if rule.decides(case)), None)
    if rule is None:
        return _answer(case, Outcome.DENY, Reason.DEFAULT, frozenset())
    return _answer(case, rule.outcome, rule.reason, rule.obligations | rule.more(case))


def _answer(
    case: Case, outcome: Outcome, reason: Reason, obligations: frozenset[Obligation]
) -> Decision:
    keep_from = kept_from(case)
    return Decision(
        outcome=outcome,
        reason=reason,
        obligations=obligations | {Obligation.LOG} | _everywhere(case, secret=bool(keep_from)),
        epoch=case.facts.epoch,
        act=case.asked.act,
        keep_from=keep_from,
    )


def _everywhere(case: Case, *, secret: bool) -> set[Obligation]:
    found: set[Obligation] = set()
    if secret:
        found.add(Obligation.KEEP_FROM)
    if case.asked.act in REACHING and order_near(case):
        found.add(Obligation.FLAG_PATH)
    return found
