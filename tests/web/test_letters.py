"""Letters page by page, without scripts: written, kept, read over, passed on, reported."""

import io
import re

import pytest
from flask import Flask

from network.actor import Capacity
from network.bootstrap import Services
from network.clock import FrozenClock
from network.letters.model import TEXT_LIMIT
from tests.accounts import Somebody
from tests.letters import SEA, TEXT, InTouch, Reader, a_drawing, a_reader, in_touch
from tests.ties import an_operation
from tests.voices import SAID, a_voice
from tests.web.at_home import at_home
from tests.web.pages import Browser, Page
from tests.web.test_work import wearing

DIFFERS = re.compile(r'nonce="[^"]*"|name="(csrf|op_id)" value="[^"]*"')


@pytest.fixture
def two(services: Services, clock: FrozenClock) -> InTouch:
    return in_touch(services, clock)


@pytest.fixture
def reader(services: Services) -> Reader:
    return a_reader(services)


def home(app: Flask, services: Services, who: Somebody) -> Browser:
    return at_home(app, services, who)[0]


def letters(two: InTouch) -> str:
    return f"/in-touch/{two.tie_id}/letters"


def test_a_letter_is_written_read_over_and_read(
    app: Flask, services: Services, two: InTouch, reader: Reader
) -> None:
    writer = home(app, services, two.writer)
    writer.open(f"/in-touch/{two.tie_id}")
    writer.follow("Letters between you")
    writer.follow("Write a letter")
    page = writer.send({"text": TEXT}, button="Send it")
    assert "With us" in page.main

    at_work = wearing(app, reader.staff, Capacity.SCREENER)
    at_work.open("/at-work/letters")
    page = at_work.send({}, button="Read the next one")
    assert TEXT in page.main
    at_work.send({}, button="Nothing speaks against it")
    services.letters.delivering.look()

    assert TEXT in home(app, services, two.receiver).open(letters(two)).main
    page = writer.open(letters(two))
    assert "Passed on" in page.main


def test_a_picture_is_put_with_a_letter_and_the_words_are_kept_meanwhile(
    app: Flask, services: Services, two: InTouch, reader: Reader
) -> None:
    writer = home(app, services, two.writer)
    writer.open(f"/in-touch/{two.tie_id}/letter")
    writer.send({"text": TEXT}, button="Put a picture with it")
    writer.send({}, button="Put it with the letter", status=422)
    no_picture = (io.BytesIO(b"Hello"), "sea.jpg")
    page = writer.send({"picture": no_picture}, button="Put it with the letter", status=422)
    assert "We can’t open this as a photo." in page.main
    for said in (SEA, "My hand"):
        file = (io.BytesIO(a_drawing()), "sea.jpg")
        page = writer.send({"picture": file, "description": said}, button="Put it with the letter")
        assert page.form(button="Send it").fields()["text"] == TEXT
        if said == SEA:
            writer.send({}, button="Put a picture with it")
    page = writer.send({}, button=f"Take it off {SEA}")
    assert SEA not in page.text
    writer.send({}, button="Send it")

    at_work = wearing(app, reader.staff, Capacity.SCREENER)
    at_work.open("/at-work/letters")
    page = at_work.send({}, button="Read the next one")
    assert "My hand" in page.main
    assert is_picture(at_work, pictures_in(page)[0])
    at_work.send({}, button="Nothing speaks against it")
    services.letters.delivering.look()

    receiver = home(app, services, two.receiver)
    [small] = pictures_in(receiver.open(letters(two)))
    assert is_picture(receiver, small)
    assert is_picture(receiver, small.replace("small", "picture"))
    receiver.send({}, button="This letter worries me")
    lead = wearing(app, reader.place.second, Capacity.SAFEGUARDING_LEAD)
    page = lead.open("/at-work/desk")
    [task] = [each for each in page.links().values() if each.startswith("/at-work/desk/")]
    page = lead.open(f"{task}/letters")
    assert is_picture(lead, pictures_in(page)[0])


