"""A letter is left to the organisation that wrote it: a phone, and a desk where it is taken on."""

from typing import TYPE_CHECKING, cast

import pytest

from tests.approaching import set_up
from tests.browser.looking import judge
from tests.browser.phones import Phones, press, to_yes
from tests.browser.site import Somebody

if TYPE_CHECKING:
    from network.clock import FrozenClock


@pytest.mark.timeout(300)
def test_a_letter_is_left_to_the_organisation_that_wrote_it(phones: Phones) -> None:
    scene = set_up(phones.site.services, cast("FrozenClock", phones.clock))
    one, asker = scene.one, scene.one.asker
    code, ade = scene.write(), Somebody(asker.fresh(), asker.name, "")
    keisha = phones.person("Ade")
    phones.site.people.append(ade)
    his, hers = phones.in_hand_of(ade), phones.in_hand_of(keisha, scripts=True)
    his.goto(f"/asking/{one.request.id}")
    before = his.locator("main").inner_text()
    hers.goto("/in-touch/code")
    hers.locator("input[name=code]").fill(code)
    press(hers, "Go on")
    hers.locator("input[name=answer]").fill("blue")
    press(hers, "Send")
    to_yes(hers, phones, "left_to_them")
    assert judge(hers) == []
    press(hers, "Leave it to them")
    hers.get_by_text("Nobody there has taken it on yet.").wait_for()
    phones.seen(hers, "left to them")
    assert judge(hers) == []

    desk = phones.at_work(one.there.staff)
    desk.goto("/at-work/requests")
    desk.get_by_text("Somebody who was written to would rather that you answer").wait_for()
    phones.seen(desk, "it waits")
    desk.goto(f"/at-work/people/{one.place}/requests/{one.request.id}")
    phones.seen(desk, "they would rather that we answer")
    press(desk, "I take this on")
    desk.get_by_text("took it on, on").wait_for()
    phones.seen(desk, "taken on")

    hers.goto("/in-touch")
    hers.get_by_text("A worker there took it on").wait_for()
    his.goto(f"/asking/{one.request.id}")
    assert his.locator("main").inner_text() == before
    press(hers, "Take it back")
    hers.get_by_role("heading", name="What you left to the organisation").wait_for(state="detached")
    desk.goto(f"/at-work/people/{one.place}/requests/{one.request.id}")
    assert desk.get_by_text("They would rather that you answer").count() == 0
