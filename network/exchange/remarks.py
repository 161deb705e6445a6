"""What a reader says about a file. Codes with English words; the pages have the same in gettext."""

from dataclasses import dataclass, field
from enum import StrEnum


class Says(StrEnum):
    """What there is to say about a row, a file or a whole import."""

    CHOOSE_A_CASE = "choose_a_case"
    NO_SUCH_CASE = "no_such_case"
    NO_SUCH_ME = "no_such_me"
    TWO_ARE_ME = "two_are_me"
    NOT_THAT_FORMAT = "not_that_format"
    NOT_UNDERSTOOD = "not_understood"
    NOT_FOUND = "not_found"
    UNKNOWN_FILE = "unknown_file"
    FILE_PASSED_OVER = "file_passed_over"
    NOBODY = "nobody"
    NO_NAME_COLUMN = "no_name_column"
    NO_NAME = "no_name"
    LONG_TEXT = "long_text"
    TOO_MUCH_TO_KEEP = "too_much_to_keep"
    DANGLING = "dangling"
    WITH_THEMSELVES = "with_themselves"
    SAID_TWICE = "said_twice"
    NOT_A_PERSON = "not_a_person"
    BROKEN_LINE = "broken_line"
    BROKEN_LETTERS = "broken_letters"
    LETTERS_GUESSED = "letters_guessed"
    ODD_DATE = "odd_date"
    ODD_PICTURE = "odd_picture"
    ONE_SIDED = "one_sided"
    SAME_PERSON = "same_person"
    BOTH_FORMS = "both_forms"
    MATRIX = "matrix"
    MORE_SHEETS = "more_sheets"
    COLUMN_TWICE = "column_twice"
    UNFINISHED = "unfinished"
    PRIVATE_LEFT_OUT = "private_left_out"


ENGLISH: dict[Says, str] = {
    Says.CHOOSE_A_CASE: "There is more than one interview here. Choose one of: %(cases)s.",
    Says.NO_SUCH_CASE: "There is no interview called %(case)s here. There is: %(cases)s.",
    Says.NO_SUCH_ME: "Nobody here is called %(me)s, so we can’t tell who you are in this file.",
    Says.TWO_ARE_ME: "More than one person here is called %(me)s. Use the id from the file.",
    Says.NOT_THAT_FORMAT: "This file is not of the kind you said.",
    Says.NOT_UNDERSTOOD: "We can’t read this file: %(why)s",
    Says.NOT_FOUND: "There is no file there.",
    Says.UNKNOWN_FILE: "We can’t tell what kind of file this is.",
    Says.FILE_PASSED_OVER: "We passed over %(file)s: it is not a file of people that we can read.",
    Says.NOBODY: "There is nobody in this file.",
    Says.NO_NAME_COLUMN: "We found no column with names. Say which column has them.",
    Says.NO_NAME: "There was no name here, so we called them %(called)s.",
    Says.LONG_TEXT: "A very long text was shortened on the map; all of it is kept.",
    Says.TOO_MUCH_TO_KEEP: (
        "Some of what we did not understand is too long to keep. Keep the file itself as well."
    ),
    Says.DANGLING: "This points to %(who)s, who is not in the file.",
    Says.WITH_THEMSELVES: "This links somebody with themselves, so we made no link.",
    Says.SAID_TWICE: "This was said before, so it is there once.",
    Says.NOT_A_PERSON: "This is not a person, so it is kept beside your map: %(what)s.",
    Says.BROKEN_LINE: "This line is not as it should be; we kept its words.",
    Says.BROKEN_LETTERS: "Some letters in this file are broken and show as a question mark.",
    Says.LETTERS_GUESSED: "The file does not say how its letters are written. We took %(how)s.",
    Says.ODD_DATE: "We kept the words of this date but can’t place it in time.",
    Says.ODD_PICTURE: "This picture is not in the file, or we can’t open it.",
    Says.ONE_SIDED: "Only one side of this link is in the file; we took it as said.",
    Says.SAME_PERSON: "The file may name the same person twice. We did not merge them.",
    Says.BOTH_FORMS: "The same interview is here twice, in two forms. We read it once.",
    Says.MATRIX: "A table of who knows whom repeats the lists, so we did not read it.",
    Says.MORE_SHEETS: "We read the first sheet with anything in it. Others: %(sheets)s.",
    Says.COLUMN_TWICE: "Two columns are called %(column)s; both are kept.",
    Says.UNFINISHED: "The file ends in the middle of something; we took what was there.",
    Says.PRIVATE_LEFT_OUT: "%(count)s marked private were left out.",
}


@dataclass(frozen=True)
class Remark:
    """Something said, with what it is about."""

    says: Says
    values: dict[str, str] = field(default_factory=dict)

    @property
    def english(self) -> str:
        """The words for a person, in English."""
        return ENGLISH[self.says] % self.values


def remark(says: Says, **values: object) -> Remark:
    """Say something."""
    return Remark(says, {name: str(value) for name, value in values.items()})
