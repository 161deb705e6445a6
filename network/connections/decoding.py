"""Pictures are decoded in a process of their own (`apart`)."""

import atexit
from dataclasses import dataclass

from network.connections.apart import MADE, TOO_LARGE, Apart, GoneError
from network.connections.photos import MOST_BYTES, Picture, unpacked
from network.errors import Invalid, TooLarge


@dataclass
class Decoding(Apart):
    """A process that makes pictures anew."""

    module: str = "network.connections.decoder"

    def made_anew(self, data: bytes) -> Picture:
        """The picture in a file that somebody chose.

        Raises TooLarge for too many bytes or pixels, Invalid for anything that is no picture we
        take, or that takes more memory or time than a picture may.
        """
        if len(data) > MOST_BYTES:
            raise TooLarge
        try:
            answer = self.ask(data)
        except GoneError:
            raise Invalid({"photo": "unreadable"}) from None
        if answer.said == TOO_LARGE:
            raise TooLarge
        if answer.said != MADE:
            raise Invalid({"photo": "unreadable"})
        whole, small = unpacked(answer.made)
        width, height = answer.numbers
        return Picture(whole=whole, small=small, width=width, height=height)


_decoding = Decoding()
atexit.register(_decoding.close)
made_anew = _decoding.made_anew
