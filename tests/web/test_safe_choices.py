"""Closing for everybody, keeping something from somebody, opening it again: page by page."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from flask import Flask

from network.bootstrap import Services
from network.clock import FrozenClock
from network.consent.kinds import RelativeKind, VetoKind
from network.consent.protection import Veto
from network.desk import store as desk
from network.desk.model import DeskKind, TaskState
from tests.accounts import PASSWORD
from tests.graphs import RollbackGraph
from tests.maps import Owner
from tests.web.at_home import at_home
from tests.web.pages import Browser
from tests.web.people import confirm

if TYPE_CHECKING:
    from tests.web.pages import Page

Home = tuple[Browser, Owner]


@pytest.fixture
def home(app: Flask, services: Services) -> Home:
    """Somebody signed in."""
    return at_home(app, services)


def vetoes(services: Services, owner: Owner) -> list[Veto]:
    now = services.clock.now()
    return [one for one in services.consent.mine.protections(owner.actor).vetoes if one.stands(now)]


def close(browser: Browser) -> "Page":
    browser.open("/safe/nobody")
    return browser.send(button="Nobody may look for me")


def ask_to_open(browser: Browser, services: Services, owner: Owner, answer: str = "") -> "Page":
    [veto] = vetoes(services, owner)
    browser.open(f"/safe/open/{veto.id}", check=False)
    confirm(browser)
    said: dict[str, Any] = {"secret": answer} if answer else {}
    return browser.send(button="Open it in two days", **said)


def test_closing_the_door_to_everybody_is_one_step(home: Home, services: Services) -> None:
    browser, owner = home

    page = close(browser)

    assert [one.kind for one in vetoes(services, owner)] == [VetoKind.ABSOLUTE]
    assert "Nobody may come looking for you." in page.main


def test_kinds_of_relatives_can_be_kept_away(home: Home, services: Services) -> None:
    browser, owner = home
    browser.open("/safe/family")

    page = browser.send(button="Keep them away", relatives=["parent", "step_parent"])

    [veto] = vetoes(services, owner)
    assert veto.relatives == {RelativeKind.PARENT, RelativeKind.STEP_PARENT}
    assert "Step-parent" in page.main


def test_somebody_has_to_be_chosen(home: Home) -> None:
    browser, _ = home
    browser.open("/safe/family")

    page = browser.send(button="Keep them away", status=422)

    assert "Choose at least one." in page.main


def test_opening_again_asks_for_the_password_and_waits(home: Home, services: Services) -> None:
    browser, owner = home
    close(browser)

    page = ask_to_open(browser, services, owner)

    assert "Opens on 16 March 2026" in page.main
    assert vetoes(services, owner)
    assert isinstance(services.clock, FrozenClock)
    services.clock.move(timedelta(hours=48))
    assert vetoes(services, owner) == []


def test_opening_can_be_undone_unseen(home: Home, services: Services) -> None:
    browser, owner = home
    close(browser)
    ask_to_open(browser, services, owner)

    [waits] = services.consent.mine.waiting(owner.actor)
    page = browser.send(action=f"/safe/undo/{waits.id}")

    assert "Opens on" not in page.main
    assert isinstance(services.clock, FrozenClock)
    services.clock.move(timedelta(days=30))
    assert vetoes(services, owner)


def test_the_quiet_answer_changes_nothing_to_be_seen_and_reaches_somebody(
    app: Flask, services: Services, graph: RollbackGraph
) -> None:
    seen = {}
    browser, last = at_home(app, services)
    for answer in ("no", "yes"):
        browser, owner = at_home(app, services)
        close(browser)
        page = ask_to_open(browser, services, owner, answer)
        seen[answer] = page.main
        last = owner

    tasks = graph.read(lambda tx: desk.tasks(tx, services.sealer, TaskState.OPEN))
    pressed = [one for one in tasks if one.kind is DeskKind.UNDER_PRESSURE]
    assert seen["no"] == seen["yes"]
    assert [one.about for one in pressed] == [last.actor.person_id]


def test_the_quiet_answer_is_in_no_draft(home: Home, services: Services) -> None:
    browser, owner = home
    close(browser)
    [veto] = vetoes(services, owner)
    browser.open(f"/safe/open/{veto.id}", check=False)
    confirm(browser)
    assert isinstance(services.clock, FrozenClock)
    services.clock.move(timedelta(hours=4))

    browser.send(button="Open it in two days", secret="yes", check=False)

    assert services.drafts.list(owner.actor) == []


def test_nobody_opens_what_another_has_closed(home: Home, app: Flask, services: Services) -> None:
    browser, owner = home
    close(browser)
    [veto] = vetoes(services, owner)
    other, _ = at_home(app, services)

    other.open(f"/safe/open/{veto.id}", check=False)
    other.send(password=PASSWORD, action="/account/confirm", status=404, check=False)
    assert vetoes(services, owner)


def test_with_nobody_around_it_says_so(home: Home) -> None:
    browser, _ = home

    page = browser.open("/safe/hidden")

    assert "must not know" in page.main.lower()
