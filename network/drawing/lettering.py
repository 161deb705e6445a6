"""The words of a drawing apart from its shapes: for a typesetter that joins every script's letters.

Renderers of SVG differ in how well they shape text; a typesetter gets Devanagari and Arabic right.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple
from xml.etree.ElementTree import Element, tostring

from defusedxml.ElementTree import fromstring

from network.drawing import metrics, paint
from network.drawing.picture import SPACE

TEXT = f"{{{SPACE}}}text"
SPAN = f"{{{SPACE}}}tspan"
SHIFT = re.compile(r"translate\(\s*(-?[\d.]+)(?:[ ,]+(-?[\d.]+))?\s*\)")
SIZE = re.compile(r"font-size:([\d.]+)px")
COLOUR = re.compile(r"(?:^|;)fill:\$(\w+)")
PLAIN = 14.0


class Style(NamedTuple):
    """How a class writes."""

    size: float
    bold: bool
    colour: str


class Line(NamedTuple):
    """A line of text by its baseline. `middle`: `x` is its middle, else its beginning."""

    text: str
    x: float
    y: float
    middle: bool
    style: Style


def apart(drawing: str) -> tuple[str, list[Line]]:
    """The SVG without its words, and the words with their places."""
    root: Element = fromstring(drawing)
    lines = list(_lines(root, 0.0, 0.0))
    for parent in list(root.iter()):
        for child in [child for child in parent if child.tag == TEXT]:
            parent.remove(child)
    return tostring(root, encoding="unicode"), lines


def _lines(element: Element, x: float, y: float) -> Iterator[Line]:
    shift = SHIFT.match(element.get("transform", ""))
    if shift:
        x, y = x + float(shift[1]), y + float(shift[2] or 0)
    if element.tag == TEXT:
        middle = element.get("text-anchor") == "middle"
        for part in element if len(element) else (element,):
            text = "".join(part.itertext())
            style = _style(part.get("class", ""))
            # A browser counts the space between two lines as a part of the first.
            space = metrics.measure(part.tail, PLAIN) / 2 if len(element) and part.tail else 0.0
            yield Line(text, x + _at(part, "x") - space, y + _at(part, "y"), middle, style)
        return
    for child in element:
        yield from _lines(child, x, y)


def _at(element: Element, name: str) -> float:
    return float(element.get(name, "0"))


@cache
def _style(classes: str) -> Style:
    size, bold, colour = PLAIN, False, "ink"
    for selector, declarations in paint.RULES:
        if selector.removeprefix(".") in classes.split():
            found = SIZE.search(declarations)
            size = float(found[1]) if found else size
            bold = bold or "font-weight:700" in declarations
            filled = COLOUR.search(declarations)
            colour = filled[1] if filled else colour
    return Style(size, bold, paint.LIGHT[colour])
