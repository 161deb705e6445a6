"""What lies on the desk, and what is done about it, in plain words for who keeps people safe."""

from enum import Enum

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from network.consent.kinds import Direction, HoldCause, Proof
from network.desk.model import DeskKind, Half
from network.safeguarding.kinds import Heard

KINDS: dict[Enum, LazyString] = {
    DeskKind.POSSIBLE_MATCH: _l("Somebody may be a person who was described as not safe"),
    DeskKind.UNDER_PRESSURE: _l("Somebody may be made to do something"),
    DeskKind.NOT_RECOGNISED: _l("Somebody doesn’t know why their things were looked at"),
    DeskKind.REPORTED: _l("Somebody told us about another person"),
    DeskKind.ORDER_SAID: _l("Somebody says that there is a court order"),
    DeskKind.ORDER_ENDED: _l("The last day of an order is over"),
    DeskKind.ORDER_REVIEW: _l("An order is to be looked at again"),
    DeskKind.HOLD_ENDED: _l("The time of a hold is over"),
    DeskKind.COOL_OFF_ENDED: _l("A time to wait after a no is over"),
    DeskKind.GRANT_REVIEW: _l("A yes is to be looked at again"),
    DeskKind.DEATH_REPORTED: _l("Somebody says that a person has died"),
    DeskKind.STILL_HERE: _l("Somebody of whom it was said that they had died is here"),
    DeskKind.ADOPTION_REPORTED: _l("Somebody says that a person was adopted"),
    DeskKind.DEATH_TO_TELL: _l("Somebody has died, and people are to be told"),
    DeskKind.SECOND_HUMAN: _l("A second person has to look"),
    DeskKind.PATTERN: _l("Something here forms a pattern that a person has to look at"),
    DeskKind.CRISIS: _l("Somebody wrote words that sound like a crisis"),
    DeskKind.LEAD_STOPPED: _l("An approach was stopped before it began"),
    DeskKind.LETTER_HELD: _l("Somebody has to look at a letter before it goes"),
    DeskKind.WANTS_TO_TALK: _l("Somebody who is in touch with another would like to talk to you"),
}
HALVES: dict[Enum, LazyString] = {
    Half.PLACE_HOLD: _l("Somebody placed a hold, or kept one. Would you do the same?"),
    Half.LIFT_HOLD: _l("Somebody wants to lift a hold. Would you do the same?"),
    Half.VERIFY_ORDER: _l(
        "Somebody read in a court paper that something stays allowed. Do you read it so too?"
    ),
    Half.LIFT_ORDER: _l("Somebody wants to end an order here. Would you do the same?"),
    Half.DISMISS_MATCH: _l("Somebody says that these are two different people. Are they?"),
    Half.LIFT_COOL_OFF: _l("Somebody wants to end a time to wait. Would you do the same?"),
}
DIRECTIONS: dict[Enum, LazyString] = {
    Direction.ONE_WAY: _l("It binds one of them"),
    Direction.BOTH: _l("It binds both of them"),
}
PROOFS: dict[Enum, LazyString] = {
    Proof.SAID: _l("No, I was told"),
    Proof.DOCUMENT_HELD: _l("Yes, we have a copy"),
    Proof.VERIFIED: _l("Yes, and I have checked it with whoever made it"),
}
CAUSES: dict[Enum, LazyString] = {
    HoldCause.CONCERN: _l("I am worried"),
    HoldCause.ALLEGATION: _l("Somebody has said that harm was done"),
    HoldCause.REPORTED: _l("One of them told us about the other"),
    HoldCause.UNDER_PRESSURE: _l("They may be made to do something"),
    HoldCause.POSSIBLE_MATCH: _l("It is the person who was described"),
    HoldCause.NOT_RECOGNISED: _l("They didn’t know why their things were looked at"),
}
HEARD: dict[Enum, LazyString] = {
    Heard.KEPT: _l("We have kept it safe. Nobody has read it yet."),
    Heard.SEEN: _l("We have told somebody. A person who keeps people safe has seen it."),
    Heard.LOOKED_AT: _l("We have looked at what you told us."),
}
WORDS: dict[type[Enum], dict[Enum, LazyString]] = {
    DeskKind: KINDS,
    Half: HALVES,
    Direction: DIRECTIONS,
    Proof: PROOFS,
    HoldCause: CAUSES,
    Heard: HEARD,
}
