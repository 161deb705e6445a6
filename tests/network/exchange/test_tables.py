"""Spreadsheets: a row for each person, or lists of pairs."""

import io
import zipfile

import pytest

from network.connections.kinds import Kind, State, Support
from network.connections.model import Place
from network.errors import Invalid, TooLarge
from network.exchange.brought import SourceFile
from tests.network.exchange.files import bring, kept_of, links_of, person_of, text, words_of

PEOPLE = "Name{0}Relationship{0}Born{0}Shoe size\nAda{0}foster mum{0}1960{0}38\nBo{0}friend{0}{0}\n"
SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<sheetData>{rows}</sheetData></worksheet>"
)
WORKBOOK = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="worksheets/sheet1.xml" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/>'
    "</Relationships>"
)
ROOT_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="xl/workbook.xml" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>'
    "</Relationships>"
)
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="One">{rows}</table:table></office:spreadsheet></office:body>'
    "</office:document-content>"
)


def zip_of(parts: dict[str, str]) -> SourceFile:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, words in parts.items():
            archive.writestr(name, words)
    return SourceFile("people.xlsx", out.getvalue())


def xlsx(rows: str) -> SourceFile:
    """A workbook of one sheet."""
    return zip_of(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": ROOT_RELS,
            "xl/workbook.xml": WORKBOOK,
            "xl/_rels/workbook.xml.rels": RELS,
            "xl/worksheets/sheet1.xml": SHEET.format(rows=rows),
        }
    )


def row(number: int, *cells: str) -> str:
    """A row of an XLSX sheet."""
    inside = "".join(
        f'<c r="{chr(65 + column)}{number}" t="inlineStr"><is><t>{cell}</t></is></c>'
        for column, cell in enumerate(cells)
    )
    return f'<row r="{number}">{inside}</row>'


def ods(*rows: tuple[str, ...], tail: str = "") -> SourceFile:
    """An OpenDocument sheet."""
    inside = "".join(
        "<table:table-row>"
        + "".join(
            '<table:table-cell office:value-type="string">'
            f"<text:p>{cell}</text:p></table:table-cell>"
            for cell in cells
        )
        + "</table:table-row>"
        for cells in rows
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    )
    return zip_of(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": manifest,
            "content.xml": ODS.format(rows=inside + tail),
        }
    )


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_every_row_is_a_person(separator: str) -> None:
    brought = bring(text("people.csv", PEOPLE.format(separator)))

    assert brought.report.people == 2
    assert brought.report.owner_ties == 2
    assert person_of(brought, "Ada").kind is Kind.FOSTER_CARER
    assert person_of(brought, "Ada").born.words == "1960"
    assert kept_of(brought, "Ada") == {"Shoe size": "38"}


def test_a_column_may_be_matched_by_the_owner() -> None:
    file = text("people.csv", "Whom,Wie\nAda,Freundin\n")

    brought = bring(file, columns={"Whom": "name", "Wie": "kind"})

    assert person_of(brought, "Ada").kind_words == "Freundin"


def test_without_a_column_of_names_nothing_comes_and_the_columns_are_shown() -> None:
    brought = bring(text("people.csv", "Whom,Shoe\nAda,38\n"))

    assert brought.items == ()
    assert "no column with names" in words_of(brought)
    assert [column.name for column in brought.report.columns] == ["Whom", "Shoe"]


def test_a_column_that_is_matched_to_nothing_is_kept() -> None:
    brought = bring(text("people.csv", "Name,Born\nAda,1960\n"), columns={"Born": ""})

    assert kept_of(brought, "Ada") == {"Born": "1960"}


def test_a_title_above_the_table_is_passed_over() -> None:
    brought = bring(text("people.csv", "My people,,\n,,\nName,Phone\nAda,0123\n"))

    assert kept_of(brought, "Ada") == {"Phone": "0123"}


def test_first_and_last_names_make_a_name() -> None:
    brought = bring(text("people.csv", "First name,Surname\nAda,Reed\n"))

    assert person_of(brought, "Ada Reed").id


def test_who_knows_whom_may_stand_in_a_column() -> None:
    brought = bring(text("people.csv", "Name,Knows\nAda,Bo; Cy\nBo,Ada\nCy,Nobody Here\n"))

    assert links_of(brought) == {("knows", "Ada", "Bo"), ("knows", "Ada", "Cy")}
    assert kept_of(brought, "Cy") == {"knows": "Nobody Here"}


