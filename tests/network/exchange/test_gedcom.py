"""Family trees in GEDCOM: the standard's own files, and what other programs write."""

import re

import pytest

from network.connections.kinds import KinBy, Kind, LinkKind
from network.connections.model import Link, Note, Photo
from network.exchange.brought import SourceFile
from tests.network.exchange.files import (
    bring,
    kept_of,
    links_of,
    person_of,
    real,
    text,
    words_of,
    zipped,
)

TIES = {
    "extensions.ged": 0,
    "maximal70-lds.ged": 3,
    "maximal70-memories1.ged": 3,
    "maximal70-memories2.ged": 3,
    "maximal70-tree1.ged": 3,
    "maximal70-tree2.ged": 3,
    "maximal70.gdz": 3,
    "maximal70.ged": 3,
    "remarriage1.ged": 2,
    "remarriage2.ged": 2,
    "same-sex-marriage.ged": 1,
    "voidptr.ged": 1,
}
INDIVIDUAL = re.compile(rb"^0 (?:@[^@]+@ )?INDI\r?$", re.MULTILINE)


def ged(*lines: str, version: str = "5.5.1", char: str = "UTF-8", end: str = "\n") -> SourceFile:
    """A small file of an older version."""
    whole = ("0 HEAD", "1 GEDC", f"2 VERS {version}", f"1 CHAR {char}", *lines, "0 TRLR", "")
    return text("tree.ged", end.join(whole))


FAMILY = (
    "0 @I1@ INDI",
    "1 NAME Sam /Reed/",
    "1 FAMC @F1@",
    "0 @I2@ INDI",
    "1 NAME Ada /Reed/",
    "1 SEX F",
    "0 @I3@ INDI",
    "1 NAME Tom /Reed/",
    "1 SEX M",
    "0 @I4@ INDI",
    "1 NAME Kit /Reed/",
    "0 @F1@ FAM",
    "1 HUSB @I3@",
    "1 WIFE @I2@",
    "1 CHIL @I1@",
    "1 CHIL @I4@",
)


def test_every_file_of_the_standard_has_its_people_and_ties() -> None:
    for file in real("gedcom7/*.ged", "gedcom7/*.gdz"):
        report = bring(file).report
        plain = real("gedcom7/" + file.name.replace(".gdz", ".ged"))[0].data
        assert report.people == len(INDIVIDUAL.findall(plain)), file.name
        assert report.ties == TIES.get(file.name, 0), file.name
        assert report.owner_ties == 0
        assert not report.errors


def test_a_file_with_nobody_says_so() -> None:
    report = bring(*real("gedcom7/minimal70.ged")).report

    assert report.people == 0
    assert [warning.english for warning in report.warnings] == ["There is nobody in this file."]


def test_the_owner_in_the_file_becomes_no_connection() -> None:
    brought = bring(*real("gedcom7/maximal70.ged"), me="@I1@")

    assert (brought.report.people, brought.report.ties, brought.report.owner_ties) == (3, 1, 2)


def test_the_owners_family_becomes_what_it_is_to_them() -> None:
    brought = bring(ged(*FAMILY), me="I1")

    assert person_of(brought, "Ada Reed").kind is Kind.MUM
    assert person_of(brought, "Tom Reed").kind is Kind.DAD
    assert person_of(brought, "Kit Reed").kind is Kind.BROTHER_OR_SISTER
    assert brought.report.owner_ties == 3
    assert links_of(brought) == {
        ("partners", "Ada Reed", "Tom Reed"),
        ("parent_of", "Ada Reed", "Kit Reed"),
        ("parent_of", "Tom Reed", "Kit Reed"),
    }


def test_the_owner_may_be_named_by_name() -> None:
    assert bring(ged(*FAMILY), me="Sam Reed").report.people == 3


def test_an_owner_who_is_not_there_is_an_error() -> None:
    brought = bring(ged(*FAMILY), me="I9")

    assert brought.items == ()
    assert "I9" in words_of(brought)


def test_a_partner_and_a_child_of_the_owner() -> None:
    brought = bring(ged(*FAMILY), me="I2")

    assert person_of(brought, "Tom Reed").kind is Kind.PARTNER
    assert person_of(brought, "Sam Reed").kind is Kind.CHILD


def test_without_an_owner_nobody_is_anybody_to_them() -> None:
    brought = bring(ged(*FAMILY))

    assert brought.report.owner_ties == 0
    assert person_of(brought, "Ada Reed").kind is Kind.NOT_SAID


@pytest.mark.parametrize(
    ("said", "kin_by"),
    [
        ("foster", KinBy.FOSTER),
        ("adopted", KinBy.ADOPTIVE),
        ("birth", KinBy.BIRTH),
        ("FOSTER", KinBy.FOSTER),
    ],
)
def test_what_makes_a_child_kin_is_kept_as_said(said: str, kin_by: KinBy) -> None:
    lines = list(FAMILY)
    lines.insert(3, f"2 PEDI {said}")

    brought = bring(ged(*lines))

    sam = person_of(brought, "Sam Reed")
    found = {link.kin_by for link in brought.items if isinstance(link, Link) and link.b == sam.id}
    others = {link.kin_by for link in brought.items if isinstance(link, Link) and link.b != sam.id}
    assert found == {kin_by}
    assert others == {None}


