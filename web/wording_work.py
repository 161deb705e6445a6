"""What hats, organisations and purposes are called on a page."""

from enum import Enum

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from network.actor import Capacity
from network.consent.acts import STAFF
from network.consent.kinds import Purpose
from network.organisations.kinds import FormerStaff, OrganisationKind
from network.work.reading import PURPOSES as MAY_BE_SAID

HATS: dict[Enum, LazyString] = {
    Capacity.COORDINATOR: _l("Coordinator"),
    Capacity.IN_TOUCH_WORKER: _l("In Touch worker"),
    Capacity.SCREENER: _l("Reader: looks things over before they are passed on"),
    Capacity.SAFEGUARDING_LEAD: _l("Keeps people safe"),
    Capacity.ADMINISTRATOR: _l("Runs the organisation"),
}
KINDS: dict[Enum, LazyString] = {
    OrganisationKind.COUNCIL: _l("Council"),
    OrganisationKind.CHARITY: _l("Charity"),
    OrganisationKind.FOSTERING_AGENCY: _l("Fostering agency"),
    OrganisationKind.ADOPTION_AGENCY: _l("Adoption agency"),
    OrganisationKind.CHILDRENS_HOMES: _l("Runs children’s homes"),
    OrganisationKind.MENTORING: _l("Mentoring"),
    OrganisationKind.OTHER: _l("Something else"),
}
FORMER: dict[Enum, LazyString] = {
    FormerStaff.MAY_ANSWER: _l("They may answer for themselves"),
    FormerStaff.ASK_FIRST: _l("They may answer after asking us"),
    FormerStaff.THROUGH_US: _l("Everything goes through us"),
}
PURPOSES: dict[Enum, LazyString] = {
    Purpose.STAY_IN_TOUCH: _l("Staying in touch with them"),
    Purpose.LIFE_STORY: _l("Their life story"),
    Purpose.WELFARE_CHECK: _l("Seeing that they are all right"),
    Purpose.RECONNECT: _l("Finding somebody again"),
}
WORDS: dict[type[Enum], dict[Enum, LazyString]] = {
    Capacity: HATS,
    OrganisationKind: KINDS,
    FormerStaff: FORMER,
    Purpose: PURPOSES,
}
HAT_CHOICES = [(str(hat.value), HATS[hat]) for hat in Capacity if hat in STAFF]
PURPOSE_CHOICES = [(str(purpose.value), PURPOSES[purpose]) for purpose in MAY_BE_SAID]
DAYS = (
    _l("Monday"),
    _l("Tuesday"),
    _l("Wednesday"),
    _l("Thursday"),
    _l("Friday"),
    _l("Saturday"),
    _l("Sunday"),
)
