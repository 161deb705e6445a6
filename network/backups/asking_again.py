"""What human beings were to look at, put on the desk again after a restore.

What was closed acts by itself; that somebody was promised a human being must not be lost with it.
Each thing on the desk has its id from its record, so that what lies there already stays as it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from network.consent.kept import Between, LifeFacts
from network.consent.kinds import HoldCause, Proof
from network.desk import store as desk
from network.desk.model import DeskKind
from network.graph.door import Tx
from network.identity import PersonId
from network.keys.sealing import Sealer

ASKS: dict[HoldCause, DeskKind] = {
    HoldCause.REPORTED: DeskKind.REPORTED,
    HoldCause.UNDER_PRESSURE: DeskKind.UNDER_PRESSURE,
    HoldCause.NOT_RECOGNISED: DeskKind.NOT_RECOGNISED,
}
"""Holds that nobody at work has placed, and what each asks."""


@dataclass(frozen=True, kw_only=True)
class Ask:
    """What to look at, of whom, and from which record."""

    kind: DeskKind
    about: PersonId
    other: PersonId | None
    record_id: str


def again(tx: Tx, sealer: Sealer, kept: Between | LifeFacts, at: datetime) -> None:
    """Put on the desk whatever of this human beings had not looked at when it was closed."""
    for ask in _between(kept, at) if isinstance(kept, Between) else _life(kept, at):
        desk.ask(
            tx,
            sealer,
            kind=ask.kind,
            about=ask.about,
            other=ask.other,
            record_id=ask.record_id,
            at=at,
        )


def _between(kept: Between, at: datetime) -> Iterator[Ask]:
    for hold in kept.holds:
        if hold.cause in ASKS and hold.other_id and hold.stands(at):
            yield Ask(
                kind=ASKS[hold.cause],
                about=hold.other_id,
                other=hold.person_id,
                record_id=hold.id,
            )
    for order in kept.restrictions:
        if order.proof is Proof.SAID and order.stands(at):
            yield Ask(
                kind=DeskKind.ORDER_SAID,
                about=order.protected,
                other=order.restrained,
                record_id=order.id,
            )
    for match in kept.possible_matches:
        if match.stands(at):
            yield Ask(
                kind=DeskKind.POSSIBLE_MATCH,
                about=match.described_by,
                other=match.may_be,
                record_id=match.id,
            )


def _life(kept: LifeFacts, at: datetime) -> Iterator[Ask]:
    for hold in kept.holds:
        if hold.cause in ASKS and hold.stands(at):
            yield Ask(kind=ASKS[hold.cause], about=hold.person_id, other=None, record_id=hold.id)
