"""Interviews exported by Network Canvas, from its three example cases and from other protocols."""

import csv
import io

import pytest

from network.connections.kinds import Kind, LinkKind, PlaceKind, State
from network.connections.model import Connection, Link, Place
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

NODE = "nodeID,networkCanvasEgoUUID,networkCanvasUUID"
EGO = "networkCanvasEgoUUID,networkCanvasCaseID,networkCanvasSessionID,sessionStart,mood\n"


def rows_of(files: list[SourceFile], case: str, form: str) -> list[dict[str, str]]:
    """Count for ourselves, with nothing but the csv module."""
    return [
        row
        for file in files
        if file.name.startswith(case) and form in file.name
        for row in csv.DictReader(io.StringIO(file.data.decode()))
    ]


@pytest.mark.parametrize(
    ("case", "people", "ties"), [("case_1", 5, 7), ("case_2", 5, 3), ("case_3", 7, 5)]
)
def test_each_example_case_has_its_people_and_ties(case: str, people: int, ties: int) -> None:
    files = real("network_canvas/*.csv")

    report = bring(*files, case=case).report

    assert (report.people, report.ties, report.owner_ties) == (people, ties, people)
    assert len(rows_of(files, case, "attributeList")) == people
    assert len(rows_of(files, case, "edgeList")) == ties
    assert not report.errors


@pytest.mark.parametrize("case", ["case_1", "case_2", "case_3"])
def test_every_cell_is_understood_or_kept_word_for_word(case: str) -> None:
    files = real("network_canvas/*.csv")
    structure = {
        "nodeID",
        "networkCanvasEgoUUID",
        "networkCanvasUUID",
        "name",
        "Age",
        "RelStrength",
    }

    brought = bring(*files, case=case)

    for row in rows_of(files, case, "attributeList"):
        expected = {
            column: cell for column, cell in row.items() if cell and column not in structure
        }
        assert kept_of(brought, row["name"]) == expected


def test_a_kept_answer_is_counted() -> None:
    files = real("network_canvas/case_2*.csv")
    cells = [
        cell for row in rows_of(files, "case_2", "attributeList") for cell in row.values() if cell
    ]
    understood = 5 * len(["nodeID", "egoUUID", "uuid", "Age", "RelStrength", "name"])
    mine = [cell for row in rows_of(files, "case_2", "ego") for cell in row.values() if cell]
    about_the_interview = 7

    report = bring(*files).report

    assert report.kept_not_understood == len(cells) - understood + len(mine) - about_the_interview


def test_age_and_closeness_are_understood() -> None:
    brought = bring(*real("network_canvas/*.csv"), case="case_1")

    ethan = person_of(brought, "Ethan")

    assert ethan.born.words == "about 1995"
    assert ethan.ring == 1
    assert ethan.state is State.IN_TOUCH


def test_several_cases_need_a_choice_and_bring_nothing() -> None:
    brought = bring(*real("network_canvas/*.csv"))

    assert brought.items == ()
    assert brought.report.people == 0
    assert "case_1, case_2, case_3" in words_of(brought)
    assert [case.id for case in brought.report.cases] == ["case_1", "case_2", "case_3"]


def test_an_unknown_case_is_named_with_those_there_are() -> None:
    brought = bring(*real("network_canvas/*.csv"), case="case_9")

    assert "case_9" in words_of(brought)
    assert "case_1" in words_of(brought)


def test_a_case_may_be_chosen_by_its_session() -> None:
    session = "b11bed2e-4daf-49dc-ad67-2165ffbfae14"

    assert bring(*real("network_canvas/*.csv"), case=session).report.people == 5


def test_a_zip_of_the_files_brings_the_same() -> None:
    files = real("network_canvas/case_3*.csv")

    report = bring(zipped("export.zip", {f"out/{one.name}": one.data for one in files})).report

    assert (report.people, report.ties) == (7, 5)


def test_one_file_given_twice_counts_once() -> None:
    files = real("network_canvas/case_1*.csv")

    report = bring(*files, *files).report

    assert (report.people, report.ties) == (5, 7)


def interview(**lists: str) -> list[SourceFile]:
    """An interview of one participant in lists of our own."""
    ego = "e1,Ana,s1,2024-06-01T10:00:00Z,fine\n"
    return [
        text("Ana_s1_ego.csv", EGO + ego),
        *(text(f"Ana_s1_{name}.csv", rows) for name, rows in lists.items()),
    ]


