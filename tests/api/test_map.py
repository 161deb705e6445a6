"""The map through the API: put there, changed, linked, seen, taken off."""

from collections.abc import Callable
from typing import Any

import pytest

from network.identity import new_id
from tests.accounts import somebody
from tests.api.conftest import Api

WHOLE = {
    "name": "Maya Okafor",
    "nickname": "Maya",
    "kind": "key_worker",
    "kindWords": "my key worker at Elm House",
    "ring": 2,
    "state": "lost_touch",
    "feeling": "safe",
    "lovesMe": True,
    "certainty": "sure",
    "toldBy": "me",
    "paid": "paid",
    "doesForMe": ["listens", "advice"],
    "iDo": ["cheers_on"],
    "known": [{"since": {"words": "2006"}, "until": {"words": "about 2009"}, "words": "Elm"}],
    "lastInTouch": {"words": "summer 2011"},
    "born": {"words": "12 March 1971"},
    "dates": [{"what": "birthday", "when": {"words": "12 March"}, "wish": "mark"}],
    "groups": ["Elm House"],
    "angle": 42.5,
    "kept": [{"source": "file.ged", "name": "_X", "text": "kept"}],
}


def added(api: Api, listed: str = "connections", /, **body: Any) -> dict[str, Any]:
    response = api.post(f"/me/map/{listed}", json=body or {"name": "Maya"})
    assert response.status_code == 201
    record: dict[str, Any] = response.json or {}
    return record


def test_an_empty_map_opens(api: Api) -> None:
    response = api.get("/me/map")

    assert response.status_code == 200
    assert response.json is not None
    assert (response.json["connections"], response.json["seq"]) == ([], 0)


def test_only_something_to_call_them_is_needed(api: Api) -> None:
    one = added(api, name="Big Dave from the home")

    opened = api.get("/me/map").json

    assert opened is not None
    assert [found["name"] for found in opened["connections"]] == ["Big Dave from the home"]
    assert opened["connections"][0]["id"] == one["id"]


def test_everything_said_comes_back_as_said(api: Api) -> None:
    one = added(api, **WHOLE)

    found = api.get(f"/me/map/connections/{one['id']}").json

    assert found is not None
    for name, value in WHOLE.items():
        if name not in {"known", "lastInTouch", "born", "dates"}:
            assert found[name] == value
    assert found["lastInTouch"]["words"] == "summer 2011"
    assert found["lastInTouch"]["earliest"] == "2011-06-01"


def test_the_answer_says_where_it_is_and_its_version(api: Api) -> None:
    response = api.post("/me/map/connections", json={"name": "Maya"})

    where = response.headers["Location"]
    assert api.get(where.removeprefix("/api/v1")).headers["ETag"] == response.headers["ETag"]


def test_sent_twice_made_once(api: Api) -> None:
    key = new_id()

    first = api.post("/me/map/connections", json={"name": "Maya"}, key=key)
    again = api.post("/me/map/connections", json={"name": "Maya"}, key=key)

    assert (first.status_code, first.json) == (again.status_code, again.json)
    opened = api.get("/me/map").json
    assert opened is not None
    assert len(opened["connections"]) == 1


def test_a_key_used_for_something_else_is_refused(api: Api) -> None:
    key = new_id()
    api.post("/me/map/connections", json={"name": "Maya"}, key=key)

    again = api.post("/me/map/connections", json={"name": "Joe"}, key=key)

    assert again.status_code == 422
    assert again.json is not None
    assert again.json["code"] == "operation-reused"


@pytest.mark.parametrize("key", ["", "hello", "0" * 31, "A" * 32])
def test_a_write_needs_a_key(api: Api, key: str) -> None:
    response = api.post("/me/map/connections", json={"name": "Maya"}, key=key)

    assert response.status_code == 400
    assert response.json is not None
    assert response.json["code"] == "key-needed"


def test_a_uuid_with_dashes_is_a_key(api: Api) -> None:
    key = "0b6ff3a8-9d2c-4a51-8f4e-5a3f1f1f9a01"

    assert api.post("/me/map/connections", json={"name": "Maya"}, key=key).status_code == 201


def test_a_change_needs_the_version_that_was_seen(api: Api) -> None:
    one = added(api)
    address = f"/me/map/connections/{one['id']}"

    without = api.put(address, json={"name": "Maya O"})
    changed = api.put(address, json={"name": "Maya O"}, version=one["version"])
    stale = api.put(address, json={"name": "Maya P"}, version=one["version"])

    assert (without.status_code, changed.status_code, stale.status_code) == (428, 200, 412)
    found = api.get(address).json
    assert found is not None
    assert found["name"] == "Maya O"


def test_a_change_sent_twice_is_made_once(api: Api) -> None:
    one, key = added(api), new_id()
    address = f"/me/map/connections/{one['id']}"

    first = api.put(address, json={"name": "Joe"}, version=one["version"], key=key)
    again = api.put(address, json={"name": "Joe"}, version=one["version"], key=key)

    assert first.json == again.json
    assert first.headers["ETag"] == again.headers["ETag"]


def test_keeping_what_is_there_changes_no_version(api: Api) -> None:
    one = added(api)
    address = f"/me/map/connections/{one['id']}"
    added(api, name="Joe")

    same = api.put(address, json={"name": "Maya"}, version=one["version"])

    assert same.json == one


def test_what_is_left_out_counts_as_not_said(api: Api) -> None:
    one = added(api, **WHOLE)
    address = f"/me/map/connections/{one['id']}"

    kept = api.put(address, json={"name": "Maya", "ring": None}, version=one["version"])

    assert kept.json is not None
    assert kept.json.keys() == {"id", "name", "version"}


