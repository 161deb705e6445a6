"""Wishes through the API: kept, read, taken back. Confirming is done on the pages."""

from dataclasses import replace

from network.bootstrap import Services
from network.clock import FrozenClock
from network.consent.outward import LINES, Outward
from tests.accounts import Somebody
from tests.api.conftest import Api
from tests.wishes import HIS, confirmed, wished

FIELDS = {
    "whom": HIS.whom,
    "born": "about 2003",
    "where": "Elm Road",
    "since": "2005",
    "knownAs": HIS.known_as,
    "myName": HIS.my_name,
    "words": HIS.words,
}


def test_a_wish_is_kept_read_and_taken_back(me: Somebody, api: Api) -> None:
    made = api.post("/me/wishes", key="a" * 32, json=FIELDS)
    again = api.post("/me/wishes", key="a" * 32, json=FIELDS)

    assert made.json is not None
    assert (made.status_code, again.json) == (201, made.json)
    assert made.json["said"] == LINES[Outward.KEPT]
    assert {name: made.json[name] for name in FIELDS} == FIELDS
    found = api.get("/me/wishes").json
    assert found is not None
    assert found["items"] == [made.json]
    address = f"/me/wishes/{made.json['id']}"
    assert api.get(address).json == made.json
    assert api.delete(address).status_code == api.delete(address).status_code == 204
    gone = api.get(address).json
    assert gone is not None
    assert gone["withdrawnAt"] is not None
    later = api.post("/me/wishes", json=FIELDS).json
    assert later is not None
    assert later["code"] == "ask-again-later"


def test_what_was_confirmed_shows_and_words_of_crisis_bring_help(
    services: Services, me: Somebody, api: Api, clock: FrozenClock
) -> None:
    wished(services, me, replace(HIS, clues="I want to die."))
    confirmed(services, me)

    found = api.get("/me/wishes").json

    assert found is not None
    assert found["items"][0]["confirmedAt"] == clock.now().isoformat()
    assert "116 123" in found["items"][0]["help"]