def test_a_foster_parent_of_the_owner_is_a_foster_carer() -> None:
    lines = list(FAMILY)
    lines.insert(3, "2 PEDI foster")

    brought = bring(ged(*lines), me="I1")

    assert person_of(brought, "Ada Reed").kind is Kind.FOSTER_CARER
    assert person_of(brought, "Kit Reed").kin_by is KinBy.FOSTER


def test_relations_by_each_parent_are_understood() -> None:
    lines = [*FAMILY, "2 _FREL Step", "2 _MREL Natural"]

    brought = bring(ged(*lines))

    kit, tom, ada = (person_of(brought, f"{name} Reed").id for name in ("Kit", "Tom", "Ada"))
    by = {(link.a, link.b): link.kin_by for link in brought.items if isinstance(link, Link)}
    assert (by[tom, kit], by[ada, kit]) == (KinBy.STEP, KinBy.BIRTH)


def test_one_parent_may_have_adopted() -> None:
    lines = list(FAMILY)
    lines[2:3] = ["1 ADOP", "2 FAMC @F1@", "3 ADOP WIFE"]

    brought = bring(ged(*lines))

    sam, ada = person_of(brought, "Sam Reed").id, person_of(brought, "Ada Reed").id
    by = {(link.a, link.b): link.kin_by for link in brought.items if isinstance(link, Link)}
    assert by[ada, sam] is KinBy.ADOPTIVE
    assert by[person_of(brought, "Tom Reed").id, sam] is None


@pytest.mark.parametrize("word", ["CONFIDENTIAL", "PRIVACY", "locked", "CONFIDENTIAL, LOCKED"])
def test_a_restriction_marks_somebody_private(word: str) -> None:
    brought = bring(ged("0 @I1@ INDI", "1 NAME Ada", f"1 RESN {word}"))

    assert person_of(brought, "Ada").private
    assert kept_of(brought, "Ada")["RESN"] == word


def test_partners_who_parted_and_came_together_again_are_partners() -> None:
    (file,) = real("gedcom7/remarriage2.ged")

    assert links_of(bring(file)) == {
        ("partners", "Jane Doe", "John Q Public"),
        ("partners", "John Q Public", "Mary Roe"),
    }


def test_partners_who_parted_are_former_partners() -> None:
    lines = [*FAMILY, "1 MARR", "2 DATE 1990", "1 DIV Y"]

    (link,) = [
        one
        for one in bring(ged(*lines)).items
        if isinstance(one, Link) and one.kind is LinkKind.FORMER_PARTNERS
    ]

    assert link.since.words == "1990"


def test_a_family_of_one_person_twice_links_nobody() -> None:
    brought = bring(
        ged("0 @I1@ INDI", "1 NAME Ada", "0 @F1@ FAM", "1 HUSB @I1@", "1 WIFE @I1@", "1 CHIL @I1@")
    )

    assert brought.report.ties == 0
    assert "themselves" in words_of(brought)


def test_somebody_who_is_not_in_the_file_is_said() -> None:
    brought = bring(ged("0 @I1@ INDI", "1 NAME Ada", "0 @F1@ FAM", "1 HUSB @I1@", "1 CHIL @I7@"))

    assert brought.report.ties == 0
    assert "I7" in words_of(brought)
    assert kept_of(brought, "Ada") == {"FAM.CHIL": "@I7@"}


def test_a_family_that_only_the_child_names_is_taken_as_said() -> None:
    lines = [line for line in FAMILY if line != "1 CHIL @I1@"]

    brought = bring(ged(*lines))

    assert ("parent_of", "Ada Reed", "Sam Reed") in links_of(brought)
    assert (brought.report.ties, brought.report.other_links) == (3, 2)
    assert "Only one side" in words_of(brought)


def test_associations_are_links_beside_the_ties() -> None:
    lines = [
        "0 @I1@ INDI", "1 NAME Sam", "1 ASSO @I2@", "2 TYPE INDI", "2 RELA godfather",
        "1 ASSO @I3@", "2 ROLE FRIEND", "1 ASSO @VOID@", "2 PHRASE Mr Stockdale",
        "0 @I2@ INDI", "1 NAME Ada", "0 @I3@ INDI", "1 NAME Kit",
    ]  # fmt: skip

    brought = bring(ged(*lines))

    assert links_of(brought) == {("godfather", "Ada", "Sam"), ("friends", "Kit", "Sam")}
    assert (brought.report.ties, brought.report.other_links) == (0, 2)
    assert "Mr Stockdale" in kept_of(brought, "Sam")["ASSO"]


def test_an_association_of_the_owner_says_what_somebody_is_to_them() -> None:
    lines = [
        "0 @I1@ INDI", "1 NAME Sam", "1 ASSO @I2@", "2 ROLE OTHER", "3 PHRASE Key worker",
        "0 @I2@ INDI", "1 NAME Ada",
    ]  # fmt: skip

    brought = bring(ged(*lines, version="7.0"), me="I1")

    assert person_of(brought, "Ada").kind is Kind.KEY_WORKER
    assert brought.report.owner_ties == 1


