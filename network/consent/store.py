"""What is kept of consent in the graph. Lock first, then look.

Between two people there is one node under a keyed fingerprint of the two, sealed with a key of its
own: neither who blocked whom nor that there is an order can be read from the graph.
"""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from network.consent.ahead import Known, read_with_the_lock, sealed_with_the_lock
from network.consent.kept import Barriers, Between, LifeFacts, Protections
from network.consent.records import from_record, part_of_record, to_record
from network.errors import Broken
from network.graph.door import Tx
from network.graph.statements import Row
from network.identity import PairId, PersonId, new_id
from network.keys.sealing import Sealer

PAIR, PROTECTION, STANDING = "Pair", "Protection", "Standing"
INDEX = "pairs"
LABEL: dict[type, str] = {Between: PAIR, Protections: PROTECTION, LifeFacts: STANDING}
Sides = dict[PersonId, str]
T = TypeVar("T", Between, Protections, LifeFacts)


@dataclass(frozen=True, kw_only=True)
class Two:
    """Two locked people and all that is kept of them. What does not open is None.

    A third who was named is locked with them, and nothing is read of what is their own.
    """

    first: PersonId
    second: PersonId
    pair_id: PairId
    here: frozenset[PersonId]
    """Which of those who are locked have an account that isn't being erased."""
    known: bool
    """Whether there is anything between them yet."""
    between: Between | None
    protections: dict[PersonId, Protections | None]
    lives: dict[PersonId, LifeFacts | None]
    sealer: Sealer
    """What opens the records of the two: it has their keys at hand, as long as they are locked."""
    kept_ids: dict[PersonId, tuple[str | None, str | None]]
    """By person: the ids of those of their two records that are kept."""
    unconfirmed: bool = False
    """Whether a copy was restored that may lack what one of the two had closed since."""
    held_off: bool = False
    """Whether writing was held off when they were looked at."""
    ahead: tuple[Known, ...] = ()
    """What was read of the two besides, for whoever finds the facts of a question."""

    @cached_property
    def ids(self) -> dict[PersonId, tuple[str, str]]:
        """By person: the ids of their two records, kept or still to be made. Few ever ask."""
        kept = self.kept_ids.items()
        return {one: (own or new_id(), life or new_id()) for one, (own, life) in kept}


@dataclass(frozen=True, kw_only=True)
class One:
    """What is kept of a locked person."""

    protections: Protections
    life: LifeFacts
    protection_id: str
    standing_id: str


def pair_id(sealer: Sealer, one: PersonId, other: PersonId) -> PairId:
    """The fingerprint of two people, in whichever order."""
    return PairId(sealer.index(INDEX, "|".join(sorted((one, other)))))


def lock_two(
    tx: Tx,
    sealer: Sealer,
    one: PersonId,
    other: PersonId,
    through: PersonId | None = None,
    *,
    around: bool = False,
) -> Two:
    """Lock both in the order of their ids, then what is between them, then look.

    Who is named as the way between the two is locked with them, in the same order (docs/adr/0026).
    `around`: look at everybody around the two as well.
    """
    more = _lock_people(tx, {one, other, through}) if through else frozenset()
    first, second = sorted((one, other))
    between_id = pair_id(sealer, one, other)
    row = tx.one("consent/lock_two", first=first, second=second, pairId=between_id, around=around)
    sides: Sides = {first: "first", second: "second"}
    at_hand = sealer.with_keys_of(sealed_with_the_lock(row, first, second))
    return Two(
        first=first,
        second=second,
        pair_id=between_id,
        here=frozenset({row["firstId"], row["secondId"]} - {None}) | more,
        known=row["pairId"] is not None,
        between=_between(at_hand, row),
        protections=_both(at_hand, row, sides, Protections),
        lives=_both(at_hand, row, sides, LifeFacts),
        kept_ids={
            person: (row[f"{side}ProtectionId"], row[f"{side}StandingId"])
            for person, side in sides.items()
        },
        unconfirmed=row["unconfirmed"],
        held_off=row["heldOff"],
        ahead=read_with_the_lock(row, first, second, around=around),
        sealer=at_hand,
    )


def lock_one(tx: Tx, sealer: Sealer, person_id: PersonId) -> One | None:
    """Lock somebody, then look. Raises Broken where what is kept of them doesn't open."""
    row = tx.maybe("consent/lock_one", personId=person_id)
    return _one(sealer, person_id, row) if row else None


def protections_of(tx: Tx, sealer: Sealer, person_id: PersonId) -> Protections:
    """What somebody has said for themselves. Raises Broken where it doesn't open."""
    row = tx.maybe("consent/own", personId=person_id)
    own = row and _opened(sealer, person_id, row, "protection", Protections)
    return own or Protections()


def life_of(tx: Tx, sealer: Sealer, person_id: PersonId) -> LifeFacts:
    """What is known of somebody's life, being erased or not. Raises Broken where it is shut."""
    row = tx.maybe("consent/life_of", personId=person_id)
    life = row and _opened(sealer, person_id, row, "standing", LifeFacts)
    return life or LifeFacts()


def put_between(tx: Tx, sealer: Sealer, two: Two, between: Between) -> Between:
    """Keep what is between two locked people. Returns it as it is kept, with its new version.

    Where one of them has gone, what stays with the other one is changed; nothing new begins.
    """
    kept = replace(between, version=between.version + 1)
    if not two.known and not two.here.issuperset((two.first, two.second)):
        return kept
    sealer.make_key(two.pair_id)
    tx.run(
        "consent/put_pair",
        first=two.first,
        second=two.second,
        pairId=two.pair_id,
        epoch=kept.epoch,
        version=kept.version,
        sealed=_sealed(sealer, two.pair_id, two.pair_id, kept),
    )
    return kept


