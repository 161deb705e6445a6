"""About me, and protection from somebody, through the API."""

from collections.abc import Callable

import pytest
from flask import Flask

from network.accounts.model import OF_ONES_OWN, TokenScope
from network.identity import new_id
from tests.accounts import Somebody, somebody
from tests.api.conftest import Api, token_of

ABOUT = {"names": ["Elliot Hill"], "formerNames": ["Emma Hill"], "born": "1991-08-02"}


@pytest.fixture
def all_of_it(api_app, me: Somebody) -> Api:  # type: ignore[no-untyped-def]
    """A client with a token that allows everything."""
    return Api(api_app, token_of(me, *OF_ONES_OWN))


def test_a_token_for_the_map_says_nothing_about_its_owner(api_app: Flask, me: Somebody) -> None:
    api = Api(api_app, token_of(me, TokenScope.MAP_READ, TokenScope.MAP_WRITE))

    assert api.get("/me/about").status_code == 403
    assert api.get("/me/safe/somebody").status_code == 403
    assert api.put("/me/about", json=ABOUT, version=0).status_code == 403
    assert api.post("/me/safe/somebody", json={"names": ["Ray"]}).status_code == 403


def test_what_i_say_of_myself_is_kept_and_given_back(all_of_it: Api) -> None:
    kept = all_of_it.put("/me/about", json=ABOUT, version=0)

    assert kept.status_code == 200
    assert kept.json == {**ABOUT, "checked": False, "version": 1}
    assert all_of_it.get("/me/about").json == kept.json
    assert kept.headers["ETag"] == '"1"'


def test_an_older_version_is_refused_and_the_same_words_are_not(all_of_it: Api) -> None:
    all_of_it.put("/me/about", json=ABOUT, version=0)

    assert all_of_it.put("/me/about", json=ABOUT, version=0).json["version"] == 1  # type: ignore[index]
    other = {**ABOUT, "names": ["Ell"]}
    assert all_of_it.put("/me/about", json=other, version=0).status_code == 412


def test_somebody_described_protects_from_now_on(all_of_it: Api, me: Somebody) -> None:
    said = {
        "names": ["Ray Brand"],
        "born": {"words": "about 1970"},
        "age": 56,
        "relation": "step_parent",
        "order": {"instrument": "injunction", "expires": "2027-01-31"},
    }

    made = all_of_it.post("/me/safe/somebody", json=said)

    assert made.status_code == 201
    assert made.json is not None
    assert made.json["stands"] is True
    [kept] = me.services.protecting.mine(me.sign_in().actor).every
    assert (kept.names, kept.age) == (("Ray Brand",), 56)
    assert kept.order is not None
    [listed] = all_of_it.get("/me/safe/somebody").json["items"]  # type: ignore[index]
    assert listed == made.json


def test_sent_again_it_is_there_once(all_of_it: Api, me: Somebody) -> None:
    key = new_id()
    first = all_of_it.post("/me/safe/somebody", json={"names": ["Ray"]}, key=key)
    again = all_of_it.post("/me/safe/somebody", json={"names": ["Ray"]}, key=key)
    other = all_of_it.post("/me/safe/somebody", json={"names": ["Joe"]}, key=key)

    assert first.json == again.json
    assert other.status_code == 422
    assert len(me.services.protecting.mine(me.sign_in().actor).every) == 1


def test_a_name_of_nothing_is_refused(all_of_it: Api) -> None:
    assert all_of_it.post("/me/safe/somebody", json={"names": ["…"]}).status_code == 422
    assert all_of_it.post("/me/safe/somebody", json={"names": []}).status_code == 422


def test_taking_back_can_be_undone_and_nothing_of_another_s(
    all_of_it: Api, me: Somebody, client_of: Callable[..., Api]
) -> None:
    made = all_of_it.post("/me/safe/somebody", json={"names": ["Ray"]}).json
    assert made is not None
    me.services.protecting.take_back(me.fresh(), made["id"])
    [waits] = all_of_it.get("/me/safe/somebody").json["items"]  # type: ignore[index]
    assert waits["standsUntil"] == "2026-03-16T10:00:00+00:00"

    other = client_of(somebody(me.services), *OF_ONES_OWN)
    assert other.post(f"/me/safe/somebody/{made['id']}/keep").status_code == 404
    kept = all_of_it.post(f"/me/safe/somebody/{made['id']}/keep")

    assert kept.json == made
