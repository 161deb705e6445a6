"""The colours and strokes of pictures: one list of rules, for pages and for files.

Rules name colours as `$ink`. A page gets custom properties, so that dark mode and print can change
them; a file that stands alone gets the light colours themselves.
"""

import re
import sys
from collections.abc import Callable, Mapping
from typing import Final

LIGHT: Final = {
    "paper": "#fbf6ee",
    "card": "#fffdf9",
    "ink": "#331b38",
    "soft": "#665068",
    "line": "#cbbba6",
    "ringline": "#9d8770",
    "ring1": "#f5d9c8",
    "ring2": "#f7e1d0",
    "ring3": "#f9e8d9",
    "ring4": "#faeee1",
    "ring5": "#fbf2e7",
    "band": "#f1ebe0",
    "leaf": "#2c6440",
    "leafsoft": "#e5efdf",
    "amber": "#8d4400",
    "ambersoft": "#fdeecd",
    "berry": "#9c2038",
    "lilac": "#70518f",
    "lilacsoft": "#f0e8f7",
    "grey": "#6d6671",
    "greysoft": "#f1eef0",
    "plum": "#4a2551",
    "onplum": "#fff6ef",
    "thread": "#8d7593",
    "kin": "#4a2551",
}
DARK: Final = {
    "paper": "#1f1522",
    "card": "#2a1d2e",
    "ink": "#f6ecdf",
    "soft": "#cfbfcd",
    "line": "#6a586f",
    "ringline": "#8d7893",
    "ring1": "#4d3643",
    "ring2": "#45313d",
    "ring3": "#3d2c38",
    "ring4": "#352732",
    "ring5": "#2d222c",
    "band": "#272029",
    "leaf": "#a6d6ac",
    "leafsoft": "#21362a",
    "amber": "#f6c667",
    "ambersoft": "#3c2e14",
    "berry": "#ff9aa9",
    "lilac": "#d3bdf0",
    "lilacsoft": "#41344f",
    "grey": "#b8afbc",
    "greysoft": "#3a3340",
    "plum": "#f3dcec",
    "onplum": "#35203b",
    "thread": "#a68fae",
    "kin": "#b79bc4",
}
RULES: Final = (
    ("text", "fill:$ink;font-weight:400"),
    (".ground", "fill:$paper"),
    (".name", "font-size:14px"),
    (".on-plum", "fill:$onplum;font-weight:700"),
    (".small", "font-size:13px;fill:$soft"),
    (".words", "font-size:13px"),
    (".head", "font-size:16px;font-weight:700"),
    (".big", "font-size:22px;font-weight:700"),
    (".ring", "stroke:$ringline;stroke-width:1"),
    (".r1", "fill:$ring1"),
    (".r2", "fill:$ring2"),
    (".r3", "fill:$ring3"),
    (".r4", "fill:$ring4"),
    (".r5", "fill:$ring5"),
    (".r0", "fill:$band;stroke-dasharray:2 6"),
    (".chip", "fill:$card;stroke:$line"),
    (".chip-words", "font-size:13px;fill:$soft;font-weight:700"),
    (".me", "fill:$plum"),
    (".me-words", "font-size:16px;font-weight:700;fill:$onplum"),
    (".badge", "font-size:14px;font-weight:700;fill:$onplum"),
    (".halo", "fill:none;stroke:$plum;stroke-width:1.5;stroke-opacity:.35"),
    (".thread", "fill:none;stroke:$thread;stroke-width:1.3;stroke-opacity:.55"),
    (".thread.kin", "stroke:$kin;stroke-opacity:.7"),
    (".thread.close", "stroke:$leaf;stroke-width:2.4"),
    (".thread.pair", "stroke:$lilac;stroke-width:2;stroke-opacity:.7"),
    (".thread.unsure", "stroke-dasharray:3 4"),
    (".many .thread", "stroke-opacity:.32"),
    (".tag", "fill:$card;stroke:$line;stroke-width:1.4"),
    (".tag.in-touch", "stroke:$leaf"),
    (".tag.lost", "stroke:$soft;stroke-dasharray:5 3"),
    (".tag.find", "stroke:$amber;stroke-width:2.4"),
    (".tag.not-now", "stroke:$grey;stroke-dasharray:1.5 3"),
    (".tag.never", "stroke:$grey;fill:$greysoft"),
    (".tag.remembered", "fill:$lilacsoft"),
    (".tag.safe", "fill:$leafsoft;stroke:$leaf"),
    (".tag.mixed", "fill:$ambersoft;stroke:$amber;stroke-dasharray:6 3"),
    (".tag.not-safe", "fill:$lilacsoft;stroke:$lilac;stroke-width:2.2"),
    (".tag.came", "fill:$leafsoft;stroke:$leaf;stroke-width:2.4"),
    (".tag.went", "fill:$greysoft;stroke:$grey;stroke-dasharray:5 3"),
    (".tag.closer", "stroke:$plum;stroke-width:2.4"),
    (".tag.further", "stroke:$amber;stroke-dasharray:6 3"),
    (".tag.me-tag", "fill:$plum;stroke:$plum"),
    (".tag.kept", "stroke:$line"),
    (".panel", "fill:$card;stroke:$line;stroke-width:1.4"),
    (".panel.safe", "fill:$leafsoft;stroke:$leaf"),
    (".panel.mixed", "fill:$ambersoft;stroke:$amber;stroke-dasharray:8 4"),
    (".panel.not-safe", "fill:$lilacsoft;stroke:$lilac;stroke-width:2.4"),
    (".panel.nowhere", "fill:$band;stroke-dasharray:2 5"),
    (".path", "fill:none;stroke:$line;stroke-width:6;stroke-opacity:.7"),
    (".rule", "stroke:$line;stroke-width:1"),
    (".rule.today", "stroke:$plum;stroke-dasharray:3 4"),
    (".row", "fill:$card;fill-opacity:.55"),
    (".bar", "fill:$leaf;fill-opacity:.32"),
    (".bar.place", "fill:$plum;fill-opacity:.24"),
    (".bar.maybe", "fill-opacity:.16"),
    (".edge", "fill:none;stroke:$leaf;stroke-width:2"),
    (".edge.place", "stroke:$plum"),
    (".kin-line", "fill:none;stroke:$ink;stroke-width:2;stroke-opacity:.8"),
    (".kin-line.half", "stroke-dasharray:10 3 3 3"),
    (".kin-line.step", "stroke-dasharray:9 5"),
    (".kin-line.foster", "stroke-dasharray:2 5;stroke-width:3;stroke:$leaf"),
    (".kin-line.adoptive", "stroke-width:3.6;stroke:$amber"),
    (".kin-line.by-partner", "stroke-dasharray:4 4;stroke:$soft"),
    (".kin-line.unsaid", "stroke:$soft;stroke-width:1.4"),
    (".kin-line.partners", "stroke:$lilac;stroke-width:4"),
    (".kin-line.former", "stroke:$lilac;stroke-dasharray:6 5"),
    (".kin-line.siblings", "stroke:$thread;stroke-width:1.6"),
    (".kin-chip", "fill:$paper"),
    (".kin-words", "font-size:13px;fill:$soft"),
    (".sign", "color:$ink"),
    (".s-fill", "fill:currentColor"),
    (".s-line", "fill:none;stroke:currentColor;stroke-width:1.5;stroke-linecap:round"),
    (".s-thick", "stroke-width:2.2"),
    (".s-firm", "stroke-width:1.8"),
    (".s-dashed", "stroke-dasharray:3 2.2"),
    (".s-holed", "fill-rule:evenodd"),
    (".s-twig", "fill:none;stroke:$leaf;stroke-width:1.4;stroke-linecap:round"),
    (".s-heart", "fill:$ambersoft;stroke:$amber"),
    (".p-leaf", "color:$leaf"),
    (".p-soft", "color:$soft"),
    (".p-amber", "color:$amber"),
    (".p-grey", "color:$grey"),
    (".p-berry", "color:$berry"),
    (".p-lilac", "color:$lilac"),
    (".p-ink", "color:$ink"),
)
COLOUR: Final = re.compile(r"\$(\w+)")
PREFIX: Final = "--picture-"
HEADER: Final = "/* Written by `python -m network.drawing.paint`: change it there. */\n"


