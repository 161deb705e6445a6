"""What a rule is: where it stands, what it is about, what it asks, what follows."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from network.consent.acts import Act
from network.consent.case import Case
from network.consent.outcomes import Obligation, Outcome, Reason, Tier

Acts = frozenset[Act]
When = Callable[[Case], bool]
More = Callable[[Case], frozenset[Obligation]]


def nothing_more(case: Case) -> frozenset[Obligation]:  # noqa: ARG001 - it answers any case
    """No obligation but those that the row names."""
    return frozenset()


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One row: in this tier, for these acts, if this is so, then that, for this reason."""

    tier: Tier
    reason: Reason
    outcome: Outcome
    acts: Acts
    when: When
    obligations: frozenset[Obligation] = frozenset()
    more: More = nothing_more
    needs: str = ""
    """The facts of which there must be any, or it fits nobody: they are looked at first."""

    @property
    def says(self) -> str:
        """What it asks, in words."""
        return (self.when.__doc__ or "").partition("\n")[0]

    def fits(self, case: Case) -> bool:
        """Whether this row decides the case."""
        return self.about(case.asked.act) and self.decides(case)

    def decides(self, case: Case) -> bool:
        """Whether this row decides a case of an act that it is about."""
        return (not self.needs or getattr(case.facts, self.needs) != ()) and self.when(case)

    def about(self, act: Act) -> bool:
        """Whether this row is about such an act at all, whatever the case."""
        return act in self.acts


@dataclass(frozen=True, kw_only=True)
class Rows:
    """Writes the rows of one tier, each on a line or two."""

    tier: Tier

    def permit(
        self, reason: Reason, acts: Acts, when: When, *also: Obligation, more: More = nothing_more
    ) -> Rule:
        """It may be done."""
        return self._row(Outcome.PERMIT, reason=reason, acts=acts, when=when, also=also, more=more)

    def hold(
        self,
        reason: Reason,
        acts: Acts,
        when: When,
        *also: Obligation,
        more: More = nothing_more,
        needs: str = "",
    ) -> Rule:
        """It waits for human beings."""
        row = self._row(Outcome.HOLD, reason=reason, acts=acts, when=when, also=also, more=more)
        return replace(row, needs=needs)

    def deny(
        self,
        reason: Reason,
        acts: Acts,
        when: When,
        *also: Obligation,
        more: More = nothing_more,
        needs: str = "",
    ) -> Rule:
        """It may not be done."""
        row = self._row(Outcome.DENY, reason=reason, acts=acts, when=when, also=also, more=more)
        return replace(row, needs=needs)

    def _row(
        self,
        outcome: Outcome,
        *,
        reason: Reason,
        acts: Acts,
        when: When,
        also: tuple[Obligation, ...],
        more: More,
    ) -> Rule:
        return Rule(
            tier=self.tier,
            reason=reason,
            outcome=outcome,
            acts=acts,
            when=when,
            obligations=frozenset(also),
            more=more,
        )
