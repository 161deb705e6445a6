"""Contact cards as phones and mail programs write them."""

import base64
import io
import re

import pytest
from PIL import Image

from network.connections.kinds import Kind
from network.connections.model import Connection, Note, Photo
from network.exchange.brought import SourceFile
from tests.network.exchange.files import (
    bring,
    kept_of,
    links_of,
    person_of,
    real,
    text,
    words_of,
)

CARD = re.compile(rb"^BEGIN:VCARD", re.MULTILINE)


def cards(*each: str, version: str = "4.0") -> SourceFile:
    """A file of small cards."""
    whole = "".join(f"BEGIN:VCARD\nVERSION:{version}\n{card}\nEND:VCARD\n" for card in each)
    return text("people.vcf", whole)


def picture() -> bytes:
    """A small picture."""
    out = io.BytesIO()
    Image.new("RGB", (4, 4), (200, 30, 60)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "named", "ties"),
    [
        ("John_Doe_ANDROID.vcf", 0, 0),
        ("John_Doe_GMAIL.vcf", 1, 1),
        ("John_Doe_MAC_ADDRESS_BOOK.vcf", 1, 1),
        ("outlook-2007.vcf", 0, 0),
        ("rfc6350-example.vcf", 0, 0),
    ],
)
def test_every_card_of_a_real_file_is_a_person(name: str, named: int, ties: int) -> None:
    (file,) = real(f"vcard/{name}")

    report = bring(file).report

    assert report.people == len(CARD.findall(file.data)) + named
    assert report.ties == ties
    assert report.owner_ties == 0
    assert not report.errors


def test_a_jcard_is_a_card() -> None:
    brought = bring(*real("vcard/jcard-example.json"))

    assert brought.report.people == 1
    simon = person_of(brought, "Simon Perreault")
    assert simon.born.words == "3 February"
    assert "+1-418-656-9254" in kept_of(brought, "Simon Perreault")["TEL;work;voice"]


def test_quoted_printable_over_several_lines_is_read() -> None:
    brought = bring(*real("vcard/John_Doe_ANDROID.vcf"))

    names = [item.name for item in brought.items if isinstance(item, Connection)]

    assert "Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ" in names


def test_an_outlook_note_comes_whole() -> None:
    brought = bring(*real("vcard/outlook-2007.vcf"))

    (note,) = [item.text for item in brought.items if isinstance(item, Note)]

    assert note.startswith("This is the NOTE field")
    assert note.endswith("It does not preserve the formatting")
    assert kept_of(brought, "Mr. Michael Angstadt Jr.")["X-MS-SPOUSE"] == "TheSpouse"


@pytest.mark.parametrize("name", ["John_Doe_MAC_ADDRESS_BOOK.vcf", "outlook-2007.vcf"])
def test_a_picture_in_a_card_becomes_a_photo(name: str) -> None:
    brought = bring(*real(f"vcard/{name}"))

    assert len(brought.photos) == 1


def test_apples_relation_names_make_a_person_and_a_tie() -> None:
    brought = bring(
        cards(
            "FN:Ada\nitem1.X-ABRELATEDNAMES:Joan\nitem1.X-ABLabel:_$!<Mother>!$_\n"
            "item2.X-ABRELATEDNAMES:Rex\nitem2.X-ABLabel:Godfather",
            version="3.0",
        )
    )

    assert links_of(brought) == {("parent_of", "Joan", "Ada"), ("Godfather", "Ada", "Rex")}


def test_related_that_names_a_card_is_a_tie_between_the_two() -> None:
    brought = bring(
        cards(
            "UID:urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6\nFN:Ada\nEMAIL:ada@home.example",
            "UID:u2\nFN:Sam\nRELATED;TYPE=parent:urn:uuid:F81D4FAE-7dec-11d0-a765-00a0c91e6bf6",
            "FN:Kit\nRELATED;TYPE=friend:mailto:ada@home.example\nRELATED;TYPE=sibling:u2",
            "FN:Bo\nRELATED;TYPE=spouse;VALUE=text:Kit",
        )
    )

    assert brought.report.people == 4
    assert links_of(brought) == {
        ("parent_of", "Ada", "Sam"),
        ("friends", "Ada", "Kit"),
        ("brothers_or_sisters", "Kit", "Sam"),
        ("partners", "Bo", "Kit"),
    }


def test_two_cards_that_name_each_other_make_one_tie() -> None:
    brought = bring(
        cards("UID:a\nFN:Ada\nRELATED;TYPE=child:b", "UID:b\nFN:Sam\nRELATED;TYPE=parent:a")
    )

    assert links_of(brought) == {("parent_of", "Ada", "Sam")}


