"""Everything stored is sealed or on the written list, docs/clear-properties.md."""

import dataclasses
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from neo4j import Result

from network.claims.model import Method
from network.connections.kinds import Kind, LinkKind, PlaceKind
from network.graph.door import DATABASE
from network.identity import new_id
from network.keys import store
from network.keys.inventory import BY_NAME, KINDS, PHOTO_BYTES, SEALED, SERVICE, Owner
from network.keys.sealing import HEAD_BYTES, VERSION
from network.keys.verifying import Verifying
from tests.safety.conftest import World

LIST = Path(__file__).resolve().parents[2] / "docs" / "clear-properties.md"
CYPHER = LIST.parents[1] / "cypher"
Shape = Callable[[Any], bool]


def matching(pattern: str) -> Shape:
    return lambda value: isinstance(value, str) and bool(re.fullmatch(pattern, value))


ID = r"[0-9a-f]{32}"
SHAPES: dict[str, Shape] = {
    "id": matching(ID),
    "fingerprint": matching(rf"{ID}|"),
    "hash": matching(r"[0-9a-f]{64}|"),
    "month": matching(r"\d{4}-\d{2}"),
    "code": matching(r"[a-z][a-z_-]{1,39}"),
    "stream": matching(rf"{ID}|{SERVICE}"),
    "event": matching(rf"{ID}|[a-z_]{{1,39}}"),
    "number text": matching(r"\d{4}"),
    "file name": matching(r"V\d{4}__[a-z0-9_]+\.cypher"),
    "host": matching(r"[\w.-]{1,255}"),
    "number": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "flag": lambda value: isinstance(value, bool),
    "moment": lambda value: type(value).__name__ == "DateTime",
    "ids": lambda value: isinstance(value, list) and all(map(matching(ID), value)),
}
CODES: dict[tuple[str, str], set[str]] = {
    ("Place", "kind"): {*PlaceKind},
    ("Connection", "kind"): {*Kind},
    ("LINKED_TO", "kind"): {*LinkKind},
    ("Willingness", "kind"): {*Kind},
    ("Claim", "kind"): {*Kind},
    ("Attestation", "method"): {*Method},
}


def rows(heading: str) -> list[list[str]]:
    """The rows of one table of the list."""
    part = LIST.read_text("utf-8").split(f"## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def listed() -> dict[tuple[str, str], str]:
    return {(where, name): shape for where, name, shape, _ in rows("Properties")}


NODES = "MATCH (one) RETURN labels(one) AS names, properties(one) AS properties"
BETWEEN = "MATCH ()-[one]->() RETURN [type(one)] AS names, properties(one) AS properties"


def stored(run: Callable[[str], Result]) -> Iterator[tuple[str, str, Any]]:
    """Every stored property: where, name, value."""
    for text in (NODES, BETWEEN):
        for row in run(text):
            assert len(row["names"]) == 1, row["names"]
            for name, value in row["properties"].items():
                yield row["names"][0], name, value


def wrong(run: Callable[[str], Result]) -> list[str]:
    """What is neither sealed nor listed, or listed in another shape. Values aren't shown."""
    clear = listed()
    found = {_wrong(clear, where, name, value) for where, name, value in stored(run)}
    return sorted(found - {""})


def _wrong(clear: dict[tuple[str, str], str], where: str, name: str, value: Any) -> str:
    shape = clear.get((where, name), "")
    if name == SEALED and where in BY_NAME:
        sealed = isinstance(value, bytes) and value[0] == VERSION and len(value) > HEAD_BYTES
        return "" if sealed else f"{where}.{name} isn't sealed"
    if not shape:
        return f"{where}.{name} isn't on the list"
    if not SHAPES[shape](value):
        return f"{where}.{name} isn't of the shape '{shape}'"
    known = CODES.get((where, name))
    return f"{where}.{name} is no code of ours" if known and value not in known else ""


@pytest.fixture(scope="module")
def used(world: World) -> World:
    """A world with everything in it: also a worker's round, a backup, an erasure under way."""
    services = world.here.services
    services.worker.run_once()
    world.here.backups.back_up()
    services.erasure.erase(world.going.actor)
    return world


def test_every_stored_property_is_sealed_or_on_the_list(used: World) -> None:
    with used.here.graph.driver().session(database=DATABASE) as session:
        found = wrong(session.run)

    assert found == []


def test_everything_sealed_opens_with_a_live_key(used: World) -> None:
    services = used.here.services

    found = Verifying(graph=services.graph, keys=services.keys, blobs=services.blobs).verify()

    assert found.well, found
    assert set(found.opened) == {*BY_NAME, PHOTO_BYTES}


def test_what_does_not_open_and_what_belongs_to_nobody_is_counted(used: World) -> None:
    services, graph, spoilt = used.here.services, used.here.graph, b"\x01" * 99
    [note] = graph.raw(
        "MATCH (n:Note)<-[:HAS_NOTE]-() RETURN n.id AS id, n.sealed AS sealed LIMIT 1"
    )
    set_note, stray, blob = "MATCH (n:Note {id: $id}) SET n.sealed = $x", new_id(), new_id()
    graph.raw(set_note, id=note["id"], x=spoilt)
    graph.raw("CREATE (:Note {id: $id, sealed: $x})", id=stray, x=spoilt)
    services.blobs.put(blob, spoilt)

    found = Verifying(graph=services.graph, keys=services.keys, blobs=services.blobs).verify()

    graph.raw(set_note, id=note["id"], x=note["sealed"])
    graph.raw("MATCH (n:Note {id: $id}) DELETE n", id=stray)
    services.blobs.delete(blob)
    assert not found.well
    assert found.shut == {"Note": 1, PHOTO_BYTES: 1}
    assert found.stray == {"Note": 1}


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("MATCH (x:Connection) SET x.name = 'Sam'", "Connection.name isn't on the list"),
        ("MATCH (x:Person) SET x.madeMonth = '2026-11-22'", "Person.madeMonth isn't of the shape"),
        ("MATCH ()-[x:LINKED_TO]->() SET x.since = '2006'", "LINKED_TO.since isn't on the list"),
        ("MATCH (x:Place) SET x.kind = 'elm house'", "Place.kind isn't of the shape"),
        ("MATCH (x:Place) SET x.kind = 'elm_house'", "Place.kind is no code of ours"),
        ("MATCH (x:Note) SET x.sealed = 'Dear Sam, how are you?'", "Note.sealed isn't sealed"),
        ("CREATE (:Diary {text: 'Dear Sam'})", "Diary.text isn't on the list"),
    ],
)
def test_a_clear_property_that_somebody_adds_is_seen(
    used: World, statement: str, says: str
) -> None:
    with (
        used.here.graph.driver().session(database=DATABASE) as session,
        session.begin_transaction() as tx,
    ):
        tx.run(statement).consume()
        found = wrong(tx.run)
        tx.rollback()

    assert any(line.startswith(says) for line in found), found


