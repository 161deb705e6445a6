"""Where everybody stands on their ring, so that no two tags touch.

People are placed one by one in an order that depends on nobody else, each as near as possible to
the place they wish for. So a newcomer moves only those whose place they take.
"""

import math
from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from network.drawing.space import Box, Space, around
from network.identity import ItemId

# Tags are wider than high, so the rings are wider than high.
WIDE = 1.32
ME = 50.0
MARGIN = 6.0
THINNEST = 36.0
THIN = 60.0
STEP = 16.0
PACKED = 0.46
SIZES = (4, 6, 9, 13, 19)
SPREAD = 0.62
# How far apart the places are that are tried: closer for an angle that the owner chose.
PIXELS_A_TRY = 20.0
PIXELS_A_CLOSE_TRY = 14.0
FULL = 360.0
MAPS_KEPT = 64
POKE_OUT = 4.0
POKE_FAR = 22.0
CROWDED = 3
WORST = 9
DIRECTIONS = 720
Pointing = tuple[float, float, float, float, float]
# Each direction: its angle, where it points, and how much of it is sideways and upright.
POINTING: tuple[Pointing, ...] = tuple(
    (
        at * FULL / DIRECTIONS,
        WIDE * math.sin(turn),
        -math.cos(turn),
        abs(math.sin(turn)),
        abs(math.cos(turn)),
    )
    for at in range(DIRECTIONS)
    for turn in (2 * math.pi * at / DIRECTIONS,)
)


@dataclass(frozen=True, kw_only=True)
class Wish:
    """Somebody to be placed: on which ring (0 is the innermost), and at which angle they would be.

    `chosen` is true for an angle that the owner chose: it is kept as near as can be.
    """

    id: ItemId
    ring: int
    angle: float
    width: float
    height: float
    chosen: bool = False


@dataclass(frozen=True, kw_only=True)
class Layout:
    """Places about a middle at (0, 0). `radii` are half the heights of the rings, from within."""

    radii: tuple[float, ...]
    spots: dict[ItemId, tuple[float, float]]

    def half_width(self, ring: int) -> float:
        """Half the width of a ring."""
        return self.radii[ring] * WIDE


@dataclass
class _Ring:
    inner: float
    outer: float
    gap: float
    angles: list[float] = field(default_factory=list)


@lru_cache(maxsize=MAPS_KEPT)
def place(wishes: tuple[Wish, ...], rings: int, chips: tuple[tuple[float, float], ...]) -> Layout:
    """Find a place for everybody on `rings` rings. `chips` are the sizes of the rings' names.

    The name of a ring sits on the top of its outer line. The places on some maps are kept, since
    most pictures are looked at again before anything on them has changed: sizes under random ids.
    """
    space = Space()
    space.take(around(0, 0, 2 * ME * 1.1, 2 * ME))
    radii: list[float] = []
    spots: dict[ItemId, tuple[float, float]] = {}
    inner = ME + MARGIN
    for number in range(rings):
        here = sorted((wish for wish in wishes if wish.ring == number), key=_order)
        outer, found = _fill(space, here, inner, chips[number])
        spots |= found
        radii.append(outer)
        inner = outer
    return Layout(radii=tuple(radii), spots=spots)


def _order(wish: Wish) -> tuple[bool, str]:
    return not wish.chosen, wish.id


def _fill(
    space: Space, wishes: Sequence[Wish], inner: float, chip: tuple[float, float]
) -> tuple[float, dict[ItemId, tuple[float, float]]]:
    """Give one ring the least thickness at which everybody on it finds a place."""
    thickness = _first_guess(wishes, inner)
    while True:
        ring = _Ring(inner, inner + thickness, _fair_gap(len(wishes)))
        label = around(0, -ring.outer, chip[0] + 2 * MARGIN, chip[1] + MARGIN)
        taken = [label]
        space.take(label)
        found = _all_placed(space, wishes, ring, taken)
        if found is not None:
            return ring.outer, found
        for box in taken:
            space.give_back(box)
        thickness += STEP


