"""What somebody is called in a GEDCOM record."""

from network.connections.model import NAME_LIMIT
from network.exchange.gedcom.records import Line

PIECES = ("NPFX", "GIVN", "SPFX", "SURN", "NSFX", "_GIVN", "_SURN")
NICK = ("NICK", "_NICK")


def name_of(record: Line) -> str:
    """The name that a record says first, or "" where it says none."""
    for line in record.all("NAME"):
        whole = plain(line.value) or " ".join(
            piece.value.strip() for piece in line.all("GIVN", "SPFX", "SURN") if piece.value.strip()
        )
        if whole:
            return whole
    return ""


def take_name(record: Line) -> tuple[str, str]:
    """The name and nickname; what they are made of counts as understood."""
    whole = name_of(record)
    line = next((line for line in record.all("NAME") if _says(line)), None)
    if line is None or len(whole) > NAME_LIMIT:
        return whole, ""
    line.used = True
    for piece in line.all(*PIECES):
        words = [word.strip(",") for word in plain(piece.value).split()]
        piece.used = not piece.below and all(word in whole for word in words)
    nick = line.first(*NICK)
    nickname = nick.value.strip() if nick else ""
    if nick is None or len(nickname) > NAME_LIMIT:
        return whole, ""
    nick.used = True
    return whole, nickname


def plain(value: str) -> str:
    """A name without the strokes around the family name."""
    return " ".join(value.replace("/", " ").split())


def _says(line: Line) -> bool:
    return bool(plain(line.value) or line.said("GIVN") or line.said("SURN"))
