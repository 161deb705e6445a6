"""A brother and a sister who wish to hear from each other, on two phones: story 2 of the field."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from network.wishes import round as rounds
from network.wishes.model import WishWords
from tests.browser.looking import judge
from tests.browser.phones import Phones, press
from tests.browser.site import Somebody
from tests.browser.test_pasts import AWAY, STREAMS
from tests.servers import TestServer, connected
from tests.wishes import ADE, HERS, HIS, KEISHA, known
from tests.work import Place, opened


@pytest.fixture
def oakway(phones: Phones, server: TestServer) -> Iterator[Place]:
    """Organisations are read by everybody: this one may not stay in a store that others use."""
    place = opened(phones.site.services)
    yield place
    with connected(server) as driver, driver.session() as session:
        session.run(AWAY, places=[place.id]).consume()
        session.run(STREAMS, places=[place.id]).consume()


def seen_by(phones: Phones, place: Place, said: WishWords) -> Somebody:
    """Somebody whom an organisation has seen in its records."""
    born = KEISHA if said is HERS else ADE
    account = known(phones.site.services, place.id, said.known_as, born)
    made = Somebody(account.fresh(), account.name, "")
    phones.site.people.append(made)
    return made


def wish(phones: Phones, page: Page, said: WishWords) -> None:
    """From the ways there are to a wish that is kept."""
    page.goto("/asking")
    page.get_by_role("link", name="Keep a wish").click()
    press(page, "Keep this wish")
    page.locator(".govuk-error-summary").wait_for()
    phones.seen(page, "what is missing")
    for name in ("whom", "known_as", "my_name", "where"):
        page.locator(f"input[name={name}]").fill(getattr(said, name))
    page.locator("input[name=born]").fill(said.born.words)
    page.locator("textarea[name=words]").fill(said.words)
    phones.seen(page, "whom I would like to hear from")
    press(page, "Keep this wish")
    page.get_by_text("We've kept your request safe.").wait_for()
    phones.seen(page, "a wish that is kept")


def confirm(phones: Phones, page: Page) -> None:
    """From Today, where everybody with a wish is asked the same."""
    page.goto("/home")
    phones.seen(page, "asked on the page of today")
    page.get_by_role("link", name="Look at my wishes").click()
    page.locator("input[name=wishes]").check()
    page.get_by_label("No, I want this myself").check()
    phones.seen(page, "still my wish")
    press(page, "Yes, these are still my wishes")
    page.get_by_text("Kept safe, and confirmed").wait_for()
    phones.seen(page, "my wishes")


@pytest.mark.timeout(150)
def test_a_sister_and_her_brother_wish_for_each_other_and_hear_of_it(
    phones: Phones, oakway: Place
) -> None:
    """Story 2: each keeps a wish, each says so again, and both hear of it some days later."""
    crossing, clock = phones.site.services.wishes.crossing, phones.clock
    clock.ahead += rounds.at(clock.now()).ends - clock.now()
    keisha, ade = seen_by(phones, oakway, HERS), seen_by(phones, oakway, HIS)

    for who, said in ((keisha, HERS), (ade, HIS)):
        page = phones.in_hand_of(who)
        wish(phones, page, said)
        confirm(phones, page)
    here = rounds.at(clock.now())
    clock.ahead += here.closes + rounds.WAITS_MOST - clock.now()
    crossing.look()

    his = phones.in_hand_of(ade)
    his.goto("/home")
    phones.seen(his, "somebody wishes it too")
    his.get_by_role("link", name="See who, and what they wrote").click()
    his.get_by_role("link", name="Read it").click()
    his.get_by_text("I still have your blue scarf.").wait_for()
    phones.seen(his, "they wished to hear from me too")
    came = his.url.removeprefix(phones.site.url)
    his.get_by_role("link", name="Go to where you are in touch").click()
    his.get_by_text("Keisha").first.wait_for()
    hers = phones.in_hand_of(keisha)
    hers.goto("/wishes")
    hers.get_by_role("link", name="Read it").click()
    hers.get_by_text("I think of you on every birthday.").wait_for()
    judged = phones.in_hand_of(ade, scripts=True)
    for address in ("/wishes", "/wishes/new", came):
        judged.goto(address)
        assert judge(judged) == []
