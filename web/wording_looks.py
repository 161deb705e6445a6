"""A look in plain words: who, what for, which kinds of things."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from network.actor import Capacity
from network.audit.events import Event
from network.consent.kinds import Purpose
from network.work.kinds import Things
from network.work.looks import Look

PURPOSES: dict[str, LazyString] = {
    Purpose.STAY_IN_TOUCH: _l("staying in touch"),
    Purpose.LIFE_STORY: _l("your life story"),
    Purpose.WELFARE_CHECK: _l("seeing that you are all right"),
    Purpose.EMERGENCY: _l("an emergency"),
    Purpose.SERVICE_SAFETY: _l("looking at what you told us, to keep you safe"),
}
THINGS: dict[str, LazyString] = {
    Things.NOTES: _l("the notes that they keep about you"),
    Things.STORY: _l("the card that you showed them"),
    Things.MAP: _l("your map, with you beside them"),
    Things.REQUEST: _l("what you asked for, to be in touch with somebody again"),
}
HATS: dict[Capacity | None, LazyString] = {
    Capacity.COORDINATOR: _l("%(name)s, coordinator at %(where)s,"),
    Capacity.IN_TOUCH_WORKER: _l("%(name)s, In Touch worker at %(where)s,"),
    Capacity.SCREENER: _l("%(name)s, who reads things first at %(where)s,"),
    Capacity.SAFEGUARDING_LEAD: _l("%(name)s, who keeps people safe at %(where)s,"),
    Capacity.ADMINISTRATOR: _l("%(name)s, who runs %(where)s,"),
}
PLAIN = _l("%(name)s at %(where)s")


def why(look: Look) -> LazyString | None:
    """What it was for, if that was said."""
    return PURPOSES.get(look.line.detail.get("purpose", ""))


def things(look: Look) -> list[LazyString]:
    """Which kinds of things were looked at."""
    kinds = look.line.detail.get("things", "").split()
    return [THINGS[kind] for kind in kinds if kind in THINGS]


def said(look: Look) -> str:
    """What happened, in a plain sentence."""
    where = look.organisation or _("an organisation")
    name = look.worker or _("Somebody")
    hat = HATS.get(look.line.by, PLAIN)
    who = str(hat) % {"name": name, "where": where}
    sentences: dict[Event, str] = {
        Event.READ_BY_OPERATOR: _("Somebody who runs Rowan opened your map."),
        Event.CHANGED_BY_OPERATOR: _("Somebody who runs Rowan put something on your map."),
        Event.RESEALED: _("Your things were locked with a new key. Nobody read them."),
        Event.MAP_TAKEN_OUT: _("You took a copy of your map."),
        Event.EVERYTHING_TAKEN: _("You took a copy of everything."),
        Event.WORK_BEGUN: _("%(who)s took your code and works with you.", who=who),
        Event.WORK_PASSED_ON: _(
            "%(name)s at %(where)s works with you from here on.", name=name, where=where
        ),
        Event.WORK_ENDED: _("The work with %(where)s ended.", where=where),
        Event.READ_AT_WORK: _("%(who)s opened something of yours.", who=who),
        Event.NOTE_WRITTEN: _("%(who)s wrote a note in what they keep about you.", who=who),
        Event.EMERGENCY_OPENED: _(
            "%(who)s opened what they keep about you for one hour, because they were worried.",
            who=who,
        ),
        Event.HELPED_BY_WORKER: _("%(who)s helped you on their screen.", who=who),
        Event.STOOD_FOR_AT_WORK: _(
            "%(who)s wrote down what they know of something that you said.", who=who
        ),
        Event.BACK_IN_BEGUN: _(
            "%(who)s said that you stood before them and could not get in.", who=who
        ),
        Event.BACK_IN_APPROVED: _(
            "%(who)s had seen you too, and read out a code to help you back in.", who=who
        ),
    }
    return sentences[look.line.event]


def in_words(look: Look) -> dict[str, object]:
    """A look and everything that is said of it."""
    return {"look": look, "sentence": said(look), "why": why(look), "things": things(look)}
