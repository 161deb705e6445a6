"""What somebody can say to a letter by phone or on paper: read out, and typed in by a worker."""

from enum import Enum

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from network.asking.kinds import CameBy, SaidToUs
from network.guidance.model import Reply

CAME_BY: dict[Enum, LazyString] = {
    CameBy.PHONE: _l("By phone"),
    CameBy.LETTER: _l("In a letter, or on a slip"),
}
ONLY_THEY = _l("It counts once they say it themselves. Until then nobody is told.")
SAID_TO_US: tuple[tuple[SaidToUs, LazyString, LazyString], ...] = (
    (SaidToUs.YES, _l("Yes"), ONLY_THEY),
    (SaidToUs.LIMITS, _l("Yes, with limits"), ONLY_THEY),
    (SaidToUs.ONE_REPLY, _l("One reply only"), ONLY_THEY),
    (SaidToUs.KIND_WORDS, _l("No, with kind words"), ONLY_THEY),
    (
        SaidToUs.NOT_NOW,
        _l("Ask me again"),
        _l("Say when, below. No other letter is written to them from this request before."),
    ),
    (SaidToUs.NO, _l("No"), _l("It counts now. The code ends.")),
    (
        SaidToUs.NOT_AGAIN,
        _l("No, and not for this person again"),
        _l("It counts now, and lasts. It can’t be taken back here."),
    ),
    (
        SaidToUs.NOBODY_AGAIN,
        _l("No, and nobody is to ask me again"),
        _l("It counts now, and lasts, whoever asks. It can’t be taken back here."),
    ),
    (
        SaidToUs.NOT_ME,
        _l("This is not me"),
        _l("It counts now. No letter goes to somebody of this name there again."),
    ),
)
"""What they can say, and what follows, in the order in which it is read out."""
READ_OUT: dict[SaidToUs, Reply] = {
    SaidToUs.YES: Reply.YES,
    SaidToUs.LIMITS: Reply.LIMITS,
    SaidToUs.ONE_REPLY: Reply.ONE_REPLY,
    SaidToUs.KIND_WORDS: Reply.KIND_WORDS,
    SaidToUs.NOT_NOW: Reply.NOT_NOW,
    SaidToUs.NO: Reply.NO,
    SaidToUs.NOT_AGAIN: Reply.NEVER,
    SaidToUs.NOBODY_AGAIN: Reply.NEVER_ANYBODY,
    SaidToUs.NOT_ME: Reply.NOT_ME,
}
"""Which guidance is read out before each: the same as on the pages of whoever has a phone."""
WORDS: dict[type[Enum], dict[Enum, LazyString]] = {
    CameBy: CAME_BY,
    SaidToUs: {each: words for each, words, _more in SAID_TO_US},
}
