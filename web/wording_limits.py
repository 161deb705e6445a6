"""What somebody can and can't do in a tie, in the words of whoever says it."""

from enum import Enum

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from network.ties.answers import Farewell
from network.ties.how_it_goes import How
from network.ties.limits import By, Cannot, LeftOut, Limits, Often
from web.moments import day

BY: dict[Enum, LazyString] = {
    By.LETTERS: _l("Letters here"),
    By.MESSAGES: _l("Short messages"),
    By.CALLS: _l("Calls"),
    By.MEETING: _l("Meeting"),
}
OFTEN: dict[Enum, LazyString] = {
    Often.WHEN_IT_COMES: _l("When it comes"),
    Often.WEEKLY: _l("About once a week"),
    Often.MONTHLY: _l("About once a month"),
    Often.SOME_TIMES_A_YEAR: _l("Some times a year"),
    Often.ONCE_A_YEAR: _l("Once a year"),
}
LEFT_OUT: dict[Enum, LazyString] = {
    LeftOut.THE_PAST: _l("What happened then"),
    LeftOut.FAMILY: _l("Family"),
    LeftOut.OTHERS_THERE: _l("Others who were there"),
    LeftOut.WORK: _l("Work"),
    LeftOut.HEALTH: _l("Health"),
    LeftOut.BELIEFS: _l("Faith and politics"),
}
CANNOT: dict[Enum, LazyString] = {
    Cannot.MONEY: _l("Lend or take money"),
    Cannot.HOME: _l("Give somebody a home"),
    Cannot.DECISIONS: _l("Decide things for each other"),
    Cannot.FILES: _l("Tell what is in the files"),
    Cannot.EMERGENCIES: _l("Be there in an emergency"),
    Cannot.SECRETS: _l("Keep a secret that hurts somebody"),
}
WORDS: dict[type[Enum], dict[Enum, LazyString]] = {
    By: BY,
    Often: OFTEN,
    LeftOut: LEFT_OUT,
    Cannot: CANNOT,
}


def choices() -> dict[str, list[tuple[str, LazyString]]]:
    """What can be said, by field."""
    sets: dict[str, dict[Enum, LazyString]] = {
        "by": BY,
        "often": OFTEN,
        "leave_out": LEFT_OUT,
        "cannot": CANNOT,
    }
    return {
        name: [(str(each.value), words) for each, words in members.items()]
        for name, members in sets.items()
    }


def said(limits: Limits) -> list[dict[str, object]]:
    """What is said, line by line; nothing for what is not."""
    often = [OFTEN[limits.often]] if limits.often else []
    until = [day(limits.until)] if limits.until else []
    lines: list[tuple[LazyString, list[object]]] = [
        (_l("By"), [BY[each] for each in limits.by]),
        (_l("How often"), [*often]),
        (_l("Rather not about"), [LEFT_OUT[each] for each in limits.leave_out]),
        (_l("Can’t"), [CANNOT[each] for each in limits.cannot]),
        (_l("Until"), [*until]),
    ]
    return [
        {"key": key, "value": "; ".join(str(each) for each in some)} for key, some in lines if some
    ]


HOW: tuple[tuple[How, LazyString, LazyString], ...] = (
    (How.GOOD, _l("It is good as it is"), _l("Nothing changes.")),
    (How.CHANGE, _l("I want to change what I can do"), _l("You say it on the next page.")),
    (How.PAUSE, _l("I want it to end for now"), _l("They see that it is paused, and not why.")),
    (
        How.TALK,
        _l("I would like to talk to somebody"),
        _l("We keep it for those who keep people safe. The other one sees nothing of it."),
    ),
)
"""How it goes, and what comes of saying so. The same for both."""

FAREWELLS: dict[Farewell, LazyString] = {
    Farewell.THINK_WELL: _l("I think well of you, and I wish you a good life."),
    Farewell.GLAD: _l("I was glad of the time in which we were in touch. I end it here."),
    Farewell.NOT_ABLE: _l("I am not able to be in touch. I am sorry, and I wish you well."),
    Farewell.NOT_YOUR_FAULT: _l("I can’t be in touch. It is not because of anything you did."),
}
"""How somebody can end it kindly. The other one reads it as it stands."""
