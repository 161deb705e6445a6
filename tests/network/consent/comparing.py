"""Whole traces of the real service held side by side, and what first differs between two."""

import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations
from random import Random
from typing import TYPE_CHECKING, Any

from tests.network.consent.stored_secrets import NEVER_THERE, STORED_SECRETS, Beginning
from tests.network.consent.two_worlds import a_script

if TYPE_CHECKING:
    from tests.network.consent.stored_worlds import Stored

AN_ID = re.compile(r"[0-9a-f]{32}")
A_CODE = re.compile(r"\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}\b")
SECRETS_OF_A_SESSION = re.compile(r"[A-Za-z0-9_-]{43}")


@dataclass
class Compared:
    """What came of holding many traces side by side."""

    traces: Counter[str] = field(default_factory=Counter)
    comparisons: int = 0
    differ: list[tuple[str, str, str]] = field(default_factory=list)


def compared(stored: "Stored", rounds: int, seed: int) -> Compared:
    """In each round one script is carried out under every secret, and every two are compared.

    Every secret comes equally often, but for one: in every other round Ade has said yes to the
    other one, who must have been there.
    """
    random, seen = Random(seed), Compared()
    for number in range(rounds):
        begin = _beginning(random, known=bool(number % 2))
        script = a_script(random)
        names = [name for name in STORED_SECRETS if begin.nothing or name != NEVER_THERE]
        traces = {name: stored.trace(script, begin.with_secret(name)) for name in names}
        seen.traces.update(names)
        for one, another in combinations(names, 2):
            seen.comparisons += 1
            if traces[one] != traces[another]:
                seen.differ.append((one, another, first_difference(traces[one], traces[another])))
    return seen


def _beginning(random: Random, *, known: bool) -> Beginning:
    existed, past = (known and random.random() < 1 / 2 for _ in range(2))
    return Beginning(existed=existed, past=past, said_yes=known)


def controls(stored: "Stored", count: int, seed: int) -> Iterator[bool]:
    """Whether Ade can tell that Keisha wants it too, which she may."""
    random = Random(seed)
    for _ in range(count):
        script = a_script(random)
        traces = [stored.trace(script, Beginning(wants_it_too=wants)) for wants in (False, True)]
        yield traces[0] != traces[1]


def first_difference(one: Any, another: Any) -> str:
    """The first thing that differs, for whoever has to find out why."""
    if isinstance(one, tuple | list) and len(one) == len(another):
        return _first_of(dict(enumerate(one)), dict(enumerate(another)))
    if isinstance(one, dict) and one.keys() == another.keys():
        return _first_of(one, another)
    if isinstance(one, str) and isinstance(another, str):
        at = len(_common(one, another))
        return f"{one[max(0, at - 60) : at + 120]!r} | {another[max(0, at - 60) : at + 120]!r}"
    return f"{one!r} | {another!r}"


def _first_of(one: dict[Any, Any], another: dict[Any, Any]) -> str:
    name = next((name for name in one if one[name] != another[name]), None)
    return "" if name is None else f"{name}: {first_difference(one[name], another[name])}"


def _common(one: str, another: str) -> str:
    at = next((i for i, two in enumerate(zip(one, another, strict=False)) if len(set(two)) > 1), 0)
    return one[:at]


def unpacked(data: bytes) -> dict[str, Any]:
    """What is in an archive, by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    return {
        name: unpacked(data) if name.endswith(".zip") else nameless(data.decode("latin-1"))
        for name, data in files.items()
    }


def nameless(what: Any) -> str:
    """Without ids and nonces: each is its number in the order in which they come."""
    text = what if isinstance(what, str) else json.dumps(what)
    names: dict[str, str] = {}

    def numbered(found: re.Match[str]) -> str:
        return names.setdefault(found.group(), f"<{len(names)}>")

    text = A_CODE.sub("<code>", text)
    return SECRETS_OF_A_SESSION.sub("<secret>", AN_ID.sub(numbered, text))
