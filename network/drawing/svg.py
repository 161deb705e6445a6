"""Write SVG: elements with escaped attributes and text, and nothing that XML forbids."""

import re
from xml.sax.saxutils import escape

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
QUOTES = {'"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"}

Value = str | float | None


def text(words: str) -> str:
    """Words as they may stand between tags."""
    return escape(NOT_XML.sub("", words))


def element(name: str, *children: str, **attributes: Value) -> str:
    """An element. An attribute that is None is left out; `class_` spells `class`."""
    head = name + "".join(_attribute(key, value) for key, value in attributes.items())
    return f"<{head}>{''.join(children)}</{name}>" if children else f"<{head}/>"


def number(value: float) -> str:
    """A number with at most one decimal, as short as can be."""
    short = f"{value:.1f}"
    short = short.removesuffix(".0")
    return "0" if short == "-0" else short


def points(*pairs: tuple[float, float]) -> str:
    """Points as `polygon` and `polyline` want them."""
    return " ".join(f"{number(x)},{number(y)}" for x, y in pairs)


def _attribute(key: str, value: Value) -> str:
    if value is None:
        return ""
    shown = value if isinstance(value, str) else number(value)
    spelt = key.rstrip("_").replace("_", "-")
    return f' {spelt}="{escape(NOT_XML.sub("", shown), QUOTES)}"'
