"""What goes out in other programs' forms: well made, harmless, and read back with its people."""

import csv
import io
import re
import zipfile
from datetime import date

import pytest
from hypothesis import given, settings

from network.connections.kinds import KinBy, Kind, LinkKind
from network.connections.model import (
    Connection,
    Kept,
    Known,
    Link,
    Note,
    Place,
    RelationshipMap,
    Settings,
)
from network.connections.when import read as when
from network.exchange.brought import SourceFile
from network.exchange.canvas.write_graphml import graphml
from network.exchange.canvas.write_lists import csv_files
from network.exchange.gedcom import write as gedcom
from network.exchange.private import without_private
from network.exchange.use_cases import neutral
from network.exchange.vcard import write as vcard
from tests.counts import times
from tests.network.exchange.files import bring, kept_of, links_of, person_of
from tests.network.exchange.gedcom_rules import faults
from tests.network.exchange.maps import identity, maps

DAY = date(2026, 3, 14)
SESSION, EGO = identity(70), identity(71)


def someone(number: int, name: str, **more: object) -> Connection:
    return Connection(id=identity(number), name=name, **more)  # type: ignore[arg-type]


def link(number: int, a: Connection, b: Connection, kind: LinkKind, **more: object) -> Link:
    return Link(id=identity(200 + number), a=a.id, b=b.id, kind=kind, **more)  # type: ignore[arg-type]


ADA = someone(1, "Ada Reed", kind=Kind.MUM, born=when("1960"), nickname="Mum")
TOM = someone(2, "Tom Reed", kind=Kind.DAD, remembered=True, died=when("about 2010"))
KIT = someone(3, "Kit", kind=Kind.BROTHER_OR_SISTER, kin_by=KinBy.HALF)
JO = someone(4, "Jo Möller", kind=Kind.KEY_WORKER, private=True)
BO = someone(5, "Bo", kind=Kind.FOSTER_CARER, kept=(Kept(source="x", name="shoe", text="=1+1"),))
CY = someone(6, "Cy", kind=Kind.FRIEND)
ELM = Place(id=identity(100), name="Elm House")
LINKS = (
    link(1, ADA, TOM, LinkKind.FORMER_PARTNERS, since=when("1980"), until=when("1990")),
    link(2, ADA, KIT, LinkKind.PARENT_OF, kin_by=KinBy.BIRTH),
    link(3, TOM, KIT, LinkKind.PARENT_OF, kin_by=KinBy.BIRTH),
    link(4, BO, KIT, LinkKind.PARENT_OF, kin_by=KinBy.FOSTER),
    link(5, JO, BO, LinkKind.WORKED_TOGETHER),
    link(6, BO, CY, LinkKind.CARED_FOR),
    link(7, CY, KIT, LinkKind.FRIENDS),
    link(8, CY, JO, LinkKind.OTHER, words="sings with"),
)
WHOLE = RelationshipMap(
    settings=Settings(id=identity(999), my_name="Sam"),
    places=(ELM,),
    connections=(ADA, TOM, KIT, JO, BO, CY),
    links=LINKS,
    notes=(Note(id=identity(500), about=ADA.id, text="Kind\n@home, 1 NAME Nobody"),),
)
TIES = {
    ("former_partners", "Ada Reed", "Tom Reed"),
    ("parent_of", "Ada Reed", "Kit"),
    ("parent_of", "Tom Reed", "Kit"),
    ("parent_of", "Bo", "Kit"),
    ("worked_together", "Bo", "Jo Möller"),
    ("cared_for", "Bo", "Cy"),
    ("friends", "Cy", "Kit"),
    ("sings with", "Cy", "Jo Möller"),
}


def test_gedcom_that_we_write_is_valid() -> None:
    assert faults(gedcom.write(WHOLE).decode()) == []


@given(maps())
@settings(max_examples=times(30, prove=1000), deadline=None)
def test_gedcom_of_any_map_is_valid_and_keeps_people_and_ties(whole: RelationshipMap) -> None:
    data = gedcom.write(whole)

    brought = bring(SourceFile("m.ged", data), me="ME")

    assert faults(data.decode()) == []
    assert brought.report.people == len(whole.connections)
    assert not brought.report.errors


def test_gedcom_read_back_has_the_same_people_and_ties() -> None:
    brought = bring(SourceFile("m.ged", gedcom.write(WHOLE)), me="ME")

    assert links_of(brought) == TIES
    kinds = {
        name: person_of(brought, name).kind for name in ("Ada Reed", "Tom Reed", "Kit", "Bo", "Cy")
    }
    assert kinds == {
        "Ada Reed": Kind.MUM,
        "Tom Reed": Kind.DAD,
        "Kit": Kind.BROTHER_OR_SISTER,
        "Bo": Kind.FOSTER_CARER,
        "Cy": Kind.FRIEND,
    }
    jo = person_of(brought, "Jo Möller")
    assert (jo.kind, jo.private) == (Kind.KEY_WORKER, True)
    assert person_of(brought, "Kit").kin_by is KinBy.HALF
    assert person_of(brought, "Ada Reed").born == when("1960")
    assert person_of(brought, "Tom Reed").died == when("about 2010")


