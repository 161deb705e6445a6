"""Files made to harm: each is refused in plain words, quickly, and nothing half done is left."""

import contextlib
import io
import struct
import time
import zipfile
import zlib
from collections.abc import Callable

import pytest

from network.errors import Invalid, TooLarge
from network.exchange.brought import UPLOAD_LIMIT, SourceFile
from network.exchange.gathering import PEOPLE_LIMIT
from tests.network.exchange.files import bring, text, words_of, zipped

GRAPHML = '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">{0}</graphml>'
LONGEST = 30.0


def bomb() -> SourceFile:
    """A small zip of a very large file."""
    return zipped("bomb.zip", {"people.csv": b"name\n" + b"\0" * 300_000_000})


def lying_bomb() -> SourceFile:
    """A zip that says that its large file is small."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("people.csv", b"name\n" + b"a" * 90_000_000)
    data = bytearray(out.getvalue())
    real = struct.pack("<I", 90_000_005)
    while (at := data.find(real)) >= 0:
        data[at : at + 4] = struct.pack("<I", 1000)
    return SourceFile("lying.zip", bytes(data))


def nested() -> SourceFile:
    """Zips in zips in zips."""
    inner = zipped("z.zip", {"people.csv": b"name\nAda\n"})
    for _ in range(5):
        inner = zipped("z.zip", {"z.zip": inner.data})
    return inner


def many_entries() -> SourceFile:
    return zipped("many.zip", {f"{number}.txt": b"" for number in range(6_000)})


def locked() -> SourceFile:
    data = bytearray(zipped("l.zip", {"people.csv": b"name\nAda\n"}).data)
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        at = data.find(mark)
        flag = at + (6 if mark == b"PK\x03\x04" else 8)
        data[flag] |= 1
    return SourceFile("l.zip", bytes(data))


def laughs() -> SourceFile:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    words = f'<!DOCTYPE g [<!ENTITY a0 "ha">{entities}]>' + GRAPHML.format("<graph>&a9;</graph>")
    return text("laughs.graphml", words)


def outside_entity() -> SourceFile:
    words = '<!DOCTYPE g [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    node = '<graph><node id="a"><data key="name">&x;</data></node></graph>'
    return text("outside.graphml", words + GRAPHML.format(node))


def one_entity() -> SourceFile:
    """Even a small entity is refused: nothing that we read needs any."""
    node = '<graph><node id="a"><data key="name">&x;</data></node></graph>'
    return text("one.graphml", '<!DOCTYPE g [<!ENTITY x "Ada">]>' + GRAPHML.format(node))


def deep_graph() -> SourceFile:
    depth = 50_000
    inside = '<graph><node id="a">' * depth + "</node></graph>" * depth
    return text("deep.graphml", GRAPHML.format(inside))


def deep_json() -> SourceFile:
    return text("deep.json", '["vcard",' + "[" * 200_000 + "]" * 200_000 + "]")


def deep_archive() -> SourceFile:
    return zipped("deep.zip", {"archive.json": b'{"format":' + b"[" * 200_000})


def too_many_rows() -> SourceFile:
    return text("rows.csv", "name\n" + "Ada\n" * 100_001)


def too_many_people() -> SourceFile:
    return text("rows.csv", "name,x\n" + "Ada,1\n" * (PEOPLE_LIMIT + 1))


def too_many_cards() -> SourceFile:
    return text("cards.vcf", "BEGIN:VCARD\nFN:A\nEND:VCARD\n" * 30_000)


def too_many_lines() -> SourceFile:
    return text("tree.ged", "0 HEAD\n" + "1 A B\n" * 1_100_000)


def family_of_thousands() -> SourceFile:
    people = "".join(f"0 @I{n}@ INDI\n1 FAMS @F@\n" for n in range(5_000))
    return text("tree.ged", f"0 HEAD\n{people}0 @F@ FAM\n0 TRLR\n")


def wide_sheet() -> SourceFile:
    return text("wide.csv", ",".join(f"c{n}" for n in range(5_000)) + "\nAda\n")


def too_large() -> SourceFile:
    return SourceFile("large.csv", b"name\n" + b"A" * UPLOAD_LIMIT)


def cut_off_zip() -> SourceFile:
    return SourceFile("cut.zip", zipped("c.zip", {"people.csv": b"name\nAda\n" * 50}).data[:60])


def wrong_sum() -> SourceFile:
    data = bytearray(zipped("c.zip", {"people.csv": b"name,x\nAda,1\n"}).data)
    data[data.find(b"people.csv") + 12] ^= 0xFF
    return SourceFile("sum.zip", bytes(data))


def old_excel() -> SourceFile:
    return SourceFile("old.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 600)


@pytest.mark.parametrize(
    "make",
    [
        bomb, lying_bomb, nested, many_entries, locked, laughs, outside_entity, one_entity,
        deep_graph,
        deep_json, deep_archive, too_many_rows, too_many_people, too_many_cards, too_many_lines,
        family_of_thousands, wide_sheet, too_large, cut_off_zip, wrong_sum, old_excel,
    ],
)  # fmt: skip
def test_a_file_made_to_harm_is_refused_in_plain_words(make: Callable[[], SourceFile]) -> None:
    file = make()
    begun = time.monotonic()

    with pytest.raises((Invalid, TooLarge)) as refused:
        bring(file)

    assert time.monotonic() - begun < LONGEST
    assert refused.value.title.endswith(".")
    assert refused.value.title not in (Invalid.title, TooLarge.title)


def slow_names() -> SourceFile:
    """A chain of families in which everybody is everybody's child."""
    people = "".join(f"0 @I{n}@ INDI\n1 NAME A{n}\n" for n in range(3_000))
    families = "".join(
        f"0 @F{n}@ FAM\n1 HUSB @I{n}@\n1 CHIL @I{(n + 1) % 3000}@\n" for n in range(3_000)
    )
    return text("ring.ged", f"0 HEAD\n{people}{families}0 TRLR\n")


