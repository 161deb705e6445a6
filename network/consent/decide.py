"""The one place that decides whether somebody may do something about somebody else."""

from datetime import datetime

from network.consent import rules
from network.consent.acts import REACHING
from network.consent.apart import order_near
from network.consent.case import Case
from network.consent.model import Asked, Decision, PairFacts
from network.consent.outcomes import Obligation, Outcome, Reason
from network.consent.secret import kept_from


def decide(asked: Asked, facts: PairFacts, now: datetime) -> Decision:
    """Permit, deny or hold: the first rule that fits decides, and nothing else does.

    Pure, and never cached: it is asked with facts that were read under the locks of the pair, in
    the same unit of work as what follows. If no rule fits, the answer is no.
    """
    case = Case(asked=asked, facts=facts, now=now)
    rule = next((rule for rule in rules.RULES if rule.fits(case)), None)
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
