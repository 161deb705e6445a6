"""Sign-in names: three plain words that are easy to say, spell and write on a card.

A name is offered, never typed in, so that nobody puts a real name into it; and an offer carries
proof that we made it, so that nobody can ask which names are taken.
"""

import secrets
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from network.keys.sealing import Sealer

WORDS = Path(__file__).with_name("words.txt")
WORDS_IN_NAME = 3
OFFERS = 3
NAME_INDEX = "sign-in-name"
OFFER_INDEX = "offered-name"
TYPED_LIMIT = 200


@dataclass(frozen=True)
class Offer:
    """A name that may be taken, with the proof that it was offered."""

    name: str = field(repr=False)
    proof: str = field(repr=False)


@cache
def words() -> tuple[str, ...]:
    """The words that names are made of."""
    return tuple(WORDS.read_text("utf-8").split())


def make_name() -> str:
    """Three different words by chance, joined by hyphens."""
    return "-".join(secrets.SystemRandom().sample(words(), WORDS_IN_NAME))


def plain(typed: str) -> str:
    """A name as it was meant: capitals, spaces, dots and commas don't matter."""
    folded = unicodedata.normalize("NFKC", typed[:TYPED_LIMIT]).casefold()
    letters = "".join(char if char.isalpha() else " " for char in folded)
    return "-".join(letters.split())


def fingerprint(sealer: Sealer, typed: str) -> str:
    """What a name is looked up by."""
    return sealer.index(NAME_INDEX, plain(typed))


def offer(sealer: Sealer, name: str) -> Offer:
    """Offer a name."""
    return Offer(name, sealer.index(OFFER_INDEX, name))


def offered(sealer: Sealer, made: Offer) -> bool:
    """Whether we offered this name."""
    return secrets.compare_digest(sealer.index(OFFER_INDEX, made.name), made.proof)