def test_every_file_is_in_a_place_that_is_on_the_list(used: World) -> None:
    home, places = used.here.home, [place for place, _ in rows("Files")]
    strange = [
        str(path.relative_to(home))
        for path in home.rglob("*")
        if path.is_file()
        and not any(
            path.relative_to(home) == Path(place) or Path(place) in path.relative_to(home).parents
            for place in places
        )
    ]

    assert strange == []


def test_no_temporary_file_stays(used: World) -> None:
    assert list((used.here.home / "tmp").iterdir()) == []


def test_files_with_secrets_are_for_their_owner_alone(used: World) -> None:
    for folder in ("keys", "blobs", "backups", "mails", "letters"):
        for path in (used.here.home / folder).rglob("*"):
            assert not path.stat().st_mode & 0o077, path.relative_to(used.here.home)


def test_the_inventory_and_the_statements_about_sealed_records_agree() -> None:
    """Who adds a kind of record must add its path where records are found, put back, erased."""
    statements = {
        name: (CYPHER / f"{name}.cypher").read_text("utf-8")
        for name in (
            "keys/records_of_person",
            "keys/put_sealed",
            "keys/strays",
            "erasure/delete_records",
        )
    }
    for kind in KINDS:
        for step in kind.path:
            for type_ in step.split("|"):
                for name, text in statements.items():
                    if not (kind.relationship and name == "erasure/delete_records"):
                        assert re.search(rf"\b{type_}\b", text), (kind.name, type_, name)


def test_the_list_has_no_line_twice_and_only_known_shapes() -> None:
    table = rows("Properties")

    assert len(listed()) == len(table)
    assert {row[2] for row in table} <= set(SHAPES)
    assert all(len(row) == 4 and row[3] for row in table)


def test_what_fills_the_world_fills_every_kind_of_record(used: World) -> None:
    """The list and the sweep are worth what they look at."""
    found = store.records_of(used.here.graph, used.staying.actor.person_id)

    assert {row["kind"] for row in found} == {
        kind.name for kind in KINDS if kind.owner is Owner.PERSON
    }


def test_every_field_that_a_person_can_fill_with_words_is_filled(used: World) -> None:
    """A new field with words must get words of its own in tests/safety/filling.py."""
    whole = used.here.services.maps.open_whole(used.staying.actor)
    for item in whole.items():
        for field in dataclasses.fields(item):
            if field.type is str and field.name != "id":
                assert used.staying.canaries.mark in str(getattr(item, field.name)), (
                    type(item).__name__,
                    field.name,
                )


def test_every_word_of_a_card_and_of_a_willingness_is_filled(used: World) -> None:
    services, staying = used.here.services, used.staying
    card = services.story.cards.mine(staying.actor)
    [willing] = services.willing.mine(staying.actor)
    assert card
    [(claim, _shown)] = services.claims.mine(staying.actor)
    for said in (card.words, willing.terms, claim.said):
        for field in dataclasses.fields(said):
            if field.type is str:
                assert staying.canaries.mark in getattr(said, field.name), field.name
