"""Who says so too, through the API: organisations, codes, questions, and what I say for others."""

from collections.abc import Callable

import pytest

from network.bootstrap import Services
from network.claims.checks import Check
from network.claims.code_model import CodeFor
from network.claims.searches import SearchState
from network.identity import new_id
from tests.accounts import Somebody
from tests.api.conftest import Api
from tests.pasts import HOW, SAID, handed_over, of_age, on_a_list, said

DOG = Check(question="What was the dog called?", answers=("Buster",))


def test_an_organisation_is_asked_answers_and_is_stopped(
    services: Services, me: Somebody, api: Api
) -> None:
    there, claim = on_a_list(services, me), said(services, me.fresh())
    address = f"/me/past/{claim.id}"
    assert api.post(f"{address}/asked", json={"place": new_id()}).status_code == 422

    asked = api.post(f"{address}/asked", json={"place": there.on_list})
    assert asked.json is not None
    search = asked.json["id"]
    services.pasts.looking.put_question(there.worker, there.on_list, search, DOG)
    answers = [
        api.post(f"/me/past/asked/{search}/answer", json={"answer": typed})
        for typed in ("Rex", "Buster", "Rex", "Rex")
    ]
    services.pasts.looking.answer(there.worker, there.on_list, search, SearchState.SEEN, HOW)
    services.pasts.looking.take_back(there.worker, search, "The wrong file.")
    shown = api.get(f"{address}/shown").json

    assert {(one.status_code, one.data) for one in answers} == {(204, b"")}
    assert shown is not None
    [one] = shown["asked"]
    assert (shown["level"], one["question"], one["organisation"]) == (0, DOG.question, "Oakway")
    assert one["answers"][0]["whyTakenBack"] == "The wrong file."
    assert api.delete(f"/me/past/asked/{search}").status_code == 204
    assert services.pasts.looking.asked(there.worker, there.on_list) == []


def test_a_code_is_typed_answered_and_agreed_to(services: Services, me: Somebody, api: Api) -> None:
    mo = of_age(services)
    claim = said(services, mo.fresh())
    code = handed_over(services, mo, claim, check=DOG)

    asked = api.post("/me/past/code", json={"code": code}).json
    wrong = api.post("/me/past/code", json={"code": code, "answer": "Rex"}).json
    nowhere = api.post("/me/past/code", json={"code": "ZZZZ"}).json
    right = api.post("/me/past/code", json={"code": code, "answer": "buster"}).json

    assert asked == {"stage": "question", "kind": "the_other", "question": DOG.question}
    assert wrong == nowhere == {"stage": "end"}
    assert right is not None
    assert right["said"]["words"] == SAID.words
    agreed = api.post("/me/past/code/say", json={"code": code, "says": "agree"}).json
    assert agreed is not None
    assert agreed["stage"] == "words"
    given = api.get("/me/past/given").json
    assert given is not None
    [one] = given["items"]
    assert (one["method"], one["whom"]) == ("other_agrees", "Mo")
    assert api.delete(f"/me/past/given/{one['id']}").status_code == 204
    assert api.get("/me/past/given").json == {"items": []}


def test_somebody_stands_up_for_another(services: Services, me: Somebody, api: Api) -> None:
    mo = of_age(services)
    claim = said(services, mo.fresh())
    code = handed_over(services, mo, claim, CodeFor.A_VOUCHER)
    vouch = {"code": code, "tie": "friend", "knownFor": "over_five_years", "words": "Next door."}
    assert api.post("/me/past/code", json={"code": code}).status_code == 200

    assert api.post("/me/past/code/vouch", json={**vouch, "words": " "}).status_code == 422
    assert api.post("/me/past/code/vouch", json=vouch).status_code == 200

    [one] = services.pasts.mine.one(mo.fresh(), claim.id).people
    assert one.vouch is not None
    assert one.vouch.words == "Next door."


@pytest.mark.parametrize("says", ["no", "nothing"])
def test_my_codes_look_the_same_whatever_came_of_them_and_can_be_taken_back(
    services: Services, me: Somebody, api: Api, client_of: Callable[..., Api], says: str
) -> None:
    mo = of_age(services)
    claim, his = said(services, mo.fresh()), client_of(mo)
    code = handed_over(services, mo, claim, check=DOG)
    before = his.get("/me/past/codes").json
    if says == "no":
        api.post("/me/past/code", json={"code": code, "answer": "Buster"})
        api.post("/me/past/code/say", json={"code": code, "says": "no"})

    assert his.get("/me/past/codes").json == before
    assert before is not None
    [line] = before["items"]
    assert (line["code"], line["past"], line["kind"]) == (code, claim.id, "the_other")
    assert his.delete(f"/me/past/codes/{line['id']}").status_code == 204
    assert his.get("/me/past/codes").json == {"items": []}


def test_nobody_reads_what_stands_for_another(
    services: Services, api: Api, client_of: Callable[..., Api]
) -> None:
    mo = of_age(services)
    claim = said(services, mo.fresh())

    assert api.get(f"/me/past/{claim.id}/shown").status_code == 404