def test_taken_off_and_brought_back(api: Api) -> None:
    one = added(api)
    address = f"/me/map/connections/{one['id']}"

    gone = api.delete(address)
    missing = api.get(address)
    undone = api.post("/me/map/undo")

    assert (gone.status_code, missing.status_code, undone.status_code) == (204, 404, 200)
    assert api.get(address).status_code == 200


def test_places_and_links_and_notes_and_settings(api: Api) -> None:
    place = added(api, "places", name="Elm House", kind="childrens_home", came={"words": "2006"})
    one = added(api, name="Maya", known=[{"placeId": place["id"]}])
    other = added(api, name="Joe")
    link = added(api, "links", a=one["id"], b=other["id"], kind="friends")
    note = added(api, "notes", about=one["id"], text="She kept my drawings.")
    settings = api.get("/me/map/settings")
    version = settings.headers["ETag"]
    kept = api.put("/me/map/settings", json={"myName": "Sam"}, version=version)

    opened = api.get("/me/map").json

    assert opened is not None
    assert kept.status_code == 200
    assert opened["settings"]["myName"] == "Sam"
    assert [place["id"]] == [found["id"] for found in opened["places"]]
    assert [link["id"]] == [found["id"] for found in opened["links"]]
    assert opened["noted"] == [one["id"]]
    notes = api.get(f"/me/map/notes?about={one['id']}").json
    assert notes is not None
    assert notes["items"] == [note]


def test_a_note_is_changed_and_taken_off(api: Api) -> None:
    one = added(api)
    note = added(api, "notes", about=one["id"], text="First")
    address = f"/me/map/notes/{note['id']}"

    changed = api.put(address, json={"about": one["id"], "text": "Second"}, version=note["version"])
    gone = api.delete(address)

    assert changed.json is not None
    assert (changed.json["text"], gone.status_code) == ("Second", 204)


def test_the_way_to_somebody_over_my_map(api: Api) -> None:
    one = added(api, name="Maya", kind="key_worker")
    other = added(api, name="Joe")
    link = added(api, "links", a=one["id"], b=other["id"], kind="friends")

    path = api.get(f"/me/map/connections/{other['id']}/path").json

    assert path is not None
    assert [hop["to"] for hop in path["hops"]] == [one["id"], other["id"]]
    assert path["hops"][1]["by"] == link["id"]


def test_lists_page_by_cursor(api: Api) -> None:
    for number in range(5):
        added(api, name=f"Person {number}")

    names: list[str] = []
    address = "/me/map/connections?limit=2"
    while True:
        page = api.get(address).json
        assert page is not None
        names += [one["name"] for one in page["items"]]
        if "next" not in page:
            break
        address = f"/me/map/connections?limit=2&cursor={page['next']}"

    assert sorted(names) == [f"Person {number}" for number in range(5)]


def test_steps_page_from_the_newest(api: Api) -> None:
    for number in range(3):
        added(api, name=f"Person {number}")

    first = api.get("/me/map/steps?limit=2").json
    assert first is not None
    rest = api.get(f"/me/map/steps?limit=2&cursor={first['next']}").json

    assert rest is not None
    assert [step["seq"] for step in first["items"] + rest["items"]] == [3, 2, 1]


def test_undo_and_redo_and_nothing_more(api: Api) -> None:
    added(api)

    undoable = api.get("/me/map/undoable").json
    undone, nothing = api.post("/me/map/undo"), api.post("/me/map/undo")
    redone = api.post("/me/map/redo")

    assert undoable is not None
    assert "undo" in undoable
    assert (undone.status_code, nothing.status_code, redone.status_code) == (200, 409, 200)


def test_then_and_now(api: Api) -> None:
    added(api)

    then = api.get("/me/map/as-on?day=2020-01-01").json
    found = api.get("/me/map/compare?then=2020-01-01&now=2026-03-14").json

    assert then is not None
    assert found is not None
    assert then["connections"] == []
    assert [one["name"] for one in found["came"]] == ["Maya"]


def test_for_me_only(api: Api) -> None:
    one = added(api, name="Maya", lovesMe=True, doesForMe=["listens"])

    found = api.get("/me/map/insights").json

    assert found is not None
    assert found["loveMe"] == [one["id"]]
    assert found["onePersonGives"] == [{"support": "listens", "id": one["id"]}]


def test_removed_for_good_is_removed_from_history_too(api: Api) -> None:
    one = added(api, name="Maya Okafor")

    gone = api.post("/me/map/remove-for-good", json={"itemId": one["id"]})

    steps = api.get("/me/map/steps")
    assert gone.status_code == 204
    assert b"Okafor" not in steps.data


def test_nothing_changed_is_said_without_the_map(api: Api) -> None:
    added(api)
    version = api.get("/me/map").headers["ETag"]

    same = api.get("/me/map", headers={"If-None-Match": version})
    added(api, name="Joe")
    other = api.get("/me/map", headers={"If-None-Match": version})

    assert (same.status_code, same.data, other.status_code) == (304, b"", 200)


def test_nobody_reaches_anothers_map(api: Api, client_of: Callable[..., Api], me: Any) -> None:
    one = added(api)
    note = added(api, "notes", about=one["id"], text="Mine")
    other = client_of(somebody(me.services))
    address = f"/me/map/connections/{one['id']}"

    assert other.get(address).status_code == 404
    assert other.put(address, json={"name": "X"}, version=one["version"]).status_code == 404
    assert other.delete(address).status_code == 404
    assert other.get(f"/me/map/notes?about={one['id']}").status_code == 404
    assert other.delete(f"/me/map/notes/{note['id']}").status_code == 404
    about = {"about": one["id"], "text": "Theirs"}
    assert other.post("/me/map/notes", json=about).status_code == 404
    assert api.get(address).status_code == 200
