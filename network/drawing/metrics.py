"""How wide a text will be, without asking a browser: from the advance widths of our own fonts."""

import json
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

WIDTHS: Final = Path(__file__).parent / "widths.json"
FIRST_EMOJI: Final = 0x1F000
EMOJI: Final = 1.4
SQUARE: Final = 1.0
UNKNOWN: Final = 1.0
LAST_LATIN: Final = 0x52F
# A reader's machine may write other scripts in a font that is wider than ours.
GENEROUS: Final = 1.2
UNSEEN: Final = frozenset({"Mn", "Me", "Cf", "Cc"})
NAME_SHOWN: Final = 32
LINES: Final = 3
BRACKET_OR_WORD: Final = re.compile(r"\([^()]*\)|\S+")


def is_square(point: int) -> bool:
    """Whether a character fills a whole em, as Chinese ones do."""
    return unicodedata.east_asian_width(chr(point)) in "WF" and point < FIRST_EMOJI


@lru_cache(maxsize=4096)
def measure(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a line of text at a size in pixels. Rather too wide than too narrow."""
    table = _tables()["bold" if bold else "regular"]
    return size * sum(_advance(character, table) for character in text)


def is_latin(text: str) -> bool:
    """Whether every letter is one whose width we know to the pixel."""
    table = _tables()["regular"]
    return all(ord(character) <= LAST_LATIN and ord(character) in table for character in text)


@lru_cache(maxsize=4096)
def lines(name: str, size: float, widest: float) -> tuple[str, ...]:
    """A name in as few lines as fit into `widest`, broken where a person would break it.

    A single long word stays whole, however wide.
    """
    words = name.split(" ")
    for count in range(1, LINES + 1):
        broken = _broken(words, count, size)
        if max(measure(line, size) for line in broken) <= widest:
            return broken
    return _broken(words, min(LINES, len(words)), size)


def wrapped(text: str, size: float, widest: float) -> list[str]:
    """A text in lines that fit into `widest`, for sentences. A short bracket stays together."""
    found = [""]
    for word in _unbroken(text, size, widest):
        longer = f"{found[-1]} {word}".lstrip()
        if found[-1] and measure(longer, size) > widest:
            found.append(word)
        else:
            found[-1] = longer
    return found


def _unbroken(text: str, size: float, widest: float) -> Iterator[str]:
    for part in BRACKET_OR_WORD.findall(text):
        if measure(part, size) <= widest:
            yield " ".join(part.split())
        else:
            yield from part.split()


def few_lines(text: str, size: float, widest: float, most: int = LINES) -> tuple[str, ...]:
    """A side note in a few lines, cut with a sign where that is not enough."""
    found = wrapped(text, size, widest)
    if len(found) > most:
        found = [*found[: most - 1], " ".join(found[most - 1 :])]
    return tuple(shown_line(line, size, widest) for line in found if line)


def shown_line(text: str, size: float, widest: float) -> str:
    """A side note in one line, cut with a sign where it would be wider than its place."""
    clean = " ".join("".join(filter(_drawable, text)).split())
    if measure(clean, size) <= widest:
        return clean
    while clean and measure(clean + "…", size) > widest:
        clean = clean[:-1]
    return clean.rstrip() + "…"


def shown(name: str) -> str:
    """The name as a picture writes it: whole up to thirty characters, then cut with a sign."""
    clean = " ".join("".join(filter(_drawable, name)).split())
    if len(clean) <= NAME_SHOWN:
        return clean or "?"
    end = NAME_SHOWN - 1
    while end > 1 and unicodedata.category(clean[end]) in UNSEEN:
        end -= 1
    return clean[:end].rstrip() + "…"


def _drawable(character: str) -> bool:
    """No control signs: some of them turn the rest of a line round."""
    if character in "\u200c\u200d" or character.isspace():
        return True
    return unicodedata.category(character) not in {"Cc", "Cf", "Cs"}


def _broken(words: list[str], count: int, size: float) -> tuple[str, ...]:
    """The words in at most `count` lines, the longest line as short as can be."""
    if count == 1 or len(words) == 1:
        return (" ".join(words),)
    best: tuple[str, ...] = ()
    for at in range(1, len(words)):
        tried = (" ".join(words[:at]), *_broken(words[at:], count - 1, size))
        if not best or _widest(tried, size) < _widest(best, size):
            best = tried
    return best


def _widest(texts: tuple[str, ...], size: float) -> float:
    return max(measure(text, size) for text in texts)


def _advance(character: str, table: dict[int, float]) -> float:
    point = ord(character)
    known = table.get(point)
    if known is None:
        known = _tables()["regular"].get(point)
    if known is not None:
        return known if point <= LAST_LATIN else known * GENEROUS
    if unicodedata.category(character) in UNSEEN:
        return 0.0
    if is_square(point):
        return SQUARE
    return EMOJI if unicodedata.category(character) == "So" or point >= FIRST_EMOJI else UNKNOWN


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[int, float]]:
    runs = json.loads(WIDTHS.read_text(encoding="utf-8"))
    return {
        weight: {
            int(start, 16) + place: width / 1000
            for start, widths in by_start.items()
            for place, width in enumerate(widths)
        }
        for weight, by_start in runs.items()
    }
