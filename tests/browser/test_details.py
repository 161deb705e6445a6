"""How to reach each other, days of one's own and a link to them, on two phones without scripts."""

import pytest

from network.details.model import Point
from tests.browser.looking import judge
from tests.browser.phones import Phones, press
from tests.browser.test_rhythm import in_touch
from tests.ties import WORDING, an_operation

NUMBER = "07700 900123"


@pytest.mark.timeout(300)
def test_one_lets_the_other_have_a_number_and_takes_it_back(phones: Phones) -> None:
    """Staying in touch: Sandra gives Ade her number, changes it, and takes it back."""
    ade, sandra = in_touch(phones)
    services = phones.site.services
    [his_tie] = services.ties.in_touch.all(ade.actor)
    services.details.change(ade.actor, an_operation(), {Point.BEST: "A message first."})
    services.details.giving.give(
        ade.actor, his_tie.id, an_operation(), (Point.BEST,), wording=WORDING
    )
    hers = phones.in_hand_of(sandra)
    hers.goto("/my-details")
    phones.seen(hers, "my details")
    hers.get_by_label("Phone number").fill(NUMBER)
    press(hers, "Keep this")
    hers.goto("/in-touch")
    hers.get_by_role("link", name="Ade").first.click()
    hers.get_by_role("link", name="How to reach each other outside of here").click()
    hers.get_by_role("button", name="Let them have something").click()
    hers.locator("input[name=ways][value=phone]").check()
    hers.locator("input[name=secret][value=no]").check()
    phones.seen(hers, "give")
    press(hers, "Yes, let them have it")
    phones.two_days_later()

    his = phones.in_hand_of(ade)
    his.goto(f"/in-touch/{his_tie.id}/details")
    his.get_by_text(NUMBER).wait_for()
    phones.seen(his, "what they let me have")

    hers = phones.in_hand_of(sandra)
    hers.goto("/my-details")
    hers.get_by_label("Phone number").fill("07700 900999")
    press(hers, "Keep this")
    hers.get_by_role("heading", name="Who may have the new one?").wait_for()
    phones.seen(hers, "who may have the new one")
    hers.locator("input[name=stay]").check()
    hers.locator("input[name=tell]").check()
    press(hers, "Keep this")
    his.goto("/home")
    phones.seen(his, "something new")
    his.get_by_role("link", name="See what it is").click()
    his.get_by_text("07700 900999").wait_for()

    desk = phones.in_hand_of(sandra, scripts=True)
    [tie] = services.ties.in_touch.all(sandra.actor)
    for address in (
        "/my-details",
        f"/in-touch/{tie.id}/details",
        f"/in-touch/{tie.id}/details/give",
    ):
        desk.goto(address)
        assert judge(desk) == []
    desk.goto(f"/in-touch/{tie.id}/details")
    press(desk, "Take it back")
    his.reload()
    assert his.get_by_text("07700 900999").count() == 0


@pytest.mark.timeout(300)
def test_a_day_is_kept_and_a_link_to_my_days_is_made_and_withdrawn(phones: Phones) -> None:
    """Staying in touch: Ade keeps a hard day, and gives his calendar a link."""
    ade, _ = in_touch(phones)
    page = phones.in_hand_of(ade, scripts=True)
    page.goto("/staying-in-touch/days/new")
    assert judge(page) == []
    page.get_by_label("What is it?").fill("The day I moved")
    page.get_by_label("When is it?").fill("about May")
    page.locator("input[name=wish][value=leave]").check()
    phones.seen(page, "a day")
    press(page, "Keep this day")
    assert judge(page) == []
    phones.seen(page, "my days")
    page.get_by_role("link", name="See my days in the calendar on my phone").click()
    assert judge(page) == []
    phones.seen(page, "what the link gives away")
    press(page, "Make a link")
    assert judge(page) == []
    phones.seen(page, "the link")
    page.goto("/staying-in-touch/calendar")
    press(page, "Withdraw the link")
    page.get_by_text("There is no link now.").wait_for()
