"""From cards to a map: each card of a person is somebody on it."""

from binascii import b2a_base64
from collections.abc import Sequence
from typing import Any

from network.connections.model import GROUPS_LIMIT, NAME_LIMIT, MarkedDate
from network.connections.when import When
from network.exchange import pictures
from network.exchange.brought import Choices
from network.exchange.gathering import Gathering, Line
from network.exchange.me import Me
from network.exchange.remarks import Says
from network.exchange.vcard.card import Card, Property
from network.exchange.vcard.dates import moment
from network.exchange.vcard.relations import RELATED, Relations
from network.identity import ItemId

KINDS = ("KIND", "X-ADDRESSBOOKSERVER-KIND", "X-KIND")
PEOPLE = frozenset({"", "individual", "person", "x-individual"})
ANNIVERSARIES = (
    "ANNIVERSARY",
    "X-ANNIVERSARY",
    "X-MS-ANNIVERSARY",
    "X-ABDATE",
    "X-EVOLUTION-ANNIVERSARY",
)
INSTEAD_OF_NAME = ("NICKNAME", "ORG", "EMAIL", "TEL", "IMPP", "URL")
PRIVATE = frozenset({"private", "confidential"})
DATES_LIMIT = 60
DATA_LIMIT = 15_000


def bring(gathering: Gathering, cards: Sequence[Card], choices: Choices) -> None:
    """Bring every card, then what cards say of each other."""
    relations = Relations(gathering)
    me = Me(gathering, choices.me)
    people = [(number, card) for number, card in enumerate(cards) if _is_person(card)]
    for number, card in people:
        relations.see(number, card)
        me.see(card.said("UID") or str(number + 1), name_of(card))
    chosen = me.chosen()
    if gathering.errors:
        return
    lines = {
        number: _bring_card(gathering, relations, number, card, chosen) for number, card in people
    }
    for number, card in people:
        relations.bring(number, card, lines[number])
    for number, card in people:
        _keep(gathering, card, lines[number], relations.person_of.get(number))
    for thing in (card for card in cards if not _is_person(card)):
        _keep_thing(gathering, thing)
    _say_what_is_missing(gathering, cards)


def _say_what_is_missing(gathering: Gathering, cards: Sequence[Card]) -> None:
    if not all(card.finished for card in cards):
        gathering.warn(Says.UNFINISHED)
    if not any(_is_person(card) for card in cards):
        gathering.warn(Says.NOBODY)


def name_of(card: Card) -> str:
    """What a card is called: its formatted name, else its parts, else what else is on it."""
    whole = " ".join(card.said("FN").split()) or _from_parts(card.first("N"))
    return whole or next((said for name in INSTEAD_OF_NAME if (said := card.said(name))), "")


def _from_parts(name: Property | None) -> str:
    if name is None:
        return ""
    family, given, more, before, after = (*name.parts, "", "", "", "", "")[:5]
    return " ".join(f"{before} {given} {more} {family} {after}".split())


def _is_person(card: Card) -> bool:
    return card.said(*KINDS).casefold() in PEOPLE


def _bring_card(
    gathering: Gathering, relations: Relations, number: int, card: Card, chosen: str | None
) -> Line:
    line = gathering.line(card.file, card.line, "person")
    name = name_of(card)
    identity = card.said("UID") or str(number + 1)
    if chosen is not None and relations.mine is None and identity == chosen:
        relations.mine = number
        line.what, line.name = "owner", name[:NAME_LIMIT]
        return line
    fallback = f"Person {number + 1}"
    if not name:
        line.say(Says.NO_NAME, called=fallback)
    line.name = (name or fallback)[:NAME_LIMIT]
    person = gathering.add_person(name=line.name, **_fields(card, line, name))
    relations.person_of[number] = person.id
    for note in card.all("NOTE"):
        gathering.add_note(person.id, note.text, line)
        note.used = True
    _photo(gathering, card, person.id, line)
    return line


