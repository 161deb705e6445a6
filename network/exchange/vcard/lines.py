"""The lines of vCard 2.1, 3 and 4 as cards, folded in any of the three ways."""

import binascii
import codecs
import quopri
from collections.abc import Iterator

from network.errors import TooLarge
from network.exchange.vcard.card import Card, Property

LINES_LIMIT = 1_000_000
CARDS_LIMIT = 20_000
BARE_ENCODINGS = {"QUOTED-PRINTABLE": "QUOTED-PRINTABLE", "BASE64": "B", "B": "B", "8BIT": "8BIT"}
BINARY = frozenset({"PHOTO", "LOGO", "SOUND", "KEY"})
STRUCTURED = frozenset({"N", "ADR", "ORG", "GENDER"})
ESCAPES = {"n": "\n", "N": "\n"}


def is_one(text: str) -> bool:
    """Whether a text holds cards."""
    return text[:4000].lstrip().casefold().startswith("begin:vcard")


def parse(text: str, file: str) -> list[Card]:
    """The cards of a file; a card inside a card is a card of its own."""
    done: list[Card] = []
    open_cards: list[Card] = []
    version = "3.0"
    for number, words in _unfolded(text):
        name = words.strip().casefold()
        if name == "begin:vcard":
            open_cards.append(Card(file=file, line=number))
            if len(open_cards) + len(done) > CARDS_LIMIT:
                raise TooLarge(f"There are more than {CARDS_LIMIT} cards in this.")
        elif name == "end:vcard" and open_cards:
            card = open_cards.pop()
            card.finished = True
            done.append(card)
        elif open_cards and (found := _property(words, number, version)):
            if found.name == "VERSION":
                version = found.text.strip()
            open_cards[-1].properties.append(found)
    return sorted((*done, *open_cards), key=lambda card: card.line)


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Whole lines. Indented lines, soft breaks and what is no property belong to the last."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(lines) > LINES_LIMIT:
        raise TooLarge(f"There are more than {LINES_LIMIT} lines in this file.")
    start, parts, soft, old = 0, [""], False, False
    for number, line in enumerate(lines, start=1):
        more = _continued(line, soft=soft, old=old)
        if more is None:
            yield from _whole(start, parts)
            start, parts = number, [line]
            old = line.strip().endswith("2.1") if line[:8].casefold() == "version:" else old
        else:
            parts[-1] = parts[-1].removesuffix("=") if soft else parts[-1]
            parts.append(more)
        soft = (soft or _is_quoted(parts[0])) and line.endswith("=")
    yield from _whole(start, parts)


def _continued(line: str, *, soft: bool, old: bool) -> str | None:
    """What a line adds to the one before, or None where it begins one of its own."""
    if soft or not line:
        return line
    if line[0] in " \t":
        return line if old else line[1:]
    if _begins(line):
        return None
    return line if _is_data(line) else "\n" + line


def _whole(start: int, parts: list[str]) -> Iterator[tuple[int, str]]:
    if parts[0]:
        yield start, "".join(parts)


def _begins(line: str) -> bool:
    """Whether a line begins a property: a name, then a colon or a semicolon."""
    name = line[:200].partition(":")[0].partition(";")[0]
    return (
        len(name) < len(line) and name.replace("-", "").replace(".", "").replace("_", "").isalnum()
    )


def _is_data(line: str) -> bool:
    return " " not in line


def _is_quoted(line: str) -> bool:
    return "QUOTED-PRINTABLE" in line[:500].partition(":")[0].upper()


def _property(words: str, number: int, version: str) -> Property | None:
    head, value = _parted(words)
    names = _split(head, ";", quotes=True)
    if value is None or not names[0].strip():
        return None
    group, _, name = names[0].strip().rpartition(".")
    params = _params(names[1:])
    encoding = next(iter(params.pop("ENCODING", [])), "").upper()
    name = name.upper()
    if encoding == "QUOTED-PRINTABLE":
        value = _quoted_printable(value, params)
    data = _binary(name, value, encoding, version)
    pieces = [unescaped(piece) for piece in _split(value, ";")] if name in STRUCTURED else []
    return Property(
        group=group.casefold(),
        name=name,
        params=params,
        text="" if data is not None else unescaped(value),
        parts=pieces or [unescaped(piece) for piece in _split(value, ",")],
        line=number,
        data=data,
    )


def _parted(words: str) -> tuple[str, str | None]:
    """What stands before the first colon outside quotes, and what after."""
    quoted = False
    for place, sign in enumerate(words):
        if sign == '"':
            quoted = not quoted
        elif sign == ":" and not quoted:
            return words[:place], words[place + 1 :]
    head, colon, value = words.partition(":")
    return head, value if colon else None


def _split(words: str, mark: str, *, quotes: bool = False) -> list[str]:
    """Split at a mark that is not escaped, nor between quotes where quotes mean something."""
    if mark not in words:
        return [words]
    quotes = quotes and words.count('"') % 2 == 0
    parts, start, place, quoted = [], 0, 0, False
    while place < len(words):
        sign = words[place]
        if sign == "\\":
            place += 1
        elif sign == '"':
            quoted = quotes and not quoted
        elif sign == mark and not quoted:
            parts.append(words[start:place])
            start = place + 1
        place += 1
    return [*parts, words[start:]]


def _params(said: list[str]) -> dict[str, list[str]]:
    params: dict[str, list[str]] = {}
    for part in said:
        name, equals, value = part.partition("=")
        name = name.strip().upper()
        if not equals:
            name, value = ("ENCODING" if name in BARE_ENCODINGS else "TYPE"), name
        values = [one.strip().strip('"') for one in value.strip().strip('"').split(",")]
        if name == "ENCODING":
            values = [BARE_ENCODINGS.get(one.upper(), one) for one in values]
        params.setdefault(name, []).extend(_uncareted(one) for one in values if one)
    return params


def _uncareted(value: str) -> str:
    """A parameter with the signs of RFC 6868 put back."""
    return value.replace("^n", "\n").replace("^'", '"').replace("^^", "^")


def _quoted_printable(value: str, params: dict[str, list[str]]) -> str:
    letters = next(iter(params.get("CHARSET", [])), "utf-8")
    data = quopri.decodestring(value.encode("utf-8", errors="replace"))
    for how in (letters, "utf-8"):
        try:
            return codecs.decode(data, how) if _is_text(how) else data.decode()
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    return data.decode("cp1252", errors="replace")


def _is_text(how: str) -> bool:
    return codecs.lookup(how)._is_text_encoding  # noqa: SLF001 - there is no public way to ask


def _binary(name: str, value: str, encoding: str, version: str) -> bytes | None:
    said = value.strip()
    if said[:5].casefold() == "data:":
        kind, comma, said = said.partition(",")
        if not comma or ";base64" not in kind.casefold():
            return None
    elif encoding != "B" or not (name in BINARY or version.startswith(("2", "3"))):
        return None
    try:
        return binascii.a2b_base64("".join(said.split()))
    except (binascii.Error, ValueError):
        return b""


def unescaped(value: str) -> str:
    """The words of a value, with the signs that stand behind a stroke put back."""
    if "\\" not in value:
        return value.strip()
    signs: list[str] = []
    following = iter(value)
    for sign in following:
        after = next(following, "\\") if sign == "\\" else sign
        signs.append(ESCAPES.get(after, after) if sign == "\\" else sign)
    return "".join(signs).strip()
