"""Somebody without a phone of their own rings the worker who wrote: typed in, and nothing shows."""

import re
from collections.abc import Iterator

import pytest

from network.asking.approaching import ToWrite
from network.claims.checks import Check
from tests.asking import HAT, checked, wanted, weighed
from tests.browser.conftest import Opens
from tests.browser.looking import judge
from tests.browser.site import Site
from tests.browser.test_asking import ASKED, DIFFERS
from tests.browser.test_pasts import AWAY, STREAMS, Made, press
from tests.servers import TestServer, connected

FEWEST_POINTS = 16
"""What UKAAF G003 sets as the least for large print."""
CSS_PIXELS_IN_A_POINT = 96 / 72
LETTER = ToWrite(
    check=Check(question="What was the dog called?", answers=("Buster",)),
    goes_to="2 High Street, Leeds LS1 2AB",
    born=1984,
)
SIZES = """
[...document.querySelectorAll(".large-print *")]
  .filter((one) => one.innerText && !one.classList.contains("govuk-visually-hidden"))
  .map((one) => parseFloat(getComputedStyle(one).fontSize))
"""


@pytest.fixture
def made(site: Site, server: TestServer) -> Iterator[Made]:
    """Organisations are read by everybody: none of these may stay in a store that others use."""
    making = Made(site)
    yield making
    with connected(server) as driver, driver.session() as session:
        session.run(AWAY, places=making.places).consume()
        session.run(STREAMS, places=making.places).consume()
        session.run(ASKED).consume()


@pytest.mark.timeout(300)
def test_a_no_by_phone_is_typed_in_and_the_asker_sees_the_same_as_before(
    made: Made, opens: Opens
) -> None:
    services = made.services
    one = wanted(services)
    made.places.append(one.there.place.id)
    lead = checked(services, one)
    there = (one.worker, one.place, one.request.id)
    services.asking.noting.consider(*there, lead.id, weighed())
    services.asking.approaching.write(*there, lead.id, LETTER)
    hers = opens(f"/asking/{one.request.id}", as_=made.at_home(one.asker), phone=True)
    before = DIFFERS.sub("", hers.content())

    page = opens(
        f"/at-work/people/{one.place}/requests/{one.request.id}",
        as_=made.at_work(one.there.staff, HAT),
        phone=True,
        scripts=False,
        bypass_csp=True,
    )
    page.get_by_role("link", name="The letter " + lead.who, exact=True).click()
    page.get_by_role("link", name="Print it in large print").click()
    assert min(page.evaluate(SIZES)) >= FEWEST_POINTS * CSS_PIXELS_IN_A_POINT - 0.1
    page.get_by_role("link", name="Back", exact=True).click()
    press(page, "They phoned or wrote back")
    page.get_by_role("heading", name="On the phone").wait_for()
    page.get_by_role("radio", name="By phone").check()
    page.get_by_role("radio", name="No, and not for this person again").check()
    press(page, "Keep what they said")
    page.get_by_text(re.compile("Read it back to them")).first.wait_for()
    assert page.get_by_role("radio", name="By phone").is_checked()
    page.get_by_role("checkbox", name="I have read it back").check()
    press(page, "Keep what they said")
    page.get_by_text("They said no, so no letter may be written to them.").wait_for()
    page.get_by_text("from a phone call on").wait_for()

    hers.reload()
    assert DIFFERS.sub("", hers.content()) == before


@pytest.mark.timeout(300)
def test_axe_finds_nothing_where_it_is_typed_in_or_on_what_is_printed(
    made: Made, opens: Opens
) -> None:
    services = made.services
    one = wanted(services)
    made.places.append(one.there.place.id)
    lead = checked(services, one)
    there = (one.worker, one.place, one.request.id)
    services.asking.noting.consider(*there, lead.id, weighed())
    services.asking.approaching.write(*there, lead.id, LETTER)
    of_lead = f"/at-work/people/{one.place}/requests/{one.request.id}/leads/{lead.id}"
    who = made.at_work(one.there.staff, HAT)
    page = opens(f"{of_lead}/said", as_=who, phone=True, bypass_csp=True)
    found = judge(page)

    for paper in ("letter", "letter/steps", "letter?print=large", "letter/steps?print=large"):
        page.goto(f"{of_lead}/{paper}")
        found += judge(page)

    assert found == []
