"""Pictures are decoded apart: nothing to steal there, bounds on everything, one failure no more."""

import io
import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from network.connections.decoding import Decoding
from network.connections.photos import MOST_BYTES, made_anew
from network.errors import Invalid, TooLarge
from tests.counts import times


@pytest.fixture(scope="module")
def decoding() -> Iterator[Decoding]:
    running = Decoding()
    yield running
    running.close()


def a_file(kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.effect_noise((90, 60), 40).convert("RGB").save(out, kind)
    return out.getvalue()


def of_the_process(decoding: Decoding, name: str) -> str:
    decoding.made_anew(a_file())
    assert decoding._child
    return Path(f"/proc/{decoding._child.pid}/{name}").read_text()


def test_the_picture_is_the_one_that_would_be_made_here(decoding: Decoding) -> None:
    data = a_file()

    assert decoding.made_anew(data) == made_anew(data)


def test_the_process_knows_no_secret_of_the_service(
    decoding: Decoding, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "of the service")

    assert of_the_process(decoding, "environ") == ""


def test_the_process_is_bounded_in_memory_and_can_write_no_file(decoding: Decoding) -> None:
    limits = {
        line[:26].strip(): line[26:].split()
        for line in of_the_process(decoding, "limits").splitlines()
    }

    assert limits["Max address space"][:2] == [str(1024**3)] * 2
    assert limits["Max file size"][:2] == ["0", "0"]
    assert limits["Max core file size"][:2] == ["0", "0"]
    assert limits["Max processes"][:2] == ["0", "0"]
    assert int(limits["Max cpu time"][0]) < 1_000


def test_what_is_no_picture_is_refused_and_the_next_one_made(decoding: Decoding) -> None:
    with pytest.raises(Invalid):
        decoding.made_anew(b"<svg xmlns='http://www.w3.org/2000/svg'/>")

    assert decoding.made_anew(a_file()).width == 90


def test_too_many_bytes_are_refused_before_they_are_handed_over(decoding: Decoding) -> None:
    with pytest.raises(TooLarge):
        decoding.made_anew(b"\xff\xd8" + b"0" * MOST_BYTES)


def test_a_picture_that_takes_too_long_is_refused_and_its_process_ended(decoding: Decoding) -> None:
    hasty = Decoding(seconds=0)

    with pytest.raises(Invalid):
        hasty.made_anew(a_file())

    assert hasty._child is None
    assert decoding.made_anew(a_file()).width == 90


def test_when_the_process_has_died_the_next_picture_starts_another(decoding: Decoding) -> None:
    decoding.made_anew(a_file())
    assert decoding._child
    first = decoding._child
    first.kill()
    first.wait()

    assert decoding.made_anew(a_file()).width == 90
    assert decoding._child is not first


def test_damaged_pictures_of_every_kind_end_in_a_picture_or_a_plain_refusal(
    decoding: Decoding,
) -> None:
    chance = random.Random(7)
    for _ in range(times(60, prove=500)):
        data = bytearray(a_file(chance.choice(["PNG", "JPEG", "WEBP"])))
        for _ in range(chance.randint(1, 20)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            made = decoding.made_anew(bytes(data[: chance.randint(1, len(data))]))
        except (Invalid, TooLarge):
            continue
        assert made.whole.startswith(b"\xff\xd8")


def test_it_ends_with_the_service(decoding: Decoding) -> None:
    short = Decoding()
    short.made_anew(a_file())
    assert short._child
    pid = short._child.pid

    short.close()

    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
