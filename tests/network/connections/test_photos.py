"""Pictures made anew: what can be seen is kept, nothing else; hostile files are refused."""

import io
import struct
import zlib
from dataclasses import replace
from typing import Any

import pytest
from PIL import Image, PngImagePlugin

from network.blobs.folder import FolderBlobs
from network.connections.edits import Remove
from network.connections.model import Photo
from network.connections.photos import LONGEST_SIDE, SMALL_SIDE, made_anew
from network.errors import Invalid, NotFound, OperationReused, TooLarge
from tests.maps import Owner, a_step, an_id, somebody


def a_file(
    kind: str = "JPEG", size: tuple[int, int] = (60, 40), mode: str = "RGB", **extra: Any
) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, 100 if mode == "L" else None).save(out, kind, **extra)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "P"])
def test_every_usual_picture_becomes_a_plain_jpeg(kind: str, mode: str) -> None:
    if kind == "JPEG" and mode in ("RGBA", "P"):
        mode = "CMYK"
    if kind == "WEBP" and mode in ("L", "P"):
        mode = "RGB"

    made = made_anew(a_file(kind, mode=mode))

    assert (opened(made.whole).format, opened(made.whole).mode) == ("JPEG", "RGB")
    assert (made.width, made.height) == opened(made.whole).size == (60, 40)


def test_large_pictures_are_made_smaller() -> None:
    made = made_anew(a_file(size=(4096, 1000)))

    assert (made.width, made.height) == (LONGEST_SIDE, 500)
    assert max(opened(made.small).size) == SMALL_SIDE


def test_a_picture_taken_sideways_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6

    made = made_anew(a_file(size=(60, 40), exif=exif))

    assert (made.width, made.height) == (40, 60)


def test_nothing_hidden_is_left() -> None:
    exif = Image.Exif()
    exif[0x010F] = "Canary camera"
    exif.get_ifd(0x8825)[1] = "Canary place"
    hidden = a_file(exif=exif, comment=b"Canary comment", icc_profile=b"Canary profile")
    words = PngImagePlugin.PngInfo()
    words.add_text("Comment", "Canary text")

    for data in (
        hidden + b"Canary after the end <script>PK\x03\x04",
        a_file("PNG", pnginfo=words),
    ):
        assert b"Canary" in data
        made = made_anew(data)
        assert b"Canary" not in made.whole + made.small
        assert not opened(made.whole).getexif()


def test_only_the_first_frame_is_kept() -> None:
    out = io.BytesIO()
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    frames[0].save(out, "WEBP", save_all=True, append_images=frames[1:])

    made = made_anew(out.getvalue())

    assert opened(made.whole).getpixel((10, 10))[0] > 200  # type: ignore[index]


def test_what_shines_through_is_put_on_white() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(out, "PNG")

    assert opened(made_anew(out.getvalue()).whole).getpixel((5, 5)) == (255, 255, 255)


def a_bomb(width: int, height: int) -> bytes:
    """A PNG that says it is huge and holds next to nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        whole = kind + data
        return struct.pack(">I", len(data)) + whole + struct.pack(">I", zlib.crc32(whole))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(7000, 6000), (30_000, 30_000), (2_000_000_000, 2_000_000_000)])
def test_too_many_pixels_are_refused_before_they_are_drawn(size: tuple[int, int]) -> None:
    with pytest.raises((TooLarge, Invalid)):
        made_anew(a_bomb(*size))


def test_too_many_bytes_are_refused() -> None:
    with pytest.raises(TooLarge):
        made_anew(b"\xff\xd8" + b"0" * (10 * 1024 * 1024))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hello",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a\x01\x00\x01\x00\x00\x00\x00;",
        b"%PDF-1.7",
        b"MZ\x90\x00",
        b"\xff\xd8\xff\xe0",
        a_file("PNG")[:60],
        a_file("JPEG")[:300],
        a_file("BMP"),
        a_file("TIFF"),
        a_file("GIF", mode="L"),
        a_bomb(10, 10),
    ],
)
def test_what_is_no_picture_we_take_is_refused(data: bytes) -> None:
    with pytest.raises(Invalid):
        made_anew(data)


def test_a_photo_is_kept_sealed_and_comes_back(owner: Owner, blobs: FolderBlobs) -> None:
    ada = somebody()
    owner.put(ada)

    photo = owner.maps.add_photo(owner.actor, a_step(), ada.id, a_file(), "By the sea")

    found, data = owner.maps.photo(owner.actor, photo.id)
    assert (
        found
        == photo
        == Photo(id=photo.id, about=ada.id, caption="By the sea", width=60, height=40)
    )
    assert opened(data).size == (60, 40)
    assert opened(owner.maps.small_photo(owner.actor, photo.id)[1]).size == (60, 40)
    assert b"JFIF" not in blobs.get(photo.id)


def test_a_photo_sent_twice_is_there_once(owner: Owner, blobs: FolderBlobs) -> None:
    ada, step = somebody(), a_step()
    owner.put(ada)

    first = owner.maps.add_photo(owner.actor, step, ada.id, a_file())
    again = owner.maps.add_photo(owner.actor, step, ada.id, a_file())

    assert first == again
    assert list(blobs.ids()) == [first.id]


def test_a_photo_that_is_refused_leaves_nothing_in_the_store(
    owner: Owner, other: Owner, blobs: FolderBlobs
) -> None:
    ada, theirs, step = somebody(), somebody(), a_step()
    owner.put(ada)
    other.put(theirs)
    owner.maps.add_photo(owner.actor, step, ada.id, a_file())

    with pytest.raises(NotFound):
        owner.maps.add_photo(owner.actor, a_step(), theirs.id, a_file())
    with pytest.raises(OperationReused):
        owner.maps.add_photo(owner.actor, step, ada.id, a_file("PNG"))

    assert len(list(blobs.ids())) == 1


def test_a_photo_that_was_taken_away_can_be_had_back(owner: Owner) -> None:
    ada = somebody()
    owner.put(ada)
    photo = owner.maps.add_photo(owner.actor, a_step(), ada.id, a_file())

    owner.change(Remove(photo.id))
    with pytest.raises(NotFound):
        owner.maps.photo(owner.actor, photo.id)
    owner.undo()

    assert owner.maps.photo(owner.actor, photo.id)[0] == photo


def test_photos_come_in_with_a_file(owner: Owner) -> None:
    ada = somebody()
    photo = Photo(id=an_id(), about=ada.id)

    owner.maps.bring_in(owner.actor, a_step(), [ada, photo], {photo.id: a_file()})

    assert owner.maps.photo(owner.actor, photo.id)[0] == replace(photo, width=60, height=40)


def test_a_file_cannot_write_over_somebody_elses_picture(owner: Owner, other: Owner) -> None:
    ada, sam = somebody(), somebody()
    owner.put(ada)
    photo = owner.maps.add_photo(owner.actor, a_step(), ada.id, a_file())
    owner.change(Remove(photo.id))

    with pytest.raises(NotFound):
        other.maps.bring_in(
            other.actor, a_step(), [sam, replace(photo, about=sam.id)], {photo.id: a_file()}
        )

    owner.undo()
    assert owner.maps.photo(owner.actor, photo.id)[0] == photo


def test_nobody_sees_somebody_elses_photo(owner: Owner, other: Owner) -> None:
    ada = somebody()
    owner.put(ada)
    photo = owner.maps.add_photo(owner.actor, a_step(), ada.id, a_file())

    with pytest.raises(NotFound):
        other.maps.photo(other.actor, photo.id)
