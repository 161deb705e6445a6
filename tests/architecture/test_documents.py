"""Documents that can't rot: each says what is there, and what is there is in one of them."""

import ast
import re
from functools import cache
from importlib import import_module

import pytest

from network.actor import Capacity
from network.connections import kinds
from network.consent import acts, lives, outcomes
from network.consent import kinds as consent_kinds
from tests.architecture.tree import ROOT, named, parsed, tracked

DOCS = ROOT / "docs"
PARTS = ("Status:", "## Context", "## Decision", "## Consequences")
MOST_LINES = 60
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#]+)(?:#[^)]*)?\)")
REFERRED = re.compile(r"docs/adr/(\d{4})")


@cache
def every_test() -> frozenset[str]:
    """The name of every test there is."""
    return frozenset(
        node.name
        for path in tracked()
        if path.suffix == ".py" and path.relative_to(ROOT).parts[0] == "tests"
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    )


def terms() -> set[str]:
    """The words that the glossary explains."""
    lines = (DOCS / "glossary.md").read_text("utf-8").splitlines()
    return {line.split("|")[1].strip() for line in lines if line.startswith("| ")}


def cypher() -> str:
    return "\n".join(path.read_text("utf-8") for path in tracked() if path.suffix == ".cypher")


@pytest.mark.parametrize("number", range(1, 13))
def test_every_promise_is_held_by_tests_that_exist(number: int) -> None:
    lines = (DOCS / "promises.md").read_text("utf-8").splitlines()

    [line] = [line for line in lines if line.startswith(f"| {number}. ")]

    promised = re.findall(r"`(test_\w+)`", line)
    assert promised, "no test holds this promise"
    assert [name for name in promised if name not in every_test()] == []


def test_the_glossary_has_every_label_and_every_relationship_type() -> None:
    text = cypher()
    labels = set(re.findall(r"\(\w*:([A-Z][A-Za-z]+)", text))
    types = {name for part in re.findall(r"\[\w*:([A-Z_|]+)", text) for name in part.split("|")}

    assert (labels | types) - terms() == set()


def test_the_glossary_has_every_closed_set_of_the_map() -> None:
    sets = {name for name, value in vars(kinds).items() if isinstance(value, type)} - {"StrEnum"}

    assert (sets | {Capacity.__name__}) - terms() == set()


def test_the_glossary_has_every_closed_set_of_consent() -> None:
    sets = {
        value.__name__
        for part in (acts, consent_kinds, lives, outcomes)
        for value in vars(part).values()
        if isinstance(value, type) and value.__module__ == part.__name__
    }

    assert sets - terms() == set()


def test_every_decision_has_its_four_parts_on_one_page() -> None:
    for path in sorted((DOCS / "adr").glob("*.md")):
        text = path.read_text("utf-8")
        assert re.match(r"# \d{4} ", text), path.name
        assert text[2:6] == path.name[:4], path.name
        assert [part for part in PARTS if part not in text] == [], path.name
        assert len(text.splitlines()) <= MOST_LINES, path.name


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = [int(path.name[:4]) for path in sorted((DOCS / "adr").glob("*.md"))]

    assert numbers == list(range(1, len(numbers) + 1))


def test_every_decision_that_the_code_refers_to_is_there() -> None:
    there = {path.name[:4] for path in (DOCS / "adr").glob("*.md")}
    referred = {
        (named(path), number)
        for path in tracked()
        if path.suffix in {".py", ".md", ".cypher"}
        for number in REFERRED.findall(path.read_text("utf-8"))
    }

    assert {pair for pair in referred if pair[1] not in there} == set()


def test_every_link_between_documents_leads_somewhere() -> None:
    broken = [
        f"{named(path)}: {target}"
        for path in tracked()
        if path.suffix == ".md"
        for target in LINK.findall(path.read_text("utf-8"))
        if not (path.parent / target).exists()
    ]

    assert broken == []


def test_the_map_of_folders_has_every_folder_of_the_service() -> None:
    text = (DOCS / "architecture.md").read_text("utf-8")
    folders = {
        f"`network/{path.parent.name}/`"
        for path in tracked()
        if path.name == "__init__.py" and path.parent.parent == ROOT / "network"
    }

    assert {folder for folder in folders if folder not in text} == set()


def test_the_reference_is_current() -> None:
    made = import_module("network.cli.docs").reference()

    assert (DOCS / "reference.md").read_text("utf-8") == made, "run 'network docs'"


def test_the_page_of_the_decision_is_current() -> None:
    made = import_module("network.cli.docs").consent_page()

    assert (DOCS / "consent.md").read_text("utf-8") == made, "run 'network docs'"