def test_a_voice_note_is_put_with_a_letter_listened_to_and_heard(
    app: Flask, services: Services, two: InTouch, reader: Reader
) -> None:
    writer = home(app, services, two.writer)
    writer.open(f"/in-touch/{two.tie_id}/letter")
    page = writer.send({"text": TEXT}, button="Put a voice note with it")
    may = page.response.headers["Permissions-Policy"]
    assert "microphone=(self)" in may
    assert "media-src 'self' blob:;" in page.response.headers["Content-Security-Policy"]
    writer.send({"said": SAID}, button="Put it with the letter", status=422)
    film = (io.BytesIO(b"\0\0\0\x20ftypM4A " + bytes(400)), "me.m4a")
    page = writer.send({"voice": film}, button="Put it with the letter", status=422)
    assert "We can’t take .m4a, .webm or a film." in page.main
    assert page.form(button="Put it with the letter").fields()["said"] == SAID
    assert "microphone=(self)" in page.response.headers["Permissions-Policy"]
    longer = (io.BytesIO(a_voice("", "mp3", seconds=123, rate=8_000)), "me.mp3")
    page = writer.send({"voice": longer}, button="Put it with the letter", status=422)
    assert "This lasts longer than two minutes." in page.main
    file = (io.BytesIO(a_voice("Canary")), "me.wav")
    page = writer.send({"voice": file}, button="Put it with the letter")
    assert page.form(button="Send it").fields()["text"] == TEXT
    assert "Voice note, 0:01" in page.main
    assert SAID in page.main
    assert "microphone=()" in page.response.headers["Permissions-Policy"]
    assert "blob:" not in page.response.headers["Content-Security-Policy"]
    page = writer.send({}, button="Take it off Voice note, 0:01")
    assert SAID not in page.text
    writer.send({}, button="Put a voice note with it")
    file = (io.BytesIO(a_voice("Canary")), "me.wav")
    writer.send({"voice": file, "said": SAID}, button="Put it with the letter")
    writer.send({}, button="Send it")

    at_work = wearing(app, reader.staff, Capacity.SCREENER)
    at_work.open("/at-work/letters")
    page = at_work.send({}, button="Read the next one")
    assert SAID in page.main
    assert is_voice(at_work, voice_in(page))
    at_work.send({}, button="Nothing speaks against it")
    services.letters.delivering.look()

    receiver = home(app, services, two.receiver)
    page = receiver.open(letters(two))
    assert "Voice note, 0:01" in page.main
    assert is_voice(receiver, voice_in(page))
    receiver.send({}, button="This letter worries me")
    lead = wearing(app, reader.place.second, Capacity.SAFEGUARDING_LEAD)
    page = lead.open("/at-work/desk")
    [task] = [each for each in page.links().values() if each.startswith("/at-work/desk/")]
    page = lead.open(f"{task}/letters")
    assert is_voice(lead, voice_in(page))


def test_where_two_voice_notes_lie_together_it_is_said_and_the_words_are_kept(
    app: Flask, services: Services, two: InTouch
) -> None:
    enclosing, me = services.letters.enclosing, two.writer.fresh()
    for _ in range(2):
        enclosing.add_voice(me, two.tie_id, an_operation(), a_voice(""), SAID)
        two.send()
    for letter in two.written():
        services.letters.writing.take_back(me, two.tie_id, letter.id)
    writer = home(app, services, two.writer)
    writer.open(f"/in-touch/{two.tie_id}/letter")

    page = writer.send({"text": TEXT}, button="Send it", status=422)

    assert "One voice note goes with one letter." in page.main
    assert page.form(button="Send it").fields()["text"] == TEXT
    writer.send({}, button="Take it off Voice note, 0:01")
    assert "With us" in writer.send({}, button="Send it").main


def test_a_letter_on_paper_says_what_is_said_in_its_voice_note(
    app: Flask, services: Services, two: InTouch
) -> None:
    me = two.writer.fresh()
    services.letters.enclosing.add_voice(me, two.tie_id, an_operation(), a_voice(""), SAID)
    letter = two.send()

    page = home(app, services, two.writer).open(f"{letters(two)}/{letter.id}/paper")

    assert TEXT in page.main
    assert SAID in page.main


def voice_in(page: Page) -> str:
    [address] = re.findall(r'<audio[^>]* src="(/[^"]+/voice\.mp3)"', page.response.text)
    return str(address)


def is_voice(browser: Browser, address: str) -> bool:
    """Whether there is one, piece by piece too, as phones ask for it; and nobody keeps a copy."""
    ask = {"base_url": browser.base_url}
    whole = browser.client.get(address, **ask)
    piece = browser.client.get(address, headers={"Range": "bytes=0-1"}, **ask)
    assert (piece.status_code, piece.data) == (206, whole.data[:2])
    assert piece.headers["Content-Range"] == f"bytes 0-1/{len(whole.data)}"
    kept = {each.headers["Cache-Control"] for each in (whole, piece)}
    return whole.mimetype == "audio/mpeg" and kept == {"no-store"}


def test_a_letter_is_taken_back_and_changed_and_today_says_that_one_came(
    app: Flask, services: Services, two: InTouch, reader: Reader
) -> None:
    two.send()
    writer, receiver = home(app, services, two.writer), home(app, services, two.receiver)
    writer.open(letters(two))
    page = writer.send({}, button="Take it back")
    assert "You took it back" in page.main
    page = writer.follow("Change it and send it again")
    assert page.form(button="Send it").fields()["text"] == TEXT
    assert "A letter has come for you" not in receiver.open("/home").text

    writer.send({}, button="Send it")
    reader.passes()

    assert "A letter has come for you" in receiver.open("/home").main
    services.ties.in_touch.block(two.receiver.fresh(), two.tie_id, an_operation())
    assert "A letter has come for you" not in receiver.open("/home").text


def pictures_in(page: Page) -> list[str]:
    return re.findall(r'<img[^>]* src="(/[^"]+/(?:small|picture)\.jpg)"', page.response.text)


