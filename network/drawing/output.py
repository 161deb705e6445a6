"""A picture as a file: SVG that stands alone, PNG and PDF. Nothing touches a disk on the way."""

import base64
import html
import re
from functools import lru_cache
from typing import Literal

import typst

from network.drawing import fonts, glyphs, paint, svg
from network.drawing.picture import SPACE, Picture

TAGS = re.compile(r"<[^>]*>")
WRITTEN = re.compile(r"<(text|tspan)([^>]*)>([^<]+)<")
POINTS_A_PIXEL = 0.75
PIXELS_AN_INCH = 96
LARGEST_PNG = 6000
SHARP = 2.0
TYPST = """#set page(width: auto, height: auto, margin: 0pt, fill: none)
#set document(title: sys.inputs.title, date: none)
#set text(font: sys.inputs.fonts.split("|"), fallback: true)
#let wide = float(sys.inputs.width) * 1pt
#image(bytes(sys.inputs.svg), format: "svg", width: wide, alt: sys.inputs.about)
"""


def stand_alone(picture: Picture, *, embed: bool = True) -> str:
    """The picture as an SVG file. With `embed` it carries the letters that it uses."""
    words = words_of(picture)
    style = paint.alone() + (_faces(words) if embed else "")
    ground = svg.element("rect", class_="ground", width=picture.width, height=picture.height)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + svg.element(
        "svg",
        svg.element("title", svg.text(picture.title), id="title"),
        svg.element("desc", svg.text(picture.about), id="about"),
        f"<style>{svg.text(style)}</style>",
        glyphs.definitions(picture.body),
        ground,
        WRITTEN.sub(_in_one_font, picture.body),
        xmlns=SPACE,
        role="img",
        font_family=",".join([*(f"'{name}'" for name in _families(words)), "sans-serif"]),
        aria_labelledby="title about",
        viewBox=f"0 0 {svg.number(picture.width)} {svg.number(picture.height)}",
        width=picture.width,
        height=picture.height,
    )


def png(picture: Picture) -> bytes:
    """The picture in pixels: twice as sharp as a plain screen, less where it is very large."""
    sharp = min(SHARP, LARGEST_PNG / max(picture.width, picture.height))
    return _compiled(picture, "png", ppi=PIXELS_AN_INCH * sharp)


def pdf(picture: Picture) -> bytes:
    """The picture as one page of its own size, with letters that can be searched."""
    return _compiled(picture, "pdf")


def words_of(picture: Picture) -> str:
    """All words in the drawing."""
    return html.unescape(TAGS.sub(" ", picture.body))


def not_drawn(picture: Picture) -> set[str]:
    """The characters that a file of this picture can't show, for want of a font."""
    return fonts.missing(words_of(picture))


def _compiled(picture: Picture, kind: Literal["png", "pdf"], ppi: float | None = None) -> bytes:
    inputs = {
        "svg": stand_alone(picture, embed=False),
        "title": picture.title,
        "about": picture.about,
        "width": str(picture.width * POINTS_A_PIXEL),
        "fonts": "|".join(name.lower() for name in fonts.families()),
    }
    made = typst.Compiler(TYPST.encode(), font_paths=_fonts(), sys_inputs=inputs).compile(
        format=kind, ppi=ppi
    )
    if not isinstance(made, bytes):
        raise TypeError("a picture is one page")
    return made


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(fonts.FOLDER)]
    )


def _families(words: str) -> tuple[str, ...]:
    """The families that draw these words, ours first."""
    used = fonts.needed(words)
    return (fonts.FAMILY, *(fonts.family(file) for file in fonts.FILES[1:] if file in used))


def _in_one_font(written: re.Match[str]) -> str:
    """Name the one font that has every letter of a text, if our first has not.

    Letters that join, as Devanagari's do, are drawn right only by a font that has them all.
    """
    name, attributes, words = written.groups()
    file = fonts.for_all(html.unescape(words))
    family = "" if file in (None, fonts.FILES[0]) else f" font-family=\"'{fonts.family(file)}'\""
    return f"<{name}{attributes}{family}>{words}<"


def _faces(words: str) -> str:
    used = fonts.needed(words)
    rules = [
        _face(fonts.family(file), 400, fonts.cut(file, points)) for file, points in used.items()
    ]
    if fonts.FILES[0] in used:
        bold = used[fonts.FILES[0]] & fonts.letters(fonts.BOLD)
        rules.append(_face(fonts.FAMILY, 700, fonts.cut(fonts.BOLD, bold)))
    return "".join(rules)


def _face(family: str, weight: int, font: bytes) -> str:
    data = base64.b64encode(font).decode()
    return (
        f'@font-face{{font-family:"{family}";font-weight:{weight};'
        f"src:url(data:font/woff;base64,{data}) format('woff')}}"
    )