def test_types_of_nodes_other_than_person_become_what_they_are() -> None:
    files = interview(
        attributeList_Friend=f"{NODE},nick\n1,e1,n1,Bo\n",
        attributeList_Place=f"{NODE},name\n2,e1,n2,Elm House\n",
        attributeList_School=f"{NODE},name\n3,e1,n3,Hill\n",
        attributeList_Organization=f"{NODE},name\n4,e1,n4,Help\n",
        attributeList_Pet=f"{NODE},name\n5,e1,n5,Rex\n",
        edgeList_livedAt=(
            "edgeID,from,to,networkCanvasEgoUUID,networkCanvasUUID,networkCanvasSourceUUID,"
            "networkCanvasTargetUUID\n1,1,2,e1,x1,n1,n2\n2,1,4,e1,x2,n1,n4\n3,1,5,e1,x3,n1,n5\n"
        ),
    )

    brought = bring(*files)

    assert brought.report.people == 2
    assert brought.report.ties == 1
    assert person_of(brought, "Bo").kind is Kind.FRIEND
    assert person_of(brought, "Rex").kind is Kind.PET
    places = {item.name: item for item in brought.items if isinstance(item, Place)}
    assert places["Hill"].kind is PlaceKind.SCHOOL
    assert person_of(brought, "Bo").known[0].place_id == places["Elm House"].id
    assert any(kept.name == "Organization: Help" for kept in brought.about_me)
    assert "not a person" in words_of(brought)


def test_somebody_without_a_name_still_comes() -> None:
    files = interview(attributeList_Person=f"{NODE},warmth\n7,e1,n1,3\n")

    brought = bring(*files)

    assert kept_of(brought, "Person 7") == {"warmth": "3"}
    assert "no name" in words_of(brought)


def test_an_interview_that_named_nobody_says_so() -> None:
    files = interview(attributeList=f"{NODE}\n")

    report = bring(*files).report

    assert report.people == 0
    assert not report.errors
    assert any("nobody" in warning.english for warning in report.warnings)


def test_an_answer_about_the_owner_is_kept_beside_the_map() -> None:
    files = interview(attributeList_Person=f"{NODE},name\n1,e1,n1,Bo\n")

    assert [(kept.name, kept.text) for kept in bring(*files).about_me] == [("mood", "fine")]


def test_sessions_merged_into_one_file_are_told_apart() -> None:
    merged = (
        text("Study_ego.csv", EGO + "e1,Ana,s1,,\ne2,Ben,s2,,\n"),
        text(
            "Study_attributeList_Person.csv",
            f"{NODE},name\n1,e1,n1,Bo\n1,e2,n2,Cy\n2,e2,n3,Di\n",
        ),
        text(
            "Study_edgeList_knows.csv",
            "edgeID,from,to,networkCanvasEgoUUID,networkCanvasUUID,networkCanvasSourceUUID,"
            "networkCanvasTargetUUID\n1,1,2,e2,x,n2,n3\n",
        ),
    )

    ben, ana = bring(*merged, case="Ben"), bring(*merged, case="Ana")

    assert (ben.report.people, ben.report.ties) == (2, 1)
    assert (ana.report.people, ana.report.ties) == (1, 0)
    assert links_of(ben) == {("knows", "Cy", "Di")}


def test_the_same_tie_twice_or_the_other_way_round_counts_once() -> None:
    files = interview(
        attributeList_Person=f"{NODE},name\n1,e1,n1,A\n2,e1,n2,B\n",
        edgeList_Trusts=(
            "edgeID,from,to,networkCanvasEgoUUID,networkCanvasUUID,networkCanvasSourceUUID,"
            "networkCanvasTargetUUID\n1,1,2,e1,x1,n1,n2\n2,2,1,e1,x2,n2,n1\n3,1,1,e1,x3,n1,n1\n"
            "4,1,9,e1,x4,n1,gone\n"
        ),
    )

    brought = bring(*files)

    assert links_of(brought) == {("Trusts", "A", "B")}
    assert "themselves" in words_of(brought)
    assert "gone" in words_of(brought)


