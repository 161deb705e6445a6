"""jCard: the same cards as JSON."""

import json
from typing import Any

from network.errors import Invalid, TooLarge
from network.exchange.vcard.card import Card, Property
from network.exchange.vcard.lines import CARDS_LIMIT

BROKEN = "This file looks like a jCard but is damaged."
START = 4000
PARTS = 4


def is_one(text: str) -> bool:
    """Whether a text looks like one card or a list of cards."""
    squeezed = "".join(text[:START].split()).casefold()
    return squeezed.startswith(('["vcard"', '[["vcard"', '["vcardstream"'))


def parse(text: str, file: str) -> list[Card]:
    """The cards of a file."""
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        raise Invalid({"files": BROKEN}, BROKEN) from None
    found = _cards(said)
    if len(found) > CARDS_LIMIT:
        raise TooLarge(f"There are more than {CARDS_LIMIT} cards in this.")
    return [_card(card, number, file) for number, card in enumerate(found, start=1)]


def _cards(said: Any) -> list[list[Any]]:
    if _is_card(said):
        return [said]
    return [card for card in said if _is_card(card)] if isinstance(said, list) else []


def _is_card(said: Any) -> bool:
    return isinstance(said, list) and len(said) > 1 and said[0] == "vcard" and _lists(said[1])


def _lists(said: Any) -> bool:
    return isinstance(said, list) and all(isinstance(one, list) for one in said)


def _card(said: list[Any], number: int, file: str) -> Card:
    card = Card(file=file, line=number, finished=True)
    card.properties = [found for one in said[1] if (found := _property(one, number)) is not None]
    return card


def _property(said: list[Any], number: int) -> Property | None:
    if len(said) < PARTS or not isinstance(said[0], str) or not isinstance(said[1], dict):
        return None
    params = {str(name).upper(): _several(value) for name, value in said[1].items()}
    group = next(iter(params.pop("GROUP", [])), "")
    if said[2] not in ("text", "unknown"):
        params.setdefault("VALUE", [str(said[2])])
    parts = [_words(part) for part in (said[3] if isinstance(said[3], list) else said[3:])]
    name = said[0].upper()
    return Property(
        group=group.casefold(),
        name=name,
        params=params,
        text=(";" if isinstance(said[3], list) else ",").join(parts),
        parts=parts,
        line=number,
    )


def _several(value: Any) -> list[str]:
    return [_words(one) for one in value] if isinstance(value, list) else [_words(value)]


def _words(value: Any) -> str:
    if isinstance(value, list):
        return ",".join(map(_words, value[:100]))
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
