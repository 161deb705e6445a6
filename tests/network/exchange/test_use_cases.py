"""Files onto a real map and out of it again."""

import io
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from network.actor import Actor, Capacity
from network.audit.events import Event
from network.exchange.brought import SourceFile
from network.exchange.use_cases import TakeOut
from network.identity import StepId, new_id
from tests.accounts import Somebody, somebody
from tests.network.exchange.files import SHARED, bring, real, text

if TYPE_CHECKING:
    from network.bootstrap import Services
    from network.graph.door import Neo4jGraph
    from network.settings import Settings

PEOPLE = text(
    "people.csv", "Name,Relationship,Place,Notes,Knows\nAda,aunt,Elm House,Kind,Bo\nBo,,,,\n"
)


@pytest.fixture
def owner(services: "Services") -> Somebody:
    """Somebody with an account and nobody on their map."""
    return somebody(services)


@pytest.fixture
def me(owner: Somebody) -> Actor:
    """The owner, signed in."""
    return owner.sign_in().actor


def step() -> StepId:
    return StepId(new_id())


def test_one_undo_takes_a_whole_import_back(services: "Services", me: Actor) -> None:
    services.exchange.bring_in(me, step(), bring(PEOPLE))
    there = services.maps.open_whole(me)

    services.maps.undo(me, step())

    again = services.maps.open_whole(me)
    assert (len(there.connections), len(there.links), len(there.places), len(there.notes)) == (
        2,
        1,
        1,
        1,
    )
    assert (again.connections, again.links, again.places, again.notes) == ((), (), (), ())


def test_two_kinds_of_tie_between_two_people_come_together(services: "Services", me: Actor) -> None:
    pairs = text("pairs.csv", "From,To,Type\nAda,Bo,owes\nAda,Bo,trusts\nAda,Bo,friend\n")

    services.exchange.bring_in(me, step(), bring(pairs))

    assert len(services.maps.open(me).links) == 3


def test_answers_about_the_owner_are_kept_beside_their_map(services: "Services", me: Actor) -> None:
    services.exchange.bring_in(me, step(), bring(*real("network_canvas/case_1*.csv")))

    whole = services.maps.open(me)

    assert (len(whole.connections), len(whole.links)) == (5, 7)
    assert {kept.name for kept in whole.settings.kept} >= {"MarijuanaUsed"}


def test_a_real_family_tree_with_a_picture_comes_whole(services: "Services", me: Actor) -> None:
    services.exchange.bring_in(me, step(), bring(*real("gedcom7/maximal70.gdz")))

    whole = services.maps.open_whole(me)

    assert (len(whole.connections), len(whole.links), len(whole.photos)) == (4, 3, 1)


def test_a_map_goes_out_and_comes_back_the_same(services: "Services", me: Actor) -> None:
    services.exchange.bring_in(me, step(), bring(PEOPLE))
    before = services.maps.open_whole(me)
    taken = services.exchange.take_out(me, TakeOut.ARCHIVE)
    services.maps.undo(me, step())

    services.exchange.bring_in(me, step(), bring(*_as_file(taken.data)))

    after = services.maps.open_whole(me)
    assert (after.settings, set(after.connections), set(after.links), set(after.notes)) == (
        before.settings,
        set(before.connections),
        set(before.links),
        set(before.notes),
    )


def test_an_archive_comes_to_another_map_with_ids_of_its_own(
    settings: "Settings", real_graph: "Neo4jGraph"
) -> None:
    from network import bootstrap
    from network.accounts.passwords import Passwords

    quick = Passwords(memory_kib=64, rounds=1, lanes=1)
    kept = bootstrap.build(settings, graph=real_graph, passwords=quick)
    first, second = (_signed_up(kept) for _ in range(2))
    try:
        kept.exchange.bring_in(first, step(), bring(PEOPLE))
        data = kept.exchange.take_out(first, TakeOut.ARCHIVE).data

        kept.exchange.bring_in(second, step(), bring(*_as_file(data)))

        mine, theirs = kept.maps.open(first), kept.maps.open(second)
        assert [one.name for one in mine.connections] == [one.name for one in theirs.connections]
        assert not {one.id for one in mine.connections} & {one.id for one in theirs.connections}
    finally:
        for actor in (first, second):
            kept.erasure.erase(replace(actor, stepped_up=True))


def test_an_operator_is_written_down(services: "Services", me: Actor) -> None:
    operator = Actor(person_id=me.person_id, capacity=Capacity.OPERATOR)

    services.exchange.bring_in(operator, step(), bring(PEOPLE))
    services.exchange.take_out(operator, TakeOut.CSV)

    looked = {line.event for line in services.audit.who_looked(me)}
    assert {Event.CHANGED_BY_OPERATOR, Event.READ_BY_OPERATOR} <= looked


