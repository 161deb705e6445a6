"""What keeping safe is called on a page: who somebody is to me, and what a court may have said."""

from enum import Enum

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from network.consent.kinds import Instrument, RelativeKind, SecrecyKind

RELATIVES: dict[Enum, LazyString] = {
    RelativeKind.PARENT: _l("Mum, dad or another parent"),
    RelativeKind.STEP_PARENT: _l("Step-parent"),
    RelativeKind.BROTHER_OR_SISTER: _l("Brother or sister"),
    RelativeKind.HALF_BROTHER_OR_SISTER: _l("Half-brother or half-sister"),
    RelativeKind.CHILD: _l("My child"),
    RelativeKind.GRANDPARENT: _l("Nan, grandad or other grandparent"),
    RelativeKind.AUNT_OR_UNCLE: _l("Aunt or uncle"),
    RelativeKind.COUSIN: _l("Cousin"),
    RelativeKind.OTHER_FAMILY: _l("Other family"),
    RelativeKind.PARTNER: _l("Partner"),
    RelativeKind.FORMER_PARTNER: _l("Used to be my partner"),
    RelativeKind.FOSTER_FAMILY: _l("Family through fostering"),
    RelativeKind.ADOPTIVE_FAMILY: _l("Family through adoption"),
    RelativeKind.FORMER_CARER: _l("Used to look after me"),
    RelativeKind.FORMER_WORKER: _l("Used to be one of my workers"),
    RelativeKind.FRIEND: _l("Friend"),
    RelativeKind.NOT_RELATED: _l("None of these"),
}
INSTRUMENTS: dict[Enum, LazyString] = {
    Instrument.NON_MOLESTATION_ORDER: _l("Non-molestation order"),
    Instrument.RESTRAINING_ORDER: _l("Restraining order"),
    Instrument.STALKING_PROTECTION_ORDER: _l("Stalking protection order"),
    Instrument.DOMESTIC_ABUSE_PROTECTION_ORDER: _l("Domestic abuse protection order"),
    Instrument.DOMESTIC_ABUSE_PROTECTION_NOTICE: _l("Domestic abuse protection notice"),
    Instrument.SEXUAL_HARM_PREVENTION_ORDER: _l("Sexual harm prevention order"),
    Instrument.SEXUAL_RISK_ORDER: _l("Sexual risk order"),
    Instrument.INJUNCTION: _l("Injunction"),
    Instrument.BAIL_CONDITION: _l("Bail: they must keep away while they wait for court"),
    Instrument.LICENCE_CONDITION: _l("Licence: they must keep away after prison"),
    Instrument.PRISON_NO_CONTACT_LIST: _l("A prison’s list of people they must not write to"),
    Instrument.SECTION_34_4: _l("Section 34(4): they must not see a child in care"),
    Instrument.SECTION_91_14: _l("Section 91(14): they must ask before going to court again"),
    Instrument.PROHIBITED_STEPS_ORDER: _l("Prohibited steps order"),
    Instrument.SECTION_51A_NO_CONTACT: _l("Section 51A: they must keep away after an adoption"),
    Instrument.NOT_SAID: _l("I don’t know"),
}
SECRECY: dict[Enum, LazyString] = {
    SecrecyKind.MUST_NOT_KNOW: _l("That I am here at all"),
    SecrecyKind.MUST_NOT_SEE: _l("What is mine: they may know that I am here, and see nothing"),
}