def test_two_kinds_of_tie_between_the_same_two_are_two_ties() -> None:
    edges = (
        "edgeID,from,to,networkCanvasEgoUUID,networkCanvasUUID,networkCanvasSourceUUID,"
        "networkCanvasTargetUUID\n1,1,2,e1,x1,n1,n2\n"
    )
    files = interview(
        attributeList_Person=f"{NODE},name\n1,e1,n1,A\n2,e1,n2,B\n",
        edgeList_Owes=edges,
        edgeList_Likes=edges,
        edgeList_friend=edges,
        edgeList_Friendship=edges,
    )

    brought = bring(*files)

    assert brought.report.ties == 4
    kinds = [item.kind for item in brought.items if isinstance(item, Link)]
    assert kinds.count(LinkKind.FRIENDS) == 1


GRAPHML = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"
 xmlns:nc="http://schema.networkcanvas.com/xmlns">
<key id="label" attr.name="label" attr.type="string" for="all"/>
<key id="networkCanvasType" attr.name="networkCanvasType" attr.type="string" for="all"/>
<key id="networkCanvasUUID" attr.name="networkCanvasUUID" attr.type="string" for="all"/>
<key id="networkCanvasSourceUUID" attr.name="networkCanvasSourceUUID" attr.type="string"
 for="edge"/>
<key id="networkCanvasTargetUUID" attr.name="networkCanvasTargetUUID" attr.type="string"
 for="edge"/>
<key id="v1" attr.name="{name}" attr.type="string" for="node">{described}</key>
<key id="v2" attr.name="mood" attr.type="string" for="graph"/>
{graphs}</graphml>"""
GRAPH = """<graph edgedefault="undirected" nc:caseId="{case}" nc:sessionUUID="s-{case}"
 nc:sessionStartTime="2024-06-01T10:00:00Z"><data key="networkCanvasUUID">e-{case}</data>
<data key="v2">calm</data>
<node id="1">
<data key="networkCanvasUUID">n1-{case}</data><data key="networkCanvasType">Person</data>
<data key="label">Bo</data><data key="v1">Bo</data></node>
<node id="2">
<data key="networkCanvasUUID">n2-{case}</data><data key="networkCanvasType">Person</data>
<data key="label">Person</data></node>
<edge id="1" source="1" target="2"><data key="networkCanvasUUID">x</data>
<data key="networkCanvasType">Close</data><data key="networkCanvasSourceUUID">n1-{case}</data>
<data key="networkCanvasTargetUUID">n2-{case}</data></edge></graph>"""


def graphml(*cases: str, name: str = "name", described: str = "") -> SourceFile:
    """A GraphML file of one or several interviews."""
    graphs = "".join(GRAPH.format(case=case) for case in cases)
    return text("Ana.graphml", GRAPHML.format(graphs=graphs, name=name, described=described))


def test_graphml_of_an_interview_brings_people_and_ties() -> None:
    brought = bring(graphml("Ana"))

    assert links_of(brought) == {("close", "Bo", "Person 2")}
    assert [(kept.name, kept.text) for kept in brought.about_me] == [("mood", "calm")]


def test_newer_graphml_carries_the_name_of_a_question_in_a_description() -> None:
    brought = bring(graphml("Ana", name="first_name_", described="<desc>first name</desc>"))

    assert person_of(brought, "Bo").id


def test_graphml_of_several_interviews_needs_a_choice() -> None:
    assert "Ana, Ben" in words_of(bring(graphml("Ana", "Ben")))
    assert bring(graphml("Ana", "Ben"), case="Ben").report.people == 2


def test_lists_and_graphml_of_one_interview_count_once() -> None:
    lists = interview(attributeList_Person=f"{NODE},name\n1,e1,n1,Bo\n")
    lists[0] = text("Ana_s1_ego.csv", EGO + "e1,Ana,s-Ana,2024-06-01T10:00:00Z,fine\n")

    brought = bring(*lists, graphml("Ana"))

    assert brought.report.people == 1
    assert "two forms" in words_of(brought)


def test_a_guarded_cell_loses_its_guard() -> None:
    files = interview(attributeList_Person=f"{NODE},name\n1,e1,n1,'=Bo\n")

    assert person_of(bring(*files), "=Bo").id


def test_people_of_an_interview_are_all_the_owners() -> None:
    brought = bring(*real("network_canvas/case_2*.csv"))

    people = [item for item in brought.items if isinstance(item, Connection)]

    assert brought.report.owner_ties == len(people)
