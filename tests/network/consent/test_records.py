"""What is kept of consent comes back as it was, or not at all."""

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from enum import Enum
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from network.consent.kept import Barriers, Between, LifeFacts, Protections
from network.consent.kinds import Told
from network.consent.protection import Block
from network.consent.records import from_record, part_of_record, to_record
from network.errors import Broken
from network.identity import PersonId, ProtectionId
from tests.network.consent.making import BEGIN, Maker

A, B = PersonId("a"), PersonId("b")
AT = datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC)


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


Path = tuple[str | int, ...]


def parts(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Everything inside of a record, with the way to it."""
    yield path, value
    inside = list(value.items()) if isinstance(value, dict) else []
    inside += list(enumerate(value)) if isinstance(value, list) else []
    for name, item in inside:
        yield from parts(item, (*path, name))


def spoiled(record: Any, path: Path, value: Any) -> Any:
    """The record with another value in one place."""
    if not path:
        return value
    copy = record.copy()
    copy[path[0]] = spoiled(record[path[0]], path[1:], value)
    return copy


def another_kind(value: Any) -> list[Any]:
    """What is more than this value, or only looks like it, or is something else altogether."""
    if isinstance(value, dict):
        return [[], "text", {**value, "new": 1}, {**value, "new": None}]
    if isinstance(value, list):
        return [None, {}, "text", 1, [*value, 1.5], [*value, {}]]
    looks = [str(value), int(value), bool(value)] if isinstance(value, int) else []
    return [1.5, [], {}, *(look for look in looks if type(look) is not type(value))]


@pytest.mark.parametrize("seed", range(5))
def test_in_no_place_is_anything_read_that_is_extra_or_of_another_kind(seed: int) -> None:
    for kept in everything(seed):
        record = json.loads(json.dumps(to_record(kept)))
        for path, value in parts(record["kept"]):
            for wrong in another_kind(value):
                with pytest.raises(Broken):
                    from_record(type(kept), spoiled(record, ("kept", *path), wrong))


def test_what_was_kept_before_there_was_more_to_say_reads_as_if_nothing_was_said() -> None:
    block = {"id": "b", "by": "x", "of": "y", "at": "2026-02-03T04:05:06+00:00"}
    kept = {"epoch": 4, "version": 5, "blocks": [block]}

    found = from_record(Between, {"format": 1, "kept": kept})

    assert (found.epoch, found.version, found.grants, found.told) == (4, 5, (), {})
    assert found.blocks == (Block(id=ProtectionId("b"), by=PersonId("x"), of=PersonId("y"), at=AT),)
    assert found.told is not from_record(Between, {"format": 1, "kept": kept}).told


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
