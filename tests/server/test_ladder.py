"""The ladder by which the tests come to a server."""

import pytest

from tests import servers
from tests.servers import NotForTests, Rung


def test_a_given_server_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_TEST_URI", "bolt://example:7687")

    assert servers.choose() is Rung.GIVEN


def test_the_services_own_address_is_never_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEO4J_TEST_URI", raising=False)
    monkeypatch.setenv("NEO4J_URI", "bolt://example:7687")

    assert servers.choose() is not Rung.GIVEN


def test_without_a_daemon_it_is_our_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEO4J_TEST_URI", raising=False)
    monkeypatch.setenv("DOCKER_HOST", "unix:///nowhere/at/all.sock")

    assert servers.choose() is Rung.LOCAL


def test_the_server_of_this_run_is_marked_for_tests(server: servers.TestServer) -> None:
    with servers.connected(server) as driver:
        marked = driver.execute_query(servers.MARKED).records[0]["n"]

    assert marked == 1


def test_a_store_that_holds_something_unmarked_is_left_alone() -> None:
    class Filled:
        """A driver of a store that answers 0 marks and 5 nodes."""

        answers = iter((0, 5))

        def session(self, **_: object) -> "Filled":
            return self

        def __enter__(self) -> "Filled":
            return self

        def __exit__(self, *_: object) -> None:
            pass

        def run(self, text: str) -> "Filled":
            assert "MERGE" not in text
            return self

        def single(self, **_: object) -> dict[str, int]:
            return {"n": next(self.answers)}

    with pytest.raises(NotForTests):
        servers._mark(Filled())  # type: ignore[arg-type]
