"""Letters through the API: sent once, read, taken back, with pictures, and reported."""

import pytest

from network.bootstrap import Services
from network.clock import FrozenClock
from tests.accounts import Somebody
from tests.api.conftest import Api, token_of
from tests.letters import SEA, TEXT, InTouch, a_drawing, a_reader, in_touch
from tests.ties import an_operation
from tests.voices import SAID, a_voice, frames_of

JPEG = {"Content-Type": "image/jpeg"}
WAV = {"Content-Type": "audio/wav"}


@pytest.fixture
def two(services: Services, clock: FrozenClock) -> InTouch:
    return in_touch(services, clock)


def of(api: Api, who: Somebody) -> Api:
    return Api(api.app, token_of(who))


def test_a_letter_with_a_picture_is_begun_sent_once_and_read(
    services: Services, two: InTouch, api: Api
) -> None:
    mine, theirs = of(api, two.writer), of(api, two.receiver)
    address = f"/me/in-touch/{two.tie_id}"
    assert mine.put(f"{address}/letter", json={"text": TEXT}).status_code == 204
    sent = mine.post(
        f"{address}/letter/pictures?description={SEA}", data=a_drawing(), headers=JPEG
    ).json
    begun = mine.get(f"{address}/letter").json
    assert begun == {"text": TEXT, "pictures": [sent], "voiceNotes": []}

    for _ in range(2):
        done = mine.post(f"{address}/letters", key="a" * 32, json={"text": TEXT})
        assert done.status_code == 204
    begun = mine.get(f"{address}/letter").json
    assert begun == {"text": "", "pictures": [], "voiceNotes": []}
    found = mine.get(f"{address}/letters").json
    assert found is not None
    [line] = found["items"]
    assert (line["state"], line["text"], line["pictures"]) == ("with_us", TEXT, [sent])
    assert theirs.get(f"{address}/letters").json == {"items": []}

    a_reader(services).passes()

    got = theirs.get(f"{address}/letters?limit=1").json
    assert got is not None
    [letter] = got["items"]
    assert "state" not in letter
    [picture] = letter["pictures"]
    for size in ("yes", "no"):
        shown = theirs.get(f"{address}/pictures/{picture['id']}?small={size}")
        assert shown.mimetype == "image/jpeg"
    assert theirs.get(f"{address}/letters?cursor={got['next']}").json == {"items": []}
    assert theirs.post(f"{address}/letters/{letter['id']}/report").status_code == 204
    assert mine.post(f"{address}/letters", json={"text": TEXT}).status_code == 409


def test_a_letter_is_taken_back_until_it_is_passed_on_and_its_picture_is_taken_off(
    services: Services, two: InTouch, api: Api
) -> None:
    two.with_picture()
    letter, mine = two.send(), of(api, two.writer)
    address = f"/me/in-touch/{two.tie_id}"
    for _ in range(2):
        assert mine.post(f"{address}/letters/{letter.id}/take-back").status_code == 204
    begun = mine.get(f"{address}/letter").json
    assert begun is not None
    [picture] = begun["pictures"]
    for _ in range(2):
        gone = mine.delete(f"{address}/letter/pictures/{picture['id']}", key="b" * 32)
        assert gone.status_code == 204
    second = two.send()
    a_reader(services).passes()
    assert mine.post(f"{address}/letters/{second.id}/take-back").status_code == 409

    services.ties.in_touch.end(two.receiver.fresh(), two.tie_id, an_operation())
    assert len((mine.get(f"{address}/letters").json or {})["items"]) == 2


def test_a_voice_note_is_begun_sent_and_heard(services: Services, two: InTouch, api: Api) -> None:
    mine, theirs = of(api, two.writer), of(api, two.receiver)
    address = f"/me/in-touch/{two.tie_id}"
    lying = mine.post(f"{address}/letter/voice-notes", data=b"ftypM4A", headers=WAV)
    assert lying.status_code == 422
    sent = [
        mine.post(
            f"{address}/letter/voice-notes?said={SAID}",
            data=a_voice("Canary"),
            headers=WAV,
            key="a" * 32,
        ).json
        for _ in range(2)
    ]
    assert sent[0] == sent[1]
    begun = mine.get(f"{address}/letter").json
    assert begun == {"text": "", "pictures": [], "voiceNotes": [sent[0]]}
    assert (sent[0] or {})["seconds"] == 1
    gone = mine.delete(f"{address}/letter/voice-notes/{(sent[0] or {})['id']}")
    assert gone.status_code == 204
    again = mine.post(f"{address}/letter/voice-notes", data=a_voice(""), headers=WAV)
    assert again.status_code == 201
    two.send()
    a_reader(services).passes()

    [letter] = (theirs.get(f"{address}/letters").json or {})["items"]
    [voice] = letter["voiceNotes"]
    heard = theirs.get(f"{address}/voice-notes/{voice['id']}")
    assert heard.mimetype == "audio/mpeg"
    assert frames_of(heard.data)[0] == "MP3"
    assert theirs.get(f"{address}/pictures/{voice['id']}").status_code == 404
