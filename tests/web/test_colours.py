"""Every colour that carries words can be read, in light and in dark."""

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).parents[2] / "assets" / "styles" / "_tokens.scss"
BLOCK = re.compile(r"@mixin (light|dark) \{(.*?)\n\}", re.DOTALL)
COLOUR = re.compile(r"--([\w-]+): (#[0-9a-f]{6});")
COLOURS = {name: dict(COLOUR.findall(block)) for name, block in BLOCK.findall(TOKENS.read_text())}
PAPERS = ("rowan-paper", "rowan-surface", "rowan-sand")
WORDS = [
    *((ink, paper) for ink in ("rowan-ink", "rowan-ink-soft") for paper in PAPERS),
    *((ink, paper) for ink in ("govuk-link-colour", "rowan-berry") for paper in PAPERS),
    *(("govuk-link-visited-colour", paper) for paper in PAPERS),
    *(("govuk-link-hover-colour", paper) for paper in PAPERS),
    ("rowan-on-berry", "rowan-berry"),
    ("rowan-on-berry", "rowan-berry-deep"),
    ("rowan-on-focus", "rowan-focus"),
    ("rowan-paper", "rowan-ink"),
    ("rowan-ink", "rowan-leaf-soft"),
    ("rowan-ink", "rowan-amber-soft"),
    ("rowan-leaf", "rowan-leaf-soft"),
    ("rowan-leaf", "rowan-paper"),
    ("rowan-amber", "rowan-amber-soft"),
    ("rowan-amber", "rowan-paper"),
    ("rowan-paper", "rowan-amber"),
    ("govuk-error-colour", "rowan-paper"),
]
EDGES = [("rowan-outline", paper) for paper in PAPERS]


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize(("ink", "paper"), WORDS)
def test_words_stand_out_enough(look: str, ink: str, paper: str) -> None:
    assert _contrast(COLOURS[look][ink], COLOURS[look][paper]) >= 4.5


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize(("edge", "paper"), EDGES)
def test_edges_of_fields_stand_out_enough(look: str, edge: str, paper: str) -> None:
    assert _contrast(COLOURS[look][edge], COLOURS[look][paper]) >= 3


def test_light_and_dark_name_the_same_colours() -> None:
    assert set(COLOURS["light"]) == set(COLOURS["dark"])


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
