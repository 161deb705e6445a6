"""Staying in touch, on two phones without scripts: how often, one tap for a call, and a pause."""

from datetime import timedelta

import pytest

from network.ties.hearing import Where
from tests.accounts import Somebody as Account
from tests.accounts import somebody as sign_up
from tests.browser.looking import judge
from tests.browser.phones import Phones, press
from tests.browser.site import Somebody
from tests.maps import Owner, key_worker
from tests.ties import WORDING, an_operation, grown_up, handed_over, said_yes

MONTHS = timedelta(days=100)


def in_touch(phones: Phones) -> tuple[Somebody, Somebody]:
    """Two who have both said yes, four days ago."""
    services = phones.site.services
    ade, sandra = sign_up(services), sign_up(services)
    for account in (ade, sandra):
        grown_up(services, account.account.person_id)
    made = handed_over(services, ade)
    said_yes(services, sandra, made.code)
    phones.two_days_later()
    services.ties.hearing.agree(ade.fresh(), Where(code_id=made.line.id), an_operation(), WORDING)
    phones.two_days_later()
    return _held(phones, ade), _held(phones, sandra)


def _held(phones: Phones, account: Account) -> Somebody:
    made = Somebody(account.fresh(), account.name, "")
    phones.site.people.append(made)
    phones.site.services.ties.in_touch.all(account.fresh())
    return made


@pytest.mark.timeout(300)
def test_two_who_are_in_touch_say_how_often_and_are_reminded_without_hurry(phones: Phones) -> None:
    """Staying in touch: Ade and Sandra each say how often; Sandra ends it, and nothing is left."""
    ade, sandra = in_touch(phones)
    Owner(phones.site.services.maps, ade.actor).put(key_worker("Jo"))
    for who, name, often in ((ade, "Sandra", "weekly"), (sandra, "Ade", "monthly")):
        hand = phones.in_hand_of(who)
        hand.goto("/in-touch")
        hand.get_by_role("link", name=name).first.click()
        hand.get_by_role("link", name="How often we’d like to be in touch").click()
        hand.locator(f"input[name=rhythm][value={often}]").check()
        press(hand, "Keep this")
        hand.get_by_text("Saved.").wait_for()
    page = phones.in_hand_of(sandra)
    page.goto(f"/staying-in-touch/{phones.site.services.ties.in_touch.all(sandra.actor)[0].id}")
    page.get_by_text("Halfway between you it is: about every two weeks.").wait_for()
    phones.seen(page, "halfway")

    phones.clock.ahead += MONTHS
    his = phones.in_hand_of(ade)
    his.goto("/home")
    phones.seen(his, "today")
    his.get_by_role("link", name="See with whom").click()
    his.get_by_text("It has been a while").wait_for()
    phones.seen(his, "it has been a while")
    his.get_by_role("link", name="Sandra").first.click()
    press(his, "A call")
    his.get_by_text("When we were in touch").wait_for()
    phones.seen(his, "noted")
    his.goto("/home")
    assert his.get_by_text("It might be a good time").count() == 0

    hers = phones.in_hand_of(sandra)
    hers.goto("/home")
    assert hers.get_by_text("It might be a good time").count() == 0
    hers.goto("/in-touch")
    hers.get_by_role("link", name="Ade").first.click()
    press(hers, "End it")
    his.goto("/staying-in-touch")
    assert his.get_by_text("Sandra").count() == 0
    phones.seen(his, "paused")

    desk = phones.in_hand_of(ade, scripts=True)
    about = phones.site.services.maps.open(ade.actor).connections[0].id
    for address in ("/staying-in-touch", f"/staying-in-touch/{about}"):
        desk.goto(address)
        assert judge(desk) == []
        phones.seen(desk, "one with scripts")
