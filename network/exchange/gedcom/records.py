"""The lines of a GEDCOM file as records, whatever producer wrote them."""

from collections.abc import Iterator
from dataclasses import dataclass

from network.errors import TooLarge

LINES_LIMIT = 1_000_000
DEEPEST, LEVEL_DIGITS = 99, 2
STANDARD = ("https://gedcom.io/terms/v7/", "http://gedcom.io/terms/v7/")
VOID = "VOID"
NONE: list["Line"] = []


@dataclass(slots=True, eq=False)
class Line:
    """One line with what stands below it. `used` marks what has been understood."""

    level: int
    xref: str
    tag: str
    value: str
    number: int
    below: list["Line"] | None = None
    used: bool = False
    broken: bool = False

    def all(self, *tags: str) -> Iterator["Line"]:
        """The lines right below with one of these tags."""
        return (line for line in self.below or NONE if line.tag in tags)

    def first(self, *tags: str) -> "Line | None":
        """The first line right below with one of these tags."""
        return next(self.all(*tags), None)

    def said(self, tag: str) -> str:
        """The words of the first line right below with this tag."""
        line = self.first(tag)
        return line.value.strip() if line else ""

    @property
    def pointer(self) -> str:
        """The record that this line points to, or ""."""
        return pointer(self.value)

    def words(self) -> str:
        """The line and all below it, as they stood in the file."""
        if not self.below:
            return self.value
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        waiting = [self]
        while waiting:
            line = waiting.pop()
            value = line.value.replace("\n", f"\n{line.level + 1} CONT ")
            yield f"{line.level} {line.tag} {value}".rstrip()
            waiting.extend(reversed(line.below or NONE))


def pointer(value: str) -> str:
    """The id in a value such as @I1@, or ""."""
    said = value.strip()
    inner = said[1:-1]
    whole = bool(inner) and said[0] == said[-1] == "@"
    return inner if whole and "@" not in inner and not inner.startswith("#") else ""


@dataclass(frozen=True)
class File:
    """A whole file."""

    records: list[Line]
    version: str
    finished: bool
    values: dict[str, str]

    def standard(self, value: str) -> str:
        """A value of a closed set, with a name of the file's own put into the standard's."""
        return self.values.get(value, value)


def parse(text: str) -> File:
    """Read the lines of a file. Lines that are none are kept as part of the line before."""
    records = _records(text)
    head = next((record for record in records if record.tag == "HEAD"), None)
    gedc = head.first("GEDC") if head else None
    version = gedc.said("VERS") if gedc else ""
    aliases = _aliases(head) if head else {}
    seven = version.startswith("7")
    for record in records:
        _settle(record, aliases, seven=seven)
    finished = bool(records) and records[-1].tag == "TRLR"
    return File(records, version, finished, aliases)


def _records(text: str) -> list[Line]:
    records: list[Line] = []
    open_lines: list[Line] = []
    parts: dict[int, list[str]] = {}
    last: Line | None = None
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(lines) > LINES_LIMIT:
        raise TooLarge(f"There are more than {LINES_LIMIT} lines in this file.")
    for number, words in enumerate(lines, start=1):
        line = _line(words, number)
        if line is None:
            if words.strip() and last is not None:
                last.broken = True
                _longer(parts, last, "\n" + words)
            continue
        while open_lines and open_lines[-1].level >= line.level:
            open_lines.pop()
        above = open_lines[-1] if open_lines else None
        if above is not None and line.tag in ("CONC", "CONT"):
            _longer(parts, above, line.value if line.tag == "CONC" else "\n" + line.value)
            continue
        _put(records, above, line)
        open_lines.append(line)
        last = line
    _join(records, parts)
    return records


def _put(records: list[Line], above: Line | None, line: Line) -> None:
    if above is None:
        records.append(line)
    elif above.below is None:
        above.below = [line]
    else:
        above.below.append(line)


def _longer(parts: dict[int, list[str]], line: Line, words: str) -> None:
    parts.setdefault(id(line), [line.value]).append(words)


def _join(records: list[Line], parts: dict[int, list[str]]) -> None:
    if not parts:
        return
    waiting = list(records)
    while waiting:
        line = waiting.pop()
        if id(line) in parts:
            line.value = "".join(parts[id(line)])
        waiting.extend(line.below or NONE)


def _line(words: str, number: int) -> Line | None:
    level, _, rest = words.lstrip(" \t\ufeff").partition(" ")
    if not (level.isascii() and level.isdigit() and len(level) <= LEVEL_DIGITS):
        return None
    rest, xref = rest.lstrip(" \t"), ""
    if rest.startswith("@"):
        end = rest.find("@", 1)
        if end > 1:
            xref, rest = rest[1:end], rest[end + 1 :].lstrip(" \t")
    tag, _, value = rest.partition(" ")
    if not tag or not tag.replace("_", "").isalnum():
        return None
    tag = tag.upper()
    return Line(min(int(level), DEEPEST), xref, tag, value.replace("\0", "\ufffd"), number)


def _aliases(head: Line) -> dict[str, str]:
    """Names of the file's own that it declares to be names of the standard."""
    schema = head.first("SCHMA")
    found: dict[str, str] = {}
    for line in schema.all("TAG") if schema else ():
        tag, _, address = line.value.strip().partition(" ")
        standard = next((address[len(at) :] for at in STANDARD if address.startswith(at)), "")
        if tag in found:
            found[tag] = tag
        elif standard:
            found[tag] = standard.rpartition("-")[2]
        else:
            found[tag] = tag
    return {tag: name for tag, name in found.items() if tag != name}


def _settle(record: Line, aliases: dict[str, str], *, seven: bool) -> None:
    """Put the file's own tags into the standard's and take the doubling off at signs."""
    waiting = [record]
    while waiting:
        line = waiting.pop()
        line.tag = aliases.get(line.tag, line.tag)
        if "@@" in line.value:
            line.value = _undoubled(line.value, seven=seven)
        waiting.extend(line.below or NONE)


def _undoubled(value: str, *, seven: bool) -> str:
    if not seven:
        return value.replace("@@", "@")
    lines = value.split("\n")
    return "\n".join(line[1:] if line.startswith("@@") else line for line in lines)
