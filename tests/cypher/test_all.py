"""What holds for every statement: the server itself is asked."""

import re

import pytest

from network.graph import checking, queries
from network.graph.door import Neo4jGraph
from network.graph.queries import CYPHER, PARAMETER, BadQuery, Mode, Returns

ALL = queries.load()
NAMES = sorted(ALL.by_name)
WIDEST = 80
WIDEST_WORDS = 100
KEYWORDS = re.compile(
    r"\b(match|merge|create|return|where|with|unwind|optional|detach|delete|set|remove|order by|"
    r"limit|skip|call|exists|on create|on match|union|as|and|or|not|in|is)\b"
)
INNERMOST = re.compile(r"\{[^{}]*\}")
STRING_OR_COMMENT = re.compile(r"//[^\n]*|'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"")


def code(name: str) -> str:
    """The statement without its strings and comments."""
    return STRING_OR_COMMENT.sub("", PARAMETER.sub("", ALL[name].text))


@pytest.mark.parametrize("name", NAMES)
def test_the_server_has_nothing_against_it(real_graph: Neo4jGraph, mark: str, name: str) -> None:
    found = checking.faults(real_graph, ALL[name])

    assert [fault.what for fault in found] == []


@pytest.mark.parametrize("name", NAMES)
def test_it_says_what_it_is_for(name: str) -> None:
    assert ALL[name].about.endswith("."), "end the sentence on what it is for"


@pytest.mark.parametrize("name", NAMES)
def test_it_can_be_read_on_a_small_screen(name: str) -> None:
    lines = (CYPHER / f"{name}.cypher").read_text("utf-8").splitlines()

    widths = [(line, WIDEST_WORDS if line.startswith("//") else WIDEST) for line in lines]
    assert [line for line, width in widths if len(line) > width] == []


@pytest.mark.parametrize("name", NAMES)
def test_its_keywords_are_upper_case(name: str) -> None:
    assert KEYWORDS.findall(code(name)) == []


@pytest.mark.parametrize("name", NAMES)
def test_it_runs_on_both_lines_of_the_server(name: str) -> None:
    text = code(name)

    assert not re.search(r"\bid\s*\(", text), "id() is gone on newer servers"
    # A backup tells nodes apart by it within one file; nothing else may.
    if not name.startswith("backups/"):
        assert not re.search(r"\belementId\s*\(", text), "use ids of our own"
    assert not re.search(r"CALL\s*\{\s*WITH\b", text), "use CALL (variable) { … }"
    assert ";" not in text, "one statement a file, without a semicolon"


@pytest.mark.parametrize("name", NAMES)
def test_a_statement_that_returns_nothing_says_so(name: str) -> None:
    outermost, before = code(name), ""
    while outermost != before:
        outermost, before = INNERMOST.sub("", outermost), outermost

    assert (ALL[name].returns is Returns.NONE) == ("RETURN" not in outermost.split())


def test_every_writing_statement_uses_the_writing_mode() -> None:
    reading = [ALL[name] for name in NAMES if ALL[name].mode is Mode.READ]
    writes = re.compile(r"\b(CREATE|MERGE|SET|DELETE|REMOVE)\b")

    assert [query.name for query in reading if writes.search(code(query.name))] == []


@pytest.mark.parametrize(
    "source",
    [
        "MATCH (p) RETURN p",
        "// mode: read\n// params: a\n// returns: one\nRETURN 1",
        "// mode: read\n// params:\n// returns: one\nRETURN $a",
        "// mode: read\n// returns: one\nRETURN 1",
    ],
)
def test_a_header_that_does_not_fit_is_refused(source: str) -> None:
    with pytest.raises(BadQuery):
        queries.read("bad", source)
