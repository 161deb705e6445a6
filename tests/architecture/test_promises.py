"""Promises that are about what is not there."""

import re

from network.actor import Capacity
from network.graph import queries
from network.graph.queries import Mode
from tests.architecture.routes import addresses
from tests.architecture.tree import ROOT, named, python, tracked

OWN = {
    "personId", "personIds", "accountId", "nameIndex", "nameIndexes", "tokenHash", "sessionId",
    "stream", "handleIndex", "slipIndex", "passedIndex",
}  # fmt: skip
FOR_EVERYBODY = ("backups/", "erasure/", "graph/", "keys/", "outbox/", "seed/", "audit/heads")
UPKEEP = {
    "sending/people_after",
    "connections/blobs_owed",
    "safeguarding/pairs",
    "wishes/page",
    "wishes/find",
    "safeguarding/standings",
    "practice/made_up",  # nobody of it is real
}
LOOK_UP = re.compile(r"search|lookup|look-up|directory|find|browse|suggest|nearby|online|feed")
SCORE = re.compile(r"\b(score|scores|scored|rating|ratings|ranked|leaderboard|points)\b")

SAID_NOT = re.compile(r"\b(no|nothing|nobody|never)\b[^.]*")


def test_no_address_looks_people_up() -> None:
    assert [line for line in addresses() if LOOK_UP.search(line)] == []


def test_every_statement_about_a_person_begins_at_one_they_hold_the_key_to() -> None:
    open_ended = [
        query.name
        for query in queries.load().by_name.values()
        if query.mode is Mode.READ
        and ":Person" in query.text
        and not query.params & OWN
        and not query.name.startswith(FOR_EVERYBODY)
        and query.name not in UPKEEP
    ]

    assert open_ended == []


def test_nothing_scores_a_person() -> None:
    pages = [path for path in tracked() if path.is_relative_to(ROOT / "web" / "templates")]
    code = [path for path, _ in python("network") if path.parent.name == "connections"]
    found = [
        f"{named(path)}: {match[0]}"
        for path in (*pages, *code)
        for match in SCORE.finditer(SAID_NOT.sub("", path.read_text("utf-8").lower()))
    ]

    assert found == []


def test_capacities_are_hats_and_none_ranks_above_another() -> None:
    at_work = {
        Capacity.COORDINATOR,
        Capacity.IN_TOUCH_WORKER,
        Capacity.SCREENER,
        Capacity.SAFEGUARDING_LEAD,
        Capacity.ADMINISTRATOR,
    }
    people = {Capacity.PERSON, Capacity.SUPPORTER, Capacity.MENTOR}

    assert set(Capacity) == people | at_work | {Capacity.OPERATOR}
    assert not issubclass(Capacity, int)
    assert [name for name in vars(Capacity) if re.search("rank|level|order|above", name)] == []
