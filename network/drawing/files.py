"""The kinds of file that a picture can be handed over as."""

from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum

from network.connections.model import RelationshipMap
from network.drawing import legend, output, places, rings, timeline, tree
from network.drawing.picture import Picture
from network.drawing.words import N_, Words

NOT_DRAWN = N_(
    "Some letters can’t be drawn in this file, so they show as boxes: %(count)s. "
    "The page and the list show them."
)


class MapView(StrEnum):
    """The ways to draw a whole map."""

    RINGS = "rings"
    PLACES = "places"
    TREE = "tree"
    TIMELINE = "timeline"


class PictureFile(StrEnum):
    """A kind of file."""

    SVG = "svg"
    PNG = "png"
    PDF = "pdf"


MEDIA_TYPES = {
    PictureFile.SVG: "image/svg+xml",
    PictureFile.PNG: "image/png",
    PictureFile.PDF: "application/pdf",
}


def made(picture: Picture, kind: PictureFile, words: Words, notes: Sequence[str] = ()) -> bytes:
    """The picture as a file, with its title, its legend and `notes` on what is not in it.

    Letters that none of our fonts has are counted in a note of their own.
    """
    missing = output.not_drawn(legend.with_legend(picture, words, notes))
    if missing:
        notes = [*notes, words.say(NOT_DRAWN, count=len(missing))]
    whole = legend.with_legend(picture, words, notes)
    if kind is PictureFile.SVG:
        return output.stand_alone(whole).encode()
    return output.png(whole) if kind is PictureFile.PNG else output.pdf(whole)


def of_map(
    whole: RelationshipMap,
    kind: PictureFile,
    words: Words | None = None,
    *,
    view: MapView = MapView.RINGS,
    today: date,
) -> bytes:
    """A whole map in one of its views, in a file. Who is not in the picture is counted in it."""
    said = words or Words()
    draw: dict[MapView, Callable[[], Picture]] = {
        MapView.RINGS: lambda: rings.draw(whole, said, exact=False),
        MapView.PLACES: lambda: places.draw(whole, said, exact=False),
        MapView.TREE: lambda: tree.draw(whole, said, exact=False),
        MapView.TIMELINE: lambda: timeline.draw(whole, said, today=today, exact=False),
    }
    outside = len(tree.left_out(whole)) if view is MapView.TREE else 0
    notes = [said.say(tree.NOT_HERE, count=outside)] if outside else []
    return made(draw[view](), kind, said, notes)
