"""Words as a table compares them: whatever their capitals, apostrophes and signs."""

import re

APOSTROPHES = re.compile("['’‘`´]")
WORD = re.compile(r"[^\W_]+")


def plain(text: str) -> str:
    """The words of a text, one space apart, without capitals and apostrophes."""
    return " ".join(WORD.findall(APOSTROPHES.sub("", text.casefold())))
