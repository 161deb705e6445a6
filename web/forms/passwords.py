"""What to say about a password that can't be used."""

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from network.accounts.passwords import LONGEST, SHORTEST, PasswordProblem
from network.errors import Invalid

PROBLEMS: dict[PasswordProblem, LazyString] = {
    PasswordProblem.TOO_SHORT: _l(
        "Make your password longer: at least %(letters)s letters. Three or four words are good.",
        letters=SHORTEST,
    ),
    PasswordProblem.TOO_LONG: _l(
        "Make your password shorter: %(letters)s letters at most.", letters=LONGEST
    ),
    PasswordProblem.HAS_NAME: _l("Choose a password without your sign-in name in it."),
    PasswordProblem.COMMON: _l(
        "Choose another password. Many people use this one, so others try it first."
    ),
    PasswordProblem.EASY: _l(
        "Choose another password. This one is quick to guess, like keys in a row or one word twice."
    ),
}


def problem_words(error: Invalid) -> LazyString:
    """What to change about the password that a use case refused."""
    return PROBLEMS[PasswordProblem(error.problems["password"])]
