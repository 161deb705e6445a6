"""Every error is a problem document; every address asks who is there."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from api.context import EXTENSION
from api.contract import contract_of
from network.accounts.model import OF_ONES_OWN, TokenScope
from network.accounts.throttle import TOKEN
from network.clock import FrozenClock
from network.errors import Unavailable
from tests.accounts import Somebody
from tests.api.checks import check_always, check_problem
from tests.api.conftest import Api

if TYPE_CHECKING:
    from flask import Flask

ID = "0" * 32


NAMED = re.compile(r"<id:\w+>")


def addresses(app: "Flask") -> list[tuple[str, str]]:
    """Every method and address there is."""
    return [
        (method, NAMED.sub(ID, rule.rule))
        for rule in app.url_map.iter_rules()
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
    ]


def test_every_address_asks_for_a_token_but_the_description(
    api_app: "Flask", client_of: Callable[..., Api]
) -> None:
    nobody = client_of(None)

    for method, address in addresses(api_app):
        response = nobody.send(method, address)
        expected = 200 if address == "/openapi.json" else 401
        assert response.status_code == expected, (method, address)
        if expected == 401:
            assert response.headers["WWW-Authenticate"] == "Bearer"


def test_every_view_says_who_it_opens_to(api_app: "Flask") -> None:
    for endpoint, view in api_app.view_functions.items():
        promised = contract_of(view)
        assert promised.open or promised.scope, endpoint
        assert (view.__doc__ or "").strip(), endpoint


def test_every_write_needs_the_scope_for_writing(api_app: "Flask") -> None:
    for rule in api_app.url_map.iter_rules():
        promised = contract_of(api_app.view_functions[rule.endpoint])
        writes = bool((rule.methods or set()) & {"POST", "PUT", "DELETE", "PATCH"})
        if writes and "preview" not in rule.rule:
            assert promised.scope is not None, rule.rule
            assert promised.scope.value.endswith(":write"), rule.rule
            assert promised.keyed, rule.rule


def test_a_view_without_a_mark_is_closed(api_app: "Flask", api: Api) -> None:
    # The app would refuse a route after its first request, so this one goes in by the back door.
    from werkzeug.routing import Rule

    api_app.url_map.add(Rule("/open-by-mistake", endpoint="mistake", methods=["GET"]))
    api_app.view_functions["mistake"] = lambda: "here you are"

    response = api.client.get("/open-by-mistake")

    assert response.status_code == 404
    check_problem(response)


@pytest.mark.parametrize(
    "authorization",
    ["", "Bearer", "Bearer ", "Basic x", "Bearer rowan_none", "Bearer " + "x" * 500, "Bearer é"],
)
def test_a_token_that_is_none_opens_nothing(api: Api, authorization: str) -> None:
    response = api.get("/me/map", headers={"Authorization": authorization})

    assert response.status_code == 401


def test_a_token_taken_back_opens_nothing(api: Api, me: Somebody) -> None:
    [line] = me.services.tokens.list(me.sign_in().actor)

    me.services.tokens.revoke(me.fresh(), line.id)

    assert api.get("/me/map").status_code == 401


def test_a_token_runs_out(api: Api, clock: FrozenClock) -> None:
    clock.move(timedelta(days=31))

    assert api.get("/me/map").status_code == 401


def test_reading_does_not_allow_writing(client_of: Callable[..., Api], me: Somebody) -> None:
    reader = client_of(me, TokenScope.MAP_READ)

    assert reader.get("/me/map").status_code == 200
    assert reader.post("/me/map/connections", json={"name": "Maya"}).status_code == 403


def test_an_unknown_address_is_a_problem_document(api: Api) -> None:
    for address in ("/", "/nope", "/me/map/connections/nope", "/me//map", "/me/map/"):
        assert api.get(address).status_code == 404


@pytest.mark.parametrize("method", ["POST", "PATCH", "OPTIONS", "TRACE", "BREW"])
def test_a_method_that_is_not_there_says_which_are(api: Api, method: str) -> None:
    response = api.send(method, "/me/map")

    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]
    check_problem(response)


@pytest.mark.parametrize(
    ("content", "media", "status"),
    [
        (b'{"name": "Maya"}', "text/plain", 415),
        (b'{"name": "Maya"}', "application/x-www-form-urlencoded", 415),
        (b"{", "application/json", 400),
        (b"\xff\xfe", "application/json", 400),
        (b'{"name": NaN}', "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b"[]", "application/json", 422),
        (b"null", "application/json", 422),
        (b'"Maya"', "application/json", 422),
        (b"{}", "application/json", 422),
        (b'{"name": "  "}', "application/json", 422),
        (b'{"name": "Maya", "more": 1}', "application/json", 422),
        (b'{"name": "Maya", "ring": 9}', "application/json", 422),
        (b'{"name": "Maya", "ring": "2"}', "application/json", 422),
        (b'{"name": "Maya", "ring": true}', "application/json", 422),
        (b'{"name": "Maya", "lovesMe": "yes"}', "application/json", 422),
        (b'{"name": "Maya", "kind": "wizard"}', "application/json", 422),
        (b'{"name": "\\ud800"}', "application/json", 422),
        (b'{"name": "a\\u0000b"}', "application/json", 422),
        (
            b'{"name": "Maya", "born": {"words": "x", "earliest": "2009-02-30"}}',
            "application/json",
            422,
        ),
        (b'{"name": "Maya", "known": [{"placeId": "nope"}]}', "application/json", 422),
        (b'{"name": "' + b"x" * 1_100_000 + b'"}', "application/json", 413),
    ],
)
def test_content_that_can_not_be_used_is_a_problem(
    api: Api, content: bytes, media: str, status: int
) -> None:
    response = api.post("/me/map/connections", data=content, content_type=media)

    assert response.status_code == status
    check_problem(response)


def test_a_problem_says_which_field(api: Api) -> None:
    response = api.post("/me/map/connections", json={"name": "Maya", "known": [{"placeId": 1}]})

    assert response.json is not None
    assert list(response.json["problems"]) == ["known.0.placeId"]


def test_a_problem_quotes_nothing_that_was_sent(api: Api) -> None:
    secret = "Elm Street 12"

    for body in ({"name": "Maya", "kind": secret}, {"name": "Maya", "angle": secret}):
        assert secret.encode() not in api.post("/me/map/connections", json=body).data


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("limit=0", 422),
        ("limit=101", 422),
        ("limit=x", 422),
        ("limit=1&limit=2", 422),
        ("more=1", 422),
        ("cursor=%00", 422),
        ("cursor=zzzz", 404),
        ("cursor=" + "x" * 300, 422),
    ],
)
def test_a_query_that_can_not_be_used_is_a_problem(api: Api, query: str, status: int) -> None:
    assert api.get(f"/me/map/connections?{query}").status_code == status


def test_an_answer_in_another_form_is_not_to_be_had(api: Api) -> None:
    assert api.get("/me/map", headers={"Accept": "text/html"}).status_code == 406
    assert api.get("/me/map", headers={"Accept": "application/*"}).status_code == 200


def test_a_mistake_of_ours_is_a_problem_that_tells_nothing(
    api: Api, api_app: "Flask", monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(**_: Any) -> None:
        raise RuntimeError("Maya Okafor")

    monkeypatch.setitem(api_app.view_functions, "maps.show", _marked(broken, api_app))

    response = api.get("/me/map")

    assert response.status_code == 500
    check_problem(response)
    assert b"Maya" not in response.data
    assert "Maya" not in caplog.text
    assert "RuntimeError" in caplog.text


def test_a_database_that_is_away_is_said_and_may_be_tried_again(
    api: Api, api_app: "Flask", monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(**_: Any) -> None:
        raise Unavailable

    monkeypatch.setitem(api_app.view_functions, "maps.show", _marked(away, api_app))

    response = api.get("/me/map")

    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0


def test_every_answer_says_what_is_left_to_a_token_and_all_of_it_comes_back(
    api: Api, clock: FrozenClock
) -> None:
    answers = [api.get("/me"), api.get(f"/me/map/links/{ID}"), api.get("/me")]
    clock.move(timedelta(seconds=60))
    later = api.get("/me")

    policies = {one.headers["RateLimit-Policy"] for one in answers}
    assert policies == {'"token";q=1000;w=100'}
    assert [one.headers["RateLimit"] for one in (*answers, later)] == [
        '"token";r=999;t=5',
        '"token";r=998;t=5',
        '"token";r=997;t=5',
        '"token";r=999;t=5',
    ]


def test_a_token_that_has_asked_too_much_waits_and_no_other_does(
    api: Api, me: Somebody, client_of: Callable[..., Api], clock: FrozenClock
) -> None:
    others = client_of(me)
    api.get("/me")
    _spend(api)

    refused, elsewhere = api.get("/me"), others.get("/me")
    clock.move(timedelta(seconds=int(refused.headers["Retry-After"])))
    again = api.get("/me")

    assert (refused.status_code, elsewhere.status_code, again.status_code) == (429, 200, 200)
    assert refused.headers["RateLimit"].startswith('"token";r=0;')
    check_problem(refused)


def test_no_limit_is_told_where_none_applies(api: Api, client_of: Callable[..., Api]) -> None:
    for response in (api.get("/openapi.json"), client_of(None).get("/me")):
        assert "RateLimit" not in response.headers
        assert "RateLimit-Policy" not in response.headers


def _spend(api: Api) -> None:
    """Use up what the first request has left of a token's allowance."""
    tokens = api.app.extensions[EXTENSION].tokens
    found = tokens.find(str(api.token))
    for _ in range(TOKEN.at_once - 1):
        tokens.use(found)


def _marked(view: Any, app: "Flask") -> Any:
    view.contract = contract_of(app.view_functions["maps.show"])
    return view


def test_a_request_is_logged_without_an_id_or_a_name(
    api: Api, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")

    api.get(f"/me/map/connections/{ID}")

    assert "/me/map/connections/<id:item_id> 404" in caplog.text
    assert ID not in caplog.text


def test_head_is_answered_like_get_without_content(api: Api) -> None:
    response = api.client.head("/me/map", headers={"Authorization": f"Bearer {api.token}"})

    assert (response.status_code, response.data) == (200, b"")
    check_always(response)


def test_who_am_i(api: Api, me: Somebody) -> None:
    response = api.get("/me")

    assert response.json == {"signInName": me.name, "scopes": sorted(OF_ONES_OWN)}
