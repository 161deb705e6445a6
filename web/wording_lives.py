"""What is written down about a life, in plain words. Sources stand beside them on the page."""

from enum import Enum

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from network.consent.lives import (
    AdoptionState,
    ChildView,
    DeathProof,
    DeathState,
    HeardFrom,
    LegalStatus,
    Position,
    ResponsibilityKind,
)
from network.consent.outcomes import Obligation

HEARD: dict[Enum, LazyString] = {
    HeardFrom.FAMILY: _l("Somebody in their family said so"),
    HeardFrom.FRIEND: _l("A friend said so"),
    HeardFrom.COLLEAGUE: _l("A colleague of mine said so"),
    HeardFrom.PROFESSIONAL: _l("A doctor, a hospital, a prison or another service said so"),
    HeardFrom.NEWS: _l("I read it, or heard it in the news"),
    HeardFrom.OTHER: _l("Another way"),
}
PROOFS: dict[Enum, LazyString] = {
    DeathProof.CERTIFICATE: _l("I have seen the death certificate"),
    DeathProof.REGISTER: _l("I have asked the register office"),
    DeathProof.POLICE: _l("I have asked the police"),
}
DEATHS: dict[Enum, LazyString] = {
    DeathState.LIVING: _l("Nobody has said that they have died"),
    DeathState.REPORTED: _l("Somebody has said that they have died"),
    DeathState.VERIFIED: _l("Two people here have shown that they have died"),
}
ADOPTIONS: dict[Enum, LazyString] = {
    AdoptionState.NOT_KNOWN: _l("Nobody has said that they were adopted"),
    AdoptionState.NOT_ADOPTED: _l("They were not adopted"),
    AdoptionState.REPORTED: _l(
        "Somebody has said that they were adopted. It protects them already"
    ),
    AdoptionState.ATTESTED: _l("Two people here have seen that they were adopted"),
}
STATUSES: dict[Enum, LazyString] = {
    LegalStatus.NOT_KNOWN: _l("I don’t know yet"),
    LegalStatus.CARE_ORDER: _l("Care order"),
    LegalStatus.INTERIM_CARE_ORDER: _l("Interim care order"),
    LegalStatus.SECTION_20: _l("Looked after with the parents’ agreement (section 20)"),
    LegalStatus.SPECIAL_GUARDIANSHIP: _l("Special guardianship"),
    LegalStatus.CHILD_ARRANGEMENTS_ORDER: _l("Child arrangements order"),
    LegalStatus.PLACEMENT_ORDER: _l("An order that they may be placed for adoption"),
    LegalStatus.ADOPTED: _l("Adopted"),
    LegalStatus.AT_HOME: _l("At home, with no order"),
}
RESPONSIBLE: dict[Enum, LazyString] = {
    ResponsibilityKind.MOTHER: _l("Mother"),
    ResponsibilityKind.FATHER: _l("Father, by marriage, birth certificate or order"),
    ResponsibilityKind.COUNCIL: _l("Council, by a care order"),
    ResponsibilityKind.SPECIAL_GUARDIAN: _l("Special guardian"),
    ResponsibilityKind.ADOPTER: _l("Adopter"),
    ResponsibilityKind.COURT_ORDER: _l("By another court order"),
    ResponsibilityKind.NOT_KNOWN: _l("I don’t know by what right"),
}
POSITIONS: dict[Enum, LazyString] = {
    Position.NOT_ASKED: _l("Not asked yet"),
    Position.AGREES: _l("They agree"),
    Position.REFUSES: _l("They say no"),
    Position.UNSAFE_TO_ASK: _l("It would not be safe to ask them"),
}
VIEWS: dict[Enum, LazyString] = {
    ChildView.NOT_HEARD: _l("Nobody has asked the child yet"),
    ChildView.WANTS: _l("The child wants it"),
    ChildView.DOES_NOT_WANT: _l("The child does not want it"),
    ChildView.NOT_SURE: _l("The child is not sure"),
}
TO_DO: dict[Enum, LazyString] = {
    Obligation.HEAR_CHILD: _l("Ask the child what they want. Their no is a no."),
    Obligation.ASK_COUNCIL: _l("Ask the council that looks after the child."),
    Obligation.ASK_RESPONSIBLE: _l("Ask everybody who holds parental responsibility."),
    Obligation.RECORD_COMPETENCE: _l("Write down whether the child can decide this themselves."),
}
SOURCES: dict[Obligation, LazyString] = {
    Obligation.HEAR_CHILD: _l(
        "The child’s wishes come first. Staying in touch is the child’s right, and nobody else’s."
    ),
    Obligation.ASK_COUNCIL: _l(
        "Children Act 1989, Schedule 2, paragraph 15: the council is to help a child stay in touch "
        "with family and friends, where it can be done and is good for the child."
    ),
    Obligation.ASK_RESPONSIBLE: _l(
        "Under section 20 parents keep all parental responsibility. Under a care order the "
        "council shares it. A special guardian holds it before all others."
    ),
    Obligation.RECORD_COMPETENCE: _l(
        "Gillick (1985): some under 16 can decide for themselves. From 16 that is taken to be so. "
        "It is asked for each decision anew."
    ),
}
WORDS: dict[type[Enum], dict[Enum, LazyString]] = {
    HeardFrom: HEARD,
    DeathProof: PROOFS,
    DeathState: DEATHS,
    AdoptionState: ADOPTIONS,
    LegalStatus: STATUSES,
    ResponsibilityKind: RESPONSIBLE,
    Position: POSITIONS,
    ChildView: VIEWS,
    Obligation: TO_DO,
}

CHOICES: dict[str, type[Enum]] = {
    "heard": HeardFrom,
    "proof": DeathProof,
    "status": LegalStatus,
    "responsible": ResponsibilityKind,
    "position": Position,
    "view": ChildView,
}


def choices(name: str) -> list[tuple[str, LazyString]]:
    """What can be chosen in one field of a form about a life."""
    return [(str(one.value), WORDS[CHOICES[name]][one]) for one in CHOICES[name]]
