"""The page "Who has looked"."""

import pytest
from flask import Flask

from network.actor import Actor, Capacity
from network.audit.events import LOOKS, Event
from network.audit.model import LookLine
from network.bootstrap import Services
from network.clock import FrozenClock
from network.work.looks import Look
from tests.web.at_home import at_home
from web.pages import who_looked
from web.wording_looks import said


def looked(services: Services, me: Actor, times: int = 1) -> None:
    operator = Actor(person_id=me.person_id, capacity=Capacity.OPERATOR)
    for _ in range(times):
        services.audit.note(
            me.person_id, Event.READ_BY_OPERATOR, by=operator, detail={"command": "map export"}
        )


def test_nobody_has_looked_is_said_kindly(app: Flask, services: Services) -> None:
    browser, _ = at_home(app, services)

    page = browser.open("/account/who-looked")

    assert page.heading == "Who has looked"
    assert "Nobody but you has opened anything of yours" in page.text


def test_a_look_is_shown_with_its_moment(app: Flask, services: Services) -> None:
    browser, owner = at_home(app, services)
    looked(services, owner.actor)

    page = browser.open("/account/who-looked")

    assert "Somebody who runs Rowan opened your map." in page.text
    assert "14 March 2026" in page.text


def test_many_looks_are_paged(app: Flask, services: Services) -> None:
    browser, owner = at_home(app, services)
    looked(services, owner.actor, who_looked.PAGE + 3)

    first = browser.open("/account/who-looked")
    second = browser.follow("Older")

    assert first.text.count("opened your map.") == who_looked.PAGE
    assert second.text.count("opened your map.") == 3


@pytest.mark.parametrize("event", sorted(LOOKS))
def test_every_look_has_a_sentence(app: Flask, clock: FrozenClock, event: Event) -> None:
    line = LookLine(id="1", seq=1, at=clock.now(), event=event, by=None, mine=False, detail={})

    with app.test_request_context():
        assert said(Look(line=line))


@pytest.mark.parametrize("before", ["x", "-1", "9" * 40, "٣"])
def test_a_mark_that_is_none_is_not_found(app: Flask, services: Services, before: str) -> None:
    browser, _ = at_home(app, services)

    browser.open(f"/account/who-looked?before={before}", status=404)


def test_it_is_for_me_alone(app: Flask, services: Services) -> None:
    _, owner = at_home(app, services)
    looked(services, owner.actor)
    other, _ = at_home(app, services)

    page = other.open("/account/who-looked")

    assert "opened your map." not in page.text
