"""The room that a drawing has: a large screen and paper, or a phone."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """Columns of panels, the space around and between them, and the space inside each."""

    columns: int
    panel: float
    gap: float
    edge: float
    pad: float

    @property
    def inside(self) -> float:
        """How wide the inside of a panel is."""
        return self.panel - 2 * self.pad

    def across(self, columns: int) -> float:
        """How wide some columns are together."""
        return columns * self.panel + (columns - 1) * self.gap


WIDE = Sheet(columns=3, panel=344.0, gap=36.0, edge=24.0, pad=18.0)
# The narrowest screen there is leaves 290 pixels. Nearly all of them are for words.
NARROW = Sheet(columns=1, panel=286.0, gap=24.0, edge=2.0, pad=14.0)
