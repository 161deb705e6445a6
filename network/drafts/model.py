"""A draft: what a form held, and where it belongs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

LASTS = timedelta(days=30)
MOST_DRAFTS = 20
MOST_LETTERS = 200_000
FORM_LIMIT = 300

Values = Mapping[str, Sequence[str]]


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A form as it was typed. `form` is the address that it was sent to."""

    id: str
    form: str
    kept_at: datetime
    values: dict[str, list[str]] = field(repr=False)

    def gone(self, now: datetime) -> bool:
        """Whether its thirty days are over."""
        return now >= self.kept_at + LASTS
