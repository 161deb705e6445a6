"""What is kept of consent comes back as it was, or not at all."""

import json
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from network.consent.kept import Barriers, Between, LifeFacts, Protections
from network.consent.kinds import Told
from network.consent.records import from_record, part_of_record, to_record
from network.errors import Broken
from network.identity import PersonId
from tests.network.consent.making import BEGIN, Maker

A, B = PersonId("a"), PersonId("b")


def everything(seed: int) -> tuple[Between, Protections, LifeFacts]:
    """Records with something of every kind in them."""
    maker = Maker(random=Random(seed), now=BEGIN)
    grant = maker.grant(A, B, 1)
    between = Between(
        epoch=seed,
        version=3,
        grants=(grant, maker.grant(B, A, 1)),
        blocks=(maker.block(A, B),),
        restrictions=(maker.restriction(A, B),),
        holds=(maker.hold(A, B),),
        cool_offs=(maker.cool_off(A, B),),
        possible_matches=(maker.match(A, B),),
        arrangements=(maker.arrangement(A, B),),
        told={A: maker.one(list(Told))},
        decided={B: BEGIN},
        minors={A: maker.minor()},
        contact_existed=maker.chance(0.5),
    )
    own = Protections(
        vetoes=(maker.veto(A, B),),
        secrecies=(maker.secrecy(A, B),),
        widenings=(maker.widening(grant, 2),),
        open_since=BEGIN,
    )
    life = LifeFacts(adoption=maker.adoption(), death=maker.death(), holds=(maker.hold(A, None),))
    return between, own, life


def kinds(value: Any) -> Any:
    """The types of everything inside: text that only equals a code is another kind."""
    if is_dataclass(value):
        return type(value), [kinds(getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, dict):
        return {key: kinds(item) for key, item in value.items()}
    if isinstance(value, (tuple, frozenset)):
        return type(value), sorted(map(str, map(kinds, value)))
    return type(value)


@given(some.integers(min_value=0, max_value=2**32))
def test_it_comes_back_as_it_was_down_to_the_kind_of_every_part(seed: int) -> None:
    for kept in everything(seed):
        back = from_record(type(kept), json.loads(json.dumps(to_record(kept))))

        assert back == kept
        assert kinds(back) == kinds(kept)


def _spoiled(record: dict[str, Any]) -> list[dict[str, Any]]:
    kept = record["kept"]
    grant = kept["grants"][0]
    return [
        {**record, "format": 2},
        {"kept": kept},
        {**record, "kept": {**kept, "new": 1}},
        {**record, "kept": {**kept, "epoch": "1"}},
        {**record, "kept": {**kept, "contact_existed": 1}},
        {**record, "kept": {**kept, "grants": [{**grant, "status": "open"}]}},
        {**record, "kept": {**kept, "grants": [{**grant, "given_at": "soon"}]}},
        {**record, "kept": {**kept, "grants": [{**grant, "grantor": None}]}},
        {**record, "kept": {**kept, "told": {"a": "everything"}}},
        {**record, "kept": None},
    ]


@pytest.mark.parametrize("number", range(10))
def test_what_is_not_exactly_right_is_broken(number: int) -> None:
    record = json.loads(json.dumps(to_record(everything(1)[0])))

    with pytest.raises(Broken):
        from_record(Between, _spoiled(record)[number])


def test_of_a_pair_only_what_keeps_them_apart_can_be_read() -> None:
    between = everything(1)[0]

    part = part_of_record(Barriers, Between, json.loads(json.dumps(to_record(between))))

    assert part == Barriers(restrictions=between.restrictions, blocks=between.blocks)


def _spoiled_in_part(record: dict[str, Any]) -> list[dict[str, Any]]:
    kept = record["kept"]
    block = kept["blocks"][0]
    return [
        {**record, "format": 2},
        {"kept": kept},
        {"format": record["format"]},
        {**record, "kept": None},
        {**record, "kept": {**kept, "new": 1}},
        {**record, "kept": {**kept, "blocks": [{**block, "new": 1}]}},
        {**record, "kept": {**kept, "blocks": [{**block, "by": None}]}},
        {**record, "kept": {**kept, "restrictions": 1}},
    ]


@pytest.mark.parametrize("number", range(8))
def test_a_part_that_is_not_exactly_right_is_broken(number: int) -> None:
    record = json.loads(json.dumps(to_record(everything(1)[0])))

    with pytest.raises(Broken):
        part_of_record(Barriers, Between, _spoiled_in_part(record)[number])


def test_a_part_that_was_not_there_when_it_was_kept_is_as_if_nothing_was_said() -> None:
    record = json.loads(json.dumps(to_record(Between())))
    del record["kept"]["blocks"]

    assert part_of_record(Barriers, Between, record) == Barriers()


def test_the_makers_make_every_kind_of_code() -> None:
    between, own, _ = everything(1)

    assert all(isinstance(scope, Enum) for scope in between.grants[0].scopes)
    assert replace(own, open_since=None) != own
