"""A page of work: which hat is worn stands at its top, and its own way around below that."""

from typing import Any

from flask import abort, render_template
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from network.actor import Capacity
from web.access import practised
from web.context import actor, services

READERS = (Capacity.COORDINATOR, Capacity.IN_TOUCH_WORKER, Capacity.SAFEGUARDING_LEAD)
CARRIERS = (Capacity.COORDINATOR, Capacity.IN_TOUCH_WORKER)
LEADS = (Capacity.SAFEGUARDING_LEAD,)
ADMINISTRATORS = (Capacity.ADMINISTRATOR,)
SECONDS = LEADS + ADMINISTRATORS
EVERY_HAT = (*READERS, Capacity.SCREENER, Capacity.ADMINISTRATOR)

Entry = tuple[str, LazyString]
TODAY: Entry = ("/at-work", _l("Today"))
LIST: Entry = ("/at-work/people", _l("My list"))
READ_OVER: Entry = ("/at-work/letters", _l("Letters"))
HELP: Entry = ("/at-work/help", _l("Help somebody now"))
LIVES: Entry = ("/at-work/lives", _l("Lives"))
REQUESTS: Entry = ("/at-work/requests", _l("Requests"))
BACK_IN: Entry = ("/at-work/back-in", _l("Helping back in"))
SECOND: Entry = ("/at-work/second", _l("Agreeing"))
DESK: Entry = ("/at-work/desk", _l("The desk"))
STOOD_FOR: Entry = ("/at-work/stood-for", _l("What we stand for"))
PRACTICE: Entry = ("/at-work/practice", _l("What to try"))
HOMES: Entry = ("/at-work/homes", _l("Our homes"))
NOT_PRACTISED = frozenset({REQUESTS, READ_OVER, HELP, BACK_IN, LIVES, DESK, STOOD_FOR, HOMES})
MENUS: dict[Capacity, tuple[Entry, ...]] = {
    Capacity.COORDINATOR: (TODAY, LIST, REQUESTS, HELP, BACK_IN),
    Capacity.IN_TOUCH_WORKER: (TODAY, LIST, REQUESTS, HELP, BACK_IN),
    Capacity.SCREENER: (TODAY, READ_OVER),
    Capacity.SAFEGUARDING_LEAD: (
        TODAY,
        DESK,
        ("/at-work/everybody", _l("Every list")),
        LIVES,
        STOOD_FOR,
        SECOND,
        BACK_IN,
    ),
    Capacity.ADMINISTRATOR: (
        TODAY,
        ("/at-work/staff", _l("People who work here")),
        ("/at-work/hours", _l("Hours")),
        ("/at-work/on-call", _l("On call")),
        ("/at-work/policy", _l("Keeping in touch")),
        STOOD_FOR,
        HOMES,
        SECOND,
    ),
}


def work_page(template: str, **values: Any) -> str:
    """A page of work, with the hat that is worn. Raises where the hat is worn no more.

    With a hat of a practice only what can be practised is there.
    """
    here = services().work.hats.worn(actor())
    if here.organisation.practice and not practised():
        abort(403)
    menu = _menu(actor().capacity, practice=here.organisation.practice)
    return render_template(template, here=here, hat=actor().capacity, work_menu=menu, **values)


def for_real() -> None:
    """Refuse whoever practises, before anything is looked for: this can't be practised."""
    if services().work.hats.worn(actor()).organisation.practice:
        abort(403)


def _menu(hat: Capacity, *, practice: bool) -> tuple[Entry, ...]:
    """The way around with a hat on; in a practice without what can't be practised."""
    if not practice:
        return MENUS[hat]
    return (PRACTICE, *(entry for entry in MENUS[hat] if entry not in NOT_PRACTISED))