def alone() -> str:
    """The style of a picture that stands alone: light colours, no custom properties."""
    return "".join(
        f"{selector}{{{_coloured(declarations, LIGHT.__getitem__)}}}"
        for selector, declarations in RULES
    )


def page() -> str:
    """The style sheet of pictures on a page, light and dark, on screen and on paper."""
    rules = "\n".join(
        f"{_scoped(selector)} {{ {_coloured(declarations, _property)} }}"
        for selector, declarations in RULES
    )
    return f"{HEADER}{_properties('.picture', LIGHT)}{_dark()}{rules}\n"


def _scoped(selector: str) -> str:
    """Rules hold inside pictures."""
    return f".picture {selector}"


def _dark() -> str:
    """Dark where the reader chose it, or where their machine is dark and they chose nothing."""
    chosen = _properties(".rowan[data-look=dark] .picture", DARK)
    found = _properties(".rowan[data-look=auto] .picture", DARK)
    dark = "@media screen and (prefers-color-scheme: dark)"
    return f"@media screen {{\n{chosen}}}\n{dark} {{\n{found}}}\n"


def _coloured(declarations: str, colour: Callable[[str], str]) -> str:
    return COLOUR.sub(lambda found: colour(found[1]), declarations)


def _property(name: str) -> str:
    return f"var({PREFIX}{name})"


def _properties(selector: str, colours: Mapping[str, str]) -> str:
    lines = "".join(f"  {PREFIX}{name}: {value};\n" for name, value in colours.items())
    return f"{selector} {{\n{lines}}}\n"


if __name__ == "__main__":
    sys.stdout.write(page())
