"""What asking for somebody, and the work on it, is called on a page."""

from enum import Enum

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from network.asking.kinds import (
    CameOf,
    Finding,
    Hope,
    LawfulBasis,
    LeadState,
    Opens,
    SafeWay,
    Source,
    Verdict,
)

KEPT = _l(
    "We've kept your request safe. If that person wants it too, and it is safe and allowed, "
    "we will tell you. If you hear nothing, we can't say why."
)
"""The standard line of network/consent/outward.py. A test holds the two together."""
NOT_ABOUT_YOU = _l("Many people take months or never answer, and it isn’t about you.")
SCRIPT = _l(
    "“We have your request, and we are working on it. I can’t tell you more, whatever there is "
    "or isn’t, and I would say this to everybody. If there is something that may be told, you "
    "will hear it from us. Many people take months or never answer, and it isn’t about you. How "
    "are you doing with the waiting?”"
)
"""What staff answer to “have you found her?”: one script, whatever there is."""

HOPES: dict[Enum, LazyString] = {
    Hope.THEY_ARE_WELL: _l("To hear that they are well"),
    Hope.LETTER: _l("A letter or a message"),
    Hope.CALL: _l("A call"),
    Hope.MEET: _l("To meet"),
}
SOURCES: dict[Enum, LazyString] = {
    Source.OUR_RECORDS: _l("Our own records"),
    Source.OTHER_ORGANISATION: _l("Another organisation"),
    Source.WORKED_THERE: _l("Somebody who worked there"),
    Source.FROM_THE_ASKER: _l("What whoever asks has given us"),
    Source.OPEN_REGISTER: _l("The open register of electors"),
    Source.BIRTHS_MARRIAGES_DEATHS: _l("Births, marriages and deaths"),
    Source.PROFESSIONAL_REGISTER: _l("A register of a profession"),
    Source.OTHER: _l("Somewhere else"),
}
BASES: dict[Enum, LazyString] = {
    LawfulBasis.PUBLIC_TASK: _l("Our public task"),
    LawfulBasis.LEGAL_OBLIGATION: _l("A law tells us to"),
    LawfulBasis.LEGITIMATE_INTERESTS: _l("Legitimate interests, which we have weighed"),
    LawfulBasis.CONSENT: _l("Whoever is looked for has agreed"),
    LawfulBasis.VITAL_INTERESTS: _l("Somebody’s life is in danger"),
}
CAME: dict[Enum, LazyString] = {
    CameOf.NOTHING: _l("Nothing"),
    CameOf.SOMETHING: _l("Something to follow up"),
    CameOf.NO_ANSWER_YET: _l("No answer yet"),
}
LEADS: dict[Enum, LazyString] = {
    LeadState.POSSIBLE: _l("Possible: somebody else has to check"),
    LeadState.CHECKED: _l("Checked: think about safety next"),
    LeadState.APPROACHED: _l("A letter was written"),
    LeadState.READY: _l("Ready to be approached"),
    LeadState.STOPPED: _l("Stopped: with whoever keeps people safe"),
    LeadState.DROPPED: _l("Not the one"),
    LeadState.NOT_TO_BE: _l("Do not approach"),
}
FINDINGS: dict[Enum, LazyString] = {
    Finding.NO: _l("No"),
    Finding.YES: _l("Yes"),
    Finding.NOT_KNOWN: _l("I don’t know"),
}
OPENERS: dict[Enum, LazyString] = {
    Opens.THEY_ALONE: _l("They alone"),
    Opens.OTHERS_TOO: _l("Others may"),
    Opens.NOT_KNOWN: _l("I don’t know"),
}
WAYS: dict[Enum, LazyString] = {
    SafeWay.BY_POST: _l("By post"),
    SafeWay.BY_PHONE: _l("By phone"),
    SafeWay.IN_PERSON: _l("In person"),
    SafeWay.NONE_KNOWN: _l("I know of none"),
}
VERDICTS: dict[Enum, LazyString] = {
    Verdict.GO_ON: _l("Go on: they may be approached"),
    Verdict.STOP: _l("Stop, and give it to whoever keeps people safe"),
}
WORDS: dict[type[Enum], dict[Enum, LazyString]] = {
    Hope: HOPES,
    Source: SOURCES,
    LawfulBasis: BASES,
    CameOf: CAME,
    LeadState: LEADS,
    Finding: FINDINGS,
    Opens: OPENERS,
    SafeWay: WAYS,
    Verdict: VERDICTS,
}
