"""Whether what somebody wrote sounds like a crisis: a small table of whole words, and no more."""

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from network.words import plain

TABLE = Path(__file__).with_name("crisis.toml")


def sounds_like_crisis(texts: Iterable[str]) -> bool:
    """Whether any of these texts has words that sound like a crisis."""
    return any(phrase in f" {plain(text)} " for text in texts for phrase in _phrases())


def version() -> int:
    """Which table is in use."""
    number: int = _table()["version"]
    return number


@cache
def _phrases() -> tuple[str, ...]:
    return tuple(f" {plain(words)} " for words in _table()["words"])


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(TABLE.read_text("utf-8"))
