"""Write `widths.json` anew: how wide each letter of our fonts is, in thousandths of an em.

Run with `python -m network.drawing.fonts_measured` after a font has changed.
"""

import json

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from network.drawing import fonts
from network.drawing.metrics import WIDTHS, is_square

Runs = dict[str, list[int]]


def widths(file: str) -> dict[int, int]:
    """Advance width by character."""
    with TTFont(fonts.path(file), lazy=True) as font:
        scale = 1000 / font["head"].unitsPerEm
        metrics = font["hmtx"]
        return {
            point: round(metrics[name][0] * scale) for point, name in font.getBestCmap().items()
        }


def measured() -> dict[str, Runs]:
    """All that the layout needs to know: the regular widths and the bold ones."""
    regular: dict[int, int] = {}
    for file in fonts.FILES:
        for point, width in widths(file).items():
            if not is_square(point):
                regular.setdefault(point, width)
    return {"regular": _runs(regular), "bold": _runs(widths(fonts.BOLD))}


def text() -> str:
    """The file's whole text."""
    return json.dumps(measured(), separators=(",", ":"), sort_keys=True) + "\n"


def _runs(by_point: dict[int, int]) -> Runs:
    runs: Runs = {}
    start = last = -2
    for point in sorted(by_point):
        if point != last + 1:
            start = point
            runs[f"{start:x}"] = []
        runs[f"{start:x}"].append(by_point[point])
        last = point
    return runs


if __name__ == "__main__":
    WIDTHS.write_text(text(), encoding="utf-8")
