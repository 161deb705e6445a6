"""The process that `decoding` starts: reads files from its input, writes pictures to its output.

With a picture go its width and height; its bytes are both pictures, as `photos.packed` puts them.
"""

from network.connections.apart import TOO_LARGE, UNREADABLE
from network.connections.bounds import made, serve_bounded
from network.connections.photos import made_anew, packed
from network.errors import NetworkError, TooLarge


def answer(data: bytes) -> bytes:
    """What to say to one file."""
    try:
        picture = made_anew(data)
    except TooLarge:
        return TOO_LARGE
    except NetworkError:
        return UNREADABLE
    return made(picture.width, picture.height, packed(picture))


if __name__ == "__main__":
    serve_bounded(answer)