def _fields(card: Card, line: Line, name: str) -> dict[str, Any]:
    _take_name(card, line, name)
    fields: dict[str, Any] = {}
    nickname = card.first("NICKNAME")
    if nickname and nickname.text.strip() != name and len(nickname.text) <= NAME_LIMIT:
        fields["nickname"] = nickname.text.strip()
        nickname.used = True
    elif nickname and nickname.text.strip() == name:
        nickname.used = True
    born = _date(card.first("BDAY"), line)
    if born:
        fields["born"] = born
    death = card.first("DEATHDATE", "X-DEATHDATE")
    if death is not None:
        fields |= {"remembered": True, "died": _date(death, line)}
    groups = _groups(card)
    if groups:
        fields["groups"] = groups
    fields["dates"] = _dates(card, line)
    access = card.first("CLASS")
    if access and access.text.strip().casefold() in PRIVATE:
        fields["private"], access.used = True, True
    line.understood.extend(field for field, value in fields.items() if value)
    return fields


def _take_name(card: Card, line: Line, name: str) -> None:
    if name:
        line.understood.append("name")
    if len(name) > NAME_LIMIT:
        line.say(Says.LONG_TEXT)
        return
    formatted, parts = card.first("FN"), card.first("N")
    if formatted is not None:
        formatted.used = True
    if parts is not None:
        words = [word.strip(",") for part in parts.parts for word in part.replace(",", " ").split()]
        parts.used = all(word in name for word in words)
    for version in card.all("VERSION"):
        version.used = True


def _date(said: Property | None, line: Line) -> When:
    if said is None:
        return When()
    no_year = next(iter(said.params.get("X-APPLE-OMIT-YEAR", [])), "")
    when = moment(said.text, no_year=no_year)
    said.used = bool(when)
    if when and not (when.earliest or when.latest):
        line.say(Says.ODD_DATE)
    return when


def _groups(card: Card) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for said in card.all("CATEGORIES"):
        parts = [part for part in said.parts if part]
        if len(found) + len(parts) <= GROUPS_LIMIT and all(len(p) <= NAME_LIMIT for p in parts):
            found.update(dict.fromkeys(parts))
            said.used = True
    return tuple(found)


def _dates(card: Card, line: Line) -> tuple[MarkedDate, ...]:
    found: list[MarkedDate] = []
    for said in card.all(*ANNIVERSARIES):
        when = _date(said, line)
        if when and len(found) < DATES_LIMIT:
            label = card.label_of(said) or "Anniversary"
            found.append(MarkedDate(what=label[:NAME_LIMIT], when=when))
        else:
            said.used = False
    return tuple(found)


def _photo(gathering: Gathering, card: Card, person_id: ItemId, line: Line) -> None:
    for photo in card.all("PHOTO"):
        if photo.data is None:
            continue
        photo.used = True
        if len(gathering.pictures) < pictures.MOST and pictures.opens(photo.data):
            gathering.add_photo(person_id, photo.data)
            line.understood.append("photo")
        else:
            line.say(Says.ODD_PICTURE)


def _keep(gathering: Gathering, card: Card, line: Line, person_id: ItemId | None) -> None:
    """Keep what has not been understood, under its name and label."""
    for said in card.properties:
        if said.used or said.name in ("X-ABLABEL", *KINDS) or not (said.text or said.data):
            continue
        label = card.label_of(said) if said.name not in RELATED else ""
        name = f"{said.called} ({label})" if label else said.called
        text = said.text if said.data is None else _as_letters(said.data, line)
        if person_id is None:
            gathering.keep_about_me(name, text, line)
        else:
            gathering.keep_on(person_id, name, text, line)
    for label_alone in card.all("X-ABLABEL"):
        if not label_alone.used and person_id is not None and label_alone.text:
            gathering.keep_on(person_id, label_alone.called, label_alone.text, line)


def _as_letters(data: bytes, line: Line) -> str:
    """Keys and sounds are kept as the letters that files write them in, unless they are long."""
    if len(data) > DATA_LIMIT:
        line.say(Says.TOO_MUCH_TO_KEEP)
        return f"{len(data)} bytes"
    return b2a_base64(data, newline=False).decode("ascii")


def _keep_thing(gathering: Gathering, card: Card) -> None:
    name = name_of(card)[:NAME_LIMIT]
    line = gathering.line(card.file, card.line, "other", name)
    line.say(Says.NOT_A_PERSON, what=name)
    words = "\n".join(f"{said.called}: {said.text}" for said in card.properties if said.text)
    gathering.keep_about_me(f"{card.said(*KINDS)}: {name}", words, line)
