"""How a letter that was handed in begins to wait: for a reader, for a lead, or for nobody. Pure.

It is made of the writer's own letters alone. Nothing that anybody else does can move it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from network.errors import Invalid
from network.letters import rules
from network.letters.model import (
    MANY_NEW,
    MOST_A_DAY,
    MOST_WAITING,
    NEW_FOR,
    READ_OVER_FIRST,
    Caught,
    LetterPicture,
    LetterState,
    ScreeningState,
    WrittenLetter,
)

DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Begins:
    """How far a letter is when it is handed in, and what the table found in it."""

    state: ScreeningState
    caught: frozenset[Caught]


def require_room(mine: Sequence[WrittenLetter], letter: WrittenLetter) -> None:
    """Raises Invalid where too many letters to one person wait, or went in a day."""
    before = [one for one in mine if one.to == letter.to]
    waiting = sum(one.state is LetterState.WITH_US for one in before)
    today = sum(one.at > letter.at - DAY for one in before)
    if waiting >= MOST_WAITING or today >= MOST_A_DAY:
        raise Invalid({"text": "many"})


def begins(
    mine: Sequence[WrittenLetter], letter: WrittenLetter, pictures: Sequence[LetterPicture] = ()
) -> Begins:
    """How a letter begins to wait. `mine`: all that its writer has written before."""
    found = rules.caught("\n".join([letter.text, *(one.description for one in pictures)]))
    if to_many(mine, letter):
        return Begins(state=ScreeningState.HELD, caught=found)
    to_them = (one for one in mine if one.to == letter.to)
    passed = sum(one.state is LetterState.PASSED_ON for one in to_them)
    # No table can see what a picture shows, or hear what a voice says.
    waits = bool(found) or bool(pictures) or passed < READ_OVER_FIRST
    return Begins(state=ScreeningState.WAITS if waits else ScreeningState.CLEAR, caught=found)


def to_many(mine: Sequence[WrittenLetter], letter: WrittenLetter) -> bool:
    """Whether somebody who writes to many new people lately writes to one of them.

    Who was passed a letter longer ago is not new any more. Waiting makes nobody less new.
    """
    since = letter.at - NEW_FOR
    known = {one.to for one in mine if one.state is LetterState.PASSED_ON and one.at <= since}
    lately = {one.to for one in (*mine, letter) if one.at > since}
    new = lately - known
    return letter.to in new and len(new) >= MANY_NEW
