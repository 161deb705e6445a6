"""What a letter waits for a reader for: a table of whole words and patterns, and no more."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from network.letters.model import Caught
from network.words import plain

TABLE = Path(__file__).with_name("rules.toml")


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of the table: what it is about, and what it looks for."""

    about: Caught
    phrases: tuple[str, ...]
    patterns: tuple[re.Pattern[str], ...]

    def fits(self, text: str) -> bool:
        """Whether a letter has any of it."""
        words = f" {plain(text)} "
        return any(f" {one} " in words for one in self.phrases) or any(
            one.search(text) for one in self.patterns
        )


def caught(text: str) -> frozenset[Caught]:
    """What in a letter somebody should look at before it is passed on."""
    return frozenset(row.about for row in _rows() if row.fits(text))


def version() -> int:
    """Which table is in use."""
    number: int = _table()["version"]
    return number


@cache
def _rows() -> tuple[Row, ...]:
    table = _table()
    return tuple(
        Row(
            about=about,
            phrases=tuple(plain(words) for words in table[about]["words"]),
            patterns=tuple(re.compile(one) for one in table[about].get("patterns", ())),
        )
        for about in Caught
    )


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(TABLE.read_text("utf-8"))