def put_protections(
    tx: Tx, sealer: Sealer, person_id: PersonId, record_id: str, own: Protections
) -> None:
    """Keep what a locked person has said."""
    kept = replace(own, version=own.version + 1)
    tx.run(
        "consent/put_protection",
        personId=person_id,
        protectionId=record_id,
        version=kept.version,
        sealed=_sealed(sealer, person_id, record_id, kept),
    )


def put_life(tx: Tx, sealer: Sealer, person_id: PersonId, record_id: str, life: LifeFacts) -> None:
    """Keep what is known of a locked person's life."""
    kept = replace(life, version=life.version + 1)
    tx.run(
        "consent/put_standing",
        personId=person_id,
        standingId=record_id,
        version=kept.version,
        sealed=_sealed(sealer, person_id, record_id, kept),
    )


def pairs_of(
    tx: Tx, sealer: Sealer, person_id: PersonId, *, shut: Between | None = None
) -> list[tuple[PairId, PersonId | None, Between | None]]:
    """All that is between somebody and others, by pair.

    None for another who is gone; None for what was taken out already. Raises Broken for what
    doesn't open, unless it is said what is to be taken for it.
    """
    return [
        (row["pairId"], row["otherId"], _pair_of(sealer, row, shut) if row["sealed"] else None)
        for row in tx.many("consent/pairs_of", personId=person_id)
    ]


def opened_between(sealer: Sealer, between_id: PairId, sealed: bytes) -> Between:
    """What is between two people, opened. Raises Broken where it doesn't open."""
    return _open(sealer, between_id, between_id, sealed, Between)


def opened_barriers(sealer: Sealer, between_id: PairId, sealed: bytes) -> Barriers:
    """What keeps two people apart, opened; the rest stays unread. Raises Broken as above."""
    record = sealer.open(between_id, record_id=between_id, kind=PAIR, sealed=sealed)
    return part_of_record(Barriers, Between, record)


def opened_life(sealer: Sealer, person_id: PersonId, record_id: str, sealed: bytes) -> LifeFacts:
    """What is known of a life, opened. Raises Broken where it doesn't open."""
    return _open(sealer, person_id, record_id, sealed, LifeFacts)


def leave(tx: Tx, sealer: Sealer, person_id: PersonId, left: PairId, between: Between) -> None:
    """Take somebody who is going out of a pair, and keep this of it."""
    kept = replace(between, version=between.version + 1)
    tx.run(
        "consent/leave_pair",
        personId=person_id,
        pairId=left,
        epoch=kept.epoch,
        version=kept.version,
        sealed=_sealed(sealer, left, left, kept),
    )


def empty(tx: Tx, gone: PairId) -> None:
    """Take out what was between two people. Its key goes after the commit, then `drop` it."""
    tx.run("consent/empty_pair", pairId=gone)


def drop(tx: Tx, gone: PairId) -> None:
    """Forget a pair that was emptied."""
    tx.run("consent/drop_pair", pairId=gone)


def _lock_people(tx: Tx, people: set[PersonId]) -> frozenset[PersonId]:
    rows = tx.many("consent/lock_people", people=sorted(people))
    return frozenset(PersonId(row["personId"]) for row in rows)


def _one(sealer: Sealer, person_id: PersonId, row: Row) -> One:
    own = _opened(sealer, person_id, row, "protection", Protections)
    life = _opened(sealer, person_id, row, "standing", LifeFacts)
    return One(
        protections=own or Protections(),
        life=life or LifeFacts(),
        protection_id=row["protectionId"] or new_id(),
        standing_id=row["standingId"] or new_id(),
    )


def _pair_of(sealer: Sealer, row: Row, shut: Between | None) -> Between:
    try:
        return _open(sealer, row["pairId"], row["pairId"], row["sealed"], Between)
    except Broken:
        if shut is None:
            raise
        return shut


def _between(sealer: Sealer, row: Row) -> Between | None:
    if row["pairId"] is None:
        return Between()
    try:
        found = _open(sealer, row["pairId"], row["pairId"], row["pairSealed"], Between)
    except Broken:
        return None
    # The clear columns are for the eye of the server alone: what counts is what was sealed.
    return found if (found.epoch, found.version) == (row["epoch"], row["pairVersion"]) else None


def _both(sealer: Sealer, row: Row, sides: Sides, kind: type[T]) -> dict[PersonId, T | None]:
    return {person: _own(sealer, person, row, side, kind) for person, side in sides.items()}


def _own(sealer: Sealer, person: PersonId, row: Row, side: str, kind: type[T]) -> T | None:
    try:
        return _opened(sealer, person, row, f"{side}{LABEL[kind]}", kind) or kind()
    except Broken:
        return None


def _opened(sealer: Sealer, person: PersonId, row: Row, name: str, kind: type[T]) -> T | None:
    record_id = row[f"{name}Id"]
    if record_id is None:
        return None
    found = _open(sealer, person, record_id, row[f"{name}Sealed"], kind)
    if found.version != row[f"{name}Version"]:
        raise Broken
    return found


def _open(sealer: Sealer, owner: str, record_id: str, sealed: bytes, kind: type[T]) -> T:
    record = sealer.open(owner, record_id=record_id, kind=LABEL[kind], sealed=sealed)
    return from_record(kind, record)


def _sealed(sealer: Sealer, owner: str, record_id: str, kept: T) -> bytes:
    return sealer.seal(owner, record_id=record_id, kind=LABEL[type(kept)], value=to_record(kept))
