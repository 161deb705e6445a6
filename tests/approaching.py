"""A letter to somebody who was found, for tests: the request, the lead that is ready, and she."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from network.asking.approaching import ToWrite
from network.claims.checks import Check
from network.ties.answering import Agreed
from network.ties.hearing import Where
from tests.asking import Wanted, checked, wanted, weighed
from tests.ties import WORDING, YES, an_operation, grown, grown_up

if TYPE_CHECKING:
    from network.actor import Actor
    from network.asking.kinds import LeadState
    from network.asking.work import Lead
    from network.bootstrap import Services
    from network.clock import FrozenClock
    from tests.accounts import Somebody

HOME = ToWrite(
    check=Check(question="Which room was yours?", answers=("The blue one", "blue")),
    goes_to="2 High Street, Leeds LS1 2AB",
    born=1984,
)


@dataclass(frozen=True)
class Scene:
    """A request, a lead that is ready, and the one whom the letter is for."""

    services: "Services"
    clock: "FrozenClock"
    one: Wanted
    lead: "Lead"
    she: "Somebody"

    def write(self, by: "Actor | None" = None) -> str:
        """Write the letter. Answers its code."""
        one, approaching = self.one, self.services.asking.approaching
        approaching.write(by or one.worker, one.place, one.request.id, self.lead.id, HOME)
        return approaching.letter(one.worker, one.place, one.request.id, self.lead.id).code

    def say_yes(self, code: str) -> None:
        """She answers the question, and says yes."""
        me, answering = self.she.fresh(), self.services.ties.answering
        answering.answer(me, code, "blue")
        answering.agree(me, code, Agreed(yes=YES, wording=WORDING, operation_id=an_operation()))

    @property
    def where(self) -> Where:
        return Where(request_id=self.one.request.id)

    def state(self) -> "LeadState":
        one = self.one
        worked = self.services.asking.at_work.one(one.worker, one.place, one.request.id)
        lead = worked.noted.lead(self.lead.id)
        assert lead is not None
        return lead.state

    def seen_by_the_asker(self) -> object:
        """All that whoever asked can see of it."""
        me, ties = self.one.asker.fresh(), self.services.ties
        return (
            self.services.asking.mine.mine(me),
            ties.codes.mine(me),
            ties.hearing.of_requests(me),
            ties.in_touch.all(me),
            ties.in_touch.said(me, ties.in_touch.all(me)),
            ties.everything(me),
            self.services.asking.mine.everything(me),
            [line.event for line in self.services.audit.who_looked(me)],
        )


def set_up(services: "Services", clock: "FrozenClock") -> Scene:
    """Somebody was found for a request, checked, and it was weighed what is safe."""
    one = wanted(services)
    grown_up(services, one.asker.account.person_id)
    lead = checked(services, one)
    services.asking.noting.consider(one.worker, one.place, one.request.id, lead.id, weighed())
    return Scene(services, clock, one, lead, grown(services))
