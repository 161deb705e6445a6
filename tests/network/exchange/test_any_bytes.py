"""Whatever bytes come: a reading ends with an import, or with Invalid or TooLarge."""

import contextlib
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from network.connections.changes import Desk
from network.connections.edits import Put
from network.errors import Invalid, TooLarge
from network.exchange.brought import Brought, SourceFile
from network.identity import ItemId
from tests.counts import times
from tests.network.exchange.files import SHARED, bring

OWNER = ItemId("f" * 32)
STARTS = [
    b"0 HEAD\n", b"BEGIN:VCARD\nVERSION:3.0\n", b'["vcard",[', b"<graphml>", b"PK\x03\x04",
    b"name,x\n", b"From,To\n", b"networkCanvasEgoUUID,networkCanvasUUID\n", b"\xff\xfe", b"",
]  # fmt: skip
PIECES = [
    b"\n0 @I1@ INDI\n", b"\n1 FAMC @F1@\n", b"\n0 @F1@ FAM\n1 HUSB @I1@\n1 CHIL @I1@\n", b"@", b'"',
    b",", b";", b"\0", b"\xff", b"\n", b"\r", b"<", b"&", b"=\n", b"\nEND:VCARD\n",
    b"\n2 DATE BET 1 AND\n", b"\nFN;ENCODING=QUOTED-PRINTABLE:=", b"\nRELATED;TYPE=friend:", b"[[[",
    b"\n1 ASSO @I1@\n2 ROLE MOTH\n", b"\n1 NAME A\n", b"--0230", b"\n1 BIRT\n2 DATE 31 FEB 2000\n",
]  # fmt: skip


@cache
def real_files() -> tuple[tuple[str, bytes], ...]:
    """The real files, for mutation."""
    paths = [
        path
        for folder in ("gedcom7", "vcard", "network_canvas")
        for path in sorted(SHARED.glob(f"{folder}/*"))
    ]
    return tuple((path.name, path.read_bytes()) for path in paths if path.stat().st_size < 60_000)


def must_fit_a_map(brought: Brought) -> None:
    """Everything that comes must be what a map takes."""
    Desk({}, OWNER).work_out([Put(item) for item in brought.items])
    assert brought.report.as_dict()["people"] == brought.report.people


def read_it(name: str, data: bytes, me: str | None = None) -> None:
    with contextlib.suppress(Invalid, TooLarge):
        must_fit_a_map(bring(SourceFile(name, data), me=me))


@given(
    st.sampled_from(STARTS), st.lists(st.sampled_from(PIECES) | st.binary(max_size=20), max_size=30)
)
@settings(max_examples=times(300, prove=20_000), deadline=None)
def test_any_bytes_end_well(start: bytes, pieces: list[bytes]) -> None:
    read_it("file", start + b"".join(pieces), "I1")


@given(st.data())
@settings(max_examples=times(150, prove=10_000), deadline=None)
def test_real_files_with_damage_end_well(data: st.DataObject) -> None:
    if not real_files():
        pytest.skip("REAL FILES ARE MISSING: ../shared/data")
    name, whole = data.draw(st.sampled_from(real_files()))
    damaged = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(damaged)))
        gone = data.draw(st.integers(0, 40))
        damaged[at : at + gone] = data.draw(st.sampled_from(PIECES) | st.binary(max_size=8))

    read_it(name, bytes(damaged), data.draw(st.none() | st.just("I1")))
