"""All Cypher is in files, and each file is called from one place, by its name."""

import ast
import re
from collections import Counter

from network.graph import queries
from tests.architecture.tree import named, python

NAMES = set(queries.load().by_name)
ANSWERS_BY_NAME = "network/consent/ahead.py"
"""It calls none: it hands out what another statement has read, under the name that is asked."""
CYPHER = re.compile(
    r"\b(MATCH|MERGE|OPTIONAL MATCH|UNWIND|DETACH DELETE|CREATE)\b\s*[\s(\[$:]*[a-zA-Z]*[:({\[]"
)
LOOKS_LIKE_A_NAME = re.compile(r"^[a-z]+/[a-z_]+$")


def texts(tree: ast.Module) -> list[str]:
    """Every string in a module but its docstrings."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.FunctionDef, ast.ClassDef))
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docstrings
    ]


def test_there_is_no_cypher_in_python() -> None:
    found = [
        f"{named(path)}: {text[:60]}"
        for path, tree in python()
        for text in texts(tree)
        if CYPHER.search(text)
    ]

    assert found == []


def test_every_statement_is_called_from_exactly_one_place() -> None:
    called = Counter(
        text
        for path, tree in python("network")
        if named(path) != ANSWERS_BY_NAME
        for text in texts(tree)
        if text in NAMES
    )

    assert {name: called[name] for name in NAMES if called[name] != 1} == {}


def test_no_module_calls_a_statement_that_is_not_there() -> None:
    folders = {name.split("/")[0] for name in NAMES}
    found = [
        f"{named(path)}: {text}"
        for path, tree in python("network")
        for text in texts(tree)
        if LOOKS_LIKE_A_NAME.match(text) and text.split("/")[0] in folders and text not in NAMES
    ]

    assert found == []
