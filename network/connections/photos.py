"""Pictures made anew: what comes out holds what can be seen and nothing else.

Only the pixels of the first frame are carried over into a fresh picture. Where a file was taken, by
what and when, and whatever hides behind its end, stays behind.
"""

import io
import warnings
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

from network.errors import Broken, Invalid, TooLarge

FORMATS = ("JPEG", "PNG", "WEBP")
MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 2048
SMALL_SIDE = 320
QUALITY = 85
LENGTH_BYTES = 4
BACKGROUND = (255, 255, 255)


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture made anew, and a small one for lists and maps. Both are JPEG."""

    whole: bytes
    small: bytes
    width: int
    height: int


def made_anew(data: bytes) -> Picture:
    """The picture in a file that somebody chose.

    Raises TooLarge for too many bytes or pixels, Invalid for anything that is no picture we take.
    """
    if len(data) > MOST_BYTES:
        raise TooLarge
    try:
        with warnings.catch_warnings():
            # Our own bound on pixels is lower than the one that Pillow warns about.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = _fresh(data)
    except TooLarge:
        raise
    except Image.DecompressionBombError:
        raise TooLarge from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, MemoryError):
        raise Invalid({"photo": "unreadable"}) from None
    small = picture.copy()
    small.thumbnail((SMALL_SIDE, SMALL_SIDE))
    return Picture(
        whole=_jpeg(picture), small=_jpeg(small), width=picture.width, height=picture.height
    )


def _fresh(data: bytes) -> Image.Image:
    with Image.open(io.BytesIO(data), formats=FORMATS) as found:
        if found.width * found.height > MOST_PIXELS:
            raise TooLarge
        found.seek(0)
        if found.format == "JPEG":
            # The decoder may skip detail that is thrown away below anyway.
            found.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        upright = ImageOps.exif_transpose(found)
        seen = upright.convert("RGBA") if _see_through(upright) else upright.convert("RGB")
    seen.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    fresh = Image.new("RGB", seen.size, BACKGROUND)
    fresh.paste(seen, mask=seen.getchannel("A") if seen.mode == "RGBA" else None)
    return fresh


def _see_through(picture: Image.Image) -> bool:
    return picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info


def _jpeg(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()


def packed(picture: Picture) -> bytes:
    """Both pictures as one blob, since they live and go together."""
    return len(picture.small).to_bytes(LENGTH_BYTES, "big") + picture.small + picture.whole


def unpacked(blob: bytes) -> tuple[bytes, bytes]:
    """The whole picture and the small one. Raises Broken for anything else."""
    size = int.from_bytes(blob[:LENGTH_BYTES], "big")
    small, whole = blob[LENGTH_BYTES : LENGTH_BYTES + size], blob[LENGTH_BYTES + size :]
    if len(small) != size or not whole:
        raise Broken
    return whole, small
