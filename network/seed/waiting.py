"""What waits on the desk of a made-up world: put there by the doors that people use."""

from datetime import date

from network.actor import Actor
from network.bootstrap import Services
from network.consent.acts import Act
from network.consent.kinds import Purpose, RelativeKind
from network.consent.model import Asked, Decision
from network.consent.widening import Pressed
from network.descriptions.model import Description
from network.graph.door import Tx
from network.identity import OperationId, PersonId, ProtectionId, new_id

BORN = date(1970, 5, 4)


def leave_tasks(services: Services, one: PersonId, other: PersonId, third: PersonId) -> None:
    """Let three people, whom nobody signs in as, leave what a safeguarding lead has to look at.

    The first says that there is a court order, and reports the second, who answers the quiet
    question with yes. The third comes under the name of somebody whom the first has described, and
    asks for them.
    """
    consent, first, second = services.consent, _own(one), _own(other)
    consent.narrowing.say_order(first, other, _once())
    consent.narrowing.report(first, other, _once())
    consent.opening.open_to_requests(second, _once(), Pressed(yes=True))
    _describe(services, first)
    _ask(services, _own(third), one)
    services.safeguarding.likenesses.keep()


def _describe(services: Services, by: Actor) -> None:
    described = Description(
        id=ProtectionId(new_id()),
        at=services.clock.now(),
        names=("Ray Brand",),
        age=56,
        relation=RelativeKind.AUNT_OR_UNCLE,
    )
    services.protecting.describe(by, described)


def _ask(services: Services, asker: Actor, other: PersonId) -> None:
    services.about_me.keep(asker, names=["Raymond Brand"], former_names=[], born=BORN)
    asked = Asked(asker=asker.person_id, other=other, act=Act.WISH, purpose=Purpose.RECONNECT)
    services.consent.disclosures.disclose(asker, asked, _once(), _nothing)


def _nothing(_tx: Tx, _decision: Decision) -> None:
    """It is held: nothing happens."""


def _own(person_id: PersonId) -> Actor:
    return Actor(person_id=person_id, stepped_up=True)


def _once() -> OperationId:
    return OperationId(new_id())
