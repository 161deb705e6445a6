"""Claims and attestations as records that JSON can say, and back."""

from datetime import datetime
from typing import Any

from network.claims.model import TIED, Attestation, Claim, KnownFor, Method, Said, Vouch
from network.connections.kinds import KinBy, Kind
from network.connections.records import when_from_record, when_to_record
from network.errors import Broken
from network.graph.statements import Row
from network.identity import ItemId, PersonId
from network.keys.sealing import Record

WORDS = ("who", "me", "where", "words")
TIES = frozenset(kind.value for kind in TIED)


def said_record(said: Said) -> Record:
    """What was said."""
    return {
        "kind": said.kind.value,
        "kinBy": said.kin_by and said.kin_by.value,
        **{name: getattr(said, name) for name in WORDS},
        "since": when_to_record(said.since),
        "until": when_to_record(said.until),
    }


def claim_record(claim: Claim) -> Record:
    """A claim, but for what stands beside it in the clear."""
    return {
        "said": said_record(claim.said),
        "at": claim.at.isoformat(),
        "held": claim.held,
    }


def claim(by: PersonId, row: Row, record: Record) -> Claim:
    """The claim of a row. Raises Broken where it is not what was kept."""
    try:
        return Claim(
            id=ItemId(row["id"]),
            by=by,
            said=_said(record["said"]),
            at=datetime.fromisoformat(record["at"]),
            version=row["version"],
            about=PersonId(row["aboutId"]) if row["aboutId"] else None,
            held=bool(record["held"]),
        )
    except (KeyError, TypeError, ValueError):
        raise Broken from None


def attestation_record(one: Attestation) -> Record:
    """An attestation, but for what stands beside it in the clear."""
    vouch = one.vouch and {
        "tie": one.vouch.tie.value,
        "knownFor": one.vouch.known_for.value,
        "words": one.vouch.words,
    }
    return {
        "at": one.at.isoformat(),
        "vouch": vouch,
        "whom": one.whom,
    }


def attestation(row: Row, record: Record) -> Attestation:
    """The attestation of a row. Raises Broken where it is not what was kept."""
    try:
        return Attestation(
            id=ItemId(row["id"]),
            claim_id=ItemId(row["claimId"]),
            method=Method(row["method"]),
            at=datetime.fromisoformat(record["at"]),
            given_by=PersonId(row["giverId"]),
            vouch=_vouch(record["vouch"]),
            tied=not TIES.isdisjoint(row.get("kinds", ())),
            whom=str(record.get("whom", "")),
        )
    except (KeyError, TypeError, ValueError):
        raise Broken from None


def _said(record: Record) -> Said:
    words: dict[str, Any] = {name: str(record[name]) for name in WORDS}
    return Said(
        kind=Kind(record["kind"]),
        kin_by=KinBy(record["kinBy"]) if record["kinBy"] else None,
        since=when_from_record(record["since"]),
        until=when_from_record(record["until"]),
        **words,
    )


def _vouch(record: Record | None) -> Vouch | None:
    if record is None:
        return None
    return Vouch(
        tie=Kind(record["tie"]),
        known_for=KnownFor(record["knownFor"]),
        words=str(record["words"]),
    )
