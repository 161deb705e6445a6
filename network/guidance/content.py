"""Reads the guidance from its files, and checks that nothing is missing in them."""

import tomllib
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

from cattrs import Converter

from network.guidance.model import Boundaries, GivesAway, Guidance, Reply, Situation

FOLDER = Path(__file__).parent
CONVERTER = Converter(forbid_extra_keys=True)
# A date is one in these files already.
CONVERTER.register_structure_hook(date, lambda read, _: read)


@cache
def every() -> dict[Situation, Guidance]:
    """The guidance for each situation. Raises where a file is missing, or says too little."""
    return {each: _read(each) for each in Situation}


def for_these(situations: Iterable[Situation]) -> tuple[Guidance, ...]:
    """What is there for these, in the usual order. What stops somebody comes alone.

    For none of them, it is what holds for everybody.
    """
    chosen = set(situations) or {Situation.GENERAL}
    pages = tuple(page for situation, page in every().items() if situation in chosen)
    return tuple(page for page in pages if page.stops) or pages


@cache
def gives_away() -> dict[Reply, GivesAway]:
    """What each answer gives away."""
    read = _file("answers.toml")
    return {each: CONVERTER.structure(read[each], GivesAway) for each in Reply}


@cache
def boundaries() -> Boundaries:
    """What helps once two people are in touch."""
    return CONVERTER.structure(_file("boundaries.toml"), Boundaries)


def _read(situation: Situation) -> Guidance:
    found = _file(f"situations/{situation}.toml")
    return CONVERTER.structure({**found, "situation": situation}, Guidance)


def _file(name: str) -> dict[str, object]:
    return tomllib.loads((FOLDER / name).read_text("utf-8"))
