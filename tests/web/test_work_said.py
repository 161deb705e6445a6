"""What somebody said by phone or on paper: typed in at work; and what prints in large print."""

import pytest
from flask import Flask

from network.bootstrap import Services
from network.clock import FrozenClock
from tests.accounts import Somebody
from tests.approaching import Scene, set_up
from tests.asking import HAT, WORDS
from tests.letters import InTouch, in_touch
from tests.web.at_home import at_home
from tests.web.pages import Browser
from tests.web.test_work import wearing


@pytest.fixture
def scene(services: Services, clock: FrozenClock) -> Scene:
    return set_up(services, clock)


def at_work(app: Flask, scene: Scene) -> Browser:
    return wearing(app, scene.one.there.staff, HAT)


def of_request(scene: Scene) -> str:
    return f"/at-work/people/{scene.one.place}/requests/{scene.one.request.id}"


def of_lead(scene: Scene) -> str:
    return f"{of_request(scene)}/leads/{scene.lead.id}"


def test_a_no_on_the_phone_is_typed_in_and_no_letter_is_written_again(
    app: Flask, scene: Scene
) -> None:
    scene.write()
    browser = at_work(app, scene)
    page = browser.open(of_request(scene))
    page = browser.open(page.links()[f"They phoned or wrote back {scene.lead.who}"])
    assert "On the phone" in page.main

    page = browser.send(
        {"came_by": "phone", "said": "nobody_again", "read_back": "yes"},
        button="Keep what they said",
    )

    assert "No, and nobody is to ask me again" in page.main
    assert "from a phone call on 14 March 2026" in page.main
    assert "They said no, so no letter may be written to them." in page.main


def test_a_yes_on_paper_waits_for_them_and_leads_to_the_sheet(app: Flask, scene: Scene) -> None:
    scene.write()
    browser = at_work(app, scene)
    browser.open(f"{of_lead(scene)}/said")

    page = browser.send(
        {"came_by": "letter", "on": "13/3/2026", "said": "yes", "read_back": "yes"},
        button="Keep what they said",
    )

    assert "from a letter on 13 March 2026" in page.main
    assert "It counts once they say it themselves" in page.main
    assert f"The sheet with the steps {scene.lead.who}" in page.links()


def test_what_is_missing_is_said_and_nothing_typed_is_lost(app: Flask, scene: Scene) -> None:
    scene.write()
    browser = at_work(app, scene)
    browser.open(f"{of_lead(scene)}/said")

    page = browser.send(
        {"said": "not_now", "words": "After Easter."}, button="Keep what they said", status=422
    )

    for words in ("Choose how it came.", "Choose when they want to be asked again.", "Read it"):
        assert words in page.main
    assert page.form(action=f"{of_lead(scene)}/said").fields()["words"] == "After Easter."


def test_nothing_can_be_typed_in_where_no_letter_is_out(app: Flask, scene: Scene) -> None:
    at_work(app, scene).open(f"{of_lead(scene)}/said", status=404)


@pytest.mark.parametrize("paper", ["letter", "letter/steps"])
def test_what_goes_to_them_on_paper_names_nobody_and_prints_large(
    app: Flask, scene: Scene, paper: str
) -> None:
    code = scene.write()
    browser = at_work(app, scene)
    browser.open(f"{of_lead(scene)}/{paper}")

    page = browser.follow("Print it in large print")

    assert 'class="rowan-card large-print"' in page.response.text
    assert code in page.main
    for words in (WORDS.my_name, WORDS.whom, scene.lead.who, WORDS.message, WORDS.why):
        assert words not in page.main


def test_a_letter_that_i_got_prints_large_and_nobody_else_opens_it(
    app: Flask, services: Services, clock: FrozenClock
) -> None:
    two = in_touch(services, clock)
    letter_id = _written(app, services, two)
    address = f"/in-touch/{two.tie_id}/letters/{letter_id}/paper"
    browser = _home(app, services, two.writer)
    browser.open(address)

    page = browser.follow("Print it in large print")

    assert 'class="rowan-card large-print"' in page.response.text
    # It is not theirs to read before it was passed on.
    _home(app, services, two.receiver).open(address, status=404)


def _written(app: Flask, services: Services, two: InTouch) -> str:
    writer = _home(app, services, two.writer)
    writer.open(f"/in-touch/{two.tie_id}/letter")
    writer.send({"text": "A quiet afternoon."}, button="Send it")
    (one,) = services.letters.writing.between(two.writer.fresh(), two.tie_id).written
    return one.id


def _home(app: Flask, services: Services, who: Somebody) -> Browser:
    return at_home(app, services, who)[0]
