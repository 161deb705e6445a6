"""Being protected from somebody, and names of before: journeys on a phone, without scripts."""

from playwright.sync_api import Page

from tests.browser.conftest import Opens
from tests.browser.looking import judge
from tests.browser.site import PASSWORD, Site


def press(page: Page, name: str) -> None:
    """Press a button, or a link that looks like one."""
    page.get_by_role("button", name=name, exact=True).click()


def test_a_mark_on_the_map_becomes_a_protection_and_is_taken_back_slowly(
    site: Site, opens: Opens
) -> None:
    """Stories 17 and 19: somebody who is not safe, whether they have an account or not."""
    somebody = site.sign_up_with_a_map()
    page = opens(f"/map/people/{somebody.connection}/edit", as_=somebody, phone=True, scripts=False)
    page.get_by_label("Not safe").check()
    press(page, "Save")
    assert "Shall we keep Nan Margaret away from you here?" in page.inner_text("main")

    press(page, "Yes, protect me")
    assert page.get_by_label("Their name, and other names").input_value() == "Nan Margaret"
    press(page, "Protect me")
    assert "This protects you now." in page.inner_text("main")
    assert page.title() == "Keep me safe – Rowan"

    page.get_by_role("link", name="I don’t need this any more").click()
    page.locator("#password").fill(PASSWORD)
    page.locator("main form button[type=submit]").first.click()
    press(page, "Stop in two days")
    assert "This still protects you." in page.inner_text("main")
    press(page, "Keep protecting me")
    assert "This protects you now." in page.inner_text("main")

    page.goto(f"/map/people/{somebody.connection}")
    assert page.get_by_role("link", name="Protect me from Nan Margaret").count() == 0


def test_one_no_is_enough_and_nobody_asks_again(site: Site, opens: Opens) -> None:
    somebody = site.sign_up_with_a_map()
    page = opens(f"/map/people/{somebody.connection}/edit", as_=somebody, phone=True, scripts=False)
    page.get_by_label("Never", exact=True).check()
    press(page, "Save")
    press(page, "No, the mark is enough")

    page.goto(f"/map/people/{somebody.connection}/edit")
    page.get_by_label("Not safe").check()
    press(page, "Save")

    assert "Shall we keep" not in page.inner_text("main")


def test_saying_that_there_is_a_court_order_counts_at_once(site: Site, opens: Opens) -> None:
    """Story 5, as far as no letter is needed: said by the person, before any paper."""
    somebody = site.sign_up()
    page = opens("/safe", as_=somebody, phone=True, bypass_csp=True)
    assert judge(page) == []
    page.get_by_role("link", name="There is a court order").click()
    assert judge(page) == []

    page.get_by_label("Their name, and other names").fill("Uncle Ray Brand\nRazor")
    page.get_by_label("What sort is it?").select_option("Non-molestation order")
    page.get_by_label("Its last day").fill("31/1/2027")
    press(page, "Protect me")

    assert "This protects you now." in page.inner_text("main")
    assert "Non-molestation order" in page.inner_text("main")
    assert judge(page) == []
    page.goto("/safe")
    assert "You said that there is a court order." in page.inner_text("main")
    [kept] = site.services.protecting.mine(somebody.actor).every
    assert kept.names == ("Uncle Ray Brand", "Razor")


def test_a_name_of_before_is_seen_by_its_owner_alone(site: Site, opens: Opens) -> None:
    """Story 7: matched inside, on no page but its own, in no title and no address."""
    elliot = site.sign_up()
    page = opens("/account/about-me", as_=elliot, phone=True, bypass_csp=True)
    page.get_by_label("The names I use").fill("Elliot Hill")
    page.get_by_label("Names I had before").fill("Emmeline Hill")
    page.get_by_label("The day I was born").fill("2/8/1991")
    press(page, "Save")
    assert page.get_by_label("Names I had before").input_value() == "Emmeline Hill"
    assert judge(page) == []
    assert "Emmeline" not in page.title() + page.url

    for address in ("/account", "/account/who-looked", "/safe", "/map", "/map/people/new"):
        page.goto(address)
        assert "Emmeline" not in page.content()
