"""Sounds made anew: what comes out holds what can be heard and nothing else.

Every sample is decoded, mixed down to one channel and written into a fresh MP3, which browsers of
every phone play. Titles, places, dates, pictures and whatever hides behind the end stay behind.
"""

import io
import math

import numpy as np
import soundfile

from network.errors import Invalid, TooLarge
from network.letters.sound import LONG, MOST_BYTES, MOST_SECONDS, ODD, Sound

SLACK = 0.5
"""Seconds that a recorder may miss its end by, or be stopped too late."""
FORMATS = frozenset({"WAV", "WAVEX", "MP3", "OGG", "FLAC"})
SUBTYPES = frozenset(
    (
        *("PCM_S8", "PCM_U8", "PCM_16", "PCM_24", "PCM_32", "FLOAT", "DOUBLE", "ULAW", "ALAW"),
        *("MPEG_LAYER_III", "VORBIS", "OPUS"),
    )
)
MOST_CHANNELS = 8
SLOWEST, FASTEST = 8_000, 192_000
RATES = (16_000, 22_050, 24_000)
"""Of a voice nothing is lost below, and every browser plays them."""
BLOCK = 1 << 16
PRESSED = 0.75
"""How small: about 45 kilobits for each second, 700 kilobytes for two minutes."""
FRAME_BITS, FRAME = 0xFFE6, 0xFFE2
"""How a frame of layer three begins: eleven ones, and a layer."""
NO_SIZE = 0x7FFF_0000
UNKNOWN = 1 << 40
"""A file that doesn't say how much is in it is said to hold more than this."""
Samples = np.ndarray[tuple[int], np.dtype[np.float32]]


def made_anew(data: bytes) -> Sound:
    """The sound in a file that somebody chose.

    Raises TooLarge for too many bytes; Invalid for one that is too long, or that is no sound we
    take, or not all there.
    """
    if len(data) > MOST_BYTES:
        raise TooLarge
    if not is_one_of_ours(data) or is_cut_off(data):
        raise Invalid(ODD)
    try:
        with soundfile.SoundFile(io.BytesIO(data)) as found:
            rate, heard = found.samplerate, _heard(found)
        slower, slower_rate = _slower(heard, rate)
        fresh = _mp3(slower, slower_rate)
    except (soundfile.SoundFileError, OSError, ValueError, TypeError, AssertionError, MemoryError):
        raise Invalid(ODD) from None
    return Sound(data=fresh, milliseconds=max(1, len(heard) * 1000 // rate))


def is_one_of_ours(data: bytes) -> bool:
    """Whether it begins as one of our four kinds: nothing else meets the library at all."""
    if data[:4] == b"RIFF":
        return data[8:12] == b"WAVE"
    # An MP3 begins with its title, or at once with a frame.
    frame = int.from_bytes(data[:2], "big") & FRAME_BITS == FRAME
    return frame or data[:4] in (b"OggS", b"fLaC") or data[:3] == b"ID3"


def is_cut_off(data: bytes) -> bool:
    """Whether a file says of itself that there was more. Only WAV and Ogg do so at the edge."""
    if data[:4] == b"RIFF":
        said = int.from_bytes(data[4:8], "little")
        # A recorder that couldn't go back to the beginning leaves none, or all there could be.
        return len(data) < said + 8 and said < NO_SIZE
    if data[:4] == b"OggS":
        last = data.rfind(b"OggS")
        lengths = data[last + 27 : last + 27 + (data[last + 26] if len(data) > last + 26 else 0)]
        return len(data) < last + 27 + len(lengths) + sum(lengths)
    return False


def _heard(found: soundfile.SoundFile) -> Samples:
    """All samples, mixed down to one channel. Raises Invalid as soon as there are too many."""
    rate, promised = found.samplerate, found.frames
    known = found.format in FORMATS and found.subtype in SUBTYPES
    if not known or not SLOWEST <= rate <= FASTEST or not 1 <= found.channels <= MOST_CHANNELS:
        raise Invalid(ODD)
    most = int((MOST_SECONDS + SLACK) * rate)
    if most < promised < UNKNOWN:
        raise Invalid(LONG)
    parts: list[Samples] = []
    frames = 0
    while len(block := found.read(BLOCK, dtype="float32", always_2d=True)):
        frames += len(block)
        if frames > most:
            raise Invalid(LONG)
        parts.append(block.mean(axis=1, dtype=np.float32))
    if not frames or (promised < UNKNOWN and frames + SLACK * rate < promised):
        raise Invalid(ODD)
    whole = np.concatenate(parts)
    return np.clip(np.nan_to_num(whole, nan=0, posinf=1, neginf=-1), -1, 1)


def _slower(heard: Samples, rate: int) -> tuple[Samples, int]:
    """With as many samples a second as a voice needs."""
    each = math.ceil(rate / RATES[-1])
    if each > 1:
        whole = len(heard) // each * each
        heard = heard[:whole].reshape(-1, each).mean(axis=1, dtype=np.float32)
    mean = rate / each
    wanted = next(one for one in RATES if one >= mean)
    if wanted == mean:
        return heard, wanted
    length = max(1, round(len(heard) * wanted / mean))
    at = np.arange(length) * (mean / wanted)
    return np.interp(at, np.arange(len(heard)), heard).astype(np.float32), wanted


def _mp3(heard: Samples, rate: int) -> bytes:
    out = io.BytesIO()
    with soundfile.SoundFile(
        out,
        "w",
        samplerate=rate,
        channels=1,
        format="MP3",
        subtype="MPEG_LAYER_III",
        bitrate_mode="CONSTANT",
        compression_level=PRESSED,
    ) as fresh:
        fresh.write(heard)
    return out.getvalue()
