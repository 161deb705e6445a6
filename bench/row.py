"""A row of the results: what was measured, beside what, and whether it clears its bar."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line. `good` is None where there is no bar."""

    name: str
    beside: str
    bar: str
    figures: str
    verdict: str
    good: bool | None
    counts: str = ""


def milliseconds(seconds: float) -> str:
    """A time that people can compare."""
    return f"{seconds * 1000:.2f} ms"
