"""Sounds are decoded in a process of their own, apart from pictures (`connections.apart`)."""

import atexit
from collections.abc import Mapping
from dataclasses import dataclass, field

from network.connections.apart import MADE, TOO_LARGE, TOO_LONG, Apart, GoneError
from network.errors import Invalid, TooLarge
from network.letters.sound import LONG, MOST_BYTES, ODD, Sound

# The library of numbers would start as many threads as there are processors, each with memory of
# its own, and the process may neither start any nor have that much.
ALONE = {"OPENBLAS_NUM_THREADS": "1"}


@dataclass
class Hearing(Apart):
    """A process that makes sounds anew."""

    module: str = "network.letters.sound_decoder"
    environment: Mapping[str, str] = field(default_factory=lambda: ALONE)

    def made_anew(self, data: bytes) -> Sound:
        """The sound in a file that somebody chose.

        Raises TooLarge for too many bytes; Invalid for one that is too long, for anything that is
        no sound we take, or that takes more memory or time than a sound may.
        """
        if len(data) > MOST_BYTES:
            raise TooLarge
        try:
            answer = self.ask(data)
        except GoneError:
            raise Invalid(ODD) from None
        if answer.said == TOO_LARGE:
            raise TooLarge
        if answer.said == TOO_LONG:
            raise Invalid(LONG)
        if answer.said != MADE:
            raise Invalid(ODD)
        return Sound(data=answer.made, milliseconds=answer.numbers[0])


_hearing = Hearing()
atexit.register(_hearing.close)
made_anew = _hearing.made_anew
