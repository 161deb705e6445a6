"""A lock on a person reads nothing (docs/adr/0020): otherwise people wait in a circle."""

import re

from network.graph import queries

COUNTS_UP = re.compile(r"\b(person|one|other|pair)\.lockSeq = (?!0\b)")


def test_no_lock_on_a_person_counts_up() -> None:
    found = [
        query.name for query in queries.load().by_name.values() if COUNTS_UP.search(query.text)
    ]

    assert found == []
