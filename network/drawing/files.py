"""The kinds of file that a picture can be handed over as."""

from collections.abc import Sequence
from enum import StrEnum

from network.connections.model import RelationshipMap
from network.drawing import legend, output, rings
from network.drawing.picture import Picture
from network.drawing.words import N_, Words

NOT_DRAWN = N_(
    "Some letters can’t be drawn in this file, so they show as boxes: %(count)s. "
    "The page and the list show them."
)


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


def of_map(whole: RelationshipMap, kind: PictureFile, words: Words | None = None) -> bytes:
    """A whole map as rings, in a file."""
    said = words or Words()
    return made(rings.draw(whole, said, exact=False), kind, said)
