"""Styles, scripts, fonts and drawings."""

import gzip
import hashlib
import json
import re
from pathlib import Path

import pytest
from flask import Flask

from tests.web.pages import Browser
from web.static_files import FOLDER, StaticFiles

ASSETS = Path(__file__).parents[2] / "assets"


def test_a_file_is_kept_for_ever_under_a_name_that_changes_with_it(browser: Browser) -> None:
    page = browser.open("/")
    style = next(link for link in page.all("link") if link.get("rel") == "stylesheet")

    response = browser.client.get(style.get("href", ""), base_url=browser.base_url)

    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response.headers["Content-Type"] == "text/css; charset=utf-8"


def test_a_file_travels_packed_to_those_who_can_unpack_it(app: Flask) -> None:
    address = "/static/" + StaticFiles(FOLDER).full_name("built/rowan.css")
    client = app.test_client()

    plain = client.get(address)
    packed = client.get(address, headers={"Accept-Encoding": "gzip"})

    assert gzip.decompress(packed.data) == plain.data
    assert len(packed.data) < len(plain.data) / 4


def test_a_browser_that_has_a_file_is_told_so(app: Flask) -> None:
    address = "/static/" + StaticFiles(FOLDER).full_name("built/rowan.css")
    client = app.test_client()
    tag = client.get(address).headers["ETag"]

    response = client.get(address, headers={"If-None-Match": tag})

    assert response.status_code == 304


@pytest.mark.parametrize(
    "name", ["built/rowan.css", "../app.py", "built/../../app.py", "built/inputs.0.json", ""]
)
def test_nothing_but_known_files_is_served(app: Flask, name: str) -> None:
    assert app.test_client().get(f"/static/{name}").status_code == 404


def test_every_file_that_a_style_names_is_there_under_its_full_name(app: Flask) -> None:
    client = app.test_client()
    address = "/static/" + StaticFiles(FOLDER).full_name("built/rowan.css")
    fonts = re.findall(r'url\("([^"]+)"\)', client.get(address).text)

    assert len(fonts) == 4
    for font in fonts:
        path = font.replace("../", "/static/", 1)
        assert client.get(path).status_code == 200


def test_what_is_built_was_built_from_what_is_here() -> None:
    recorded = json.loads((FOLDER / "built" / "inputs.json").read_text())

    folders = ("styles", "scripts", "licences")
    names = [path for folder in folders for path in (ASSETS / folder).iterdir()]
    names += [ASSETS / name for name in ("build.mjs", "package.json", "package-lock.json")]
    now = {
        path.relative_to(ASSETS).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in names
    }

    assert recorded == now, "styles or scripts have changed: cd assets && npm ci && npm run build"


def test_the_lock_names_no_place_to_fetch_from() -> None:
    lock = json.loads((ASSETS / "package-lock.json").read_text())

    assert all("resolved" not in package for package in lock["packages"].values())
    assert all(package.get("integrity") for name, package in lock["packages"].items() if name)


def test_the_licences_of_what_was_built_in_are_there() -> None:
    built = FOLDER / "built"

    assert "MIT License" in (built / "LICENCE-govuk-frontend.txt").read_text()
    assert "SIL OPEN FONT LICENSE" in (built / "fonts" / "LICENCE.txt").read_text()


def test_neither_crown_nor_borrowed_letters_are_in_the_styles() -> None:
    style = (FOLDER / "built" / "rowan.css").read_text().lower()

    assert "gds" not in style
    assert "crown" not in style
    assert "url(http" not in style
    assert "@import" not in style


def test_a_first_visit_weighs_at_most_sixty_kilobytes(app: Flask) -> None:
    client = app.test_client()
    page = client.get("/about", headers={"Accept-Encoding": "gzip"})
    html = gzip.decompress(page.data).decode()
    addresses = set(re.findall(r'(?:src|href)="(/static/[^"]+)"', html))
    style = next(address for address in addresses if address.endswith(".css"))
    # A page in English or Welsh with bold words uses both weights of the basic letters.
    font = re.compile(r'url\("\.\./(built/fonts/[^"]*-latin-[47]00[^"]*)"\)')
    fonts = font.findall(client.get(style).text)
    addresses |= {f"/static/{name}" for name in fonts}

    sizes = {
        address: len(client.get(address, headers={"Accept-Encoding": "gzip"}).data)
        for address in addresses
    }

    assert len(page.data) + sum(sizes.values()) <= 60_000, sizes
