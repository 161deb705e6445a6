"""Every error has a status and a code of its own, and no message that holds a value."""

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from datetime import UTC, datetime

import network
from network.errors import NetworkError
from network.http_status import status_of
from tests.architecture.tree import named, python

NEEDS_MORE = {
    "Invalid": ({},),
    "TooManyTries": (7,),
    "AskedAlready": ("",),
    "AskAgainLater": (datetime.max.replace(tzinfo=UTC),),
}


def everything() -> Iterator[type[NetworkError]]:
    """Every error of the domain, wherever it is defined."""
    for found in pkgutil.walk_packages(network.__path__, "network."):
        if "__main__" not in found.name and "_gunicorn" not in found.name:
            importlib.import_module(found.name)
    waiting = [NetworkError]
    while waiting:
        error = waiting.pop()
        yield error
        waiting += error.__subclasses__()


ALL = sorted(set(everything()), key=lambda error: error.__name__)


def test_every_error_has_a_status() -> None:
    for error in ALL:
        made = error(*NEEDS_MORE.get(error.__name__, ()))
        assert 400 <= status_of(made) < 600, error.__name__


def test_every_error_has_a_code_of_its_own() -> None:
    codes = [error.code for error in ALL]

    assert len(codes) == len(set(codes))


def test_every_error_speaks_to_people_in_a_sentence() -> None:
    for error in ALL:
        assert error.title.endswith((".", "?")), error.__name__
        assert error.title[0].isupper(), error.__name__


def test_every_error_says_what_happened() -> None:
    assert [error.__name__ for error in ALL if not (error.__doc__ or "").strip()] == []


def test_an_exception_is_never_logged_with_its_message() -> None:
    """`log.exception` and exc_info write messages and values into the log."""
    found = []
    for path, tree in python():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            called = node.func
            by_name = isinstance(called, ast.Attribute) and called.attr == "exception"
            with_info = any(
                word.arg == "exc_info" and getattr(word.value, "value", None) is not False
                for word in node.keywords
            )
            if (by_name and "log" in ast.unparse(called)) or with_info:
                found.append(f"{named(path)}:{node.lineno}")
    assert found == []
