"""Which letters a GEDCOM file is written in: by its mark, by what it says, or by trying."""

import re

from network.exchange.gedcom import ansel
from network.exchange.letters import BOMS, Decoded, decode, in_letters

HEAD_LENGTH = 20_000
SAID = re.compile(rb"[\r\n]\s*1 CHAR[ \t]+([A-Za-z0-9_-]+)")
WINDOWS = frozenset(
    ["ANSI", "WINDOWS", "CP1252", "WINDOWS-1252", "LATIN1", "LATIN-1", "ISO-8859-1", "ISO8859-1"]
)
OTHERS = {"IBMPC": "cp437", "IBM": "cp437", "IBM_WINDOWS": "cp1252", "MACINTOSH": "mac_roman"}


def read(data: bytes) -> Decoded:
    """The text of a file. Many programs say ANSEL or ANSI and write UTF-8: that is believed."""
    marked = any(data.startswith(bom) for bom, _ in BOMS)
    plain = decode(data)
    if marked or plain.how.startswith("utf"):
        return plain
    found = SAID.search(data[:HEAD_LENGTH])
    said = found[1].decode("ascii").upper() if found else ""
    if said == "ANSEL":
        text, whole = ansel.decode(data)
        return Decoded(text, "ansel", broken=not whole)
    if said in WINDOWS:
        return in_letters(data, "cp1252")
    return in_letters(data, OTHERS.get(said, "cp1252"), guessed=said not in OTHERS)
