"""Boxes on a plane, and quickly knowing whether a new one would touch another."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

CELL_WIDE = 96.0
CELL_HIGH = 48.0


class Box(NamedTuple):
    """A box by its edges."""

    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: "Box") -> bool:
        """Whether the two share any point inside."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def around(x: float, y: float, width: float, height: float) -> Box:
    """A box about its middle."""
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


@dataclass
class Space:
    """The boxes that have been taken."""

    cells: dict[tuple[int, int], list[Box]] = field(default_factory=lambda: defaultdict(list))

    def take(self, box: Box) -> None:
        """Mark a box as taken."""
        for cell in _cells(box):
            self.cells[cell].append(box)

    def give_back(self, box: Box) -> None:
        """Free a box that was taken."""
        for cell in _cells(box):
            self.cells[cell].remove(box)

    def is_free(self, box: Box) -> bool:
        """Whether a box would touch none that are taken."""
        left, top, right, bottom = box
        cells = self.cells
        downs = range(int(top // CELL_HIGH), int(bottom // CELL_HIGH) + 1)
        for across in range(int(left // CELL_WIDE), int(right // CELL_WIDE) + 1):
            for down in downs:
                for its_left, its_top, its_right, its_bottom in cells.get((across, down), ()):
                    if (
                        left < its_right
                        and its_left < right
                        and top < its_bottom
                        and its_top < bottom
                    ):
                        return False
        return True

    def clear_of(self, y: float, box: Box) -> float:
        """How far down from `y` a box of this shape must move to be free."""
        moved = Box(box.left, y, box.right, y + box.bottom - box.top)
        while not self.is_free(moved):
            under = min(
                other.bottom
                for cell in _cells(moved)
                for other in self.cells.get(cell, ())
                if other.touches(moved)
            )
            moved = Box(moved.left, under, moved.right, under + moved.bottom - moved.top)
        return moved.top


def _cells(box: Box) -> list[tuple[int, int]]:
    left, top, right, bottom = box
    return [
        (across, down)
        for across in range(int(left // CELL_WIDE), int(right // CELL_WIDE) + 1)
        for down in range(int(top // CELL_HIGH), int(bottom // CELL_HIGH) + 1)
    ]
