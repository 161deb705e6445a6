"""What somebody who is asked can answer besides yes: a kind no, one reply, or not now."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from network.connections.model import WORDS_LIMIT
from network.letters import rules


class AnswerKind(StrEnum):
    """What an answer is. The first three are told, two days later; no look meets the others."""

    YES = "yes"
    KIND_WORDS = "kind_words"
    ONE_REPLY = "one_reply"
    NOT_NOW = "not_now"
    READ = "read"
    """No answer: that its owner has read what a code shows, and can still close the door."""
    LEFT_TO_THEM = "left_to_them"
    """That whoever got a letter would rather that the organisation which wrote it answers."""


class KindSentence(StrEnum):
    """The kind sentences that somebody can choose from, when they would rather not."""

    NONE = "none"
    THINK_WELL = "think_well"
    REMEMBER = "remember"
    NOT_ABLE = "not_able"
    NOT_YOUR_FAULT = "not_your_fault"


class Farewell(StrEnum):
    """The kind sentences with which somebody can end being in touch."""

    NONE = "none"
    THINK_WELL = "think_well"
    GLAD = "glad"
    NOT_ABLE = "not_able"
    NOT_YOUR_FAULT = "not_your_fault"


class Months(StrEnum):
    """In how many months somebody wants to be asked again."""

    THREE = "3"
    SIX = "6"
    TWELVE = "12"

    def after(self, now: datetime) -> datetime:
        """When that is."""
        return now + timedelta(days=30 * int(self))


def first_words(text: str) -> dict[str, str]:
    """What is wrong with the first words that somebody lets another read.

    Nobody reads them over, as they do first letters. So what a letter would wait for a reader for
    is not taken in here, and whoever writes is told (security research 6.2).
    """
    return {"words": "not as first words"} if rules.caught(text) else {}


@dataclass(frozen=True, kw_only=True)
class Told:
    """What somebody lets the asker read, once. Nothing opens between the two by it."""

    kind: AnswerKind
    sentence: KindSentence = KindSentence.NONE
    words: str = field(default="", repr=False)

    def problems(self) -> dict[str, str]:
        """What is missing or too long, by field."""
        found = {}
        if self.kind is AnswerKind.KIND_WORDS and self.sentence is KindSentence.NONE:
            found["sentence"] = "missing"
        if self.kind is AnswerKind.ONE_REPLY and not self.words.strip():
            found["words"] = "missing"
        if len(self.words) > WORDS_LIMIT:
            found["words"] = "too long"
        return found or first_words(self.words)
