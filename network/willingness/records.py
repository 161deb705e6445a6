"""What somebody is willing to hear as a record that JSON can say, and back."""

from typing import Any

from network.connections.kinds import Kind
from network.connections.records import when_from_record, when_to_record
from network.consent.kinds import Channel
from network.errors import Broken
from network.keys.sealing import Record
from network.willingness.model import HowOften, Terms

WORDS = ("who", "where", "topics", "cannot", "message")


def to_record(terms: Terms) -> Record:
    """Everything that was said. The kind of relationship stands in the clear beside it too."""
    return {
        "kind": terms.kind.value,
        **{name: getattr(terms, name) for name in WORDS},
        "since": when_to_record(terms.since),
        "until": when_to_record(terms.until),
        "channels": [channel.value for channel in terms.channels],
        "howOften": terms.how_often and terms.how_often.value,
        "years": terms.years,
    }


def from_record(record: Record) -> Terms:
    """What was said. Raises Broken where it is not what was kept."""
    try:
        return _terms(record)
    except (KeyError, TypeError, ValueError):
        raise Broken from None


def _terms(record: Record) -> Terms:
    words: dict[str, Any] = {name: str(record[name]) for name in WORDS}
    return Terms(
        kind=Kind(record["kind"]),
        since=when_from_record(record["since"]),
        until=when_from_record(record["until"]),
        channels=tuple(Channel(value) for value in record["channels"]),
        how_often=HowOften(record["howOften"]) if record["howOften"] else None,
        years=int(record["years"]),
        **words,
    )
