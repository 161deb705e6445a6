"""Practice: values only."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from network.actor import Capacity
from network.errors import NotPermitted
from network.identity import AssignmentId, OrganisationId, PersonId, StaffId
from network.story.model import Words

LASTS = timedelta(days=14)
"""A practice that nobody has ended is ended after so long (issue 4, B.1)."""


class NotPractising(NotPermitted):
    """The hat that is worn is a real one, or none."""

    code = "not-practising"
    title = "This is for practising, and you have a real hat on."


@dataclass(frozen=True, kw_only=True)
class Colleague:
    """A made-up colleague, who does what one human being can't do alone."""

    name: str
    capacities: frozenset[Capacity]


@dataclass(frozen=True, kw_only=True)
class Begun:
    """A practice that runs: the staff account whose hats are worn in it, and until when."""

    organisation_id: OrganisationId
    organisation: str = field(repr=False)
    staff_id: StaffId
    capacities: frozenset[Capacity]
    until: datetime


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What somebody made up would see of the practice under "Who has looked"."""

    name: str
    person_id: PersonId
    code: str = field(default="", repr=False)
    """A code that they hold out and nobody has used."""
    shows: AssignmentId | None = None
    """The place on the list from which their card can be read."""


ASH = Colleague(
    name="Ash (made up)",
    capacities=frozenset({Capacity.ADMINISTRATOR, Capacity.COORDINATOR}),
)
BRYN = Colleague(
    name="Bryn (made up)",
    capacities=frozenset({Capacity.SAFEGUARDING_LEAD, Capacity.IN_TOUCH_WORKER}),
)
COLLEAGUES = (ASH, BRYN)
SAM, ALEX = "Sam (made up)", "Alex (made up)"
"""Sam is on one's own list, Alex on a colleague's; somebody without a name holds out a code."""
NOTE = "Sam likes a call after six, and never a letter in a brown envelope."
OTHER_NOTE = "Alex has moved. The new number is with the duty desk."
WHY = "Alex rang at night and was frightened. I needed to know whom to ring."
WHY_MORE = "A home has closed today, and we ring everybody who lived there."
CARD = Words(
    called="Sam",
    know="I had nine homes before I was twelve. I need a day to say yes to anything new.",
    never_ask="Why I left Elm Road.",
    matters="My sister Ana, and Mrs Adeyemi who taught me to swim.",
    hard_dates="The first week of September. Ring me then, and talk of something else.",
)
