"""Words that people typed are found nowhere: not in the database, its logs, ours, or any file.

Everything is used once by way of the real use cases and pages; then the server is stopped, so that
all of it lies in files, and every file is searched.
"""

from pathlib import Path

import pytest

from network.connections.edits import Put
from network.connections.model import Connection
from network.errors import Invalid, NetworkError
from network.identity import ItemId, StepId, new_id
from tests.safety.conftest import World
from tests.safety.crawling import crawl
from tests.safety.filling import Canaries
from tests.safety.searching import Hit, forms, search

PLANTED = "planted-without-a-seal-" * 4


@pytest.fixture(scope="module")
def swept(world: World) -> World:
    """Everything was used, one person is erased, a backup is made, and the server is stopped."""
    services = world.here.services
    pages, forms_sent = crawl(services, world.staying)
    assert pages > 30
    assert forms_sent > 8
    _go_wrong(world)
    world.here.backups.back_up()
    services.erasure.erase(world.going.actor)
    world.here.graph.raw("CREATE (:Planted {words: $words})", words=PLANTED)
    world.here.stop()
    return world


def _go_wrong(world: World) -> None:
    """Let things fail with words in hand: errors and their logs say nothing of them."""
    services, staying = world.here.services, world.staying
    canary = staying.canaries
    too_long = Connection(id=ItemId(new_id()), name=canary("too long") * 20)
    with pytest.raises(Invalid):
        services.maps.change(staying.actor, StepId(new_id()), "add_connection", [Put(too_long)])
    with pytest.raises(NetworkError):
        staying.somebody.sign_in(password=canary("wrong password"))
    with pytest.raises(NetworkError):
        services.recovery.ask(staying.somebody.name, canary("wrong code"), network="203.0.113.77")


def found(world: World, needles: list[str]) -> list[Hit]:
    return search([world.here.home], needles)


def test_nothing_that_anybody_typed_is_in_any_file(swept: World) -> None:
    marks = [each.canaries.mark for each in (swept.staying, swept.going)]

    assert found(swept, marks) == []


def test_no_name_code_token_or_address_is_in_any_file(swept: World) -> None:
    secrets = [*swept.staying.secrets, *swept.going.secrets]

    assert found(swept, secrets) == []


def test_what_was_planted_without_a_seal_is_found(swept: World) -> None:
    hits = found(swept, [PLANTED])

    places = {hit.path for hit in hits}
    assert any("databases" in place for place in places)
    assert any("transactions" in place for place in places)


@pytest.mark.parametrize("form", [name for name in forms("x" * 20) if name != "json"])
def test_the_search_knows_every_form(tmp_path: Path, form: str) -> None:
    words = Canaries()("field")
    (tmp_path / "file").write_bytes(b"before" + forms(words)[form] + b"after")

    assert form in {hit.form for hit in search([tmp_path], [words])}


def test_the_search_looks_into_packed_streams(tmp_path: Path) -> None:
    import gzip
    import zlib

    words = Canaries()("field").encode()
    (tmp_path / "gzip").write_bytes(b"before" + gzip.compress(words) + b"after")
    (tmp_path / "zlib").write_bytes(b"before" + zlib.compress(words) + b"after")

    hits = search([tmp_path], [words.decode()])

    assert {Path(hit.path.split(" ")[0]).name for hit in hits} == {"gzip", "zlib"}
