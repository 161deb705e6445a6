"""Every form of the account pages is proven ours, and every change is a POST."""

import pytest
from flask import Flask

from network.bootstrap import Services
from tests.accounts import Somebody, somebody
from tests.graphs import RollbackGraph
from tests.web.pages import Browser
from tests.web.people import sign_in

POSTS = (
    "/sign-up",
    "/sign-up/name",
    "/sign-up/password",
    "/sign-up/codes",
    "/sign-in",
    "/sign-out",
    "/recover",
    "/recover/password",
    "/account/confirm",
    "/account/password",
    "/account/name",
    "/account/sessions/end-all",
    "/account/sessions/0123/end",
    "/account/recovery/stop",
    "/account/recovery/new",
    "/account/recovery/approve",
    "/account/confirm/code",
    "/account/confirm/passkey",
    "/sign-in/code",
    "/sign-in/passkey",
    "/account/second-step/codes/new",
    "/account/second-step/codes/off",
    "/account/second-step/app",
    "/account/second-step/app/confirm",
    "/account/second-step/app/off",
    "/account/passkeys/new",
    "/account/passkeys/0123",
    "/account/passkeys/0123/off",
    "/account/trusted/new",
    "/account/trusted/0123/remove",
    "/pass-on",
    "/account/tokens/new",
    "/account/tokens/0123/revoke",
    "/account/drafts/0123/drop",
    "/account/everything",
    "/account/erase",
)
OURS = {"sign_up", "sign_in", "account", "sessions", "saved_codes", "tokens", "drafts"} | {
    "recovery",
    "leaving",
    "second_step",
    "factors",
    "passkeys",
    "trusted",
}


@pytest.fixture
def person(services: Services) -> Somebody:
    """Somebody who has signed up."""
    return somebody(services)


def test_the_list_of_forms_is_whole(app: Flask) -> None:
    posts = {
        rule.rule.replace("<session_id>", "0123")
        .replace("<token_id>", "0123")
        .replace("<draft_id>", "0123")
        .replace("<passkey_id>", "0123")
        .replace("<trusted_id>", "0123")
        for rule in app.url_map.iter_rules()
        if rule.endpoint.partition(".")[0] in OURS and "POST" in (rule.methods or ())
    }

    assert posts == set(POSTS)


@pytest.mark.parametrize("address", POSTS)
@pytest.mark.parametrize("proof", [{}, {"csrf": ""}, {"csrf": "x" * 88}])
def test_a_form_without_proof_is_refused(
    browser: Browser, services: Services, person: Somebody, address: str, proof: dict[str, str]
) -> None:
    browser.client.set_cookie("rowan", person.sign_in().token)

    response = browser.post(address, proof)

    assert response.status_code == 400
    assert services.sessions.find(browser.cookie("rowan") or "")


@pytest.mark.parametrize("address", POSTS)
def test_a_proof_from_another_session_is_none(
    browser: Browser, person: Somebody, services: Services, address: str
) -> None:
    browser.open("/sign-in")
    assert browser.page
    stolen = browser.page.form(action="/sign-in").fields()["csrf"]
    browser.client.set_cookie("rowan", person.sign_in().token)

    assert browser.post(address, {"csrf": stolen}).status_code == 400


def test_looking_changes_nothing(
    app: Flask, browser: Browser, person: Somebody, graph: RollbackGraph
) -> None:
    sign_in(browser, person)
    pages = [
        rule.rule
        for rule in app.url_map.iter_rules()
        if rule.endpoint.partition(".")[0] in OURS
        and "GET" in (rule.methods or ())
        and not rule.arguments
    ]
    before = _everything(graph, person)

    for address in pages:
        browser.client.get(address)

    assert len(pages) >= 20
    assert _everything(graph, person) == before


def _everything(graph: RollbackGraph, person: Somebody) -> list[dict[str, object]]:
    return graph.cypher(
        "MATCH (p:Person {id: $id})-[:HAS_ACCOUNT]->(a)"
        " OPTIONAL MATCH (a)-[:HAS_SESSION|HAS_TOKEN]->(x)"
        " RETURN properties(a) AS a, properties(x) AS x ORDER BY x.id",
        id=person.account.person_id,
    )
