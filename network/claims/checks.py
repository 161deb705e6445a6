"""A question that only the right person could answer: compared in memory, with few tries.

What is typed is compared as a human being would: capitals, accents, titles, the order of words and
one slip of a finger don't matter; figures must be right. Nobody who answers is ever told whether it
was right: domain research 3.9, pattern 2.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from network.descriptions.folding import plain
from network.identity import PersonId

MOST_TRIES = 3
MOST_ANSWERS = 5
QUESTION_LIMIT = 200
ANSWER_LIMIT = 120
WRONG_ENOUGH = 2
"""So many wrong answers, and a human being looks."""
ONE_SLIP, TWO_SLIPS = 5, 10
FIGURES = re.compile(r"\d+")


@dataclass(frozen=True, kw_only=True)
class Try:
    """One answer that somebody gave. It is kept, and never shown to whoever asked or answered."""

    at: datetime
    by: PersonId
    right: bool
    answer: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Check:
    """A question, the answers that fit, and what was tried over its whole life."""

    question: str = field(repr=False)
    answers: tuple[str, ...] = field(repr=False)
    tries: tuple[Try, ...] = ()

    @property
    def right(self) -> bool:
        """Whether somebody has answered it."""
        return any(one.right for one in self.tries)

    @property
    def wrong(self) -> int:
        """How many answers were wrong."""
        return sum(not one.right for one in self.tries)

    @property
    def used_up(self) -> bool:
        """Whether no further answer counts."""
        return self.right or len(self.tries) >= MOST_TRIES

    @property
    def alarming(self) -> bool:
        """Whether somebody should look at who answers here."""
        return self.wrong >= WRONG_ENOUGH

    def problems(self) -> dict[str, str]:
        """What is missing or too long, by field."""
        found = {}
        if not self.question.strip():
            found["question"] = "missing"
        elif len(self.question) > QUESTION_LIMIT:
            found["question"] = "too long"
        if not self.answers or not all(_folded(one) != NOTHING for one in self.answers):
            found["answers"] = "missing"
        elif len(self.answers) > MOST_ANSWERS or any(
            len(one) > ANSWER_LIMIT for one in self.answers
        ):
            found["answers"] = "too long"
        return found


Folded = tuple[str, tuple[str, ...]]
NOTHING: Folded = ("", ())


def fits(answers: Iterable[str], typed: str) -> bool:
    """Whether what was typed is one of the answers, as a human being would see it."""
    # Each is compared, so that which of them fits, or none, takes as long.
    return any([_alike(_folded(one), _folded(typed)) for one in answers])  # noqa: C419


def tried(check: Check, typed: str, *, by: PersonId, at: datetime) -> Check:
    """The check with one more try. Once it is used up nothing counts any more."""
    one = Try(at=at, by=by, right=fits(check.answers, typed), answer=typed[:ANSWER_LIMIT])
    return check if check.used_up else replace(check, tries=(*check.tries, one))


def _folded(text: str) -> Folded:
    """Letters as plain small ones, words in one order, and the figures apart."""
    letters = "".join(sorted(plain(text).split()))
    return letters, tuple(str(int(one)) for one in FIGURES.findall(text[:ANSWER_LIMIT]))


def _alike(one: Folded, other: Folded) -> bool:
    if one == NOTHING or one[1] != other[1]:
        return False
    slips = (len(one[0]) >= ONE_SLIP) + (len(one[0]) >= TWO_SLIPS)
    return _distance(one[0], other[0]) <= slips


def _distance(one: str, other: str) -> int:
    """How many letters have to be put in, taken out, or be others, to make one word the other."""
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, 1):
        before, row[0] = row[0], number
        for place, another in enumerate(other, 1):
            before, row[place] = (
                row[place],
                min(row[place] + 1, row[place - 1] + 1, before + (letter != another)),
            )
    return row[-1]
