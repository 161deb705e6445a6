"""Asking for somebody through the API: kept, limited by one's own asking, taken back."""

from network.bootstrap import Services
from network.consent.outward import LINES, Outward
from network.identity import new_id
from tests.accounts import Somebody
from tests.api.conftest import Api
from tests.asking import WORDS, asked, checked, on_the_map, wanted
from tests.pasts import on_a_list

FIELDS = {
    "whom": WORDS.whom,
    "clues": WORDS.clues,
    "hopes": ["letter"],
    "why": WORDS.why,
    "myName": WORDS.my_name,
    "knewMe": WORDS.knew_me,
    "message": WORDS.message,
    "keepFrom": WORDS.keep_from,
}


def test_a_request_is_kept_read_and_taken_back(services: Services, me: Somebody, api: Api) -> None:
    there = on_a_list(services, me)
    about = on_the_map(services, me)
    body = {**FIELDS, "connection": about.id, "place": there.on_list}

    made = api.post("/me/requests", json=body)
    again = api.post("/me/requests", json=body)

    assert made.json is not None
    assert (made.status_code, again.status_code) == (201, 409)
    assert made.json["said"] == LINES[Outward.KEPT]
    assert (made.json["organisation"], made.json["worker"]) == ("Oakway", "Kit")
    assert {name: made.json[name] for name in FIELDS} == FIELDS
    assert made.json["help"] == ""
    found = api.get("/me/requests").json
    assert found is not None
    assert found["items"] == [made.json]
    address = f"/me/requests/{made.json['id']}"
    assert api.get(address).json == made.json
    assert api.delete(address).status_code == api.delete(address).status_code == 204
    gone = api.get(address).json
    assert gone is not None
    assert gone["withdrawnAt"] is not None
    later = api.post("/me/requests", json=body)
    assert later.status_code == 409
    assert later.json is not None
    assert later.json["code"] == "ask-again-later"


def test_the_same_key_asks_once(services: Services, me: Somebody, api: Api) -> None:
    there, about = on_a_list(services, me), on_the_map(services, me)
    body = {**FIELDS, "connection": about.id, "place": there.on_list}

    answers = [api.post("/me/requests", key="f" * 32, json=body) for _ in range(2)]

    assert [one.status_code for one in answers] == [201, 201]
    assert answers[0].json == answers[1].json


def test_words_of_crisis_bring_help_with_the_answer(
    services: Services, me: Somebody, api: Api
) -> None:
    there, about = on_a_list(services, me), on_the_map(services, me)
    body = {**FIELDS, "connection": about.id, "place": there.on_list, "why": "I want to die."}

    made = api.post("/me/requests", json=body).json

    assert made is not None
    assert "116 123" in made["help"]


def test_only_my_own_people_and_who_works_with_me(
    services: Services, me: Somebody, api: Api
) -> None:
    there, about = on_a_list(services, me), on_the_map(services, me)
    other = wanted(services)
    checked(services, other)

    unknown = api.post("/me/requests", json={**FIELDS, "connection": new_id(), "place": new_id()})
    nowhere = api.post("/me/requests", json={**FIELDS, "connection": about.id, "place": new_id()})
    theirs = api.get(f"/me/requests/{other.request.id}")
    gone = api.delete(f"/me/requests/{other.request.id}")

    assert (unknown.status_code, nowhere.status_code) == (404, 422)
    assert (theirs.status_code, gone.status_code) == (404, 404)
    asked(services, there, about)


def test_whether_i_have_asked_waits_for_whoever_works_with_me_and_not_for_me(
    services: Services, me: Somebody, api: Api
) -> None:
    there, about = on_a_list(services, me), on_the_map(services, me)
    asked(services, there, about)

    found = api.get("/me/today").json

    assert found is not None
    assert "check_in" not in {one["kind"] for one in found["items"]}
