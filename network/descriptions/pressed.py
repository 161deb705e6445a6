"""Somebody is made to open what they had closed: all about them waits, and human beings look.

Nothing on any screen says so.
"""

from dataclasses import replace
from datetime import datetime

from network.consent import store
from network.consent.kinds import HoldCause
from network.consent.protection import SafeguardingHold
from network.consent.widening import HELD_FOR
from network.desk import store as desk
from network.desk.model import DeskKind
from network.errors import NotFound
from network.graph.door import Tx
from network.identity import PersonId, ProtectionId
from network.keys.sealing import Sealer

INDEX = "pressed"


def hold(tx: Tx, sealer: Sealer, person_id: PersonId, description_id: str, now: datetime) -> None:
    """Hold everything that is about a person. The same answer again holds it once."""
    one = store.lock_one(tx, sealer, person_id)
    if one is None:
        raise NotFound
    hold_id = ProtectionId(sealer.index(INDEX, f"{person_id}|{description_id}"))
    if any(held.id == hold_id and held.stands(now) for held in one.life.holds):
        return
    placed = SafeguardingHold(
        id=hold_id,
        person_id=person_id,
        cause=HoldCause.UNDER_PRESSURE,
        placed_at=now,
        until=now + HELD_FOR,
    )
    life = replace(one.life, holds=(*one.life.holds, placed))
    store.put_life(tx, sealer, person_id, one.standing_id, life)
    desk.ask(
        tx,
        sealer,
        kind=DeskKind.UNDER_PRESSURE,
        about=person_id,
        other=None,
        record_id=hold_id,
        at=now,
    )
