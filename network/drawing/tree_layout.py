"""Where everybody stands in a family tree: rows by generation, families side by side."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from network.drawing.kinship import ME, Bond, Kinship, Line
from network.identity import ItemId

BETWEEN = 26.0
ROW_GAP = 92.0
SWEEPS = 6
WIDEST_ROW = 2400.0

Sizes = Mapping[ItemId, tuple[float, float]]


@dataclass(frozen=True, kw_only=True)
class TreeLayout:
    """The middles of the tags, and the size of it all. No two tags touch."""

    spots: dict[ItemId, tuple[float, float]]
    width: float
    height: float


def layout(kin: Kinship, sizes: Sizes) -> TreeLayout:
    """Order each row so that lines seldom cross, and stand people under those they belong to."""
    rows = _ordered(kin, sizes)
    near = _near(kin.lines)
    across = {
        member: x
        for row in rows
        for member, x in _packed(row, sizes, dict.fromkeys(row, 0.0)).items()
    }
    for sweep in range(SWEEPS):
        for row in _up_or_down(rows, sweep):
            wishes = {
                one: _mean([across[other] for other in near[one]], across[one]) for one in row
            }
            across |= _packed(row, sizes, wishes)
    return _stood(rows, across, sizes)


def _ordered(kin: Kinship, sizes: Sizes) -> list[list[ItemId]]:
    """Rows from the oldest; one that is too wide is split into several."""
    by_row: dict[int, list[ItemId]] = defaultdict(list)
    for one, number in kin.rows.items():
        by_row[number].append(one)
    near = _near(kin.lines)
    rows = [by_row[number] for number in sorted(by_row)]
    place = {one: float(n) for row in rows for n, one in enumerate(_by_family(row, kin))}
    for sweep in range(SWEEPS):
        for row in _up_or_down(rows, sweep):
            row.sort(key=lambda one: (_mean([place[o] for o in near[one]], place[one]), one))
            row[:] = _couples_together(row, kin.lines)
            middle = (len(row) - 1) / 2
            place |= {one: n - middle for n, one in enumerate(row)}
    return [part for row in rows for part in _split(row, sizes)]


def _up_or_down(rows: list[list[ItemId]], sweep: int) -> list[list[ItemId]]:
    """Every other time from below, so that both neighbours of a row have their say."""
    return rows if sweep % 2 else rows[::-1]


def _by_family(row: Sequence[ItemId], kin: Kinship) -> list[ItemId]:
    mine = {line.a if line.b == ME else line.b for line in kin.lines if ME in (line.a, line.b)}
    return sorted(row, key=lambda one: (one not in mine, one))


def _near(lines: Sequence[Line]) -> dict[ItemId, list[ItemId]]:
    """Whom each would stand close to."""
    near: dict[ItemId, list[ItemId]] = defaultdict(list)
    for line in lines:
        near[line.a].append(line.b)
        near[line.b].append(line.a)
    return near


def _couples_together(row: list[ItemId], lines: Sequence[Line]) -> list[ItemId]:
    """Move partners next to each other, each at most once."""
    here = set(row)
    moved: set[ItemId] = set()
    ordered = list(row)
    for line in lines:
        if line.bond not in (Bond.PARTNERS, Bond.FORMER) or not {line.a, line.b} <= here:
            continue
        stays, goes = (line.a, line.b) if line.b not in moved else (line.b, line.a)
        if goes in moved or goes == ME:
            continue
        ordered.remove(goes)
        at = ordered.index(stays)
        ordered.insert(at + 1 if line.bond is Bond.PARTNERS else at, goes)
        moved.add(goes)
    return ordered


def _split(row: list[ItemId], sizes: Sizes) -> list[list[ItemId]]:
    parts: list[list[ItemId]] = [[]]
    used = 0.0
    for one in row:
        wide = sizes[one][0] + BETWEEN
        if parts[-1] and used + wide > WIDEST_ROW:
            parts.append([])
            used = 0.0
        parts[-1].append(one)
        used += wide
    return parts


def _packed(
    row: Sequence[ItemId], sizes: Sizes, wishes: Mapping[ItemId, float]
) -> dict[ItemId, float]:
    """Stand a row as near to its wishes as its order and its widths allow.

    Neighbours that would touch become a block, which stands at the mean of its wishes.
    """
    starts: list[float] = []
    used = 0.0
    for one in row:
        starts.append(used + sizes[one][0] / 2)
        used += sizes[one][0] + BETWEEN
    blocks: list[tuple[float, int]] = []
    for one, start in zip(row, starts, strict=True):
        wish, count = wishes[one] - start, 1
        while blocks and blocks[-1][0] > wish:
            other, others = blocks.pop()
            wish = (wish * count + other * others) / (count + others)
            count += others
        blocks.append((wish, count))
    moved = [wish for wish, count in blocks for _ in range(count)]
    return {one: start + move for one, start, move in zip(row, starts, moved, strict=True)}


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _stood(
    rows: Sequence[Sequence[ItemId]], across: Mapping[ItemId, float], sizes: Sizes
) -> TreeLayout:
    spots: dict[ItemId, tuple[float, float]] = {}
    left = min(across[one] - sizes[one][0] / 2 for one in across)
    y = 0.0
    for row in rows:
        high = max(sizes[one][1] for one in row)
        for one in row:
            spots[one] = (across[one] - left, y + high / 2)
        y += high + ROW_GAP
    width = max(x + sizes[one][0] / 2 for one, (x, _) in spots.items())
    return TreeLayout(spots=spots, width=width, height=y - ROW_GAP)
