"""Which looks at the desk a person sees under "Who has looked" (promise 7). A table, no graph.

Only the one who told of something is shown that it was looked at: they know of it already, and of
nobody else by it. For everybody and everything else a shown look would tell that there is
something: that somebody described them, reported them, has an order, or answered the quiet
question in front of whoever stands over them.
"""

from network.desk.model import DeskKind, Task
from network.identity import PersonId

SHOWN_TO_WHO_TOLD: dict[DeskKind, tuple[bool, str]] = {
    DeskKind.REPORTED: (True, "they told of it themselves"),
    DeskKind.ORDER_SAID: (True, "they said that there is an order"),
    DeskKind.NOT_RECOGNISED: (True, "they said that they don't recognise a look"),
    DeskKind.CRISIS: (True, "they wrote it themselves"),
    DeskKind.WANTS_TO_TALK: (True, "they asked for it themselves"),
    DeskKind.POSSIBLE_MATCH: (False, "it would tell that whom they described is near"),
    DeskKind.UNDER_PRESSURE: (False, "whoever stands over them reads the page too"),
    DeskKind.PATTERN: (False, "it would tell what a question was found to be like"),
    DeskKind.LEAD_STOPPED: (False, "it would tell that somebody was found for them"),
    DeskKind.LETTER_HELD: (False, "it would tell that a letter is held, and from whom"),
    DeskKind.ORDER_ENDED: (False, "somebody else may have entered the order"),
    DeskKind.ORDER_REVIEW: (False, "somebody else may have entered the order"),
    DeskKind.HOLD_ENDED: (False, "nobody is told of a hold"),
    DeskKind.COOL_OFF_ENDED: (False, "it would tell that somebody asked again"),
    DeskKind.GRANT_REVIEW: (False, "nobody at work looks at it"),
    DeskKind.DEATH_REPORTED: (False, "it would tell who said so, and it may be untrue"),
    DeskKind.STILL_HERE: (True, "they said that they are here"),
    DeskKind.ADOPTION_REPORTED: (False, "nobody is told who was adopted"),
    DeskKind.DEATH_TO_TELL: (False, "it is told in person, by a named worker"),
    DeskKind.SECOND_HUMAN: (False, "what it is about decides, and a hold tells nothing"),
}


def shown(task: Task, person_id: PersonId) -> bool:
    """Whether this person sees that the task was looked at."""
    told = task.about == person_id
    return told and SHOWN_TO_WHO_TOLD[task.origin_kind][0]
