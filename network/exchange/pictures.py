"""Pictures in files: only those that the photo maker can really open come along."""

from network.connections.decoding import made_anew
from network.errors import NetworkError

MOST = 500
STARTS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF")


def looks_like_one(data: bytes) -> bool:
    """Whether bytes begin as a picture does that we take."""
    return data.startswith(STARTS)


def opens(data: bytes) -> bool:
    """Whether a picture can be opened and made anew."""
    if not looks_like_one(data):
        return False
    try:
        made_anew(data)
    except NetworkError:
        return False
    return True
