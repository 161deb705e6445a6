"""The API beside the pages: what waits, who works with me, who has looked, what I close."""

import pytest
from flask import Flask

from network.accounts.model import TokenScope
from network.actor import Capacity
from network.bootstrap import Services
from network.clock import FrozenClock
from network.consent.kinds import Purpose
from network.identity import new_id
from tests.accounts import Somebody, somebody
from tests.api.conftest import Api
from tests.work import Place, opened, taken_on

SAFE = (TokenScope.SAFE_READ, TokenScope.SAFE_WRITE)
WORKER = Capacity.IN_TOUCH_WORKER


@pytest.fixture
def place(services: Services) -> Place:
    return opened(services)


def by_program(app: Flask, who: Somebody, *scopes: TokenScope) -> Api:
    """A program of somebody's."""
    made = who.services.tokens.make(who.fresh(), "tests", scopes or SAFE, days=7)
    return Api(app, made.token)


@pytest.fixture
def jo(services: Services) -> Somebody:
    return somebody(services)


def test_who_works_with_me_is_seen_and_stopped(api_app: Flask, place: Place, jo: Somebody) -> None:
    kit, api = place.hire(WORKER).wearing(WORKER), by_program(api_app, jo)
    on_list = taken_on(kit, jo)

    [one] = api.get("/me/organisations").json["items"]
    assert (one["organisation"], one["worker"], one["knownAs"]) == ("Oakway", "Kit", "Jo")
    for _ in range(2):
        assert api.post(f"/me/organisations/{on_list}/stop").status_code == 204
    assert api.get("/me/organisations").json["items"] == []
    assert (
        by_program(api_app, somebody(place.services))
        .post(f"/me/organisations/{on_list}/stop")
        .status_code
        == 404
    )


def test_looks_are_paged_and_one_that_i_do_not_recognise_is_told_once(
    services: Services, api_app: Flask, place: Place, jo: Somebody
) -> None:
    kit, api = place.hire(WORKER).wearing(WORKER), by_program(api_app, jo)
    on_list = taken_on(kit, jo)
    services.work.reading.open(kit, on_list, Purpose.STAY_IN_TOUCH)

    first = api.get("/me/looks?limit=1").json
    second = api.get(f"/me/looks?limit=1&cursor={first['next']}").json
    [read], [begun] = first["items"], second["items"]
    assert (read["worker"], read["purpose"], read["things"]) == ("Kit", "stay_in_touch", ["notes"])
    assert begun["what"] == "work_begun"
    assert "next" not in second

    for _ in range(2):
        assert api.post(f"/me/looks/{read['id']}/not-recognised").status_code == 204
    assert [one["told"] for one in api.get("/me/looks").json["items"]] == [True, False]
    assert api.post(f"/me/looks/{read['id']}/stop").status_code == 204
    assert api.get("/me/organisations").json["items"] == []
    assert api.post(f"/me/looks/{new_id()}/not-recognised").status_code == 404


def test_a_program_closes_doors_at_once_and_opens_none(
    api_app: Flask, place: Place, jo: Somebody
) -> None:
    api = by_program(api_app, jo)

    made = api.post("/me/safe/vetoes", json={"kind": "absolute"})
    assert made.status_code == 201
    assert [one["kind"] for one in made.json["vetoes"]] == ["absolute"]
    key = new_id()
    for _ in range(2):
        kept = api.post(
            "/me/safe/vetoes", json={"kind": "by_kind", "relatives": ["birth_parent"]}, key=key
        )
        assert len(kept.json["vetoes"]) == 2
    [whom, *_] = api.get("/me/safe/around").json["items"]
    wanted = {"kind": whom["kind"], "id": whom["id"]}
    closed = api.post("/me/safe/must-not-know", json={"audience": wanted})
    assert closed.json["mustNotKnow"][0]["audience"] == wanted
    assert api.post("/me/safe/close-to-requests").status_code == 204
    assert api.get("/me/safe/choices").json["openToRequests"] is False
    for kind in ("absolute", "by_person"):
        wrong = {"kind": kind, "relatives": ["birth_parent"]}
        assert api.post("/me/safe/vetoes", json=wrong).status_code == 422
    stranger = {"audience": {"kind": "worker", "id": new_id()}}
    assert api.post("/me/safe/must-not-know", json=stranger).status_code == 404


def test_what_waits_to_be_opened_is_left_closed(
    services: Services, api_app: Flask, jo: Somebody
) -> None:
    api = by_program(api_app, jo)
    [veto] = api.post("/me/safe/vetoes", json={"kind": "absolute"}).json["vetoes"]
    services.consent.opening.lift_veto(jo.fresh(), new_id(), veto["id"])

    [waits] = api.get("/me/safe/choices").json["waiting"]
    assert [one["kind"] for one in api.get("/me/today").json["items"]] == ["widening"]
    assert api.post(f"/me/safe/waiting/{waits['id']}/undo").status_code == 204
    assert api.get("/me/safe/choices").json["waiting"] == []
    assert api.get("/me/today").json["items"] == []
    assert api.post(f"/me/safe/waiting/{new_id()}/undo").status_code == 404


def test_today_needs_its_own_scope(api_app: Flask, jo: Somebody) -> None:
    api = by_program(api_app, jo, TokenScope.MAP_READ)

    for address in ("/me/today", "/me/looks", "/me/organisations", "/work/today"):
        assert api.get(address).status_code == 403


def test_a_program_at_work_reads_what_waits_without_a_name_and_nothing_else(
    services: Services, api_app: Flask, place: Place, jo: Somebody, clock: FrozenClock
) -> None:
    worn = place.hire(WORKER).wearing(WORKER)
    on_list = taken_on(worn, jo)
    api = Api(api_app, services.tokens.make_at_work(worn).token)

    answer = api.get("/work/today")
    assert answer.json == {
        "hat": "in_touch_worker",
        "items": [{"kind": "on_list", "count": 1, "ids": [on_list]}],
    }
    assert "Jo" not in answer.text
    for address in ("/me", "/me/today", "/me/looks", "/me/map", "/me/about", "/me/safe/choices"):
        assert api.get(address).status_code == 403
    services.work.hats.take_off(worn)
    assert api.get("/work/today").status_code == 401
