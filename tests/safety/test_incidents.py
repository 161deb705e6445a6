"""What has gone wrong elsewhere, and must not go wrong here (docs/assurance/incidents.md)."""

import ast
import io
import re
import zipfile
import zlib
from collections.abc import Iterator

import pytest

from network.accounts.model import SignIn, WrongSignIn
from network.bootstrap import Services
from network.connections.edits import Put
from network.connections.model import Connection
from network.drawing.files import MapView
from network.errors import TooManyTries
from network.exchange.use_cases import AsPicture, TakeOut
from network.identity import ItemId, StepId, new_id
from tests.accounts import PASSWORD, Somebody, somebody
from tests.architecture.tree import named, python
from tests.graphs import RollbackGraph
from tests.safety.filling import Filled, fill, picture

STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
# Ways out of the process to a person or a machine elsewhere: mail, texts, calls, web requests.
WAYS_OUT = frozenset(
    {"smtplib", "email", "aiosmtplib", "twilio", "http", "urllib", "requests", "httpx", "ftplib"}
    | {"notifications_python_client"}
)
# What is fetched to set a machine up; parsing an address is no way out.
THE_SENDER = "network/sending/"
SETTING_UP = ("network/server/", "network/cli/_running.py")
ADDRESSES_ALONE = frozenset({"urllib.parse"})
USUAL = ("admin", "password", "changeme", "neo4j", "rowan", "letmein", "test", "")


def packed_too(data: bytes) -> Iterator[bytes]:
    """A document, and what lies packed inside it."""
    yield data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as folder:
            for name in folder.namelist():
                yield name.encode()
                yield from packed_too(folder.read(name))
    for stream in STREAM.findall(data):
        try:
            yield zlib.decompress(stream)
        except zlib.error:
            yield stream


def documents(services: Services, who: Filled) -> Iterator[tuple[str, bytes]]:
    """Every document that can be made for somebody, in every form and every view."""
    for form in TakeOut:
        views = MapView if form in (TakeOut.SVG, TakeOut.PDF, TakeOut.PNG) else [MapView.RINGS]
        for view in views:
            taken = services.exchange.take_out(who.actor, form, drawn=AsPicture(view=view))
            yield f"{form} of {view}", taken.data
    yield "everything", services.everything.take(who.actor).data


@pytest.fixture
def two(services: Services) -> tuple[Filled, Filled]:
    """Two people who have filled in everything, and who have each other on their map."""
    one, other = fill(services), fill(services)
    for mine, theirs in ((one, other), (other, one)):
        known = Connection(id=ItemId(new_id()), name=theirs.somebody.name)
        services.maps.change(mine.actor, StepId(new_id()), "add_connection", [Put(known)])
    return one, other


def test_no_document_made_for_one_holds_a_word_of_the_other(
    services: Services, two: tuple[Filled, Filled]
) -> None:
    """R1 and R2: an address in a document, and in what was bundled with it."""
    for mine, theirs in (two, two[::-1]):
        mark = theirs.canaries.mark.encode()
        found = [
            name
            for name, data in documents(services, mine)
            if any(mark in part for part in packed_too(data))
        ]

        assert found == []


def test_a_word_of_ones_own_is_found_in_ones_own_documents(
    services: Services, two: tuple[Filled, Filled]
) -> None:
    mine, _ = two
    mark = mine.canaries.mark.encode()
    found = {
        name.partition(" ")[0]
        for name, data in documents(services, mine)
        if any(mark in part for part in packed_too(data))
    }

    assert found >= {"archive", "gedcom", "vcard", "graphml", "csv", "svg", "everything"}


def test_asking_about_somebody_leaves_no_trace_with_them(
    services: Services, graph: RollbackGraph, two: tuple[Filled, Filled]
) -> None:
    """R3: whoever looked somebody up was given away to the one they had looked up."""
    asker, about = two
    before = _all_of(services, graph, about.somebody)
    maps = services.maps

    sought = Connection(id=ItemId(new_id()), name=about.somebody.name, nickname="Sam")
    maps.change(asker.actor, StepId(new_id()), "add_connection", [Put(sought)])
    maps.add_photo(asker.actor, StepId(new_id()), sought.id, picture("of them"), "Us")
    maps.how_linked(asker.actor, sought.id)
    services.exchange.take_out(asker.actor, TakeOut.GEDCOM)
    with pytest.raises((WrongSignIn, TooManyTries)):
        services.sessions.start(
            SignIn(sign_in_name=about.somebody.name, password="a guess of mine", network="::1")
        )

    assert _all_of(services, graph, about.somebody) == before


def _all_of(services: Services, graph: RollbackGraph, who: Somebody) -> object:
    """All that lies around somebody in the graph, and what they are shown of who has looked."""
    person = who.account.person_id
    near = graph.cypher(
        "MATCH (:Person {id: $id})-[*1..4]-(thing) RETURN DISTINCT thing {.*} AS thing", id=person
    )
    lines = graph.cypher("MATCH (line:Audit {stream: $id}) RETURN line.id AS id", id=person)
    return sorted(str(sorted(row["thing"].items())) for row in near), {row["id"] for row in lines}


def test_no_way_through_the_graph_leads_from_one_person_to_another(
    graph: RollbackGraph, two: tuple[Filled, Filled]
) -> None:
    """R4: an address was reached through somebody whom both sides knew."""
    [row] = graph.cypher(
        "MATCH (one:Person {id: $one}), (other:Person {id: $other}) "
        "RETURN EXISTS { (one)-[*1..6]-(other) } AS linked",
        one=two[0].actor.person_id,
        other=two[1].actor.person_id,
    )

    assert row["linked"] is False


def test_only_the_one_sender_can_reach_anybody_outside() -> None:
    """R6: a message on an answering machine that others listened to."""
    found = [
        f"{named(path)}: {name}"
        for path, tree in python("network", "api", "web")
        for name in _imported(tree)
        if name.split(".")[0] in WAYS_OUT
        and name not in ADDRESSES_ALONE
        and not named(path).startswith((*SETTING_UP, THE_SENDER))
    ]

    # Naming statuses asks nobody.
    assert [line for line in found if not line.endswith(": http")] == []


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("usual", USUAL)
def test_no_usual_name_and_password_opens_anything(services: Services, usual: str) -> None:
    """R7: an old staff account whose password was its name."""
    person = somebody(services)

    for name in (usual, person.name):
        with pytest.raises((WrongSignIn, TooManyTries)):
            services.sessions.start(SignIn(sign_in_name=name, password=usual, network="::1"))
    done = services.sessions.start(
        SignIn(sign_in_name=person.name, password=PASSWORD, network="::2")
    )
    assert done is not None
