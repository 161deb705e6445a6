"""What a name sounds like, roughly: the consonants that English ears tell apart."""

import re
from functools import lru_cache

RULES = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (r"^(kn|gn|pn)", "n"),
        (r"^wr", "r"),
        (r"^ps", "s"),
        (r"^x", "s"),
        (r"^wh?", "v"),
        (r"dzh", "j"),
        (r"^rh", "r"),
        (r"shch", "S"),
        (r"sch|tsch", "S"),
        (r"chr", "kr"),
        (r"tch|ch|tzh|cz", "C"),
        (r"sh|zh|sz", "S"),
        (r"ph", "f"),
        (r"ght", "t"),
        (r"(?<=[aeiou])gh", ""),
        (r"gh", "g"),
        (r"kh", "h"),
        (r"dh", "d"),
        (r"th", "t"),
        (r"dg|dj|lj(?!$)", "j"),
        (r"g(?=[eiy])", "j"),
        (r"c(?=[eiy])", "s"),
        (r"ck|q|c", "k"),
        (r"x", "ks"),
        (r"ts|tz|z", "s"),
        (r"v", "f"),
        (r"^y(?=[aeiou])", "j"),
        (r"^[aeiouy]+", "A"),
        (r"(?<=.)[aeiouywh]", ""),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """What a plain word sounds like: "Stephen", "Steven" and "Stefan" are one."""
    for pattern, by in RULES:
        word = pattern.sub(by, word)
    return word
