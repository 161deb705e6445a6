"""Reads a life from lives/*.toml, where it is told in the words of its owner.

People and places are named as the owner names them; `days_ago` puts somebody on the map later than
the first day, and a `later` table tells what the map said otherwise until then.
"""

import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from network.connections.edits import Put
from network.connections.kinds import (
    Certainty,
    DateWish,
    Feeling,
    KinBy,
    Kind,
    LinkKind,
    Paid,
    PlaceKind,
    State,
    Support,
)
from network.connections.model import Connection, Link, Place
from network.seed.life import Later, Life

Words = dict[str, Any]
SETS: dict[str, Callable[[Any], Any]] = {
    "kin_by": KinBy,
    "state": State,
    "feeling": Feeling,
    "certainty": Certainty,
    "paid": Paid,
}


def life(path: Path) -> Life:
    """The life that a file tells."""
    told = tomllib.loads(path.read_text("utf-8"))
    return _Telling(told).life()


class _Telling:
    """One life while it is being read."""

    def __init__(self, told: Words) -> None:
        self._told = told
        self._life = Life(my_name=told["name"], born=told["born"], who=told["who"])
        self._places: dict[str, Place] = {}
        self._people: dict[str, Connection] = {}
        self._waits: dict[str, int] = {}

    def life(self) -> Life:
        for words in self._told.get("places", ()):
            self._place(words)
        for words in self._told.get("people", ()):
            self._person(words)
        for words in self._told.get("links", ()):
            self._link(words)
        for words in self._told.get("notes", ()):
            about = self._people.get(words["about"]) or self._places[words["about"]]
            self._life.noted(about, words["text"], words.get("written", ""))
        for words in self._told.get("pictures", ()):
            self._life.painted(self._people[words["about"]], words["caption"])
        for words in self._told.get("later", ()):
            self._later(words)
        return self._life

    def _place(self, words: Words) -> None:
        words = words | {"kind": PlaceKind(words["kind"])}
        self._places[words["name"]] = self._life.lived(**_understood(words))

    def _person(self, words: Words) -> None:
        words = dict(words)
        waits, died = words.pop("days_ago", None), words.pop("died", "")
        at = [self._places[name] for name in words.pop("at", ())]
        name, kind, ring = words.pop("name"), Kind(words.pop("kind")), words.pop("ring", None)
        person = self._life.knew(name, kind, ring, *at, **_understood(words))
        if words.get("remembered"):
            person = self._life.remembering(person, died)
        if waits is not None:
            self._life.came(waits, person)
            self._waits[name] = waits
        self._people[name] = person

    def _link(self, words: Words) -> None:
        """A link to somebody who came later comes with them."""
        more = {"kin_by": KinBy(words["kin_by"])} if "kin_by" in words else {}
        a, b = words["a"], words["b"]
        link = self._life.linked(self._people[a], self._people[b], LinkKind(words["kind"]), **more)
        waits = [self._waits[name] for name in (a, b) if name in self._waits]
        if waits:
            self._life.links.remove(link)
            self._come_with(min(waits), link)

    def _come_with(self, days_ago: int, link: Link) -> None:
        later = self._life.later
        index = next(number for number, each in enumerate(later) if each.days_ago == days_ago)
        later[index] = replace(later[index], edits=(*later[index].edits, Put(link)))

    def _later(self, words: Words) -> None:
        words = dict(words)
        days_ago, what, name = words.pop("days_ago"), words.pop("what"), words.pop("about")
        self._people[name] = replace(self._people[name], **_understood(words))
        edits = (Put(self._people[name]),)
        self._life.later.append(Later(days_ago=days_ago, what=what, edits=edits))


def _as_it_is(value: Any) -> Any:
    return value


def _understood(words: Words) -> Words:
    """The same words, with members of the closed sets where these belong."""
    known = {name: SETS.get(name, _as_it_is)(value) for name, value in words.items()}
    for name in ("does_for_me", "i_do"):
        if name in known:
            known[name] = tuple(Support(value) for value in known[name])
    if "groups" in known:
        known["groups"] = tuple(known["groups"])
    if "dates" in known:
        known["dates"] = [
            (date["what"], date["when"], {"wish": DateWish(date["wish"])})
            for date in known["dates"]
        ]
    return known
