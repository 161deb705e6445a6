"""How others can reach me, and my own days, through the API: a program gives nobody anything."""

from flask import Flask

from network.accounts.model import OF_ONES_OWN
from network.bootstrap import Services
from network.clock import FrozenClock
from network.details.model import Point
from tests.api.conftest import Api, token_of
from tests.network.ties.test_in_touch import the_tie
from tests.ties import WORDING, an_operation, grown, tied


def test_a_program_sees_what_i_let_whom_have_and_takes_it_back(
    api_app: Flask, services: Services, clock: FrozenClock
) -> None:
    ade, sandra = grown(services), grown(services)
    tied(services, clock, ade, sandra)
    tie = the_tie(services, ade).id
    services.details.change(ade.fresh(), an_operation(), {Point.REGION: "Kent"})
    services.details.giving.give(ade.fresh(), tie, an_operation(), (Point.REGION,), wording=WORDING)
    api = Api(api_app, token_of(ade, *OF_ONES_OWN))
    assert api.get("/me/details").json == {
        "phone": "",
        "mail": "",
        "best": "",
        "region": "Kent",
        "given": [{"id": tie, "points": ["region"]}],
    }

    for _ in range(2):
        answer = api.post(f"/me/in-touch/{tie}/details/take-back", json={"point": "region"})
        assert answer.status_code == 204

    assert api.get("/me/details").json["given"] == []  # type: ignore[index]


def test_a_program_keeps_a_day_and_takes_it_away(api_app: Flask, services: Services) -> None:
    api = Api(api_app, token_of(grown(services), *OF_ONES_OWN))
    day = {"what": "I moved", "when": "about May", "wish": "leave"}
    assert api.post("/me/staying-in-touch/days", json=day).status_code == 204
    assert api.post("/me/staying-in-touch/days", json={**day, "what": ""}).status_code == 422

    [kept] = api.get("/me/staying-in-touch/days").json["items"]  # type: ignore[index]

    assert {name: kept[name] for name in day} == day
    assert api.delete(f"/me/staying-in-touch/days/{kept['id']}").status_code == 204
    assert api.get("/me/staying-in-touch/days").json == {"items": []}
