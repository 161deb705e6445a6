"""Ways to tamper with a chain, each with the place where it must be found."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from network.audit.model import Harm, digest
from network.identity import new_id


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of a stream as it lies in the graph."""

    id: str
    seq: int
    prev: str
    hash: str
    sealed: bytes


@dataclass(frozen=True)
class Chain:
    """A stream and its head."""

    stream: str
    lines: tuple[Line, ...]
    seq: int
    hash: str

    def rehashed(self, line: Line) -> Line:
        """The line with the hash that its words ask for."""
        right = digest(
            prev=line.prev,
            stream=self.stream,
            seq=line.seq,
            entry_id=line.id,
            sealed=line.sealed,
        )
        return replace(line, hash=right)

    def placed(self, before: tuple[Line, ...], line: Line) -> Line:
        """The line as the next of some others, chained on as the service would."""
        prev = before[-1].hash if before else ""
        return self.rehashed(replace(line, seq=len(before) + 1, prev=prev))


@dataclass(frozen=True)
class Found:
    """Where it must be found, and as what."""

    seq: int
    harm: Harm


Tampering = Callable[[Chain, random.Random], tuple[Chain, Found]]


def other(text: str, chance: random.Random) -> str:
    """The text with one letter changed."""
    at = chance.randrange(len(text))
    return text[:at] + ("0" if text[at] != "0" else "1") + text[at + 1 :]


def other_bytes(data: bytes, chance: random.Random) -> bytes:
    """The bytes with one bit changed."""
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]


def alter(chain: Chain, chance: random.Random) -> tuple[Chain, Found]:
    """One bit or letter of one line."""
    at = chance.randrange(len(chain.lines))
    line = chain.lines[at]
    field = chance.choice(["id", "hash", "sealed", *(["prev"] if line.prev else [])])
    value = getattr(line, field)
    changed = other_bytes(value, chance) if field == "sealed" else other(value, chance)
    altered: dict[str, Any] = {field: changed}
    lines = _with(chain, at, replace(line, **altered))
    return replace(chain, lines=lines), Found(at + 1, Harm.ALTERED)


def rewrite(chain: Chain, chance: random.Random) -> tuple[Chain, Found]:
    """Other words in one line, and the right hash for them: the next line gives it away."""
    at = chance.randrange(len(chain.lines))
    line = replace(chain.lines[at], sealed=other_bytes(chain.lines[at].sealed, chance))
    last = at + 1 == len(chain.lines)
    found = Found(at + 1, Harm.FORKED) if last else Found(at + 2, Harm.ALTERED)
    return replace(chain, lines=_with(chain, at, chain.rehashed(line))), found


def delete(chain: Chain, chance: random.Random) -> tuple[Chain, Found]:
    """One or several lines out of the middle."""
    at = chance.randrange(len(chain.lines) - 1)
    upto = chance.randrange(at + 1, len(chain.lines))
    lines = chain.lines[:at] + chain.lines[upto:]
    return replace(chain, lines=lines), Found(at + 1, Harm.MISSING)


def insert(chain: Chain, chance: random.Random) -> tuple[Chain, Found]:
    """A line in between, the later ones pushed on; sometimes with a hash that fits."""
    at = chance.randrange(len(chain.lines))
    before, after = chain.lines[:at], chain.lines[at:]
    made = replace(chance.choice(chain.lines), id=new_id(), seq=at + 1)
    fits = chance.random() < 0.5
    made = chain.placed(before, made) if fits else replace(made, hash=other(made.hash, chance))
    pushed = tuple(replace(line, seq=line.seq + 1) for line in after)
    found = Found(at + 2 if fits else at + 1, Harm.ALTERED)
    return replace(chain, lines=(*before, made, *pushed), seq=chain.seq + 1), found


def append(chain: Chain, chance: random.Random) -> tuple[Chain, Found]:
    """A line beyond the end, chained on rightly; sometimes the head counts it."""
    made = chain.placed(chain.lines, replace(chance.choice(chain.lines), id=new_id()))
    lines, seq = (*chain.lines, made), chain.seq + 1
    if chance.random() < 0.5:
        return replace(chain, lines=lines), Found(seq, Harm.INSERTED)
    return replace(chain, lines=lines, seq=seq), Found(seq, Harm.FORKED)


def reorder(chain: Chain, chance: random.Random) -> tuple[Chain, Found]:
    """Two lines in each other's place."""
    one, two = sorted(chance.sample(range(len(chain.lines)), 2))
    lines = list(chain.lines)
    lines[one], lines[two] = (
        replace(lines[two], seq=one + 1),
        replace(lines[one], seq=two + 1),
    )
    return replace(chain, lines=tuple(lines)), Found(one + 1, Harm.ALTERED)


def truncate(chain: Chain, chance: random.Random) -> tuple[Chain, Found]:
    """The end cut off."""
    kept = chance.randrange(len(chain.lines))
    return replace(chain, lines=chain.lines[:kept]), Found(kept + 1, Harm.TRUNCATED)


def fork(chain: Chain, chance: random.Random) -> tuple[Chain, Found]:
    """Another story from some line on, chained rightly, up to the end or back to the true one."""
    start = chance.randrange(len(chain.lines))
    stop = chance.randrange(start + 1, len(chain.lines) + 1)
    lines = chain.lines[:start]
    for line in chain.lines[start:stop]:
        told = replace(line, id=new_id(), sealed=other_bytes(line.sealed, chance))
        lines = (*lines, chain.placed(lines, told))
    whole = stop == len(chain.lines)
    found = Found(stop, Harm.FORKED) if whole else Found(stop + 1, Harm.ALTERED)
    return replace(chain, lines=lines + chain.lines[stop:]), found


def move_head(chain: Chain, chance: random.Random) -> tuple[Chain, Found]:
    """The head alone: moved on, moved back, or with another hash."""
    way = chance.choice(["on", "back", "hash"])
    if way == "on":
        return replace(chain, seq=chain.seq + 1), Found(chain.seq + 1, Harm.TRUNCATED)
    if way == "back":
        seq = chance.randrange(chain.seq)
        return replace(chain, seq=seq), Found(seq + 1, Harm.INSERTED)
    return replace(chain, hash=other(chain.hash, chance)), Found(chain.seq, Harm.FORKED)


WAYS: tuple[Tampering, ...] = (
    alter,
    rewrite,
    delete,
    insert,
    append,
    reorder,
    truncate,
    fork,
    move_head,
)


def _with(chain: Chain, at: int, line: Line) -> tuple[Line, ...]:
    return (*chain.lines[:at], line, *chain.lines[at + 1 :])
