"""The name of a place, as two people may write it: "Elm Road children's home, Eastmere"."""

import re
import unicodedata

WORD = re.compile(r"[^\W_]+")
APOSTROPHES = re.compile("['’‘`´]")
SORTS = frozenset(
    {
        *("the", "a", "at", "in", "of", "childrens", "children", "residential"),
        *("home", "homes", "house", "unit", "hostel"),
    }
)


def plain_place(name: str) -> str:
    """The words that tell it from others: "elm road". Empty where there is none."""
    first = re.split(r"[,\n;(]", name, maxsplit=1)[0]
    bare = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", APOSTROPHES.sub("", first).casefold())
        if not unicodedata.combining(letter)
    )
    words = WORD.findall(bare)
    return " ".join([word for word in words if word not in SORTS] or words)


def same_place(one: str, other: str) -> bool:
    """Whether two names are of one place."""
    found = plain_place(one)
    return bool(found) and found == plain_place(other)