def test_submitters_and_repositories_are_no_people_and_are_kept() -> None:
    brought = bring(ged("0 @U1@ SUBM", "1 NAME Kim", "0 @R1@ REPO", "1 NAME Shelf"))

    assert brought.report.people == 0
    assert {kept.name for kept in brought.about_me} >= {"SUBM", "REPO"}


def test_notes_are_notes_wherever_they_stand() -> None:
    lines = [
        "0 @I1@ INDI", "1 NAME Ada", "1 NOTE Kind", "2 CONC  and", "2 CONT quick",
        "1 NOTE @N1@", "0 @N1@ NOTE Shared", "1 CONT words",
    ]  # fmt: skip

    brought = bring(ged(*lines))

    assert [item.text for item in brought.items if isinstance(item, Note)] == [
        "Kind and\nquick",
        "Shared\nwords",
    ]


def test_dates_of_birth_and_death_are_understood() -> None:
    lines = ["0 @I1@ INDI", "1 NAME Ada", "1 BIRT", "2 DATE ABT 1950", "2 PLAC Hull", "1 DEAT Y"]

    brought = bring(ged(*lines))

    ada = person_of(brought, "Ada")
    assert ada.born.words == "about 1950"
    assert ada.remembered
    assert kept_of(brought, "Ada") == {"BIRT.PLAC": "Hull"}


def test_a_picture_in_the_zip_becomes_a_photo() -> None:
    brought = bring(*real("gedcom7/maximal70.gdz"))

    photos = [item for item in brought.items if isinstance(item, Photo)]

    assert len(photos) == 1
    assert brought.photos[photos[0].id].startswith(b"\xff\xd8")


def test_a_path_in_a_file_never_leaves_the_zip() -> None:
    lines = "0 HEAD\n0 @I1@ INDI\n1 NAME Ada\n1 OBJE\n2 FILE ../../../../etc/passwd\n0 TRLR\n"

    brought = bring(zipped("tree.gdz", {"gedcom.ged": lines.encode()}))

    assert brought.photos == {}
    assert "etc/passwd" in kept_of(brought, "Ada")["OBJE"]


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_every_line_ending_is_read(end: str) -> None:
    assert bring(ged(*FAMILY, end=end)).report.ties == 5


@pytest.mark.parametrize(
    ("encoding", "char"),
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("utf-16", "UNICODE"), ("utf-16-le", "UNICODE"),
     ("utf-16-be", "UNICODE"), ("cp1252", "ANSI"), ("latin-1", "ISO-8859-1"), ("utf-8", "ANSEL"),
     ("cp437", "IBMPC")],
)  # fmt: skip
def test_every_alphabet_is_read(encoding: str, char: str) -> None:
    words = ged("0 @I1@ INDI", "1 NAME Zoë /Müller/", char=char).data.decode()

    brought = bring(SourceFile("tree.ged", words.encode(encoding)))

    assert person_of(brought, "Zoë Müller").id


def test_ansel_puts_accents_before_letters() -> None:
    words = ged("0 @I1@ INDI", "1 NAME Zo%e /M%uller/ \xa5", char="ANSEL").data.decode()

    brought = bring(SourceFile("t.ged", words.encode("latin-1").replace(b"%", b"\xe8")))

    assert person_of(brought, "Zoë Müller Æ").id


def test_at_signs_lose_their_doubling() -> None:
    old = bring(ged("0 @I1@ INDI", "1 NAME Ada", "1 EMAIL me@@home.example"))
    new = bring(ged("0 @I1@ INDI", "1 NAME Ada", "1 NICK @@ada", version="7.0"))

    assert kept_of(old, "Ada") == {"EMAIL": "me@home.example"}
    assert kept_of(new, "Ada") == {"NICK": "@ada"}


def test_a_broken_line_is_kept_with_the_line_before() -> None:
    brought = bring(ged("0 @I1@ INDI", "1 NAME Ada", "1 OCCU Cook", "and gardener"))

    assert kept_of(brought, "Ada") == {"OCCU": "Cook\nand gardener"}


def test_a_file_that_stops_in_the_middle_says_so() -> None:
    brought = bring(text("t.ged", "0 HEAD\n1 GEDC\n2 VERS 5.5\n0 @I1@ INDI\n1 NAME Ada"))

    assert brought.report.people == 1
    assert "ends in the middle" in words_of(brought)


def test_nothing_of_a_persons_record_is_dropped() -> None:
    (file,) = real("gedcom7/maximal70.ged")
    record = file.data.decode("utf-8-sig").split("0 @I1@ INDI\n")[1].split("\n0 ")[0]

    brought = bring(file)

    joseph = person_of(brought, 'Lt. Cmndr. Joseph "John" de Allen jr.')
    kept = "\n".join(one.text for one in joseph.kept)
    for word in ("Immigrant Name", "Adoption phrase", "Mr Stockdale", "STILLBORN", "cens type"):
        assert word in record
        assert word in kept
