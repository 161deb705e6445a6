"""Who is acting: the first argument of every use case."""

from dataclasses import dataclass
from enum import StrEnum

from network.identity import AccountId, PersonId, SessionId


class Capacity(StrEnum):
    """The hat that somebody wears while they use the service."""

    PERSON = "person"
    SUPPORTER = "supporter"
    MENTOR = "mentor"
    COORDINATOR = "coordinator"
    IN_TOUCH_WORKER = "in_touch_worker"
    SCREENER = "screener"
    SAFEGUARDING_LEAD = "safeguarding_lead"
    ADMINISTRATOR = "administrator"
    OPERATOR = "operator"


@dataclass(frozen=True, kw_only=True)
class Actor:
    """A person in one capacity.

    `stepped_up` is true for five minutes after the password was typed again, `guarded` for seven
    days after a recovery. `session_id` is None for a token and for the command line.
    """

    person_id: PersonId
    capacity: Capacity = Capacity.PERSON
    account_id: AccountId | None = None
    session_id: SessionId | None = None
    stepped_up: bool = False
    guarded: bool = False
