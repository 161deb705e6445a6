"""Voice notes for tests, made here: a tone, in any kind of file, with a title hidden in it."""

import io

import numpy as np
import soundfile

SAID = "I still sing the song about the bus."
UNTITLED = frozenset({"MP3"})
"""Kinds into which the library writes no title: it is put before the first frame by hand."""
KINDS = {
    "wav": ("WAV", "PCM_16"),
    "mp3": ("MP3", "MPEG_LAYER_III"),
    "ogg": ("OGG", "VORBIS"),
    "opus": ("OGG", "OPUS"),
    "flac": ("FLAC", "PCM_16"),
}
TONE = 440


def a_voice(
    title: str, kind: str = "wav", *, seconds: float = 1, rate: int = 16_000, channels: int = 1
) -> bytes:
    """A recording as a phone makes it, with a title in it, and the title once more at its end."""
    form, subtype = KINDS[kind]
    moments = np.arange(int(rate * seconds)) / rate
    tone = (0.3 * np.sin(2 * np.pi * TONE * moments)).astype(np.float32)
    out = io.BytesIO()
    with soundfile.SoundFile(
        out, "w", samplerate=rate, channels=channels, format=form, subtype=subtype
    ) as file:
        if title and form not in UNTITLED:
            file.title = title
        file.write(np.stack([tone] * channels, axis=1))
    made = out.getvalue()
    return (_id3(title) + made if form in UNTITLED else made) + title.encode()


def frames_of(data: bytes) -> tuple[str, int, int, float]:
    """What a file is: kind, samples a second, channels, seconds."""
    with soundfile.SoundFile(io.BytesIO(data)) as file:
        return file.format, file.samplerate, file.channels, file.frames / file.samplerate


def loudest_tone(data: bytes) -> float:
    """Which tone is heard the most."""
    samples, rate = soundfile.read(io.BytesIO(data))
    heard = np.abs(np.fft.rfft(samples))
    return float(np.fft.rfftfreq(len(samples), 1 / rate)[int(heard.argmax())])


def _id3(title: str) -> bytes:
    words = b"\x03" + title.encode()
    frame = b"TIT2" + len(words).to_bytes(4, "big") + b"\0\0" + words
    return b"ID3\x04\0\0" + len(frame).to_bytes(4, "big") + frame
