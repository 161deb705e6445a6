"""Who may do the work of a safeguarding lead: towards each person that it touches, or not at all.

Lock order: the people and the lead by id, the lead's staff account, then what is between two people
by `KeptFacts`; whoever goes on locks records after it, and heads of the record last.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from network.actor import Actor, Capacity
from network.clock import Clock
from network.consent.acts import Act
from network.consent.closings import Closings
from network.consent.decide import decide
from network.consent.kinds import Purpose
from network.consent.model import Asked
from network.consent.outcomes import Reason
from network.errors import NotFound
from network.graph.door import Graph, Tx
from network.identity import PersonId
from network.keys import store as keys
from network.keys.sealing import Sealer
from network.work import gate
from network.work.facts import KnownWork
from network.work.gate import AtWork
from network.work.model import StaffAccount
from network.work.ports import Facts
from network.work.reading import Closed
from network.work.refusing import refused

LEADS = frozenset({Capacity.SAFEGUARDING_LEAD})
T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class SafeguardingGate:
    """Lets a safeguarding lead in where the decision lets them, towards everybody concerned."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    work: KnownWork
    facts: Facts
    closings: Closings
    """Writes beside the keys what is closed here, so that no restored copy opens it again."""

    def lead(self, tx: Tx, actor: Actor, people: Iterable[PersonId]) -> AtWork | None:
        """Lock everybody and the lead, and decide. None: refused, and the true reason is kept.

        Whoever has erased their account is passed over: nothing of theirs is left to be read.
        Raises NotAtWork, NotOpen or StrongerSignInNeeded for another hat, an ended account or a
        sign-in without a passkey; NotFound where the lead is gone.
        """
        gate.may_try(actor, LEADS)
        concerned = self._locked(tx, actor.person_id, people)
        here = gate.at_work(tx, self.sealer, actor, LEADS)
        reason = self._against(tx, here.staff, concerned)
        if reason is not None:
            refused(tx, self.sealer, here, by=actor, reason=reason, at=self.clock.now())
            return None
        return here

    def let_in(self, work: Callable[[Tx], T | None]) -> T:
        """Run a unit of work that answers None where `lead` refused. Raises Closed then.

        The refusal is kept, since nothing is raised within the unit of work.
        """
        done = self.graph.write(work)
        if done is None:
            raise Closed
        return done

    def may(self, tx: Tx, actor: Actor, people: Iterable[PersonId]) -> bool:
        """Whether `lead` would let them in. Nothing is written down: it is for choosing a list."""
        gate.may_try(actor, LEADS)
        concerned = self._locked(tx, actor.person_id, people)
        here = gate.at_work(tx, self.sealer, actor, LEADS)
        return self._against(tx, here.staff, concerned) is None

    def could(self, tx: Tx, staff: StaffAccount, people: Iterable[PersonId]) -> bool:
        """Whether whoever has this staff account could be let in, for whoever keeps the desk up."""
        if staff.person_id is None:
            return False
        concerned = self._locked(tx, staff.person_id, people)
        return self._against(tx, staff, concerned) is None

    def _locked(self, tx: Tx, lead: PersonId, people: Iterable[PersonId]) -> list[PersonId]:
        """Those of the people who are still here, in the order in which they were locked."""
        concerned, here = set(people), []
        for person_id in sorted(concerned | {lead}):
            try:
                keys.lock_person(tx, person_id)
            except NotFound:
                if person_id == lead:
                    raise
            else:
                here.append(person_id)
        return [person_id for person_id in here if person_id in concerned]

    def _against(self, tx: Tx, staff: StaffAccount, people: Iterable[PersonId]) -> Reason | None:
        """The true reason why not, if there is one. The lead and the people are locked."""
        lead = staff.person_id
        for person_id in people:
            if lead is None or person_id == lead:
                return Reason.OWN_RELATIVE
            asked = Asked(
                asker=lead,
                other=person_id,
                act=Act.SAFEGUARD,
                purpose=Purpose.SERVICE_SAFETY,
                capacity=Capacity.SAFEGUARDING_LEAD,
            )
            known = self.work.at(tx, staff, lead, person_id)
            decision = decide(asked, self.facts.of(tx, asked, known), self.clock.now())
            if not decision.permitted:
                return decision.reason
        return None
