"""The process that `hearing` starts: reads files from its input, writes sounds to its output.

With a sound goes how many thousandths of a second it lasts.
"""

from network.connections.apart import TOO_LARGE, TOO_LONG, UNREADABLE
from network.connections.bounds import made, serve_bounded
from network.errors import Invalid, NetworkError, TooLarge
from network.letters.sound import LONG
from network.letters.sounds import made_anew


def answer(data: bytes) -> bytes:
    """What to say to one file."""
    try:
        sound = made_anew(data)
    except TooLarge:
        return TOO_LARGE
    except Invalid as error:
        return TOO_LONG if error.problems == LONG else UNREADABLE
    except NetworkError:
        return UNREADABLE
    return made(sound.milliseconds, 0, sound.data)


if __name__ == "__main__":
    serve_bounded(answer)
