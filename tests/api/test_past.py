"""How I say that I know people, through the API."""

from network.identity import new_id
from tests.api.conftest import Api

PAST = {"kind": "key_worker", "who": "Shanice Wells", "me": "Mo", "since": {"words": "2006"}}


def test_it_is_said_once_changed_and_taken_back(api: Api) -> None:
    key = new_id()
    first, again = (api.post("/me/past", json=PAST, key=key) for _ in range(2))
    assert (first.status_code, first.json) == (201, again.json)
    assert first.json is not None
    assert first.json["level"] == 0
    address = f"/me/past/{first.json['id']}"

    changed = api.put(address, json={**PAST, "kind": "mum"}, version=1)

    assert changed.json is not None
    assert (changed.json["kind"], changed.json["version"]) == ("mum", 2)
    assert api.put(address, json=PAST, version=1).status_code == 412
    assert api.delete(address).status_code == 204
    assert api.get("/me/past").json == {"items": []}
