"""What the pages say of files that are brought in: the same words as the command line's."""

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from network.exchange.remarks import Remark, Says
from network.exchange.use_cases import TakeOut

SAID: dict[Says, LazyString] = {
    Says.CHOOSE_A_CASE: _l("There is more than one interview here. Choose one of: %(cases)s."),
    Says.NO_SUCH_CASE: _l("There is no interview called %(case)s here. There is: %(cases)s."),
    Says.NO_SUCH_ME: _l("Nobody here is called %(me)s, so we can’t tell who you are in this file."),
    Says.TWO_ARE_ME: _l("More than one person here is called %(me)s. Use the id from the file."),
    Says.NOT_THAT_FORMAT: _l("This file is not of the kind you said."),
    Says.NOT_UNDERSTOOD: _l("We can’t read this file: %(why)s"),
    Says.NOT_FOUND: _l("There is no file there."),
    Says.UNKNOWN_FILE: _l("We can’t tell what kind of file this is."),
    Says.FILE_PASSED_OVER: _l(
        "We passed over %(file)s: it is not a file of people that we can read."
    ),
    Says.NOBODY: _l("There is nobody in this file."),
    Says.NO_NAME_COLUMN: _l("We found no column with names. Say which column has them."),
    Says.NO_NAME: _l("There was no name here, so we called them %(called)s."),
    Says.LONG_TEXT: _l("A very long text was shortened on the map; all of it is kept."),
    Says.TOO_MUCH_TO_KEEP: _l(
        "Some of what we did not understand is too long to keep. Keep the file itself as well."
    ),
    Says.DANGLING: _l("This points to %(who)s, who is not in the file."),
    Says.WITH_THEMSELVES: _l("This links somebody with themselves, so we made no link."),
    Says.SAID_TWICE: _l("This was said before, so it is there once."),
    Says.NOT_A_PERSON: _l("This is not a person, so it is kept beside your map: %(what)s."),
    Says.BROKEN_LINE: _l("This line is not as it should be; we kept its words."),
    Says.BROKEN_LETTERS: _l("Some letters in this file are broken and show as a question mark."),
    Says.LETTERS_GUESSED: _l("The file does not say how its letters are written. We took %(how)s."),
    Says.ODD_DATE: _l("We kept the words of this date but can’t place it in time."),
    Says.ODD_PICTURE: _l("This picture is not in the file, or we can’t open it."),
    Says.ONE_SIDED: _l("Only one side of this link is in the file; we took it as said."),
    Says.SAME_PERSON: _l("The file may name the same person twice. We did not merge them."),
    Says.BOTH_FORMS: _l("The same interview is here twice, in two forms. We read it once."),
    Says.MATRIX: _l("A table of who knows whom repeats the lists, so we did not read it."),
    Says.MORE_SHEETS: _l("We read the first sheet with anything in it. Others: %(sheets)s."),
    Says.COLUMN_TWICE: _l("Two columns are called %(column)s; both are kept."),
    Says.UNFINISHED: _l("The file ends in the middle of something; we took what was there."),
    Says.PRIVATE_LEFT_OUT: _l("%(count)s marked private were left out."),
}
FIELDS: dict[str, LazyString] = {
    "name": _l("Name"),
    "first_name": _l("First name"),
    "last_name": _l("Last name"),
    "nickname": _l("What I call them"),
    "kind": _l("How we know each other"),
    "kind_words": _l("How we know each other, in my words"),
    "kin_by": _l("What makes them family"),
    "born": _l("Born"),
    "age": _l("Age"),
    "died": _l("When they died"),
    "remembered": _l("Has died"),
    "ring": _l("How close (a number from 1 to 5)"),
    "closeness": _l("How close (in words)"),
    "state": _l("How things are between us"),
    "frequency": _l("How often we are in touch"),
    "last_in_touch": _l("When we were last in touch"),
    "feeling": _l("How it feels"),
    "loves_me": _l("Loves me"),
    "certainty": _l("How sure I am"),
    "told_by": _l("Who told me"),
    "paid": _l("Paid to be there"),
    "does_for_me": _l("What they do for me"),
    "i_do": _l("What I do for them"),
    "groups": _l("Groups"),
    "notes": _l("Notes"),
    "place": _l("Where we knew each other"),
    "since": _l("Since when"),
    "until": _l("Until when"),
    "knows": _l("Whom they know"),
    "private": _l("Private"),
    "id": _l("A number or id"),
}
UNDERSTOOD: dict[str, LazyString] = FIELDS | {
    "all": _l("everything"),
    "link": _l("a link between two people"),
    "no_link": _l("that there is no link"),
    "known": _l("where we knew each other"),
    "photo": _l("a photo"),
    "dates": _l("dates"),
    "case": _l("the interview"),
    "protocol": _l("the questions asked"),
    "words_of_a_date": _l("the words of a date"),
}
ROWS: dict[str, LazyString] = {
    "person": _l("Person"),
    "place": _l("Place"),
    "link": _l("Link"),
    "family": _l("Family"),
    "owner": _l("You"),
    "other": _l("Not a person"),
    "record": _l("Other record"),
    "file": _l("File"),
}
FORMS: tuple[tuple[str, LazyString, LazyString], ...] = (
    (
        TakeOut.ARCHIVE.value,
        _l("Everything, for keeping"),
        _l("A zip with all of your map and its photos. Rowan can read it back as it was."),
    ),
    (
        TakeOut.GEDCOM.value,
        _l("Family tree (GEDCOM 7)"),
        _l("For family tree programs. How close people are and how it felt stays here."),
    ),
    (
        TakeOut.VCARD.value,
        _l("Contact cards (vCard 4)"),
        _l("For the address book of a phone: names, birthdays, groups and who belongs to whom."),
    ),
    (
        TakeOut.CALENDAR.value,
        _l("Days to mark (iCalendar)"),
        _l("For a calendar: days to mark, where you know day and year. It names nobody."),
    ),
    (
        TakeOut.CSV.value,
        _l("Tables (CSV)"),
        _l("A zip of tables for spreadsheets, named as Network Canvas names them."),
    ),
    (
        TakeOut.GRAPHML.value,
        _l("Network (GraphML)"),
        _l("For programs that draw and measure networks."),
    ),
    (
        TakeOut.PDF.value,
        _l("Picture for printing or sending (PDF)"),
        _l("One page with names, signs and what they mean."),
    ),
    (
        TakeOut.PNG.value,
        _l("Picture like a photo (PNG)"),
        _l("Opens on every phone and computer."),
    ),
    (
        TakeOut.SVG.value,
        _l("Picture, sharp at any size (SVG)"),
        _l("For browsers and drawing programs."),
    ),
)


def words_of(remark: Remark) -> str:
    """A remark in the reader's language."""
    return str(SAID[remark.says]) % remark.values
