"""The way out works, whatever else does not."""

from typing import Any

import pytest
from flask import Flask

from network.errors import Unavailable
from web import session


def test_leaving_is_a_plain_link_to_somewhere_harmless(app: Flask) -> None:
    response = app.test_client().get("/exit")

    assert response.status_code == 303
    assert response.headers["Location"] == "https://www.bbc.co.uk/weather"
    assert response.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert response.headers["Cache-Control"] in ("no-store", "private, no-cache")


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_link_on_another_site_signs_nobody_out(app: Flask, site: str) -> None:
    response = app.test_client().get("/exit", headers={"Sec-Fetch-Site": site})

    assert response.status_code == 303
    assert "Clear-Site-Data" not in response.headers


def test_the_way_out_works_while_the_database_does_not(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_answer(*_: Any) -> None:
        raise Unavailable

    monkeypatch.setattr(session, "_load", no_answer)
    monkeypatch.setattr(session, "end_earlier", no_answer)
    client = app.test_client()
    client.set_cookie("rowan", "a-session")

    response = client.get("/exit")

    assert response.status_code == 303
    assert response.headers["Location"] == "https://www.bbc.co.uk/weather"
    assert response.headers["Clear-Site-Data"]
