"""The paper that the law asks for says what the code does, and names what nothing shows."""

import ast
import re
import tomllib
from datetime import timedelta
from functools import cache
from importlib import import_module
from typing import Any

import pytest

from network.keys.inventory import KINDS
from network.outbox.events import EVERY
from tests.architecture.tree import ROOT, named, parsed, tracked

PAPER = ROOT / "docs" / "assurance"
NODE = re.compile(r"`(tests/[\w/]+\.py::test_\w+)`")
NUMBER = re.compile(r"\b[CG]\d{2}\b")
ROW = re.compile(r"^\| ([CG]\d{2}) \| (.*)$", re.MULTILINE)
BY_ITSELF = {"owner", "use", "browser"}
ENDS_NOTHING = {"look_at_days", "keep_likenesses", "tell_of_today", "cross_wishes"}
"""They ask human beings to look at what no day may end, keep what was found, and tell of it.

Or they look which wishes cross: those last as long as their owners want."""
PLACE = re.compile(r"^(?P<module>[\w.]+):(?P<name>\w+)(?:\[(?P<key>\w+)\])?(?:\.(?P<part>\w+))?$")


@cache
def every_test() -> dict[str, list[str]]:
    """The node ids of every test there is, by its name."""
    found: dict[str, list[str]] = {}
    for path in tracked():
        if path.suffix == ".py" and named(path).startswith("tests/"):
            for node in ast.walk(parsed(path)):
                if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                    found.setdefault(node.name, []).append(f"{named(path)}::{node.name}")
    return found


@cache
def pages() -> dict[str, str]:
    """The pages of the assurance, by name."""
    return {path.name: path.read_text("utf-8") for path in sorted(PAPER.glob("*.md"))}


@cache
def listed() -> dict[str, str]:
    """Every control and every gap, with what stands in its row."""
    return dict(ROW.findall(pages()["controls.md"]))


@cache
def table() -> list[dict[str, Any]]:
    """The rows of the retention table."""
    rows: list[dict[str, Any]] = tomllib.loads((PAPER / "retention.toml").read_text("utf-8"))[
        "kept"
    ]
    return rows


def test_every_test_that_a_page_names_is_there() -> None:
    there = {node for nodes in every_test().values() for node in nodes}
    missing = {
        f"{page}: {node}"
        for page, text in pages().items()
        for node in NODE.findall(text)
        if node not in there
    }

    assert missing == set()


def test_every_control_is_shown_by_a_test_and_every_gap_by_none() -> None:
    shown = {number for number, row in listed().items() if NODE.search(row)}

    assert shown == {number for number in listed() if number.startswith("C")}


def test_every_gap_says_what_closes_it() -> None:
    short = [
        number
        for number, row in listed().items()
        if number.startswith("G") and not all(part.strip() for part in row.split("|")[:2])
    ]

    assert short == []


def test_every_control_and_gap_that_a_page_leans_on_is_listed_once() -> None:
    text = pages()["controls.md"]
    leant_on = {number for page in pages().values() for number in NUMBER.findall(page)}

    assert leant_on - listed().keys() == set()
    assert [number for number in listed() if text.count(f"\n| {number} |") != 1] == []


@pytest.mark.parametrize("kind", ["C", "G"])
def test_controls_and_gaps_are_numbered_without_a_hole(kind: str) -> None:
    numbers = [int(number[1:]) for number in listed() if number.startswith(kind)]

    assert numbers == list(range(1, len(numbers) + 1))


def test_every_page_is_a_draft_until_somebody_signs_it() -> None:
    needs_signing = {"impact-assessment.md", "illegal-content.md", "children.md"}

    for name in (*needs_signing, "processing.md", "complaints.md", "on-anothers-map.md"):
        assert "**Draft" in pages()[name], name
    for name in needs_signing:
        assert "signature" in pages()[name], name
    assert [
        name for name in pages() if name not in pages()["README.md"] and name != "README.md"
    ] == []


def test_the_table_and_the_code_say_the_same_times() -> None:
    assert {row["code"]: says(row["code"]) for row in table() if "code" in row} == {
        row["code"]: meant(row["is"]) for row in table() if "code" in row
    }


def test_every_job_that_comes_round_ends_something_in_the_table() -> None:
    ends = {row["ends"] for row in table()}

    assert {kind.value for kind in EVERY} - ends == ENDS_NOTHING
    assert ends - {kind.value for kind in EVERY} - BY_ITSELF == {"undecided"}


def test_everything_sealed_is_in_the_table() -> None:
    kept = {name for row in table() for name in row.get("records", ())}
    sealed = {kind.name for kind in KINDS}

    assert sealed - kept == set(), "say in docs/assurance/retention.toml how long it is kept"
    assert kept - sealed == set(), "they are gone"


def test_every_row_is_shown_by_tests_or_names_its_gap() -> None:
    for row in table():
        assert row.get("shown") or row.get("gap"), row["what"]
        assert [name for name in row.get("shown", ()) if name not in every_test()] == []
        assert row.get("gap", "G01") in listed()
        assert row["lasts"] != "undecided" or row["gap"], row["what"]
        assert f"**{row['under']}**" in pages()["retention.md"], row["under"]


def says(code: str) -> object:
    """What stands at a place in the code."""
    place = PLACE.match(code)
    assert place, code
    value: Any = getattr(import_module(place["module"]), place["name"])
    if place["key"]:
        value = value[place["key"]]
    return getattr(value, place["part"]) if place["part"] else value


def meant(said: dict[str, Any]) -> object:
    """What the table says of it."""
    [(unit, number)] = said.items()
    if unit == "numbers":
        return tuple(number)
    return number if unit in ("number", "seconds") else timedelta(**{unit: number})
