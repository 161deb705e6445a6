"""What a description must be to be of use."""

from network.descriptions.folding import readings
from network.descriptions.model import (
    MOST_NAMES,
    NAME_LIMIT,
    OLDEST,
    SHORT_LIMIT,
    WORDS_LIMIT,
    Description,
)
from network.errors import Invalid


def check(one: Description) -> None:
    """Raises Invalid, saying what to change: a name at least, and nothing too long."""
    problems = _names(one)
    if not any(readings(name) for name in (*one.names, *one.former_names)):
        problems.setdefault("names", "missing")
    if len(one.words) > WORDS_LIMIT:
        problems["words"] = "too_long"
    if one.age is not None and not 0 <= one.age <= OLDEST:
        problems["age"] = "unknown"
    if one.order and max(len(one.order.issuer), len(one.order.reference)) > SHORT_LIMIT:
        problems["order"] = "too_long"
    if problems:
        raise Invalid(problems)


def _names(one: Description) -> dict[str, str]:
    problems = {}
    for field, some in (("names", one.names), ("former_names", one.former_names)):
        if len(some) > MOST_NAMES:
            problems[field] = "too_many"
        elif any(not name.strip() or len(name) > NAME_LIMIT for name in some):
            problems[field] = "too_long"
    return problems
