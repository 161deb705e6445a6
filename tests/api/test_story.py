"""My card and whom I would be glad to hear from, through the API."""

from collections.abc import Callable

from network.accounts.model import TokenScope
from network.identity import new_id
from tests.accounts import Somebody, somebody
from tests.api.conftest import Api

CARD = {"called": "Ade", "know": "I like to walk.", "neverAsk": "The second home."}
WORD = {
    "kind": "key_worker",
    "who": "Shanice Wells",
    "since": {"words": "2004"},
    "channels": ["in_app"],
    "howOften": "once",
    "message": "I kept your drawings.",
    "years": 2,
}


def test_a_card_is_kept_read_and_taken_away(api: Api) -> None:
    assert api.get("/me/story").json == {"version": 0}

    kept = api.put("/me/story", json=CARD, version=0)

    assert kept.json == {**CARD, "version": 1}
    assert api.get("/me/story").headers["ETag"] == '"1"'
    assert api.put("/me/story", json={"know": "New"}, version=0).status_code == 412
    assert api.delete("/me/story").status_code == 204
    assert api.get("/me/story").json == {"version": 0}


def test_word_is_left_once_changed_and_taken_back(api: Api) -> None:
    key = new_id()
    first, again = (api.post("/me/willing", json=WORD, key=key) for _ in range(2))

    assert (first.status_code, first.json) == (201, again.json)
    assert first.json is not None
    address = f"/me/willing/{first.json['id']}"
    changed = api.put(address, json={**WORD, "years": 5}, version=1)
    assert changed.json is not None
    assert (changed.json["years"], changed.json["version"]) == (5, 2)
    assert api.delete(address).status_code == 204
    assert api.get("/me/willing").json == {"items": []}


def test_the_same_key_for_other_words_is_refused(api: Api) -> None:
    key = new_id()
    api.post("/me/willing", json=WORD, key=key)

    assert api.post("/me/willing", json={**WORD, "who": "Jo"}, key=key).status_code == 422


def test_a_token_for_the_map_reads_neither(client_of: Callable[..., Api], me: Somebody) -> None:
    other = client_of(me, TokenScope.MAP_READ, TokenScope.MAP_WRITE)

    for address in ("/me/story", "/me/willing"):
        assert other.get(address).status_code == 403


def test_what_is_anothers_is_not_there(api: Api, client_of: Callable[..., Api]) -> None:
    left = api.post("/me/willing", json=WORD).json
    assert left is not None
    other = client_of(somebody(api.app.extensions["rowan"]))

    assert other.put(f"/me/willing/{left['id']}", json=WORD, version=1).status_code == 404
    assert other.delete(f"/me/willing/{left['id']}").status_code == 204
    assert len((api.get("/me/willing").json or {})["items"]) == 1