def _first_guess(wishes: Sequence[Wish], inner: float) -> float:
    if not wishes:
        return THINNEST
    area = sum((wish.width + MARGIN) * (wish.height + MARGIN) for wish in wishes) / PACKED
    needed = math.sqrt(inner * inner + area / (math.pi * WIDE)) - inner
    tallest = max(wish.height for wish in wishes) + 2 * MARGIN
    least = max(THIN, tallest)
    return least + STEP * math.ceil(max(0.0, needed - least) / STEP)


def _fair_gap(people: int) -> float:
    """How far apart people stand when there is room. It grows in steps, so that they stay put."""
    size = next((size for size in SIZES if size >= people), 0)
    return SPREAD * FULL / size if size else 0.0


def _all_placed(
    space: Space, wishes: Sequence[Wish], ring: _Ring, taken: list[Box]
) -> dict[ItemId, tuple[float, float]] | None:
    """A place for each, or None as soon as somebody finds none. What was taken is in `taken`."""
    found: dict[ItemId, tuple[float, float]] = {}
    for wish in wishes:
        spot = _spot(space, wish, ring)
        if spot is None:
            return None
        angle, x, y = spot
        box = around(x, y, wish.width + MARGIN, wish.height + MARGIN)
        space.take(box)
        taken.append(box)
        insort(ring.angles, angle)
        found[wish.id] = (x, y)
    return found


def _spot(space: Space, wish: Wish, ring: _Ring) -> tuple[float, float, float] | None:
    """The best free place: on the ring, then well apart from others, then near the wish."""
    wide, high = (wish.width + MARGIN) / 2, (wish.height + MARGIN) / 2
    gap = 0.0 if wish.chosen else ring.gap
    half, middle = (ring.outer - ring.inner) / 2, (ring.inner + ring.outer) / 2
    best: tuple[float, float, float] | None = None
    least = WORST
    for angle, across, up, sine, cosine in _turns(wish, ring.outer):
        # How far the tag could move in or out from the middle of its ring and still lie on it.
        # Written out here: this is asked for every direction of every tag.
        along = wide / WIDE * cosine + high * sine
        free = half - wide / WIDE * sine - high * cosine - along * along / (4 * ring.outer)
        cost = _poking_out(free) + (_crowding(ring.angles, angle, gap) if gap else 0)
        if cost >= least:
            continue
        for radius in _tracks(middle, free):
            x, y = radius * across, radius * up
            if space.is_free(Box(x - wide, y - high, x + wide, y + high)):
                best, least = (angle, x, y), cost
                break
        if not least:
            break
    return best


def _turns(wish: Wish, radius: float) -> Iterator[Pointing]:
    """The directions to try, the wished one first."""
    start = round(wish.angle * DIRECTIONS / FULL)
    apart = PIXELS_A_CLOSE_TRY if wish.chosen else PIXELS_A_TRY
    every = max(1, int(apart * DIRECTIONS / (2 * math.pi * radius)))
    for number in range(DIRECTIONS // every):
        turned = (number + 1) // 2 * every
        at = (start + turned if number % 2 else start - turned) % DIRECTIONS
        yield POINTING[at]


def _crowding(angles: Sequence[float], angle: float, gap: float) -> int:
    """0: well apart from everybody. 1 or 2: closer than a fair gap, or than half of that."""
    if not angles:
        return 0
    at = bisect_left(angles, angle)
    before = angle - angles[at - 1]
    after = (angles[at] if at < len(angles) else angles[0]) - angle
    room = min(before % FULL, after % FULL)
    return 0 if room >= gap else 1 if room >= gap / 2 else 2


def _poking_out(free: float) -> int:
    """0: on its ring. More than any crowding: out of it by some pixels, or by too many."""
    return 0 if free >= -POKE_OUT else CROWDED if free >= -POKE_FAR else WORST


def _tracks(middle: float, free: float) -> tuple[float, ...]:
    """The distances from the middle at which somebody may stand: the middle of the ring first."""
    if free < STEP / 2:
        return (middle,)
    count = max(1, int(free // STEP))
    far = free / count
    return (middle, *(middle + side * far * n for n in range(1, count + 1) for side in (1, -1)))
