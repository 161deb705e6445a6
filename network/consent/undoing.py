"""Taking back what was opened: as if it had never been, whether or not it counted already."""

from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from network.consent.changing import Kept
from network.consent.kinds import WideningKind
from network.consent.model import Widening
from network.consent.protection import Block, Lifted, Restriction, Secrecy, Veto
from network.errors import NotFound, WrongMoment
from network.identity import GrantId, WideningId

Lifting = TypeVar("Lifting", Block, Veto, Restriction, Secrecy)


def undone(kept: Kept, widening_id: WideningId, now: datetime) -> Kept:
    """Without this widening. Raises NotFound where there is none, WrongMoment where it was undone.

    A lift that counts already can't be undone: who wants the door shut again shuts it anew.
    """
    widening = next((one for one in kept.own.widenings if one.id == widening_id), None)
    if widening is None:
        raise NotFound
    if widening.undone_at is not None:
        raise WrongMoment
    back = replace(widening, undone_at=now)
    widenings = tuple(back if one.id == widening_id else one for one in kept.own.widenings)
    return _without(replace(kept, own=replace(kept.own, widenings=widenings)), widening, now)


def _without(kept: Kept, widening: Widening, now: datetime) -> Kept:
    own, between, record = kept.own, kept.between, widening.record_id
    if widening.kind is WideningKind.GRANT:
        return replace(kept, between=between.narrowed(frozenset({GrantId(record)})))
    if now >= widening.effective_at:
        raise WrongMoment
    if widening.kind is WideningKind.UNBLOCK:
        return replace(kept, between=replace(between, blocks=_back(between.blocks, record, now)))
    if widening.kind is WideningKind.TAKE_ORDER_BACK:
        restrictions = _back(between.restrictions, record, now)
        return replace(kept, between=replace(between, restrictions=restrictions))
    if widening.kind is WideningKind.LIFT_VETO:
        return replace(kept, own=replace(own, vetoes=_back(own.vetoes, record, now)))
    return replace(kept, own=replace(own, secrecies=_back(own.secrecies, record, now)))


def _back(records: tuple[Lifting, ...], record_id: str, now: datetime) -> tuple[Lifting, ...]:
    return tuple(_standing(one, now) if one.id == record_id else one for one in records)


def _standing(one: Lifting, now: datetime) -> Lifting:
    lifted: Lifted | None = one.lifted
    return one if lifted is None else replace(one, lifted=replace(lifted, undone_at=now))
