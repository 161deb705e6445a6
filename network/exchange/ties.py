"""What a file says of a link beside its two ends: since when, how sure, in which words."""

from collections.abc import Callable, Mapping
from typing import Any

from network.connections.kinds import Certainty, KinBy, LinkKind
from network.connections.model import WORDS_LIMIT
from network.exchange.answers import code, moment, short
from network.exchange.gathering import Gathering, Line, Tie
from network.exchange.kinship import kin_by_of, link_of, normal
from network.identity import ItemId

FIELDS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "since": ("since", moment),
    "start": ("since", moment),
    "until": ("until", moment),
    "end": ("until", moment),
    "kin_by": ("kin_by", lambda words: code(KinBy)(words) or kin_by_of(words)),
    "certainty": ("certainty", code(Certainty)),
    "words": ("words", short),
}


def tie(
    gathering: Gathering,
    line: Line,
    ends: tuple[ItemId, ItemId],
    said: str,
    values: Mapping[str, str],
) -> None:
    """Link two people as a row of a file says."""
    label = said or LinkKind.KNOWS.value
    kind, kin_by = link_of(label) or (LinkKind.OTHER, None)
    fields: dict[str, Any] = {
        "words": "" if normal(label) == kind.value else label[:WORDS_LIMIT],
        "kin_by": kin_by,
    }
    kept = []
    for name, words in values.items():
        field, understand = FIELDS.get(normal(name), ("", short))
        value = understand(words) if field else None
        if value is None:
            kept.append(gathering.kept(name, words, line))
        else:
            fields[field] = value
    line.understood.append("link")
    gathering.tie(
        Tie(a=ends[0], b=ends[1], kind=kind, label=label, kept=tuple(kept), **fields), line=line
    )
