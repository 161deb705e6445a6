"""A page of work: which hat is worn stands at its top, and its own way around below that."""

from typing import Any

from flask import render_template
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from network.actor import Capacity
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
HELP: Entry = ("/at-work/help", _l("Help somebody now"))
LIVES: Entry = ("/at-work/lives", _l("Lives"))
SECOND: Entry = ("/at-work/second", _l("Agreeing"))
DESK: Entry = ("/at-work/desk", _l("The desk"))
MENUS: dict[Capacity, tuple[Entry, ...]] = {
    Capacity.COORDINATOR: (TODAY, LIST, HELP),
    Capacity.IN_TOUCH_WORKER: (TODAY, LIST, HELP),
    Capacity.SCREENER: (TODAY,),
    Capacity.SAFEGUARDING_LEAD: (
        TODAY,
        DESK,
        ("/at-work/everybody", _l("Every list")),
        LIVES,
        SECOND,
    ),
    Capacity.ADMINISTRATOR: (
        TODAY,
        ("/at-work/staff", _l("People who work here")),
        ("/at-work/hours", _l("Hours")),
        ("/at-work/on-call", _l("On call")),
        ("/at-work/policy", _l("Keeping in touch")),
        SECOND,
    ),
}


def work_page(template: str, **values: Any) -> str:
    """A page of work, with the hat that is worn. Raises where the hat is worn no more."""
    here = services().work.hats.worn(actor())
    menu = MENUS[actor().capacity]
    return render_template(template, here=here, hat=actor().capacity, work_menu=menu, **values)
