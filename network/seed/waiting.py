"""What waits on the desk of a made-up world: put there by the doors that people use."""

from collections.abc import Sequence

from network.actor import Actor
from network.bootstrap import Services
from network.consent.widening import Pressed
from network.identity import OperationId, PersonId, new_id


def leave_tasks(services: Services, people: Sequence[PersonId]) -> None:
    """Let two people, whom nobody signs in as, leave something for a safeguarding lead to look at.

    One says that there is a court order, and reports the other; the other answers the quiet
    question with yes.
    """
    one, other = people
    consent, first, second = services.consent, _own(one), _own(other)
    consent.narrowing.say_order(first, other, _once())
    consent.narrowing.report(first, other, _once())
    consent.opening.open_to_requests(second, _once(), Pressed(yes=True))


def _own(person_id: PersonId) -> Actor:
    return Actor(person_id=person_id, stepped_up=True)


def _once() -> OperationId:
    return OperationId(new_id())
