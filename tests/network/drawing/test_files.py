"""Pictures as files: real ones, with the letters of every script, and nothing foreign inside."""

import io
import logging
import re
from datetime import date
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from PIL import Image

from network.connections.kinds import Kind
from network.drawing import (
    files,
    fonts,
    fonts_measured,
    legend,
    lettering,
    metrics,
    output,
    paint,
    rings,
)
from network.drawing.picture import Picture
from network.drawing.words import Words
from tests.network.drawing.maps import a_map, person

WORDS = Words()
TODAY = date(2026, 3, 14)
ROOT = Path(__file__).parents[3]
SCRIPTS = {
    "NotoSansArabic-Regular": "محمد علي",
    "NotoSansEthiopic-Regular": "ሰላም ገብረ",
    "NotoSansDevanagari-Regular": "अनिता शर्मा",
    "NotoSansSC-Regular": "李小龙 陳奕迅",
    "NotoSans-Regular": "Nguyễn Γιώργος Александра",
    "NotoSansBengali-Regular": "রহিমা",
    "NotoSansTamil-Regular": "கவிதா",
    "NotoSansGurmukhi-Regular": "ਗੁਰਪ੍ਰੀਤ",
    "NotoSansGujarati-Regular": "પટેલ",
    "NotoSansHebrew-Regular": "דוד",
    "NotoSansThai-Regular": "สมชาย",
    "NotoSansGeorgian-Regular": "ნინო",
    "NotoSansArmenian-Regular": "Արամ",
    "NotoSansKR-Regular": "김민수",
}


def drawn(*names: str) -> Picture:
    people = [person(number, name, ring=1 + number % 5) for number, name in enumerate(names)]
    return legend.with_legend(
        rings.draw(a_map(*people), WORDS, exact=False), WORDS, ["One is hidden."]
    )


@pytest.mark.parametrize("name", sorted(SCRIPTS.values()))
def test_every_letter_of_a_script_is_in_our_fonts(name: str) -> None:
    assert fonts.missing(name) == set()
    assert fonts.for_all(name) in SCRIPTS


def test_a_pdf_carries_the_fonts_of_every_script() -> None:
    made = output.pdf(drawn(*SCRIPTS.values()))

    assert made.startswith(b"%PDF-")
    assert b"%%EOF" in made[-32:]
    for file in SCRIPTS:
        assert file.encode() in made


def test_a_png_is_a_picture_as_sharp_as_a_good_screen() -> None:
    picture = drawn("Ada", "محمد علي")

    made = Image.open(io.BytesIO(output.png(picture)))

    assert made.format == "PNG"
    assert abs(made.width - 2 * picture.width) <= 2
    assert len(made.convert("RGB").getcolors(1_000_000) or []) > 50


def test_a_very_large_picture_still_makes_a_png() -> None:
    picture = drawn(*(f"Somebody number {number}" for number in range(150)))

    made = Image.open(io.BytesIO(output.png(picture)))

    assert max(made.size) <= output.LARGEST_PNG + 2


def test_a_file_of_svg_needs_nothing_from_outside() -> None:
    made = output.stand_alone(drawn(*SCRIPTS.values()))

    sources = re.findall(r"url\(([^)]{5})|href=\"([^\"]{3})", made)
    assert sources
    assert all(url == "data:" or href.startswith("#") for url, href in sources)
    assert "var(" not in made
    assert "<a " not in made


def test_the_letters_in_an_svg_are_those_it_uses() -> None:
    cut = fonts.cut("NotoSansSC-Regular", {ord("李")})

    with TTFont(io.BytesIO(cut)) as font:
        assert list(font.getBestCmap()) == [ord("李")]