def one_endless_note() -> SourceFile:
    return text(
        "note.ged", "0 HEAD\n0 @I@ INDI\n1 NOTE x\n" + "2 CONC y\n2 CONT z\n" * 200_000 + "0 TRLR\n"
    )


def one_endless_line() -> SourceFile:
    return text("line.vcf", "BEGIN:VCARD\nFN:" + 'a;\\,"' * 1_000_000 + "\nEND:VCARD\n")


def one_endless_fold() -> SourceFile:
    return text("fold.vcf", "BEGIN:VCARD\nNOTE;ENCODING=QUOTED-PRINTABLE:" + "=41=\n" * 500_000)


def quotes_without_end() -> SourceFile:
    return text("quotes.csv", 'name,x\n"' + 'Ada,"\n' * 200_000)


def odd_dates() -> SourceFile:
    return text("dates.csv", "name,born\n" + "Ada," + "about " * 200_000 + "\nBo,between 1 and 2\n")


def same_values() -> SourceFile:
    data = '<data key="k">x</data>' * 1_900
    nodes = "".join(f'<node id="{n}">{data}</node>' for n in range(100))
    return text("same.graphml", GRAPHML.format(f"<graph>{nodes}</graph>"))


def nul_bytes() -> SourceFile:
    return SourceFile("nul.csv", b"name,x\nA\0da,1\0\n" * 50)


@pytest.mark.parametrize(
    "make",
    [
        slow_names, one_endless_note, one_endless_line, one_endless_fold, quotes_without_end,
        odd_dates, same_values, nul_bytes,
    ],
)  # fmt: skip
def test_what_looks_hard_is_read_in_a_bounded_time(make: Callable[[], SourceFile]) -> None:
    file = make()
    begun = time.monotonic()

    with contextlib.suppress(Invalid, TooLarge):
        bring(file)

    assert time.monotonic() - begun < LONGEST


def test_a_name_that_climbs_out_of_a_zip_is_only_a_name() -> None:
    brought = bring(zipped("climb.zip", {"../../../tmp/people.csv": b"name,x\nAda,1\n"}))

    assert brought.report.people == 1
    assert {row.file for row in brought.report.rows} == {"people.csv"}


def test_a_broken_alphabet_is_said_and_the_rest_comes() -> None:
    words = b"0 HEAD\n1 CHAR ANSEL\n0 @I1@ INDI\n1 NAME Ada\n1 OCCU X\n0 TRLR\n"

    brought = bring(SourceFile("t.ged", words.replace(b"X", b"\xaf\xff")))

    assert brought.report.people == 1
    assert "letters" in words_of(brought)


@pytest.mark.parametrize(
    "data", [b"", b"\0" * 500, b"\x89PNG\r\n\x1a\n" + bytes(range(256)), zlib.compress(b"x" * 500)]
)
def test_a_file_of_nothing_we_know_says_so(data: bytes) -> None:
    assert "can’t tell" in words_of(bring(SourceFile("x", data)))