def test_what_our_own_columns_say_is_understood() -> None:
    file = text(
        "people.csv",
        "name,ring,state,loves_me,does_for_me,place,since,notes\n"
        "Ada,2,lost_touch,true,listens; money,Elm House,2009,Kind\n",
    )

    brought = bring(file)

    ada = person_of(brought, "Ada")
    (elm,) = [item for item in brought.items if isinstance(item, Place)]
    assert (ada.ring, ada.state, ada.loves_me) == (2, State.LOST_TOUCH, True)
    assert ada.does_for_me == (Support.LISTENS, Support.MONEY)
    assert ada.known[0].place_id == elm.id
    assert brought.report.notes == 1


def test_an_age_without_a_day_is_kept_and_not_guessed_from() -> None:
    brought = bring(text("people.csv", "name,age\nAda,29\n"))

    assert kept_of(brought, "Ada") == {"age": "29"}
    assert not person_of(brought, "Ada").born


def test_the_owner_may_be_a_row() -> None:
    assert bring(text("p.csv", "name,x\nAda,1\nSam,2\n"), me="Sam").report.people == 1


def test_a_workbook_is_read() -> None:
    brought = bring(xlsx(row(1, "Name", "Town") + row(2, "Ada", "Hull")))

    assert kept_of(brought, "Ada") == {"Town": "Hull"}


def test_an_open_document_is_read() -> None:
    brought = bring(ods(("Name", "Town"), ("Ada", "Hull")))

    assert kept_of(brought, "Ada") == {"Town": "Hull"}


def test_empty_rows_to_the_end_of_a_sheet_cost_nothing() -> None:
    tail = (
        '<table:table-row table:number-rows-repeated="1048570">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )

    assert bring(ods(("Name", "Town"), ("Ada", "Hull"), tail=tail)).report.people == 1


def test_a_cell_at_the_far_end_of_a_sheet_is_refused() -> None:
    far = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'

    with pytest.raises(TooLarge):
        bring(xlsx(row(1, "Name", "Town") + far))


def test_words_repeated_a_million_times_are_refused() -> None:
    tail = (
        '<table:table-row table:number-rows-repeated="1000000">'
        '<table:table-cell table:number-columns-repeated="1000"><text:p>x</text:p>'
        "</table:table-cell></table:table-row>"
    )

    with pytest.raises(TooLarge):
        bring(ods(("Name", "Town"), tail=tail))


def test_a_damaged_workbook_is_refused() -> None:
    with pytest.raises(Invalid):
        bring(zip_of({"xl/workbook.xml": "<nothing/>", "[Content_Types].xml": "<x/>"}))


KUMU_ELEMENTS = "Label,Type,Tags\nAda,Person,kind\nBo,Person,\n"
KUMU_LINKS = "From,To,Type\nAda,Bo,sister\nBo,Cy,Trusts\nAda,Bo,none\n"


def test_kumu_lists_bring_people_and_links() -> None:
    brought = bring(text("elements.csv", KUMU_ELEMENTS), text("connections.csv", KUMU_LINKS))

    assert brought.report.people == 3
    assert links_of(brought) == {("brothers_or_sisters", "Ada", "Bo"), ("Trusts", "Bo", "Cy")}


def test_the_owner_in_a_list_of_pairs_gets_ties_of_their_own() -> None:
    brought = bring(text("connections.csv", KUMU_LINKS), me="Ada")

    assert brought.report.people == 2
    assert person_of(brought, "Bo").kind is Kind.BROTHER_OR_SISTER
    assert brought.report.owner_ties == 1


def test_egoweb_lists_need_a_choice_of_interview() -> None:
    alters = "EgoID,Alter.Number,Alter.Name\n1,1,Ada\n1,2,Bo\n2,1,Cy\n"
    pairs = "EgoID,Alter.1.Number,Alter.2.Number\n1,1,2\n"
    files = (text("alters.csv", alters), text("pairs.csv", pairs))

    chosen = bring(*files, case="1")

    assert "1, 2" in words_of(bring(*files))
    assert links_of(chosen) == {("knows", "Ada", "Bo")}
    assert chosen.report.owner_ties == 2
