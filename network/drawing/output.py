"""A picture as a file: SVG that stands alone, PNG and PDF. Nothing touches a disk on the way."""

import base64
import html
import json
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Literal

import typst

from network.drawing import fonts, lettering, paint, svg
from network.drawing.picture import SPACE, Picture

TAGS = re.compile(r"<[^>]*>")
WRITTEN = re.compile(r"<(text|tspan)([^>]*)>([^<]+)<")
PIXELS_AN_INCH = 96
LARGEST_PNG = 6000
SHARP = 2.0
TYPESET = """#let width = float(sys.inputs.width) * 0.75pt
#set page(width: width, height: float(sys.inputs.height) * 0.75pt, margin: 0pt)
#set document(title: sys.inputs.title, date: none)
#set text(font: sys.inputs.fonts.split("|"), top-edge: "baseline", bottom-edge: "baseline")
#place(image(bytes(sys.inputs.svg), format: "svg", width: width, alt: sys.inputs.about))
#for (words, x, y, middle, (size, bold, colour)) in json(bytes(sys.inputs.lines)) {
  let line = text(
    size: size * 0.75pt,
    weight: if bold { 700 } else { 400 },
    fill: rgb(colour),
    words,
  )
  context {
    let back = if middle { measure(line).width / 2 } else { 0pt }
    place(dx: x * 0.75pt - back, dy: y * 0.75pt, line)
  }
}
"""


def stand_alone(picture: Picture, *, embed: bool = True) -> str:
    """The picture as an SVG file. With `embed` it carries the letters that it uses."""
    body = WRITTEN.sub(_in_one_font, picture.body)
    used = _letters_by_font(picture.body)
    style = paint.alone() + (_faces(used) if embed else "")
    families = [fonts.FAMILY, *(fonts.family(file) for file in used if file != fonts.FILES[0])]
    ground = svg.element("rect", class_="ground", width=picture.width, height=picture.height)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + svg.element(
        "svg",
        svg.element("title", svg.text(picture.title), id="title"),
        svg.element("desc", svg.text(picture.about), id="about"),
        f"<style>{svg.text(style)}</style>",
        ground,
        body,
        xmlns=SPACE,
        role="img",
        font_family=_listed(families),
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
    shapes, lines = lettering.apart(stand_alone(picture, embed=False))
    inputs = {
        "svg": shapes,
        "lines": json.dumps(lines),
        "title": picture.title,
        "about": picture.about,
        "width": str(picture.width),
        "height": str(picture.height),
        "fonts": "|".join(name.lower() for name in fonts.families()),
    }
    made = typst.Compiler(TYPESET.encode(), font_paths=_fonts(), sys_inputs=inputs).compile(
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


def _listed(families: Iterable[str]) -> str:
    return ",".join([*(f"'{family}'" for family in families), "sans-serif"])


def _in_one_font(written: re.Match[str]) -> str:
    """Name the one font that has every letter of a text, if our first has not.

    Letters that join, as Devanagari's do, are drawn right only by a font that has them all.
    """
    name, attributes, words = written.groups()
    file = fonts.for_all(html.unescape(words))
    if file in (None, fonts.FILES[0]):
        return written[0]
    return f'<{name}{attributes} font-family="{_listed([fonts.family(file)])}">{words}<'


def _letters_by_font(body: str) -> dict[str, set[int]]:
    """Which letters are drawn with which font."""
    used: dict[str, set[int]] = {}
    for _, _, words in WRITTEN.findall(body):
        text = html.unescape(words)
        file = fonts.for_all(text)
        for font, points in (
            fonts.needed(text).items() if file is None else [(file, map(ord, text))]
        ):
            used.setdefault(font, set()).update(points)
    return used


def _faces(used: Mapping[str, set[int]]) -> str:
    rules = [
        _face(fonts.family(file), 400, fonts.cut(file, points)) for file, points in used.items()
    ]
    bold = used.get(fonts.FILES[0], set()) & fonts.letters(fonts.BOLD)
    if bold:
        rules.append(_face(fonts.FAMILY, 700, fonts.cut(fonts.BOLD, bold)))
    return "".join(rules)


def _face(family: str, weight: int, font: bytes) -> str:
    data = base64.b64encode(font).decode()
    return (
        f'@font-face{{font-family:"{family}";font-weight:{weight};'
        f"src:url(data:font/woff;base64,{data}) format('woff')}}"
    )
