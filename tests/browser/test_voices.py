"""A voice note is recorded in the page, by keys and under its policy; sent; heard on a phone."""

from typing import TYPE_CHECKING, cast

import pytest
from playwright.sync_api import Page

from network.actor import Capacity
from tests import letters
from tests.browser.looking import judge
from tests.browser.phones import Phones, press
from tests.browser.site import Somebody
from tests.browser.windows import DESKTOP, PATIENCE, PHONE, sign_in
from tests.letters import InTouch
from tests.voices import SAID, a_voice, frames_of

if TYPE_CHECKING:
    from network.clock import FrozenClock

PLAYS = """
(audio) => new Promise((done) => {
  audio.muted = true;
  audio.addEventListener("error", () => done("error"));
  audio.addEventListener("timeupdate", () => audio.currentTime > 0 && done("plays"));
  audio.play().catch((trouble) => done(String(trouble)));
})
"""


@pytest.fixture
def two(phones: Phones) -> InTouch:
    return letters.in_touch(phones.site.services, cast("FrozenClock", phones.clock))


def a_phone(phones: Phones, troubles: list[str], who: Somebody) -> Page:
    """A phone that keeps to the policy of our pages, with a microphone that hums."""
    session = phones.site.services.sessions.begin(who.actor.person_id)
    context = phones.chrome.new_context(
        base_url=phones.site.url, viewport=PHONE, has_touch=True, locale="en-GB"
    )
    context.set_default_timeout(PATIENCE)
    context.grant_permissions(["microphone"], origin=phones.site.url)
    sign_in(context, phones.site, Somebody(session.actor, who.sign_in_name, session.token))
    page = context.new_page()
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
    return page


def state(page: Page) -> str:
    return page.locator("[data-record-state]").inner_text()


@pytest.mark.timeout(300)
def test_a_voice_note_is_recorded_by_keys_and_heard_by_whoever_gets_it(
    phones: Phones, two: InTouch
) -> None:
    services, troubles = phones.site.services, list[str]()
    reader = letters.a_reader(services)
    ade, sandra = (Somebody(one.fresh(), one.name, "") for one in (two.writer, two.receiver))
    his = a_phone(phones, troubles, ade)
    his.goto(f"/in-touch/{two.tie_id}/letter")
    his.get_by_label("Your letter").fill("I still have the photo.")
    press(his, "Put a voice note with it")
    his.get_by_role("button", name="Record").focus()
    phones.seen(his, "record")

    his.keyboard.press("Enter")
    his.get_by_role("button", name="Stop").wait_for()
    assert state(his) == "We are recording. Press Stop when you are done."
    his.wait_for_function("document.activeElement.textContent.trim() === 'Stop'")
    his.wait_for_timeout(1_600)
    phones.seen(his, "recording")
    his.keyboard.press("Enter")
    his.get_by_role("button", name="Throw it away").wait_for()
    assert "You can listen again, or throw it away." in state(his)
    assert his.locator("[data-record-heard]").evaluate(PLAYS) == "plays"
    phones.seen(his, "recorded")
    his.get_by_role("button", name="Throw it away").press("Enter")
    assert state(his) == "It is thrown away. You can record again."
    assert his.locator("input[name=voice]").evaluate("field => field.files.length") == 0

    his.get_by_role("button", name="Record").press("Enter")
    his.get_by_role("button", name="Stop").wait_for()
    his.wait_for_timeout(2_100)
    his.get_by_role("button", name="Stop").press("Enter")
    assert his.locator("input[name=voice]").evaluate("field => field.files[0].type") == "audio/wav"
    his.get_by_label("What do you say in it?").fill(SAID)
    press(his, "Put it with the letter")
    his.get_by_text("Voice note, 0:02").first.wait_for()
    phones.seen(his, "with it")
    assert his.get_by_label("Your letter").input_value() == "I still have the photo."
    assert his.locator("audio").evaluate(PLAYS) == "plays"
    press(his, "Send it")
    his.get_by_text("With us").first.wait_for()

    theirs = phones.at_work(reader.staff, Capacity.SCREENER)
    theirs.goto("/at-work/letters")
    press(theirs, "Read the next one")
    theirs.get_by_text(SAID).wait_for()
    phones.seen(theirs, "listened to at work")
    press(theirs, "Nothing speaks against it")
    services.letters.delivering.look()

    hers = a_phone(phones, troubles, sandra)
    hers.goto(f"/in-touch/{two.tie_id}/letters")
    phones.seen(hers, "got")
    assert hers.locator("audio").evaluate(PLAYS) == "plays"
    [got] = services.letters.enclosing.everything(two.receiver.fresh()).values()
    assert frames_of(got)[0] == "MP3"
    assert troubles == []


@pytest.mark.timeout(300)
def test_axe_finds_nothing_where_one_records_with_and_without_scripts(
    phones: Phones, two: InTouch
) -> None:
    ade = Somebody(two.writer.fresh(), two.writer.name, "")
    page = phones.in_hand_of(ade, scripts=True)
    page.goto(f"/in-touch/{two.tie_id}/letter/voice")
    page.get_by_role("button", name="Record").wait_for()
    assert judge(page) == []
    page.set_viewport_size(DESKTOP)
    phones.seen(page, "record on a desktop")

    plain = phones.in_hand_of(ade)
    plain.goto(f"/in-touch/{two.tie_id}/letter/voice")
    assert plain.get_by_role("button", name="Record").count() == 0
    phones.seen(plain, "without scripts")
    plain.locator("input[name=voice]").set_input_files(
        {"name": "me.wav", "mimeType": "audio/wav", "buffer": a_voice("")}
    )
    press(plain, "Put it with the letter")
    plain.get_by_text("Voice note, 0:01").first.wait_for()
    phones.seen(plain, "with it without scripts")
