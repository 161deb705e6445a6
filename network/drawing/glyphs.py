"""Small signs, sixteen pixels square about their middle.

Every sign differs from the others by its shape, so that colour is never all that tells. Each is
written out where it stands, in as few shapes as can be: a browser spends far longer on references
to one drawing than on a few more letters.
"""

from network.connections.kinds import Feeling, State
from network.drawing import svg

SIZE = 16

LEAF = "M-6 6C-7-2-1-7 7-7 7 1 2 7-6 6"
HEART = "M0 4.6C-3.6 2.2-3.4-.6-1.6-.8-.6-.8 0 .3 0 .3S.6-.8 1.6-.8C3.4-.6 3.6 2.2 0 4.6Z"
PETALS = ((0, -4, 2.9), (3.8, -1.2, 2.9), (2.4, 3.3, 2.9), (-2.4, 3.3, 2.9), (-3.8, -1.2, 2.9))
TOES = ((-5, -0.6, 1.8), (-2, -4, 1.9), (2, -4, 1.9), (5, -0.6, 1.8))


def _discs(*discs: tuple[float, float, float]) -> str:
    """The outlines of discs, each by its middle and radius."""
    return "".join(
        f"M{x - r:g} {y:g}a{r:g} {r:g} 0 1 0 {2 * r:g} 0a{r:g} {r:g} 0 1 0-{2 * r:g} 0"
        for x, y, r in discs
    )


# The shapes of each sign: how it is painted, and its outline.
SIGNS: dict[str, tuple[tuple[str, str], ...]] = {
    "leaf": (("s-fill s-holed", f"{LEAF}M-5.2 4.5L2.6-3.4 3.4-2.6-4.5 5.2Z"),),
    "leaf-open": (("s-line s-dashed", LEAF),),
    "seek": (("s-line s-thick", f"{_discs((-1.5, -1.5, 4.8))}M2.2 2.2L7 7"),),
    "pause": (("s-line s-thick", "M-2.8-5V5M2.8-5V5"),),
    "bar": (("s-line s-firm", f"{_discs((0, 0, 6.2))}M-3.4 0H3.4"),),
    "dot": (("s-line", _discs((0, 0, 3.4))),),
    "house": (
        (
            "s-fill s-holed",
            f"M0-7L7.2-.8H5.2V6.6H-5.2V-.8H-7.2Z{HEART}",
        ),
    ),
    "half": (("s-fill s-holed", f"{_discs((0, 0, 6.7))}M0-5.2A5.2 5.2 0 0 1 0 5.2Z"),),
    "point": (("s-line s-firm", "M0-6.6L7 6H-7ZM0-2V1.8M0 3.9V4"),),
    "ask": (
        ("s-line s-dashed", _discs((0, 0, 6.2))),
        ("s-line", "M-2-1.6A2 2 0 1 1 0 .6V1.8M0 3.9V4"),
    ),
    "berries": (
        ("s-twig", "M-3.2 1C-3-3 0-5 4-6.6M3 1.4C3-2 3.6-4.6 4-6.6"),
        ("s-fill s-holed", _discs((-3.4, 3, 3.3), (3.4, 3.4, 3.3), (-4.4, 1.9, 1), (2.4, 2.3, 1))),
    ),
    "flower": (("s-fill", _discs(*PETALS)), ("s-heart", _discs((0, 0, 2.1)))),
    "paw": (
        (
            "s-fill",
            "M0 0C2.6 0 4.8 2.6 4.4 4.6 4 6.4 1.6 5.6 0 5.6S-4 6.4-4.4 4.6C-4.8 2.6-2.6 0 0 0Z"
            + _discs(*TOES),
        ),
    ),
    "closer": (("s-line s-thick", "M-6 0H5M1-4L5 0 1 4"),),
    "further": (("s-line s-thick", "M6 0H-5M-1-4L-5 0-1 4"),),
    "new": (("s-line s-thick", "M0-6V6M-6 0H6"),),
    "gone": (("s-line s-thick", "M-6 0H6"),),
}
OF_STATE = {
    State.IN_TOUCH: "leaf",
    State.LOST_TOUCH: "leaf-open",
    State.WOULD_LIKE_TO_FIND: "seek",
    State.NOT_NOW: "pause",
    State.NEVER: "bar",
}
OF_FEELING = {Feeling.SAFE: "house", Feeling.MIXED: "half", Feeling.NOT_SAFE: "point"}
CLASS_OF_STATE = {
    State.IN_TOUCH: "in-touch",
    State.LOST_TOUCH: "lost",
    State.WOULD_LIKE_TO_FIND: "find",
    State.NOT_NOW: "not-now",
    State.NEVER: "never",
}
CLASS_OF_FEELING = {Feeling.SAFE: "safe", Feeling.MIXED: "mixed", Feeling.NOT_SAFE: "not-safe"}

PAINT_OF_STATE = {
    State.IN_TOUCH: "p-leaf",
    State.LOST_TOUCH: "p-soft",
    State.WOULD_LIKE_TO_FIND: "p-amber",
    State.NOT_NOW: "p-grey",
    State.NEVER: "p-grey",
}
PAINT_OF_FEELING = {Feeling.SAFE: "p-leaf", Feeling.MIXED: "p-amber", Feeling.NOT_SAFE: "p-lilac"}


def use(sign: str, x: float, y: float, paint: str) -> str:
    """A sign with its middle at a place, in the colours of the class `paint`."""
    shift = f"translate({svg.number(x)} {svg.number(y)})" if x or y else None
    shapes, named = SIGNS[sign], f"sign {paint} s-{sign}"
    if len(shapes) == 1:
        [(look, outline)] = shapes
        return svg.element("path", d=outline, class_=f"{look} {named}", transform=shift)
    drawn = (svg.element("path", d=outline, class_=look) for look, outline in shapes)
    return svg.element("g", *drawn, class_=named, transform=shift)


def used(body: str) -> set[str]:
    """The names of the signs in a drawing."""
    return {name for name in SIGNS if f's-{name}"' in body}
