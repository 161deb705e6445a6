"""A sound as it is kept. What decodes one (`sounds`) is loaded by the process apart alone."""

from dataclasses import dataclass, field

from network.connections.photos import Picture, packed

MOST_BYTES = 24 * 1024 * 1024
"""Two minutes as a recorder in a studio writes them: 16 bits, two channels, 48,000 a second."""
MOST_SECONDS = 120
ODD = {"voice": "unreadable"}
LONG = {"voice": "long"}


@dataclass(frozen=True, kw_only=True)
class Sound:
    """A sound made anew, as MP3."""

    data: bytes = field(repr=False)
    milliseconds: int

    @property
    def seconds(self) -> int:
        """How long it lasts, as one says it. No sound lasts no second."""
        return max(1, round(self.milliseconds / 1000))


def packed_sound(sound: Sound) -> bytes:
    """As a blob: laid out as pictures are, with no small one beside it."""
    return packed(Picture(whole=sound.data, small=b"", width=0, height=0))
