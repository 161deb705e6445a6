"""Several people of the list at once: move them, say how things stand, take them away."""

from enum import StrEnum

from flask_babel import lazy_gettext as _l

from network.connections.kinds import State
from network.connections.model import RINGS
from web.forms.fields import Choice, Number, SomeOf
from web.forms.form import Form


class Act(StrEnum):
    """What to do with the people who are ticked."""

    MOVE = "move"
    STATE = "state"
    REMOVE = "remove"


class ArrangeForm(Form):
    """Who, and what to do. Ring 0 takes somebody off the rings."""

    people = SomeOf()
    act = Choice(Act, missing=_l("Choose what to do."))
    ring = Number(lowest=0, highest=RINGS)
    state = Choice(State)

    def check(self) -> None:
        if not self.people:
            self.refuse("people", _l("Tick at least one person first."))
        if self.act is Act.MOVE and self.ring is None:
            self.refuse("ring", _l("Choose where to move them."))