def test_a_picture_without_private_people_shows_none(services: "Services", me: Actor) -> None:
    tree = text(
        "t.ged",
        "0 HEAD\n0 @I@ INDI\n1 NAME Ada\n1 RESN CONFIDENTIAL\n0 @J@ INDI\n1 NAME Bo\n0 TRLR\n",
    )
    services.exchange.bring_in(me, step(), bring(tree))

    whole = services.exchange.take_out(me, TakeOut.SVG).data
    open_part = services.exchange.take_out(me, TakeOut.SVG, leave_out_private=True).data

    assert (b"Bo" in whole, b"Ada" in whole) == (True, True)
    assert (b"Bo" in open_part, b"Ada" in open_part) == (True, False)


def test_a_copy_without_private_people_has_none(services: "Services", me: Actor) -> None:
    tree = text(
        "t.ged",
        "0 HEAD\n0 @I@ INDI\n1 NAME Ada\n1 RESN CONFIDENTIAL\n0 @J@ INDI\n1 NAME Bo\n0 TRLR\n",
    )
    services.exchange.bring_in(me, step(), bring(tree))

    data = services.exchange.take_out(me, TakeOut.GEDCOM, leave_out_private=True).data

    assert b"Bo" in data
    assert b"Ada" not in data


def _as_file(data: bytes) -> list[SourceFile]:
    return [SourceFile("copy.zip", data)]


def _signed_up(services: "Services") -> Actor:
    return somebody(services).sign_in().actor


@pytest.mark.parametrize(
    ("column", "said"),
    [("Wer=hat size", "Write NAME=FIELD"), ("Wer", "Write NAME=FIELD"), ("Who=name", "no column")],
)
def test_a_column_that_makes_no_sense_is_said_before_anything_comes(
    tmp_path: Path, column: str, said: str
) -> None:
    from network.cli.__main__ import main

    sheet = tmp_path / "people.csv"
    sheet.write_text("Wer,Naehe\nMaya,sehr\n")

    result = CliRunner().invoke(
        main, ["map", "import", str(sheet), "--owner", "nobody", "--column", column]
    )

    assert result.exit_code == 2
    assert said in result.output


def test_columns_are_matched_as_the_command_line_says(tmp_path: Path) -> None:
    from network.cli.__main__ import main

    sheet = tmp_path / "people.csv"
    sheet.write_text("Wer,Naehe\nMaya,sehr\n")

    result = CliRunner().invoke(
        main,
        ["map", "import", str(sheet), "--database", "temporary", "--json", "--column", "Wer=name"],
    )

    assert result.exit_code == 0
    assert [row["name"] for row in json.loads(result.stdout)["rows"]] == ["Maya"]


def test_the_command_refuses_without_an_owner() -> None:
    from network.cli.__main__ import main

    result = CliRunner().invoke(main, ["map", "import", __file__])

    assert result.exit_code == 2
    assert "--owner" in result.output


def test_the_command_says_errors_as_json_and_starts_no_database(tmp_path: Path) -> None:
    from network.cli.__main__ import main

    nothing = tmp_path / "nothing.bin"
    nothing.write_bytes(b"\0" * 300)

    result = CliRunner().invoke(
        main, ["map", "import", str(nothing), "--database", "temporary", "--json"]
    )

    assert result.exit_code == 1
    assert json.loads(result.stdout)["errors"]


def test_a_folder_of_several_interviews_names_them(tmp_path: Path) -> None:
    from network.cli.__main__ import main

    for file in real("network_canvas/*.csv"):
        (tmp_path / file.name).write_bytes(file.data)
    (tmp_path / "LICENSE").write_text("Anybody may use this, and so on.\n")

    result = CliRunner().invoke(
        main, ["map", "import", str(tmp_path), "--database", "temporary", "--json"]
    )

    said = json.loads(result.stdout)
    assert result.exit_code == 1
    assert "case_1, case_2, case_3" in said["errors"][0]
    assert any("LICENSE" in warning for warning in said["warnings"])


def test_one_command_on_one_file_shows_the_main_job() -> None:
    if not SHARED.exists():
        pytest.skip("REAL FILES ARE MISSING: ../shared/data")
    command = [
        sys.executable, "-m", "network.cli", "map", "import", str(SHARED / "network_canvas"),
        "--case", "case_3", "--database", "temporary", "--json",
    ]  # fmt: skip

    done = subprocess.run(command, capture_output=True, text=True, timeout=280, check=False)

    said = json.load(io.StringIO(done.stdout))
    assert done.returncode == 0, done.stderr[-2000:]
    assert (said["people"], said["ties"], said["owner_ties"]) == (7, 5, 7)
    assert said["on_the_map"] == {"people": 7, "links": 5, "step": 1}
