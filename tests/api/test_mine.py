"""The API beside the pages: what waits, who works with me, who has looked, what I close."""

from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from network.accounts.model import TokenScope
from network.actor import Capacity
from network.bootstrap import Services
from network.clock import FrozenClock
from network.consent.kinds import Purpose
from network.identity import OperationId, ProtectionId, new_id
from tests.accounts import Somebody, somebody
from tests.api.conftest import Api
from tests.work import Place, opened, taken_on

SAFE = (TokenScope.SAFE_READ, TokenScope.SAFE_WRITE)
WORKER = Capacity.IN_TOUCH_WORKER
TODAY = "/work" + "/today"


@pytest.fixture
def place(services: Services) -> Place:
    return opened(services)


def said(answer: TestResponse) -> dict[str, Any]:
    """What an answer holds."""
    found = answer.json
    assert isinstance(found, dict)
    return found


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

    [one] = said(api.get("/me/organisations"))["items"]
    assert (one["organisation"], one["worker"], one["knownAs"]) == ("Oakway", "Kit", "Jo")
    for _ in range(2):
        assert api.post(f"/me/organisations/{on_list}/stop").status_code == 204
    assert said(api.get("/me/organisations"))["items"] == []
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

    first = said(api.get("/me/looks?limit=1"))
    second = said(api.get(f"/me/looks?limit=1&cursor={first['next']}"))
    [read], [begun] = first["items"], second["items"]
    assert (read["worker"], read["purpose"], read["things"]) == ("Kit", "stay_in_touch", ["notes"])
    assert begun["what"] == "work_begun"
    assert "next" not in second

    for _ in range(2):
        assert api.post(f"/me/looks/{read['id']}/not-recognised").status_code == 204
    assert [one["told"] for one in said(api.get("/me/looks"))["items"]] == [True, False]
    assert api.post(f"/me/looks/{read['id']}/stop").status_code == 204
    assert said(api.get("/me/organisations"))["items"] == []
    assert api.post(f"/me/looks/{new_id()}/not-recognised").status_code == 404


def test_a_program_closes_doors_at_once_and_opens_none(
    api_app: Flask, place: Place, jo: Somebody
) -> None:
    api = by_program(api_app, jo)

    made = api.post("/me/safe/vetoes", json={"kind": "absolute"})
    assert made.status_code == 201
    assert [one["kind"] for one in said(made)["vetoes"]] == ["absolute"]
    key = new_id()
    for _ in range(2):
        kept = api.post(
            "/me/safe/vetoes", json={"kind": "by_kind", "relatives": ["parent"]}, key=key
        )
        assert len(said(kept)["vetoes"]) == 2
    [whom, *_] = said(api.get("/me/safe/around"))["items"]
    wanted = {"kind": whom["kind"], "id": whom["id"]}
    closed = api.post("/me/safe/must-not-know", json={"audience": wanted})
    assert said(closed)["mustNotKnow"][0]["audience"] == wanted
    assert api.post("/me/safe/close-to-requests").status_code == 204
    assert said(api.get("/me/safe/choices"))["openToRequests"] is False
    for kind in ("absolute", "by_person"):
        wrong = {"kind": kind, "relatives": ["parent"]}
        assert api.post("/me/safe/vetoes", json=wrong).status_code == 422
    stranger = {"audience": {"kind": "worker", "id": new_id()}}
    assert api.post("/me/safe/must-not-know", json=stranger).status_code == 404


def test_what_waits_to_be_opened_is_left_closed(
    services: Services, api_app: Flask, jo: Somebody
) -> None:
    api = by_program(api_app, jo)
    [veto] = said(api.post("/me/safe/vetoes", json={"kind": "absolute"}))["vetoes"]
    services.consent.opening.lift_veto(jo.fresh(), OperationId(new_id()), ProtectionId(veto["id"]))

    [waits] = said(api.get("/me/safe/choices"))["waiting"]
    assert [one["kind"] for one in said(api.get("/me/today"))["items"]] == ["widening"]
    assert api.post(f"/me/safe/waiting/{waits['id']}/undo").status_code == 204
    assert said(api.get("/me/safe/choices"))["waiting"] == []
    assert said(api.get("/me/today"))["items"] == []
    assert api.post(f"/me/safe/waiting/{new_id()}/undo").status_code == 404


def test_today_needs_its_own_scope(api_app: Flask, jo: Somebody) -> None:
    api = by_program(api_app, jo, TokenScope.MAP_READ)

    for address in ("/me/today", "/me/looks", "/me/organisations", TODAY):
        assert api.get(address).status_code == 403


def test_a_program_at_work_reads_what_waits_without_a_name_and_nothing_else(
    services: Services, api_app: Flask, place: Place, jo: Somebody, clock: FrozenClock
) -> None:
    worn = place.hire(WORKER).wearing(WORKER)
    on_list = taken_on(worn, jo)
    api = Api(api_app, services.tokens.make_at_work(worn).token)

    answer = api.get(TODAY)
    assert said(answer) == {
        "hat": "in_touch_worker",
        "items": [{"kind": "on_list", "count": 1, "ids": [on_list]}],
    }
    assert "Jo" not in answer.text
    for address in ("/me", "/me/today", "/me/looks", "/me/map", "/me/about", "/me/safe/choices"):
        assert api.get(address).status_code == 403
    services.work.hats.take_off(worn)
    assert api.get(TODAY).status_code == 401
