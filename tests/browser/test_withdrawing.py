"""Somebody withdraws everything: it stops today, and only what a page says beforehand stays."""

import zipfile

import pytest

from network.actor import Actor, Capacity
from network.connections.edits import Put
from network.connections.kinds import Kind
from network.connections.model import Connection
from network.identity import AssignmentId, ItemId, StepId, new_id
from network.work.kinds import CodeKind
from network.work.reading import Closed
from tests.browser.conftest import Opens
from tests.browser.site import PASSWORD, Site, Somebody
from tests.work import opened

WORKER = Capacity.IN_TOUCH_WORKER


def test_kai_stops_takes_a_copy_and_erases_everything(site: Site, opens: Opens) -> None:
    """Story 20, on a phone, without scripts, as far as no letter is needed."""
    kai, friend = site.sign_up_with_a_map(), _with_kai_on_the_map(site)
    worker, place = _works_with(site, kai)
    page = opens("/account/organisations", as_=kai, phone=True, scripts=False)

    page.get_by_role("button", name="Stop this now").click()
    assert "Nobody works with you" in page.inner_text("main")
    with pytest.raises(Closed):
        site.services.work.reading.note(worker, place, new_id(), "One more thing.")

    page.goto("/account/everything")
    page.locator("#password").fill(PASSWORD)
    page.locator("main form button[type=submit]").first.click()
    with page.expect_download() as coming:
        page.locator("main form button[type=submit]").first.click()
    with zipfile.ZipFile(coming.value.path()) as copy:
        assert {"map.zip", "account.json", "organisations.json"} <= set(copy.namelist())

    page.goto("/account/erase")
    said = page.inner_text("main")
    assert "What goes" in said
    assert "What stays" in said
    page.locator("input[name=sign_in_name]").fill(kai.sign_in_name)
    page.get_by_role("button", name="Erase everything for good").click()
    page.wait_for_url("**/goodbye")

    assert site.services.sessions.find(kai.token) is None
    kept = site.services.maps.open_whole(friend.actor)
    assert [one.name for one in kept.connections] == ["Kai from Elm Road"]


def _works_with(site: Site, kai: Somebody) -> tuple[Actor, AssignmentId]:
    work = site.services.work
    worker = opened(site.services).hire(WORKER).wearing(WORKER)
    other = site.services.sessions.begin(kai.actor.person_id)
    fresh = site.services.sessions.step_up(other.actor, PASSWORD).actor
    code = work.with_me.make_code(fresh, new_id(), CodeKind.WORK_WITH_ME).code
    return worker, work.caseload.take_on(worker, AssignmentId(new_id()), code, "Kai")


def _with_kai_on_the_map(site: Site) -> Somebody:
    """A friend's own words about Kai are the friend's, and stay."""
    friend = site.sign_up()
    one = Connection(id=ItemId(new_id()), name="Kai from Elm Road", kind=Kind.FRIEND)
    site.services.maps.change(friend.actor, StepId(new_id()), "add_connection", [Put(one)])
    return friend
