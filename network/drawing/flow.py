"""Tags one after another in rows, as words flow in a paragraph."""

from collections.abc import Sequence
from dataclasses import dataclass

from network.drawing.tag import Tag

GAP = 8.0


@dataclass(frozen=True, kw_only=True)
class Flow:
    """Tags with the middles of their places, and the height of it all."""

    spots: tuple[tuple[Tag, float, float], ...]
    height: float


def flow(tags: Sequence[Tag], width: float) -> Flow:
    """Lay tags into rows no wider than `width`, unless one tag alone is wider."""
    rows: list[list[Tag]] = []
    used = 0.0
    for tag in tags:
        if not rows or used + tag.width > width:
            rows.append([])
            used = 0.0
        rows[-1].append(tag)
        used += tag.width + GAP
    spots: list[tuple[Tag, float, float]] = []
    y = 0.0
    for row in rows:
        high = max(tag.height for tag in row)
        x = 0.0
        for tag in row:
            spots.append((tag, x + tag.width / 2, y + high / 2))
            x += tag.width + GAP
        y += high + GAP
    return Flow(spots=tuple(spots), height=max(0.0, y - GAP))
