"""What the signs and lines of a picture mean: for a list on a page, or drawn under a file."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from network.connections.kinds import KinBy
from network.drawing import glyphs, metrics, svg
from network.drawing.picture import Picture
from network.drawing.words import FELT, KIN, LOVES_ME, N_, NOT_SURE, PET, REMEMBERED, Words

SIGN_WORDS = {
    "paw": (PET, "p-ink"),
    "berries": (LOVES_ME, "p-berry"),
    "flower": (REMEMBERED, "p-lilac"),
    "ask": (NOT_SURE, "p-soft"),
    "new": (N_("Came"), "p-leaf"),
    "gone": (N_("Went"), "p-grey"),
    "closer": (N_("Moved closer"), "p-ink"),
    "further": (N_("Moved further away"), "p-amber"),
}
THREAD_WORDS = {
    "thread": N_("Know each other"),
    "thread kin": N_("Family of each other"),
    "thread close": N_("Close to each other"),
    "thread pair": N_("Partners"),
    "thread pair unsure": N_("Used to be partners"),
    "thread unsure": N_("Know each other, not sure"),
}
KIN_WORDS = {
    "kin-line birth": KIN[KinBy.BIRTH],
    "kin-line half": KIN[KinBy.HALF],
    "kin-line step": KIN[KinBy.STEP],
    "kin-line foster": KIN[KinBy.FOSTER],
    "kin-line adoptive": KIN[KinBy.ADOPTIVE],
    "kin-line by-partner": KIN[KinBy.BY_PARTNER],
    "kin-line unsaid": N_("family, kind not said"),
    "kin-line partners": N_("partners"),
    "kin-line former": N_("used to be partners"),
    "kin-line siblings": N_("brothers or sisters"),
}
BAR_WORDS = {
    "bar": N_("The time we knew each other"),
    "bar place": N_("The time I was there"),
    "bar maybe": N_("Paler: not certain"),
}
CLASS = re.compile(r'class="((?:thread|kin-line|bar)[^"]*)"')
ROW = 26.0
LEFT = 24.0
BETWEEN = 26.0
WORDS = 13.0
SWATCH = 34.0


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One line of a legend: a sign or a swatch as SVG about (0, 0), and its meaning."""

    drawing: str
    words: str
    width: float = glyphs.SIZE


def entries(body: str, words: Words) -> list[Entry]:
    """What a drawing uses, and no more."""
    used = glyphs.used(body)
    found = [
        Entry(
            drawing=glyphs.use(sign, 0, 0, glyphs.PAINT_OF_STATE[state]), words=words.label(state)
        )
        for state, sign in glyphs.OF_STATE.items()
        if sign in used
    ]
    found += [
        Entry(
            drawing=glyphs.use(sign, 0, 0, glyphs.PAINT_OF_FEELING[felt]),
            words=words.say(FELT[felt]),
        )
        for felt, sign in glyphs.OF_FEELING.items()
        if sign in used
    ]
    found += [
        Entry(drawing=glyphs.use(sign, 0, 0, paint), words=words.say(said))
        for sign, (said, paint) in SIGN_WORDS.items()
        if sign in used
    ]
    return found + _strokes(_classes(body), words)


def _classes(body: str) -> set[str]:
    """The classes of lines, and of each line that is of two kinds both."""
    found = set(CLASS.findall(body))
    both = {f"kin-line {part}" for name in found for part in name.split()[1:] if "kin-line" in name}
    return found | both


def with_legend(picture: Picture, words: Words, notes: Sequence[str] = ()) -> Picture:
    """The same picture with its title above it, and its legend and `notes` below it."""
    head = 56.0
    drawn, high = _rows(entries(picture.body, words), picture.width)
    said = [
        line for note in notes for line in metrics.wrapped(note, WORDS, picture.width - 2 * LEFT)
    ]
    lines = "".join(
        svg.element("text", svg.text(line), class_="words", x=LEFT, y=high + 8 + n * 18)
        for n, line in enumerate(said)
    )
    title = svg.element("text", svg.text(picture.title), class_="big", x=LEFT, y=38)
    foot = svg.element(
        "g", drawn, lines, transform=f"translate(0 {svg.number(head + picture.height)})"
    )
    body = svg.element("g", picture.body, transform=f"translate(0 {svg.number(head)})")
    height = head + picture.height + high + 18 * len(said) + LEFT
    return replace(picture, body=title + body + foot, height=height)


def _strokes(classes: set[str], words: Words) -> list[Entry]:
    found = [
        Entry(
            drawing=svg.element("path", class_=kind, d="M-17 0H17"),
            words=words.say(said),
            width=SWATCH,
        )
        for kind, said in (THREAD_WORDS | KIN_WORDS).items()
        if kind in classes
    ]
    return found + [
        Entry(
            drawing=svg.element("rect", class_=kind, x=-17, y=-5, width=SWATCH, height=10, rx=5),
            words=words.say(said),
            width=SWATCH,
        )
        for kind, said in BAR_WORDS.items()
        if kind in classes
    ]


def _rows(listed: Sequence[Entry], width: float) -> tuple[str, float]:
    """The legend in as many rows as it needs, and how high it is."""
    drawn, x, y = [], LEFT, ROW
    for entry in listed:
        wide = entry.width + 8 + metrics.measure(entry.words, WORDS)
        if x > LEFT and x + wide > width - LEFT:
            x, y = LEFT, y + ROW
        middle = svg.number(x + entry.width / 2)
        drawn.append(
            svg.element("g", entry.drawing, transform=f"translate({middle} {svg.number(y)})")
        )
        drawn.append(
            svg.element(
                "text", svg.text(entry.words), class_="words", x=x + entry.width + 8, y=y + 4.5
            )
        )
        x += wide + BETWEEN
    return "".join(drawn), y + ROW if listed else 12.0