def test_a_note_in_gedcom_is_no_line_of_its_own() -> None:
    brought = bring(SourceFile("m.ged", gedcom.write(WHOLE)))

    (note,) = [item for item in brought.items if isinstance(item, Note)]

    assert note.text == "Kind\n@home, 1 NAME Nobody"


def test_somebody_private_is_marked_or_left_out() -> None:
    marked = gedcom.write(WHOLE).decode()
    left_out = gedcom.write(without_private(WHOLE)).decode()

    assert "1 RESN CONFIDENTIAL\n1 NAME Jo Möller" in marked
    assert "Möller" not in left_out
    assert faults(left_out) == []


def test_gedcom_says_nothing_of_feelings() -> None:
    whole = RelationshipMap(
        settings=Settings(id=identity(9)),
        connections=(someone(1, "Ada", loves_me=True, told_by="A secret teller"),),
    )

    assert b"secret" not in gedcom.write(whole)


def test_cards_read_back_have_the_same_people_and_ties() -> None:
    brought = bring(SourceFile("m.vcf", vcard.write(WHOLE)))

    assert brought.report.people == 6
    assert links_of(brought) == TIES
    assert person_of(brought, "Ada Reed").nickname == "Mum"
    assert person_of(brought, "Tom Reed").remembered


@given(maps())
@settings(max_examples=times(30, prove=1000), deadline=None)
def test_cards_of_any_map_keep_everybody(whole: RelationshipMap) -> None:
    data = vcard.write(whole)

    brought = bring(SourceFile("m.vcf", data))

    lines = data.decode().split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert data.decode().count("\nBEGIN:VCARD") + data.startswith(b"BEGIN") == len(
        whole.connections
    )
    if whole.connections:
        assert brought.report.people == len(whole.connections)


def test_cards_say_nothing_of_care() -> None:
    data = vcard.write(WHOLE).decode()

    assert "key" not in data.casefold()
    assert "foster" not in data.casefold()


def tables(whole: RelationshipMap) -> dict[str, list[list[str]]]:
    """Every CSV file of a map."""
    data = csv_files(whole, day=DAY, session=SESSION, ego=EGO)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {
            name: list(csv.reader(io.StringIO(archive.read(name).decode(), newline="")))
            for name in archive.namelist()
        }


@given(maps())
@settings(max_examples=times(30, prove=1000), deadline=None)
def test_no_cell_can_run_in_a_spreadsheet(whole: RelationshipMap) -> None:
    cells = [cell for rows in tables(whole).values() for row in rows for cell in row]

    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_tables_are_named_as_network_canvas_names_them() -> None:
    names = {name.rpartition(f"{SESSION[-12:]}_")[2] for name in tables(WHOLE)}

    assert {"ego.csv", "attributeList_Person.csv", "attributeList_Place.csv"} <= names
    assert {"edgeList_parent_of.csv", "edgeList_singswith.csv"} <= names


def test_tables_read_back_have_the_same_people_and_ties() -> None:
    data = csv_files(WHOLE, day=DAY, session=SESSION, ego=EGO)

    brought = bring(SourceFile("m.zip", data))

    assert links_of(brought) == TIES
    assert kept_of(brought, "Bo") == {"shoe": "=1+1"}
    assert person_of(brought, "Ada Reed").kind is Kind.MUM


@given(maps())
@settings(max_examples=times(30, prove=1000), deadline=None)
def test_tables_and_graphml_of_any_map_keep_everybody(whole: RelationshipMap) -> None:
    files = (
        SourceFile("m.zip", csv_files(whole, day=DAY, session=SESSION, ego=EGO)),
        SourceFile("m.graphml", graphml(whole, day=DAY, session=SESSION, ego=EGO)),
    )

    for file in files:
        report = bring(file).report
        assert (report.people, report.places) == (len(whole.connections), len(whole.places))
        assert not report.errors


def test_graphml_reads_back_with_places_and_ties() -> None:
    whole = RelationshipMap(
        settings=WHOLE.settings,
        places=(ELM,),
        connections=(
            someone(1, "Ada\x00\x07", known=(Known(place_id=ELM.id, since=when("2009")),)),
        ),
    )

    brought = bring(SourceFile("m.graphml", graphml(whole, day=DAY, session=SESSION, ego=EGO)))

    (known,) = person_of(brought, "Ada").known
    assert known.since == when("2009")
    assert brought.report.places == 1


@pytest.mark.parametrize("extension", ["ged", "zip", "vcf", "graphml"])
def test_a_file_name_says_nothing(extension: str) -> None:
    assert re.fullmatch(rf"export-2026-03-14\.{extension}", neutral(extension, DAY))
