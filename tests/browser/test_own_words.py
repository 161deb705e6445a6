"""Writing a card, leaving word and saying how we know each other: a phone, without scripts."""

import pytest

from tests.browser.conftest import Opens
from tests.browser.looking import judge
from tests.browser.site import Site


@pytest.mark.parametrize("scripts", [False, True], ids=["no scripts", "scripts"])
def test_a_card_is_written_and_taken_away_on_a_phone(
    site: Site, opens: Opens, scripts: bool
) -> None:
    page = opens("/account", as_=site.sign_up(), phone=True, scripts=scripts)

    page.locator("main a[href='/story']").click()
    page.locator("main a[href='/story/edit']").click()
    page.locator("textarea[name=never_ask]").fill("The second home.")
    page.locator("main form button[type=submit]").click()
    page.get_by_text("The second home.").wait_for()
    page.locator("main a[href='/story/print']").click()
    page.wait_for_url("**/story/print")
    page.get_by_text("The second home.").wait_for()
    page.goto("/story")
    page.locator("main details summary").click()
    page.locator("form[action='/story/remove'] button").click()

    page.get_by_text("Nothing on it yet").wait_for()


def test_word_is_left_and_taken_back_on_a_phone_without_scripts(site: Site, opens: Opens) -> None:
    page = opens("/account", as_=site.sign_up(), phone=True, scripts=False)

    page.locator("main a[href='/willing']").click()
    page.locator("main a[href='/willing/new']").click()
    page.locator("input[name=who]").fill("Shanice")
    page.locator("select[name=kind]").select_option("key_worker")
    page.locator("main form button[type=submit]").last.click()
    page.get_by_text("Choose at least one way.").first.wait_for()
    assert page.locator("input[name=who]").input_value() == "Shanice"
    page.locator("input[name=channels]").first.check()
    page.locator("input[name=years]").first.check()
    page.locator("main form button[type=submit]").last.click()
    assert page.get_by_role("heading", name="Shanice").is_visible()
    page.locator("form[action$='/remove'] button").click()

    page.get_by_text("Nothing left yet").wait_for()


def test_how_we_know_each_other_is_said_on_a_phone_without_scripts(
    site: Site, opens: Opens
) -> None:
    page = opens("/account", as_=site.sign_up(), phone=True, scripts=False)

    page.locator("main a[href='/past']").click()
    page.locator("main a[href='/past/new']").click()
    page.locator("input[name=who]").fill("Shanice")
    page.locator("input[name=me]").fill("Mo")
    page.locator("select[name=kind]").select_option("key_worker")
    page.locator("main form button[type=submit]").last.click()

    page.get_by_text("Only you say so, so far").wait_for()


def test_axe_finds_nothing_on_these_pages_once_they_are_filled(site: Site, opens: Opens) -> None:
    page = opens("/story/edit", as_=site.sign_up(), phone=True, bypass_csp=True)
    page.locator("textarea[name=know]").fill("I like to walk.")
    page.locator("main form button[type=submit]").click()

    found = {"/story": judge(page)}
    page.goto("/willing/new")
    page.locator("main form button[type=submit]").last.click()
    page.locator(".govuk-error-summary").wait_for()
    found["/willing/new"] = judge(page)

    assert found == {"/story": [], "/willing/new": []}
