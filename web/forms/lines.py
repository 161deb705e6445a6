"""Several short texts in one field, one on each line; and a day written as one is used to."""

from collections.abc import Iterable, Sequence
from datetime import date

from flask_babel import lazy_gettext as _l

from network.connections import when
from web.forms.fields import LINE_ENDS, UNSEEN, Field, Message, Wrong


class Lines(Field[tuple[str, ...]]):
    """One text on each line. Empty lines don't count."""

    def __init__(self, *, limit: int, most: int, missing: Message | None = None) -> None:
        self.limit = limit
        self.most = most
        self.missing = missing

    def nothing(self) -> tuple[str, ...]:
        return ()

    def read(self, typed: Sequence[str]) -> tuple[str, ...]:
        text = LINE_ENDS.sub("\n", typed[0] if typed else "")
        lines = (" ".join(UNSEEN.sub(" ", line).split()) for line in text.split("\n"))
        found = tuple(dict.fromkeys(line for line in lines if line))
        if not found and self.missing is not None:
            raise Wrong(self.missing)
        if any(len(line) > self.limit for line in found):
            raise Wrong(_l("Make each line shorter: %(limit)s letters at most.", limit=self.limit))
        if len(found) > self.most:
            raise Wrong(_l("Write %(most)s lines at most.", most=self.most))
        return found

    def shown(self, value: Iterable[str]) -> list[str]:
        return ["\n".join(value)]


class OneDay(Field[date | None]):
    """One certain day, in any way that is usual: 31/3/1998 or 31 March 1998."""

    def nothing(self) -> date | None:
        return None

    def read(self, typed: Sequence[str]) -> date | None:
        text = typed[0].strip() if typed else ""
        if not text:
            return None
        day = when.read(text).exact if len(text) <= when.WORDS_LIMIT else None
        if day is None:
            raise Wrong(_l("Write the day, the month and the year, such as 31/3/1998."))
        return day

    def shown(self, value: date | None) -> list[str]:
        return [] if value is None else [f"{value:%d/%m/%Y}"]
