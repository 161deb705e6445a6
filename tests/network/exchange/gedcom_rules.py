"""A strict reader of the GEDCOM 7 that we write: the standard's rules for what we use of it."""

import re
from collections.abc import Iterator

LINE = re.compile(r"(0|[1-9]\d?)(?: @([A-Z0-9_]+)@)? ([A-Z][A-Z0-9_]*)(?: (.+))?", re.DOTALL)
BANNED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
DAY = (
    r"(?:(?:[1-9]|[12]\d|3[01]) )?(?:(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC) )?\d{1,4}"
)
DATE = re.compile(rf"(?:{DAY}|BET {DAY} AND {DAY}|(?:BEF|AFT) {DAY})?")
ALLOWED = {
    "": {"HEAD", "INDI", "FAM", "TRLR"},
    "HEAD": {"GEDC"},
    "HEAD.GEDC": {"VERS"},
    "INDI": {"RESN", "NAME", "BIRT", "DEAT", "ASSO", "FAMC", "FAMS", "UID", "NOTE"},
    "INDI.NAME": {"NICK", "CONT"},
    "INDI.NAME.NICK": {"CONT"},
    "INDI.BIRT": {"DATE"},
    "INDI.DEAT": {"DATE"},
    "INDI.BIRT.DATE": {"PHRASE"},
    "INDI.DEAT.DATE": {"PHRASE"},
    "INDI.ASSO": {"ROLE"},
    "INDI.ASSO.ROLE": {"PHRASE"},
    "INDI.ASSO.ROLE.PHRASE": {"CONT"},
    "INDI.FAMC": {"PEDI"},
    "INDI.FAMC.PEDI": {"PHRASE"},
    "INDI.NOTE": {"CONT"},
    "FAM": {"HUSB", "WIFE", "CHIL", "EVEN"},
    "FAM.EVEN": {"TYPE", "DATE"},
    "FAM.EVEN.DATE": {"PHRASE"},
}
ONCE = {"INDI": {"RESN", "BIRT", "DEAT"}, "FAM": {"HUSB", "WIFE"}, "INDI.ASSO": {"ROLE"}}
VALUES = {
    "HEAD.GEDC.VERS": re.compile(r"7\.0"),
    "INDI.RESN": re.compile("CONFIDENTIAL"),
    "INDI.DEAT": re.compile("Y?"),
    "INDI.ASSO.ROLE": re.compile("MOTH|FATH|FRIEND|NGHBR|OTHER"),
    "INDI.FAMC.PEDI": re.compile("BIRTH|ADOPTED|FOSTER|OTHER"),
    "INDI.UID": re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
    "INDI.NAME": re.compile(r"[^/]*", re.DOTALL),
}
POINTERS = {"INDI.ASSO", "INDI.FAMC", "INDI.FAMS", "FAM.HUSB", "FAM.WIFE", "FAM.CHIL"}


def faults(text: str) -> list[str]:
    """Everything that the standard does not allow."""
    found = list(_lines(text))
    return found or list(_pointers(text))


def _lines(text: str) -> Iterator[str]:
    if not text.startswith("\ufeff0 HEAD\n") or not text.endswith("\n0 TRLR\n"):
        yield "no head or no trailer"
    path: list[str] = []
    seen: dict[str, set[str]] = {}
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n")[:-1], start=1):
        parts = LINE.fullmatch(line)
        if not parts or BANNED.search(line):
            yield f"{number}: no line: {line!r}"
            continue
        level, tag, value = int(parts[1]), parts[3], parts[4] or ""
        if level > len(path):
            yield f"{number}: a level is left out"
        path = [*path[:level], tag]
        yield from _structure(number, path, value, seen)


def _structure(  # noqa: C901 - one rule after the other
    number: int, path: list[str], value: str, seen: dict[str, set[str]]
) -> Iterator[str]:
    above, whole = ".".join(path[:-1]), ".".join(path)
    if path[-1] not in ALLOWED.get(above, set()):
        yield f"{number}: {whole} is not allowed"
    if whole in VALUES and not VALUES[whole].fullmatch(value):
        yield f"{number}: {whole} can't be {value!r}"
    if path[-1] == "DATE" and not DATE.fullmatch(value):
        yield f"{number}: {value!r} is no date"
    if whole in POINTERS and not re.fullmatch("@[A-Z0-9_]+@", value):
        yield f"{number}: {whole} must point"
    if whole not in POINTERS and value.startswith("@") and not value.startswith("@@"):
        yield f"{number}: an at sign that is not doubled"
    for key in [key for key in seen if key.startswith(f"{whole}|")]:
        del seen[key]
    if path[-1] in ONCE.get(above, set()):
        key = f"{above}|{path[-1]}"
        if path[-1] in seen.setdefault(f"{above}|", set()):
            yield f"{number}: {key} twice"
        seen[f"{above}|"].add(path[-1])


def _pointers(text: str) -> Iterator[str]:  # noqa: C901 - one rule after the other
    """Families and people name each other, and every pointer leads somewhere."""
    records: dict[str, list[tuple[str, str]]] = {}
    current = ""
    for line in text.split("\n"):
        if found := re.match(r"0 @(\w+)@ (\w+)", line):
            if found[1] in records:
                yield f"{found[1]} twice"
            current = found[1]
            records[current] = []
        elif (found := re.match(r"1 (\w+) @(\w+)@$", line)) and current:
            records[current].append((found[1], found[2]))
    for xref, pointers in records.items():
        for tag, other in pointers:
            if other not in records:
                yield f"{xref} points to {other}, who is not there"
            back = {"FAMC": {"CHIL"}, "FAMS": {"HUSB", "WIFE"}, "CHIL": {"FAMC"}}.get(tag)
            back = {"FAMS"} if tag in ("HUSB", "WIFE") else back
            if back and not any(t in back and o == xref for t, o in records.get(other, [])):
                yield f"{xref} {tag} {other}: not named back"
