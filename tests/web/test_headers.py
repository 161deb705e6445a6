"""What every answer tells the browser, whatever was asked and whatever went wrong."""

import gzip
import re
from typing import TYPE_CHECKING

import pytest
from flask import Flask

from tests.web.pages import Browser

if TYPE_CHECKING:
    from network.bootstrap import Services

ANSWERS = [("GET", "/"), ("GET", "/nope"), ("POST", "/"), ("GET", "/livez"), ("GET", "/exit")]


@pytest.mark.parametrize(("method", "address"), ANSWERS)
def test_every_answer_carries_the_headers(app: Flask, method: str, address: str) -> None:
    headers = app.test_client().open(address, method=method).headers

    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert re.search(r"script-src 'self' 'nonce-[\w-]{20,}'", policy)
    assert "style-src 'self';" in policy
    assert "unsafe" not in policy
    assert "data:" not in policy
    assert not re.search(r"https?:", policy)
    for part in ("frame-ancestors 'none'", "base-uri 'none'", "object-src 'none'"):
        assert part in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert "microphone=()" in headers["Permissions-Policy"]
    assert "media-src 'self';" in policy
    assert headers["X-Request-Id"]
    assert headers["Cache-Control"] in ("no-store", "private, no-cache")


def test_the_word_that_lets_scripts_run_is_new_every_time(app: Flask) -> None:
    client = app.test_client()

    first, second = client.get("/"), client.get("/")

    assert first.headers["Content-Security-Policy"] != second.headers["Content-Security-Policy"]


def test_plain_http_promises_no_tls(app: Flask) -> None:
    response = app.test_client().get("/")

    assert "Strict-Transport-Security" not in response.headers
    assert "upgrade-insecure-requests" not in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize("address", ["/", "/nope", "/exit", "/livez"])
def test_under_tls_every_answer_insists_on_it(secure_app: Flask, address: str) -> None:
    headers = secure_app.test_client().get(address, base_url="https://localhost").headers

    seconds = re.match(r"max-age=(\d+); includeSubDomains", headers["Strict-Transport-Security"])
    assert seconds
    assert int(seconds[1]) >= 31_536_000


def test_under_tls_cookies_are_bound_to_this_very_host(secure_app: Flask) -> None:
    response = secure_app.test_client().get("/look/dark", base_url="https://localhost")

    cookie = response.headers["Set-Cookie"]
    assert cookie.startswith("__Host-")
    for part in ("Secure", "HttpOnly", "Path=/", "SameSite=Lax"):
        assert part in cookie
    assert "Domain" not in cookie


def test_another_host_is_not_answered(app: Flask) -> None:
    response = app.test_client().get("/", base_url="http://elsewhere.example")

    assert response.status_code == 400


def test_no_other_site_may_read_an_answer(app: Flask) -> None:
    response = app.test_client().get("/", headers={"Origin": "https://elsewhere.example"})

    assert "Access-Control-Allow-Origin" not in response.headers


def test_pages_travel_packed(app: Flask) -> None:
    plain = app.test_client().get("/")
    packed = app.test_client().get("/", headers={"Accept-Encoding": "gzip"})

    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.data) < len(plain.data) / 2
    assert b"<h1>" in gzip.decompress(packed.data)
    assert "Accept-Encoding" in packed.headers["Vary"]


def test_an_answer_to_a_form_is_stored_nowhere(browser: Browser) -> None:
    response = browser.post("/")

    assert response.headers["Cache-Control"] == "no-store"


def test_the_process_says_that_it_lives(app: Flask) -> None:
    response = app.test_client().get("/livez")

    assert response.json == {"alive": True}


def test_the_service_says_whether_it_can_work(app: Flask, services: "Services") -> None:
    response = app.test_client().get("/readyz")

    assert response.status_code == 200
    report = response.json or {}
    assert {"ready", "database", "migrations", "keys"} <= set(report)
    assert all(report.values())
