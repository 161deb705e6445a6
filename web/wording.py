"""What each closed set of the map is called on a page: the words that people prefer."""

from collections.abc import Iterable
from enum import Enum

from flask import Flask
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from network.connections.kinds import (
    Certainty,
    DateWish,
    Feeling,
    ItemKind,
    KinBy,
    Kind,
    LinkKind,
    Paid,
    PlaceKind,
    State,
    Support,
)
from network.consent.kinds import Channel, Instrument, RelativeKind, SecrecyKind
from network.consent.lives import Level
from network.willingness.model import HowOften
from web import (
    wording_asking,
    wording_desk,
    wording_details,
    wording_letters,
    wording_lives,
    wording_pasts,
    wording_rhythm,
    wording_safe,
    wording_said,
    wording_sending,
    wording_work,
)

Option = tuple[str, LazyString]

KINDS: dict[Enum, LazyString] = {
    Kind.NOT_SAID: _l("Not said"),
    Kind.MUM: _l("Mum"),
    Kind.DAD: _l("Dad"),
    Kind.PARENT: _l("Parent"),
    Kind.BROTHER_OR_SISTER: _l("Brother or sister"),
    Kind.CHILD: _l("My child"),
    Kind.GRANDPARENT: _l("Nan, grandad or other grandparent"),
    Kind.GRANDCHILD: _l("Grandchild"),
    Kind.AUNT_OR_UNCLE: _l("Aunt or uncle"),
    Kind.COUSIN: _l("Cousin"),
    Kind.NIECE_OR_NEPHEW: _l("Niece or nephew"),
    Kind.OTHER_FAMILY: _l("Other family"),
    Kind.PARTNER: _l("Partner"),
    Kind.FORMER_PARTNER: _l("Used to be my partner"),
    Kind.FOSTER_CARER: _l("Foster carer"),
    Kind.KINSHIP_CARER: _l("Family or friend who looked after me"),
    Kind.SPECIAL_GUARDIAN: _l("Special guardian"),
    Kind.LODGINGS_HOST: _l("Supported lodgings host"),
    Kind.KEY_WORKER: _l("Key worker"),
    Kind.RESIDENTIAL_WORKER: _l("Worker in my children’s home"),
    Kind.SOCIAL_WORKER: _l("Social worker"),
    Kind.PERSONAL_ADVISER: _l("Personal adviser (PA)"),
    Kind.REVIEWING_OFFICER: _l("Reviewing officer (IRO)"),
    Kind.ADVOCATE: _l("Advocate"),
    Kind.INDEPENDENT_VISITOR: _l("Independent visitor"),
    Kind.TEACHER: _l("Teacher or someone at school"),
    Kind.MENTOR: _l("Mentor"),
    Kind.COACH: _l("Coach"),
    Kind.YOUTH_WORKER: _l("Youth worker"),
    Kind.HEALTH_WORKER: _l("Doctor, nurse or health worker"),
    Kind.COUNSELLOR: _l("Counsellor"),
    Kind.FAITH_LEADER: _l("Faith leader"),
    Kind.EMPLOYER: _l("Boss"),
    Kind.COLLEAGUE: _l("Someone from work"),
    Kind.FRIEND: _l("Friend"),
    Kind.LIVED_WITH: _l("We lived in the same home"),
    Kind.SCHOOL_FRIEND: _l("Friend from school"),
    Kind.NEIGHBOUR: _l("Neighbour"),
    Kind.FRIENDS_FAMILY: _l("A friend’s family"),
    Kind.PET: _l("Pet"),
    Kind.OTHER: _l("Something else"),
}
KIN: dict[Enum, LazyString] = {
    KinBy.BIRTH: _l("By birth"),
    KinBy.HALF: _l("Half: we share one parent"),
    KinBy.STEP: _l("Step"),
    KinBy.FOSTER: _l("Through fostering"),
    KinBy.ADOPTIVE: _l("Through adoption"),
    KinBy.BY_PARTNER: _l("Through a partner"),
}
STATES: dict[Enum, LazyString] = {
    State.IN_TOUCH: _l("In touch"),
    State.LOST_TOUCH: _l("Lost touch"),
    State.WOULD_LIKE_TO_FIND: _l("I would like to find them"),
    State.NOT_NOW: _l("Not now"),
    State.NEVER: _l("Never"),
}
FEELINGS: dict[Enum, LazyString] = {
    Feeling.SAFE: _l("Safe"),
    Feeling.MIXED: _l("Mixed"),
    Feeling.NOT_SAFE: _l("Not safe"),
    Feeling.SKIP: _l("I’d rather not say"),
}
SURE: dict[Enum, LazyString] = {
    Certainty.SURE: _l("I’m sure"),
    Certainty.FAIRLY_SURE: _l("I’m fairly sure"),
    Certainty.NOT_SURE: _l("I’m not sure"),
}
PAID: dict[Enum, LazyString] = {
    Paid.PAID: _l("It is, or was, their job"),
    Paid.UNPAID: _l("Nobody pays, or paid, them for it"),
    Paid.NOT_SURE: _l("I’m not sure if they’re paid"),
}
SUPPORT: dict[Enum, LazyString] = {
    Support.LISTENS: _l("Listening"),
    Support.CHEERS_ON: _l("Cheering on"),
    Support.ADVICE: _l("Advice"),
    Support.PRACTICAL_HELP: _l("Practical help"),
    Support.MONEY: _l("Help with money"),
    Support.A_PLACE_TO_STAY: _l("A place to stay"),
    Support.HOLIDAYS_AND_MEALS: _l("Holidays and meals together"),
    Support.LIFTS: _l("Lifts"),
    Support.WORK_OR_LEARNING: _l("Help with work or learning"),
    Support.HEALTH: _l("Help with health"),
    Support.CHILDCARE: _l("Looking after children"),
    Support.IN_AN_EMERGENCY: _l("Being there in an emergency"),
    Support.FUN: _l("Fun"),
    Support.SHARED_MEMORIES: _l("Sharing memories"),
}
PLACES: dict[Enum, LazyString] = {
    PlaceKind.FAMILY_HOME: _l("Home with my family"),
    PlaceKind.FOSTER_HOME: _l("Foster home"),
    PlaceKind.CHILDRENS_HOME: _l("Children’s home"),
    PlaceKind.KINSHIP_HOME: _l("Home with relatives or friends"),
    PlaceKind.ADOPTIVE_HOME: _l("Home with my adoptive family"),
    PlaceKind.SUPPORTED_LODGINGS: _l("Supported lodgings"),
    PlaceKind.SECURE_HOME: _l("Secure home"),
    PlaceKind.OWN_HOME: _l("A place of my own"),
    PlaceKind.SCHOOL: _l("School"),
    PlaceKind.COLLEGE: _l("College or university"),
    PlaceKind.HOSPITAL: _l("Hospital"),
    PlaceKind.PRISON: _l("Prison"),
    PlaceKind.WORK: _l("Work"),
    PlaceKind.CLUB: _l("Club or group"),
    PlaceKind.OTHER: _l("Somewhere else"),
}
LINKS: dict[Enum, LazyString] = {
    LinkKind.KNOWS: _l("Know each other"),
    LinkKind.CLOSE: _l("Are close"),
    LinkKind.PARENT_OF: _l("Is a parent of"),
    LinkKind.PARTNERS: _l("Are partners"),
    LinkKind.FORMER_PARTNERS: _l("Used to be partners"),
    LinkKind.BROTHERS_OR_SISTERS: _l("Are brothers or sisters"),
    LinkKind.OTHER_FAMILY: _l("Are family in another way"),
    LinkKind.FRIENDS: _l("Are friends"),
    LinkKind.LIVED_TOGETHER: _l("Lived in the same home"),
    LinkKind.WORKED_TOGETHER: _l("Worked together"),
    LinkKind.CARED_FOR: _l("Looked after"),
    LinkKind.OTHER: _l("Know each other in another way"),
}
DATES: dict[Enum, LazyString] = {
    DateWish.MARK: _l("A day I want to mark"),
    DateWish.AVOID: _l("A day I’d rather have left alone"),
}
ITEMS: dict[Enum, LazyString] = {
    ItemKind.SETTINGS: _l("How my map is set up"),
    ItemKind.PLACE: _l("Place"),
    ItemKind.CONNECTION: _l("Person"),
    ItemKind.LINK: _l("How two people know each other"),
    ItemKind.NOTE: _l("Note"),
    ItemKind.PHOTO: _l("Photo"),
}
WAYS: dict[Enum, LazyString] = {
    Channel.IN_APP: _l("Here, on Rowan"),
    Channel.RELAY_MAIL: _l("By e-mail through Rowan, so that nobody sees my address"),
    Channel.WORKER_POST: _l("By post, passed on by a worker"),
    Channel.WORKER_PHONE: _l("By phone, with a worker’s help"),
    Channel.WORKER_IN_PERSON: _l("In person, with a worker there"),
}
OFTEN: dict[Enum, LazyString] = {
    HowOften.ONCE: _l("Once is enough"),
    HowOften.A_FEW_TIMES_A_YEAR: _l("A few times a year"),
    HowOften.EVERY_MONTH: _l("About once a month"),
    HowOften.MORE_OFTEN: _l("More often than that"),
}
SHOWN: dict[Enum, LazyString] = {
    Level.SAID: _l("Only you say so, so far"),
    Level.CONFIRMED: _l("Somebody else says so too"),
    Level.ATTESTED: _l("Seen in an organisation’s records"),
    Level.TWICE: _l("Shown in two ways"),
}
# Members of different sets may have equal values, and then they are equal: so by set first.
WORDS: dict[type[Enum], dict[Enum, LazyString]] = {
    **wording_work.WORDS,
    **wording_desk.WORDS,
    **wording_details.WORDS,
    **wording_lives.WORDS,
    **wording_pasts.WORDS,
    **wording_sending.WORDS,
    **wording_rhythm.WORDS,
    **wording_asking.WORDS,
    **wording_said.WORDS,
    **wording_letters.WORDS,
    Kind: KINDS,
    KinBy: KIN,
    State: STATES,
    Feeling: FEELINGS,
    Certainty: SURE,
    Paid: PAID,
    Support: SUPPORT,
    PlaceKind: PLACES,
    LinkKind: LINKS,
    DateWish: DATES,
    ItemKind: ITEMS,
    Channel: WAYS,
    HowOften: OFTEN,
    RelativeKind: wording_safe.RELATIVES,
    Instrument: wording_safe.INSTRUMENTS,
    Level: SHOWN,
    SecrecyKind: wording_safe.SECRECY,
}


def wording(member: Enum) -> LazyString:
    """What a page calls this member, in the reader's language."""
    return WORDS[type(member)][member]


def options(closed_set: type[Enum], *, leave_out: Iterable[Enum] = ()) -> list[Option]:
    """A closed set as choices for radios, checkboxes and lists: each value with its words."""
    left_out = set(leave_out)
    return [(str(m.value), wording(m)) for m in closed_set if m not in left_out]


def init_app(app: Flask) -> None:
    """Let templates ask: `{{ connection.kind | wording }}`."""
    app.jinja_env.filters["wording"] = wording
    app.jinja_env.globals.update(wording=wording, options=options)
