"""The fonts that pictures are drawn with, and which of them a text needs."""

import io
import logging
from functools import cache
from pathlib import Path

from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

FOLDER = Path(__file__).parent / "fonts"
# In order of preference: the first that has a letter draws it.
FILES = (
    "AtkinsonHyperlegible-Regular",
    "NotoSans-Regular",
    "NotoSansArabic-Regular",
    "NotoSansEthiopic-Regular",
    "NotoSansDevanagari-Regular",
    "NotoSansBengali-Regular",
    "NotoSansGurmukhi-Regular",
    "NotoSansGujarati-Regular",
    "NotoSansTamil-Regular",
    "NotoSansHebrew-Regular",
    "NotoSansArmenian-Regular",
    "NotoSansGeorgian-Regular",
    "NotoSansThai-Regular",
    "NotoSansSC-Regular",
    "NotoSansKR-Regular",
)
BOLD = "AtkinsonHyperlegible-Bold"
FAMILY = "Atkinson Hyperlegible"
# Joiners and variation selectors shape the letters beside them and have no picture of their own.
UNSEEN = frozenset({0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0xFE00, 0xFE10)})
# A log would list the letters that a font is cut to: those of somebody's names.
logging.getLogger("fontTools").setLevel(logging.ERROR)


def path(file: str) -> Path:
    """Where a font lies."""
    return FOLDER / f"{file}.ttf"


@cache
def letters(file: str) -> frozenset[int]:
    """The characters that a font has."""
    with TTFont(path(file), lazy=True) as font:
        return frozenset(font.getBestCmap())


@cache
def family(file: str) -> str:
    """The family name by which a style sheet calls a font."""
    with TTFont(path(file), lazy=True) as font:
        return str(font["name"].getDebugName(1))


def families() -> tuple[str, ...]:
    """All families, in the order in which a letter is looked for."""
    return tuple(family(file) for file in FILES)


def needed(text: str) -> dict[str, set[int]]:
    """Which fonts draw `text`, and which characters each of them draws."""
    found: dict[str, set[int]] = {}
    for point in set(map(ord, text)):
        for file in FILES:
            if point in letters(file):
                found.setdefault(file, set()).add(point)
                break
    return found


def for_all(text: str) -> str | None:
    """The first font that has every character of `text`, or None."""
    points = {ord(sign) for sign in text if ord(sign) not in UNSEEN and not sign.isspace()}
    return next((file for file in FILES if points <= letters(file)), None)


def missing(text: str) -> set[str]:
    """The characters of `text` that none of the fonts has."""
    points = {point for point in set(map(ord, text)) if point not in UNSEEN}
    have = {point for drawn in needed(text).values() for point in drawn}
    return {chr(point) for point in points - have if not chr(point).isspace()}


def cut(file: str, points: set[int]) -> bytes:
    """A font with these characters and what joins them, and no others."""
    options = Options()
    options.layout_features = ["*"]
    options.hinting = False
    options.flavor = "woff"
    with TTFont(path(file), recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=points)
        subsetter.subset(font)
        font.flavor = "woff"
        out = io.BytesIO()
        font.save(out)
    return out.getvalue()
