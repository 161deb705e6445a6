"""Something new on Today becomes one digest, and nothing that is hidden changes it."""

from datetime import timedelta

import pytest

from network.actor import Actor, Capacity
from network.audit.events import Event
from network.bootstrap import Services
from network.clock import FrozenClock
from network.consent.kinds import VetoKind
from network.identity import OperationId, new_id
from network.rounds import Rounds
from network.sending.kinds import NoticeFor
from network.sending.model import SafeContact
from tests.accounts import Somebody, somebody
from tests.postroom import Postroom, body, reached

NEW = SafeContact(allowed=True, wanted=(NoticeFor.SOMETHING_NEW,))


def looks(services: Services, who: Actor) -> None:
    """Somebody who runs the service opens something of theirs: it shows on Today."""
    operator = Actor(person_id=who.person_id, capacity=Capacity.OPERATOR)
    detail = {"command": "map export"}
    services.audit.note(who.person_id, Event.READ_BY_OPERATOR, by=operator, detail=detail)


def daily(services: Services, who: Actor) -> None:
    """Look at Today for them."""
    known = {name: getattr(services, name, None) for name in Rounds.__dataclass_fields__}
    rounds = Rounds(**{**known, "orphans": None})  # type: ignore[arg-type]
    rounds._telling_of_today._look_for(who.person_id)


@pytest.fixture
def wants(room: Postroom, services: Services, fresh: Actor) -> Actor:
    """Somebody who wants to hear, and for whom Today was looked at once."""
    reached(room, fresh, safe=NEW)
    daily(services, fresh)
    return fresh


def test_what_is_newly_shown_raises_one_digest(
    room: Postroom, services: Services, wants: Actor
) -> None:
    looks(services, wants)

    for _ in range(3):
        daily(services, wants)
        room.work(wants)

    (mail,) = room.mails()
    assert "Something new is waiting for you." in body(mail)


def test_what_was_there_before_raises_none(
    room: Postroom, services: Services, fresh: Actor
) -> None:
    looks(services, fresh)
    reached(room, fresh, safe=NEW)

    daily(services, fresh)

    assert room.work(fresh) == 0


def test_much_that_is_new_is_one_digest_and_the_budget_holds(
    room: Postroom, services: Services, wants: Actor, clock: FrozenClock
) -> None:
    left = 0
    for _ in range(8 * 7):
        looks(services, wants)
        daily(services, wants)
        room.work(wants)
        left += len(room.mails())
        clock.move(timedelta(hours=3))

    assert left == 4


def test_who_does_not_want_to_hear_is_not_looked_at(services: Services, fresh: Actor) -> None:
    daily(services, fresh)

    assert services.reach_me.mine(fresh).tray.known is None


def test_the_round_looks_at_everybody_who_wants_to_hear(
    room: Postroom, services: Services, wants: Actor
) -> None:
    looks(services, wants)
    known = {name: getattr(services, name, None) for name in Rounds.__dataclass_fields__}
    Rounds(**{**known, "orphans": None})._telling_of_today.look()  # type: ignore[arg-type]

    room.work(wants)

    assert len(room.mails()) == 1


SECRETS = ("block", "order", "veto", "report", "nothing")


def act(services: Services, other: Somebody, who: Actor, secret: str) -> None:
    """Something that another person keeps to themselves."""
    narrowing, operation = services.consent.narrowing, OperationId(new_id())
    actor = other.fresh()
    if secret == "block":
        narrowing.block(actor, who.person_id, operation)
    elif secret == "order":
        narrowing.say_order(actor, who.person_id, operation)
    elif secret == "report":
        narrowing.report(actor, who.person_id, operation)
    elif secret == "veto":
        narrowing.veto(actor, operation, VetoKind.ABSOLUTE)


@pytest.mark.parametrize("visible", [True, False], ids=["something to see", "nothing to see"])
def test_whatever_others_keep_to_themselves_the_same_leaves_at_the_same_time(
    room: Postroom, services: Services, clock: FrozenClock, visible: bool
) -> None:
    people = {secret: somebody(services) for secret in SECRETS}
    actors = {secret: person.fresh() for secret, person in people.items()}
    for number, who in enumerate(actors.values()):
        reached(room, who, f"jo{number}@example.org", NEW)
        daily(services, who)
    for secret, who in actors.items():
        act(services, somebody(services), who, secret)
        if visible:
            looks(services, who)
    met: dict[str, list[tuple[object, int, list[object], int]]] = {secret: [] for secret in SECRETS}

    for _ in range(6):
        for secret, who in actors.items():
            daily(services, who)
            taken = room.work(who)
            mails: list[object] = [(mail["Subject"], body(mail)) for mail in room.mails()]
            met[secret].append((clock.now(), taken, mails, len(room.due(who))))
        clock.move(timedelta(hours=3))

    assert all(met[secret] == met["nothing"] for secret in SECRETS)
    assert any(mails for _, _, mails, _ in met["nothing"]) is visible
