"""The lives that one can sign in to: each shows something that others don't."""

import random
from pathlib import Path

from network.seed import telling, wide
from network.seed.life import Life

LIVES = Path(__file__).resolve().parent / "lives"


def lives(chance: random.Random) -> list[Life]:
    """Everybody whom one can sign in as, in the order in which they are listed."""
    told = [telling.life(path) for path in sorted(LIVES.glob("*.toml"))]
    made = [*told, wide.family_of_forty_one(chance), wide.crowded(chance)]
    for each in made:
        each.chance = chance
    return made
