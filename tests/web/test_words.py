"""Every word on a page goes through the catalogue, and every closed set has words."""

import ast
import inspect
import re
from enum import Enum
from pathlib import Path

import pytest

from network.connections import kinds
from web import catalogue
from web.wording import wording

TEMPLATES = sorted((catalogue.FOLDER / "templates").rglob("*.html"))
# translated.py is itself the door to the catalogue: what goes through it is gathered by its name.
CODE = sorted(path for path in catalogue.FOLDER.rglob("*.py") if path.name != "translated.py")
NOT_WORDS = re.compile(r"\{#.*?#\}|<!--.*?-->|<(script|style)\b.*?</\1>", re.DOTALL)
IN_BRACES = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
ATTRIBUTES = re.compile(
    r'\b(?:alt|title|placeholder|aria-label|label)="([^"{}]*[A-Za-z]{2}[^"{}]*)"'
)
TAG = re.compile(r"<[^>]*>")
WORD = re.compile(r"[A-Za-zÀ-ž]{2,}")
# Names are the same in every language.
NAMES = {
    "Rowan", "Samaritans", "Live", "Fear", "Free", "NAPAC", "Become", "Childline", "GEDCOM",
    "GraphML", "CSV", "vCard", "PNG", "SVG", "PDF", "XLSX", "ODS", "Network", "Canvas", "JSON",
}  # fmt: skip
BLANK = re.compile(r"%\(\w+\)s")
FORBIDDEN = re.compile(
    r"\b(claims?|attestations?|attest(?:s|ed)?|leads?|(?<!in )cases?|placements?|subjects?)\b"
    r"|\b(?:a|the|your|my|no|new) contacts?\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_says_nothing_past_the_catalogue(path: Path) -> None:
    source = NOT_WORDS.sub("", path.read_text("utf-8"))
    bare = [found[1] for found in ATTRIBUTES.finditer(IN_BRACES.sub("", source))]
    visible = TAG.sub(" ", IN_BRACES.sub("", source))
    bare += [word for word in WORD.findall(visible) if word not in NAMES]

    assert [words for words in bare if not set(WORD.findall(words)) <= NAMES] == []


def test_the_catalogue_is_current() -> None:
    now = catalogue.written(catalogue.gathered())

    assert catalogue.POT.read_bytes() == now, "words have changed: python -m web.catalogue"


@pytest.mark.parametrize("path", catalogue.translations(), ids=lambda path: path.parents[1].name)
def test_a_translation_is_packed_as_it_was_written(path: Path) -> None:
    translation = catalogue.read(path)

    assert path.with_suffix(".mo").read_bytes() == catalogue.packed(translation)


@pytest.mark.parametrize("path", catalogue.translations(), ids=lambda path: path.parents[1].name)
def test_a_translation_keeps_every_blank(path: Path) -> None:
    wrong = [
        message.id
        for message in catalogue.read(path)
        if isinstance(message.string, str)
        and message.string
        and message.id
        and isinstance(message.id, str)
        and set(BLANK.findall(message.id)) != set(BLANK.findall(message.string))
    ]

    assert wrong == []


def test_welsh_has_words_for_menu_first_page_way_out_and_errors() -> None:
    [path] = [path for path in catalogue.translations() if path.parents[1].name == "cy"]
    translated = {message.id for message in catalogue.read(path) if message.string}

    templates = ["layouts/page", "layouts/footer", "pages/home/show", "pages/safety/show"]
    errors = (catalogue.FOLDER / "templates" / "errors").iterdir()
    templates += [f"errors/{page.stem}" for page in errors]
    for name in templates:
        source = (catalogue.FOLDER / "templates" / f"{name}.html").read_text("utf-8")
        words = set(re.findall(r'\b_\("([^"]+)"', source))
        assert words <= translated, f"{name}: {words - translated}"


@pytest.mark.parametrize(
    "member",
    [
        member
        for _, closed_set in inspect.getmembers(kinds, inspect.isclass)
        if issubclass(closed_set, Enum) and closed_set.__module__ == kinds.__name__
        for member in closed_set
    ],
    ids=repr,
)
def test_every_member_of_every_closed_set_has_words(member: Enum) -> None:
    assert str(wording(member)).strip()


def test_no_screen_says_the_words_that_people_asked_us_to_leave() -> None:
    said = [message.id for message in catalogue.gathered() if isinstance(message.id, str)]

    assert [words for words in said if FORBIDDEN.search(BLANK.sub("", words))] == []


def test_code_says_nothing_to_people_past_the_catalogue() -> None:
    past = []
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_l", "gettext"):
                plain = isinstance(node.args[0], ast.Constant)
                past += [] if plain else [f"{path.name}:{node.lineno}"]

    assert past == [], "only plain words can be gathered into the catalogue"