def is_picture(browser: Browser, address: str) -> bool:
    answer = browser.client.get(address, base_url=browser.base_url)
    return answer.mimetype == "image/jpeg" and answer.headers["Cache-Control"] == "no-store"


def test_what_came_back_says_why_and_is_changed(
    app: Flask, services: Services, two: InTouch, reader: Reader
) -> None:
    two.send("It is only £50")
    at_work = wearing(app, reader.staff, Capacity.SCREENER)
    at_work.open("/at-work/letters")
    page = at_work.send({}, button="Read the next one")
    assert "Money" in page.main
    at_work.follow("It has to leave something out")
    at_work.send({}, button="Give it back", status=422)
    at_work.send({"reason": "money"}, button="Give it back")

    writer = home(app, services, two.writer)
    page = writer.open(letters(two))
    assert "Letters here leave money out." in page.main
    page = writer.follow("Change it and send it again")
    assert page.form(button="Send it").fields()["text"] == "It is only £50"
    assert "With us" in writer.send({"text": TEXT}, button="Send it").main


def test_a_letter_that_is_not_ready_is_kept_and_given_back(
    app: Flask, services: Services, two: InTouch
) -> None:
    writer = home(app, services, two.writer)
    writer.open(f"/in-touch/{two.tie_id}/letter")

    writer.send({"text": "Dear"}, button="Keep it for later")
    page = writer.follow("Go on writing")

    assert page.form(button="Send it").fields()["text"] == "Dear"
    page = writer.send({"text": "Dear Sandra"}, button="Send it")
    assert "You have begun a letter" not in page.main


@pytest.mark.parametrize("text", ["", "x" * (TEXT_LIMIT + 1)])
def test_a_form_that_is_not_right_loses_nothing(
    app: Flask, services: Services, two: InTouch, text: str
) -> None:
    writer = home(app, services, two.writer)
    writer.open(f"/in-touch/{two.tie_id}/letter")

    page = writer.send({"text": text}, button="Send it", status=422)

    assert page.form(button="Send it").fields()["text"] == text


def test_one_that_was_paused_meanwhile_keeps_the_words(
    app: Flask, services: Services, two: InTouch
) -> None:
    writer = home(app, services, two.writer)
    writer.open(f"/in-touch/{two.tie_id}/letter")
    services.ties.in_touch.block(two.receiver.fresh(), two.tie_id, an_operation())

    page = writer.send({"text": TEXT}, button="Send it", status=409)

    assert page.heading == "This connection is paused"
    assert TEXT in writer.open("/account/drafts").text
    assert TEXT not in writer.open(letters(two)).text


def test_the_writers_page_is_the_same_bytes_whatever_keeps_a_letter(
    app: Flask, services: Services, two: InTouch, reader: Reader
) -> None:
    two.send()
    writer = home(app, services, two.writer)
    before = DIFFERS.sub("", writer.open(letters(two)).response.text)

    services.letters.reading.hold(reader.actor, reader.take())

    assert DIFFERS.sub("", writer.open(letters(two)).response.text) == before


def test_a_letter_that_worries_is_told_in_two_taps_and_read_by_those_who_keep_people_safe(
    app: Flask, services: Services, two: InTouch, reader: Reader
) -> None:
    two.send()
    reader.passes()
    receiver = home(app, services, two.receiver)
    receiver.open(letters(two))

    page = receiver.send({}, button="This letter worries me")
    assert "You have told us" in page.main
    assert "This connection is paused" in receiver.open(letters(two)).main

    lead = wearing(app, reader.place.second, Capacity.SAFEGUARDING_LEAD)
    page = lead.open("/at-work/desk")
    [task] = [each for each in page.links().values() if each.startswith("/at-work/desk/")]
    lead.open(task)
    assert TEXT in lead.follow("Read the letters that were kept for this").main


def test_a_letter_that_is_held_is_let_go_by_somebody_else(
    app: Flask, services: Services, two: InTouch, reader: Reader
) -> None:
    two.send()
    at_work = wearing(app, reader.staff, Capacity.SCREENER)
    at_work.open("/at-work/letters")
    at_work.send({}, button="Read the next one")
    at_work.send({}, button="It worries me")

    lead = wearing(app, reader.place.second, Capacity.SAFEGUARDING_LEAD)
    page = lead.open("/at-work/desk")
    [task] = [each for each in page.links().values() if each.startswith("/at-work/desk/")]
    lead.open(task)
    lead.send({}, button="Take it on")
    lead.open(f"{task}/letters")
    lead.send({}, button="Let it go")
    services.letters.delivering.look()

    assert [one.text for one in two.received()] == [TEXT]


def test_a_reader_may_leave_one_and_is_told_when_it_is_enough(
    app: Flask, services: Services, two: InTouch, reader: Reader
) -> None:
    two.send()
    at_work = wearing(app, reader.staff, Capacity.SCREENER)
    at_work.open("/at-work/letters")
    at_work.send({}, button="Read the next one")

    page = at_work.send({}, button="Not this one")

    assert "0 letters wait" in page.main
    assert "You have read 1 of at most 40 today." in page.main