def test_no_log_tells_which_letters_a_name_has(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        output.stand_alone(drawn("Zoltan", "李小龙"))

    assert caplog.records == []


def test_a_letter_that_no_font_has_is_reported() -> None:
    assert output.not_drawn(drawn("Ada \U00012000")) == {"\U00012000"}
    assert output.not_drawn(drawn("Ada")) == set()


def test_a_file_says_its_title_legend_and_what_is_hidden() -> None:
    made = output.words_of(drawn("Ada"))

    assert "My map as rings" in made
    assert "One is hidden." in made


def test_a_whole_map_becomes_a_file_of_each_kind() -> None:
    whole = a_map(person(0, "Ada", ring=1), person(1, "Ada \U00012000"))

    begins = {kind: files.of_map(whole, kind, today=TODAY)[:4] for kind in files.PictureFile}

    assert begins == {"svg": b"<?xm", "png": b"\x89PNG", "pdf": b"%PDF"}
    assert b"show as boxes: 1." in files.of_map(whole, files.PictureFile.SVG, today=TODAY)


@pytest.mark.parametrize("view", list(files.MapView))
def test_a_whole_map_is_drawn_in_the_view_that_was_asked_for(view: files.MapView) -> None:
    whole = a_map(person(0, "Ada", ring=1, kind=Kind.MUM), person(1, "Bo", kind=Kind.COLLEAGUE))

    made = files.of_map(whole, files.PictureFile.SVG, view=view, today=TODAY).decode()

    assert "Ada" in made
    assert ("Not family" in made) == (view is files.MapView.TREE)


def test_hostile_words_stay_words_in_every_file() -> None:
    picture = drawn('"]#panic()', '#image("/etc/passwd")', "<script>", "\\u{41}", "*bold* _x_ $y$")

    assert output.pdf(picture).startswith(b"%PDF-")
    assert "&lt;script&gt;" in output.stand_alone(picture)
    _, lines = lettering.apart(output.stand_alone(picture, embed=False))
    assert "*bold* _x_ $y$" in [line.text for line in lines]


def test_the_same_map_makes_the_same_files() -> None:
    picture = drawn("Ada", "李小龙")

    assert output.stand_alone(picture) == output.stand_alone(picture)
    assert output.png(picture) == output.png(picture)


def test_the_widths_are_those_of_the_fonts() -> None:
    assert metrics.WIDTHS.read_text(encoding="utf-8") == fonts_measured.text()


def test_the_pages_paint_pictures_as_the_drawing_says() -> None:
    assert (ROOT / "web/static/css/picture.css").read_text(encoding="utf-8") == paint.page()


def test_the_fonts_stay_small_and_bring_their_licence() -> None:
    files = list(fonts.FOLDER.glob("*.ttf"))

    assert {file.stem for file in files} == {*fonts.FILES, fonts.BOLD}
    assert sum(file.stat().st_size for file in files) < 6_000_000
    licence = (fonts.FOLDER / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE" in licence
    assert all(file.name in licence for file in files)


def test_dark_and_light_have_the_same_colours() -> None:
    assert set(paint.LIGHT) == set(paint.DARK)
    used = set(paint.COLOUR.findall(" ".join(declarations for _, declarations in paint.RULES)))
    assert used <= set(paint.LIGHT)


@pytest.mark.parametrize("colours", [paint.LIGHT, paint.DARK])
@pytest.mark.parametrize(
    ("ink", "grounds"),
    [
        ("ink", ("card", "paper", "leafsoft", "ambersoft", "lilacsoft", "greysoft")),
        ("soft", ("card", "paper", "leafsoft", "ambersoft", "lilacsoft", "band")),
        ("onplum", ("plum",)),
    ],
)
def test_words_stand_out_from_what_they_are_written_on(
    colours: dict[str, str], ink: str, grounds: tuple[str, ...]
) -> None:
    for ground in grounds:
        assert contrast(colours[ink], colours[ground]) >= 4.5, ground


@pytest.mark.parametrize("colours", [paint.LIGHT, paint.DARK])
def test_signs_and_outlines_that_mean_something_stand_out(colours: dict[str, str]) -> None:
    for sign in ("leaf", "amber", "berry", "lilac", "grey", "soft"):
        assert contrast(colours[sign], colours["card"]) >= 3, sign


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
