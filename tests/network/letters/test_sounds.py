"""Sounds are made anew, apart: what can be heard is kept, and nothing else of a file."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from network.errors import Invalid, TooLarge
from network.letters.hearing import Hearing
from network.letters.sound import LONG, MOST_BYTES, MOST_SECONDS, ODD
from network.letters.sounds import RATES, made_anew
from tests.counts import times
from tests.voices import KINDS, TONE, a_voice, frames_of, loudest_tone

HIDDEN = "Canary Elm House"


@pytest.fixture(scope="module")
def hearing() -> Iterator[Hearing]:
    running = Hearing()
    yield running
    running.close()


def refusal(hearing: Hearing, data: bytes) -> dict[str, str]:
    with pytest.raises(Invalid) as refused:
        hearing.made_anew(data)
    return dict(refused.value.problems)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_becomes_one_mp3_that_sounds_the_same_and_hides_nothing(
    hearing: Hearing, kind: str
) -> None:
    data = a_voice(HIDDEN, kind, seconds=2, rate=48_000, channels=2)
    assert HIDDEN.encode() in data

    made = hearing.made_anew(data)

    form, rate, channels, seconds = frames_of(made.data)
    assert (form, channels) == ("MP3", 1)
    assert rate in RATES
    assert made.seconds == 2
    assert seconds == pytest.approx(2, abs=0.2)
    assert loudest_tone(made.data) == pytest.approx(TONE, abs=3)
    for word in (HIDDEN, "Canary", "ID3", "TAG"):
        assert word.encode() not in made.data


@pytest.mark.parametrize("rate", [8_000, 11_025, 16_000, 22_050, 32_000, 44_100, 96_000, 192_000])
def test_however_often_it_was_sampled_it_lasts_as_long_and_sounds_as_high(rate: int) -> None:
    made = made_anew(a_voice("", rate=rate))

    assert frames_of(made.data)[1] in RATES
    assert loudest_tone(made.data) == pytest.approx(TONE, abs=3)
    assert made.milliseconds == 1000


def test_two_minutes_are_taken_and_more_is_said_to_be_too_long(hearing: Hearing) -> None:
    assert hearing.made_anew(a_voice("", seconds=MOST_SECONDS)).seconds == MOST_SECONDS
    for kind in KINDS:
        rate = 16_000 if kind != "opus" else 48_000
        longer = a_voice("", kind, seconds=MOST_SECONDS + 2, rate=rate)
        assert refusal(hearing, longer) == LONG


def test_hours_in_a_small_file_are_refused_before_they_are_unpacked(hearing: Hearing) -> None:
    hours = a_voice("", "mp3", seconds=MOST_SECONDS * 8, rate=8_000)

    assert len(hours) < MOST_BYTES
    assert refusal(hearing, hours) == LONG


def test_a_file_that_hides_how_long_it_is_is_heard_no_longer_than_two_minutes() -> None:
    data = bytearray(a_voice("", "flac", seconds=MOST_SECONDS + 20, rate=8_000))
    # The number of samples, in a FLAC: none said.
    data[21] &= 0xF0
    data[22:26] = bytes(4)

    with pytest.raises(Invalid) as refused:
        made_anew(bytes(data))

    assert refused.value.problems == LONG


def test_too_many_bytes_are_refused_before_they_are_handed_over(hearing: Hearing) -> None:
    with pytest.raises(TooLarge):
        hearing.made_anew(b"RIFF" + bytes(MOST_BYTES))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"R",
        b"Hello",
        b"\0\0\0\x20ftypM4A \0\0\0\0" + bytes(400),
        b"\x1a\x45\xdf\xa3" + bytes(400),
        b"FORM\0\0\0\x40AIFFCOMM" + bytes(400),
        b"RIFF\0\0\0\0AVI LIST" + bytes(400),
        b"RIFF\0\0\0\0WAVE",
        b"fLaC",
        b"OggS",
        b"ID3\x04\0\0\0\0\0\0",
        b"\xff\xfb\x90\x00",
        b"\x89PNG\r\n\x1a\n" + bytes(400),
    ],
)
def test_what_is_none_of_our_kinds_is_refused(hearing: Hearing, data: bytes) -> None:
    assert refusal(hearing, data) == ODD


@pytest.mark.parametrize("kind", ["wav", "ogg", "opus", "flac"])
def test_a_file_of_which_the_half_is_missing_is_refused(hearing: Hearing, kind: str) -> None:
    whole = a_voice("", kind, seconds=4, rate=48_000)

    assert refusal(hearing, whole[: len(whole) // 2]) == ODD


@pytest.mark.parametrize(("said", "kind"), [("wav", "flac"), ("flac", "wav"), ("ogg", "mp3")])
def test_a_file_that_lies_about_its_kind_is_refused(hearing: Hearing, said: str, kind: str) -> None:
    assert refusal(hearing, a_voice("", said)[:16] + a_voice("", kind)[16:]) == ODD


@settings(
    max_examples=times(40, prove=2_000),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(
    kind=st.sampled_from(sorted(KINDS)),
    spoiled=st.lists(
        st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=30
    ),
    end=st.floats(0.01, 1),
    more=st.binary(max_size=40),
)
def test_spoiled_files_end_in_a_sound_or_a_plain_refusal(
    hearing: Hearing, kind: str, spoiled: list[tuple[float, int]], end: float, more: bytes
) -> None:
    data = bytearray(a_voice("", kind, seconds=0.2, rate=48_000))
    for where, what in spoiled:
        data[int(where * len(data))] = what
    try:
        made = hearing.made_anew(bytes(data[: int(end * len(data))]) + more)
    except (Invalid, TooLarge):
        return
    assert frames_of(made.data)[0] == "MP3"
    assert made.seconds <= MOST_SECONDS + 1


def test_the_process_is_bounded_and_knows_nothing(
    hearing: Hearing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "of the service")
    fresh = Hearing()
    fresh.made_anew(a_voice(""))
    assert fresh._child
    of = Path(f"/proc/{fresh._child.pid}")
    limits = {
        line[:26].strip(): line[26:].split() for line in (of / "limits").read_text().splitlines()
    }

    assert (of / "environ").read_text().strip("\0") == "OPENBLAS_NUM_THREADS=1"
    assert limits["Max address space"][:2] == [str(1024**3)] * 2
    assert limits["Max file size"][:2] == ["0", "0"]
    assert limits["Max processes"][:2] == ["0", "0"]
    assert int(limits["Max cpu time"][0]) < 1_000
    assert len(list((of / "task").iterdir())) == 1
    fresh.close()
    with pytest.raises(ProcessLookupError):
        os.kill(int(of.name), 0)


def test_one_that_takes_too_long_is_refused_and_the_next_one_made(hearing: Hearing) -> None:
    hasty = Hearing(seconds=0)

    assert refusal(hasty, a_voice("")) == ODD

    assert hasty._child is None
    assert hearing.made_anew(a_voice("")).seconds == 1


def test_the_service_itself_never_loads_what_decodes_sounds() -> None:
    ask = "import network.bootstrap, web.app, api.app, sys; print('soundfile' in sys.modules)"

    said = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)

    assert said.stdout.strip() == "False"
