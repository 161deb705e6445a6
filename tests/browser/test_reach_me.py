"""Saying how we may reach you, on a phone: a code from the mail, a tick, and one press to stop."""

import pytest

from network.actor import Actor
from network.outbox.events import EventKind
from network.outbox.model import OutboxEvent
from tests.browser.conftest import Opens
from tests.browser.looking import judge
from tests.browser.site import PASSWORD, Site
from tests.postroom import code_in, read_mail

ADDRESS = "jo.marsh@example.org"


def send_what_waits(site: Site, who: Actor) -> str:
    """Let everything leave that waits for somebody. Answers the figures of the newest mail."""
    for notice in site.services.reach_me.mine(who).tray.notices:
        event = OutboxEvent(id=notice.id, kind=EventKind.SEND_NOTICE, person_id=who.person_id)
        site.services.sending.sender.send(event)
    folder = site.services.settings.sending.mails
    assert folder is not None
    return code_in(read_mail(max(folder.glob("*.eml"), key=lambda path: path.stat().st_mtime_ns)))


@pytest.mark.parametrize("scripts", [False, True], ids=["no scripts", "scripts"])
def test_a_way_to_be_reached_is_added_switched_on_and_stopped_on_a_phone(
    site: Site, opens: Opens, scripts: bool
) -> None:
    somebody = site.sign_up()
    page = opens("/account", as_=somebody, phone=True, scripts=scripts)

    page.locator("main a[href='/account/reach']").click()
    page.get_by_text("We can’t reach you, and that is fine").wait_for()
    page.locator("main a[href='/account/reach/new/mail']").click()
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("form[action='/account/confirm'] button[type=submit]").click()
    page.locator("input[name=address]").fill(ADDRESS)
    page.locator("main form button[type=submit]").click()
    page.get_by_role("heading", name="Type in the code").wait_for()
    if scripts:
        judge(page)
    page.locator("input[name=code]").fill(send_what_waits(site, somebody.actor))
    page.locator("form[action$='/code'] button").click()
    page.get_by_role("heading", name="When is it safe to write?").wait_for()
    if scripts:
        judge(page)
    page.locator("input[name=allowed]").check()
    page.locator("input[name=wanted]").first.check()
    page.locator("input[name=good_time][value=evening]").check()
    page.locator("main form button[type=submit]").click()
    page.get_by_text("In the evening, from 5 to 9.").wait_for()
    if scripts:
        judge(page)
    page.locator("form[action$='/stop'] button").click()
    page.get_by_text("Stopped.").wait_for()
    assert not site.services.reach_me.mine(somebody.actor).points[0].safe.allowed
    page.locator("form[action='/account/reach/never'] button").click()

    page.get_by_text("We never write to you outside of here").first.wait_for()
