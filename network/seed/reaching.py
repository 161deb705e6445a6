"""How people of a made-up world may be reached: a way that is on, one that waits, one that failed.

All of it goes through the doors that people use. The addresses are kept for examples and lead to
nobody (RFC 2606; Ofcom keeps the numbers for plays).
"""

from network.actor import Actor
from network.bootstrap import Services
from network.identity import PersonId, StepId, new_id
from network.sending.codes import code_of
from network.sending.kinds import GoodTime, NoticeFor, PointKind
from network.sending.model import ContactPoint, SafeContact

IN_THE_EVENING = SafeContact(
    allowed=True,
    wanted=tuple(NoticeFor),
    good_time=GoodTime.EVENING,
    who_reads="Only me",
)
CAME_BACK = """\
To: {to}
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="part"

--part
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.org

Final-Recipient: rfc822; {address}
Action: failed
Status: 5.1.1

--part--
"""


def let_be_reached(services: Services, one: PersonId, other: PersonId) -> None:
    """The first has a way that is on and one that waits; what went to the other came back."""
    first, second = (Actor(person_id=person, stepped_up=True) for person in (one, other))
    _on(services, first, "evening.post@example.org")
    services.reach_me.add(first, _step(), PointKind.TEXT, "07700 900123")
    gone = _on(services, second, "old.address@example.org")
    to = services.sending.sender.envelope.returns_to(other, gone.id)
    services.sending.bounces.take(CAME_BACK.format(to=to, address=gone.address).encode())


def _on(services: Services, who: Actor, address: str) -> ContactPoint:
    point = services.reach_me.add(who, _step(), PointKind.MAIL, address)
    if point.code is not None:
        services.reach_me.confirm(who, point.id, code_of(services.sealer, point.code))
    return services.reach_me.settle(who, point.id, IN_THE_EVENING)


def _step() -> StepId:
    return StepId(new_id())
