"""Somebody on the map: adding with just a name, and everything else for later."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l

from network.connections import when
from network.connections.kinds import (
    Certainty,
    DateWish,
    Feeling,
    KinBy,
    Kind,
    Paid,
    State,
    Support,
)
from network.connections.model import (
    GROUPS_LIMIT,
    NAME_LIMIT,
    RINGS,
    WORDS_LIMIT,
    Connection,
    Known,
    MarkedDate,
)
from network.identity import ItemId
from web.forms.fields import Choice, Choices, Number, OneOf, Text, Tick
from web.forms.form import Form

ANGLE = re.compile(r"-?[0-9]{1,4}(\.[0-9]{1,12})?")
FULL_TURN = 360.0
GROUPS_LETTERS = GROUPS_LIMIT * (NAME_LIMIT + 2)
MISSING_NAME = _l("Write something to call them.")


class AddForm(Form):
    """Somebody new. Only the name has to be there."""

    name = Text(limit=NAME_LIMIT, missing=MISSING_NAME)
    kind = Choice(Kind)
    kind_words = Text(limit=WORDS_LIMIT)
    kin_by = Choice(KinBy)
    ring = Number(lowest=1, highest=RINGS)
    state = Choice(State)
    feeling = Choice(Feeling)
    place = OneOf()
    since = Text(limit=when.WORDS_LIMIT)
    until = Text(limit=when.WORDS_LIMIT)

    def connection(self, connection_id: ItemId, *, born: date | None) -> Connection:
        """The connection as the form says it."""
        known = Known(
            place_id=ItemId(self.place) if self.place else None,
            since=when.read(self.since, born=born),
            until=when.read(self.until, born=born),
        )
        return Connection(
            id=connection_id,
            name=self.name,
            kind=said_kind(self.kind, self.kind_words),
            kind_words=self.kind_words,
            kin_by=self.kin_by,
            ring=self.ring,
            state=self.state,
            feeling=self.feeling,
            known=(known,) if known != Known() else (),
        )


class KnownForm(Form):
    """Where and when we knew each other."""

    place = OneOf()
    since = Text(limit=when.WORDS_LIMIT)
    until = Text(limit=when.WORDS_LIMIT)
    words = Text(limit=WORDS_LIMIT)

    def known(self, before: Sequence[Known], *, born: date | None) -> Known:
        """The row as the map keeps it. `before` are the rows that were there."""
        there = [moment for one in before for moment in (one.since, one.until)]
        return Known(
            place_id=ItemId(self.place) if self.place else None,
            since=_read(self.since, there, born=born),
            until=_read(self.until, there, born=born),
            words=self.words,
        )


class MarkedDateForm(Form):
    """A date to mark, or to leave alone."""

    what = Text(limit=WORDS_LIMIT)
    when = Text(limit=when.WORDS_LIMIT)
    wish = Choice(DateWish)

    def check(self) -> None:
        if not self.empty and not self.what:
            self.refuse("what", _l("Write what this date is."))

    @property
    def empty(self) -> bool:
        return not any(text.strip() for name in ("what", "when") for text in self.values(name))

    def marked(self, before: Sequence[MarkedDate]) -> MarkedDate:
        """The row as the map keeps it. `before` are the rows that were there."""
        day = _read(self.when, [one.when for one in before], born=None)
        return MarkedDate(what=self.what, when=day, wish=self.wish or DateWish.MARK)


class EditForm(Form):
    """Everything there is to say about somebody. `base` is the version that was opened."""

    base = Number(lowest=0, highest=10**9 - 1)
    name = Text(limit=NAME_LIMIT, missing=MISSING_NAME)
    nickname = Text(limit=NAME_LIMIT)
    kind = Choice(Kind)
    kind_words = Text(limit=WORDS_LIMIT)
    kin_by = Choice(KinBy)
    ring = Number(lowest=1, highest=RINGS)
    state = Choice(State)
    feeling = Choice(Feeling)
    loves_me = Tick()
    certainty = Choice(Certainty)
    told_by = Text(limit=WORDS_LIMIT)
    paid = Choice(Paid)
    does_for_me = Choices(Support)
    i_do = Choices(Support)
    last_in_touch = Text(limit=when.WORDS_LIMIT)
    remembered = Tick()
    died = Text(limit=when.WORDS_LIMIT)
    born = Text(limit=when.WORDS_LIMIT)
    groups = Text(limit=GROUPS_LETTERS)
    private = Tick()

    def check(self) -> None:
        if len(named(self.groups)) > GROUPS_LIMIT:
            self.refuse("groups", _l("Write fewer groups: 12 at most."))
        if any(len(name) > NAME_LIMIT for name in named(self.groups)):
            self.refuse("groups", _l("Make the names of the groups shorter."))

    @classmethod
    def of(cls, connection: Connection, *, base: int | None) -> "EditForm":
        """The form as it is opened."""
        same = {
            name: getattr(connection, name)
            for name in cls.fields
            if name not in {"base", "groups", *DATES}
        }
        dates = {name: getattr(connection, name).words for name in DATES}
        groups = ", ".join(connection.groups)
        return cls.filled(base=base, groups=groups, **dates, **same)

    def connection(
        self,
        before: Connection,
        known: Sequence[KnownForm],
        dates: Sequence[MarkedDateForm],
        *,
        born: date | None,
    ) -> Connection:
        """The connection as the form says it; what it doesn't ask stays as it was."""
        same: dict[str, Any] = {
            name: getattr(self, name)
            for name in self.fields
            if name not in {"base", "groups", "kind", *DATES}
        }
        return replace(
            before,
            **same,
            kind=said_kind(self.kind, self.kind_words),
            last_in_touch=_read(self.last_in_touch, [before.last_in_touch], born=born),
            died=_read(self.died, [before.died], born=None),
            born=_read(self.born, [before.born], born=None),
            groups=named(self.groups),
            known=tuple(row.known(before.known, born=born) for row in known),
            dates=tuple(row.marked(before.dates) for row in dates),
        )


class MoveForm(Form):
    """Where somebody stands. Ring 0 takes them off the rings; what isn't sent stays."""

    ring = Number(lowest=0, highest=RINGS)
    angle = Text(limit=30)

    def check(self) -> None:
        if self.angle and not ANGLE.fullmatch(self.angle):
            self.refuse("angle", _l("Choose a place on the ring."))

    @property
    def degrees(self) -> float | None:
        """Where on the ring, clockwise from the top, if it was said."""
        return float(self.angle) % FULL_TURN if self.angle else None


DATES = ("last_in_touch", "died", "born")


def said_kind(kind: Kind | None, words: str) -> Kind:
    """How we know each other: own words alone are an answer too."""
    if kind in (None, Kind.NOT_SAID):
        return Kind.OTHER if words else Kind.NOT_SAID
    return kind or Kind.NOT_SAID


def named(text: str) -> tuple[str, ...]:
    """The names in a list with commas, each once."""
    return tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))


def _read(words: str, there: Sequence[when.When], *, born: date | None) -> when.When:
    """The date as written; one that nobody has touched keeps what an import knew of it."""
    same = (moment for moment in there if moment.words == words)
    return next(same, None) or when.read(words, born=born)