def test_an_address_of_nobody_in_the_file_is_kept() -> None:
    address = "urn:uuid:00000000-0000-0000-0000-000000000009"

    brought = bring(cards(f"FN:Ada\nRELATED;TYPE=friend:{address}"))

    assert brought.report.people == 1
    assert kept_of(brought, "Ada") == {"RELATED;friend": address}
    assert "not in the file" in words_of(brought)


def test_the_owners_own_card_becomes_no_connection() -> None:
    brought = bring(
        cards(
            "UID:me\nFN:Sam\nRELATED;TYPE=sibling;VALUE=text:Kit", "FN:Ada\nRELATED;TYPE=child:me"
        ),
        me="Sam",
    )

    assert brought.report.people == 2
    assert person_of(brought, "Kit").kind is Kind.BROTHER_OR_SISTER
    assert person_of(brought, "Ada").kind is Kind.PARENT
    assert brought.report.owner_ties == 2


@pytest.mark.parametrize("kind", ["KIND:group", "KIND:org", "X-ADDRESSBOOKSERVER-KIND:group"])
def test_a_group_is_no_person_and_is_kept(kind: str) -> None:
    brought = bring(cards(f"FN:Football\n{kind}\nMEMBER:urn:uuid:1", "FN:Ada"))

    assert brought.report.people == 1
    assert "Football" in brought.about_me[0].name
    assert "not a person" in words_of(brought)


def test_folding_as_3_and_4_and_as_2_1_is_undone() -> None:
    new = bring(cards("FN:Ada Lo\n vejoy", version="3.0"))
    old = bring(text("a.vcf", "BEGIN:VCARD\nVERSION:2.1\nFN:Ada\n Lovejoy\nEND:VCARD\n"))

    assert person_of(new, "Ada Lovejoy").id
    assert person_of(old, "Ada Lovejoy").id


def test_escapes_groups_and_quotes_are_read() -> None:
    brought = bring(
        cards('item1.FN:Lee\\, Ada\\; "A"\nCATEGORIES:Home,Old\\, friends\nNOTE:one\\ntwo')
    )

    lee = person_of(brought, 'Lee, Ada; "A"')
    assert lee.groups == ("Home", "Old, friends")
    assert next(item.text for item in brought.items if isinstance(item, Note)) == "one\ntwo"


def test_a_card_without_a_name_is_called_by_what_is_on_it() -> None:
    brought = bring(cards("EMAIL:jo@home.example", "TEL:0123", "NOTE:nothing else"))

    names = {item.name for item in brought.items if isinstance(item, Connection)}

    assert names == {"jo@home.example", "0123", "Person 3"}


def test_a_photo_as_a_data_address_is_a_photo() -> None:
    data = base64.b64encode(picture()).decode()

    brought = bring(cards(f"FN:Ada\nPHOTO:data:image/png;base64,{data}"))

    assert [type(item) for item in brought.items] == [Connection, Photo]


def test_a_broken_photo_is_said_and_the_person_comes() -> None:
    brought = bring(cards("FN:Ada\nPHOTO;ENCODING=b;TYPE=JPEG:////", version="3.0"))

    assert brought.report.people == 1
    assert "picture" in words_of(brought)


def test_dates_and_privacy_are_understood() -> None:
    brought = bring(
        cards(
            "FN:Ada\nBDAY:19800322\nDEATHDATE:20200101\nANNIVERSARY:20090808\nCLASS:PRIVATE",
            "FN:Kit\nBDAY;X-APPLE-OMIT-YEAR=1604:1604-03-01",
        )
    )

    ada = person_of(brought, "Ada")
    assert ada.born.exact is not None
    assert ada.remembered
    assert ada.private
    assert [marked.what for marked in ada.dates] == ["Anniversary"]
    assert person_of(brought, "Kit").born.words == "1 March"


def test_everything_else_on_a_card_is_kept() -> None:
    brought = bring(cards("FN:Ada\nTEL;TYPE=cell:0123\nitem1.URL:x.example\nitem1.X-ABLabel:Shop"))

    assert kept_of(brought, "Ada") == {"TEL;cell": "0123", "URL (Shop)": "x.example"}


def test_an_unfinished_card_still_comes() -> None:
    brought = bring(text("a.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:Ada"))

    assert brought.report.people == 1
    assert "ends in the middle" in words_of(brought)


def test_cards_in_utf16_are_read() -> None:
    words = "BEGIN:VCARD\nVERSION:3.0\nFN:Zoë\nEND:VCARD\n"

    assert person_of(bring(SourceFile("a.vcf", words.encode("utf-16"))), "Zoë").id
