"""What the situations of somebody who is asked for are called on a page."""

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from network.guidance.model import Reply, Situation
from network.ties.answers import KindSentence, Months
from network.ties.on_paper import PaperNo

SITUATIONS: dict[Situation, LazyString] = {
    Situation.STILL_EMPLOYED: _l("I still work where they were looked after"),
    Situation.LEFT_OR_RETIRED: _l("I worked there, and have left or retired"),
    Situation.REGISTERED: _l("I am on a professional register"),
    Situation.FOSTER_NOW: _l("I foster children now"),
    Situation.FOSTER_THEN: _l("I fostered then, and don’t now"),
    Situation.RELATIVE: _l("I am a relative"),
    Situation.SIBLING: _l("I am a brother or a sister"),
    Situation.PEER: _l("We lived there together, or were friends"),
    Situation.UNDER_18: _l("One of us is under 18"),
    Situation.LIVE_COMPLAINT: _l("A complaint between us is still open"),
}
"""As somebody would say it of themselves. What holds for everybody has no line of its own."""

REPLIES: tuple[tuple[Reply, LazyString, LazyString], ...] = (
    (Reply.YES, _l("Yes"), _l("I would like to be in touch.")),
    (
        Reply.LIMITS,
        _l("Yes, with limits"),
        _l("I say how, how often, what about, and what I can’t do. I can change it at any time."),
    ),
    (Reply.ONE_REPLY, _l("One reply only"), _l("They read a few words from me, once.")),
    (Reply.KIND_WORDS, _l("No, with kind words"), _l("They read that I would rather not.")),
    (Reply.NOT_NOW, _l("Not now"), _l("Ask me again in some months. They see nothing.")),
    (
        Reply.LEFT_TO_THEM,
        _l("I would rather that the organisation answers"),
        _l("The worker who wrote to me reads that. I can take it back."),
    ),
    (Reply.NO, _l("No"), _l("They see nothing, and the code ends.")),
    (Reply.NEVER, _l("No, and don’t ask me again"), _l("Nothing of theirs reaches me any more.")),
    (
        Reply.NEVER_ANYBODY,
        _l("No, and nobody is to ask me again"),
        _l("No letter comes to me from here any more, whoever asks."),
    ),
    (Reply.WORRY, _l("Something is not right"), _l("People whose work it is look at it.")),
)
"""What somebody can choose, and what it means in a line."""

PAPER_NOES: tuple[tuple[PaperNo, LazyString, LazyString], ...] = (
    (PaperNo.NO, _l("No"), _l("The code ends. A no looks like nothing.")),
    (
        PaperNo.NOT_AGAIN,
        _l("No, and not for this person again"),
        _l("No letter comes to you again for whoever this one was for."),
    ),
    (
        PaperNo.NOBODY_AGAIN,
        _l("No, and nobody is to ask me again"),
        _l("No letter comes to you from here any more, whoever asks."),
    ),
    (
        PaperNo.NOT_ME,
        _l("This is not me"),
        _l("The worker who wrote the letter reads that, and nobody else."),
    ),
)
"""What somebody can say with the letter alone."""

SENTENCES: dict[KindSentence, LazyString] = {
    KindSentence.THINK_WELL: _l("I think well of you, and I wish you a good life."),
    KindSentence.REMEMBER: _l(
        "I remember you, and I was glad to be asked. I would rather leave it there."
    ),
    KindSentence.NOT_ABLE: _l("I am not able to be in touch. I am sorry, and I wish you well."),
    KindSentence.NOT_YOUR_FAULT: _l("I can’t be in touch. It is not because of anything you did."),
}
"""How somebody can say no kindly. The other one reads it as it stands."""

MONTHS: dict[Months, LazyString] = {
    Months.THREE: _l("In three months"),
    Months.SIX: _l("In half a year"),
    Months.TWELVE: _l("In a year"),
}
