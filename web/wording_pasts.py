"""What stands for a past is called on a page: how it was checked, by whom, for how long known."""

from enum import Enum

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from network.claims.code_model import CodeFor
from network.claims.model import KnownFor
from network.claims.searches import RecordKind, SearchState
from network.people.born import BirthSource

STATES: dict[Enum, LazyString] = {
    SearchState.ASKED: _l("Asked. Nobody has looked yet"),
    SearchState.SEEN: _l("Seen in our records"),
    SearchState.NOT_FOUND: _l("Not found in our records"),
    SearchState.NOT_YET: _l("We can’t look yet"),
}
TOLD: dict[Enum, LazyString] = {
    SearchState.SEEN: _l("They have seen it in their records"),
    SearchState.NOT_FOUND: _l("They did not find it in their records"),
    SearchState.NOT_YET: _l("They can’t look yet"),
}
"""The same, as an organisation's answer is told to whoever asked."""
RECORDS: dict[Enum, LazyString] = {
    RecordKind.FILE: _l("A file about somebody"),
    RecordKind.DAILY_NOTES: _l("Daily notes of a home"),
    RecordKind.WHO_LIVED_HERE: _l("A list of who lived there"),
    RecordKind.STAFF_RECORD: _l("A list of who worked there"),
    RecordKind.LETTER_OR_PHOTO: _l("A letter or a photo"),
    RecordKind.OTHER: _l("Something else"),
}
KNOWN: dict[Enum, LazyString] = {
    KnownFor.UNDER_A_YEAR: _l("Less than a year"),
    KnownFor.ONE_TO_FIVE_YEARS: _l("One to five years"),
    KnownFor.OVER_FIVE_YEARS: _l("More than five years"),
}
BIRTHS: dict[Enum, LazyString] = {
    BirthSource.OUR_RECORD: _l("Our own records"),
    BirthSource.PASSPORT: _l("A passport that I have seen"),
    BirthSource.BIRTH_CERTIFICATE: _l("A birth certificate that I have seen"),
    BirthSource.OTHER_DOCUMENT: _l("Another paper with a photo that I have seen"),
}
FOR: dict[Enum, LazyString] = {
    CodeFor.THE_OTHER: _l("For the person it is about"),
    CodeFor.A_VOUCHER: _l("For somebody who knows that it is so"),
}
WORDS: dict[type[Enum], dict[Enum, LazyString]] = {
    SearchState: STATES,
    RecordKind: RECORDS,
    KnownFor: KNOWN,
    BirthSource: BIRTHS,
    CodeFor: FOR,
}
