"""Sealed records in the graph, whatever they are about: for upkeep of keys."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from network.errors import NotFound
from network.graph.door import Graph, Tx
from network.graph.statements import Row

PAGE = 200


def people(graph: Graph) -> Iterator[str]:
    """Every person, by id."""
    for row in _pages(graph, lambda tx, after: tx.many("keys/people", after=after, most=PAGE)):
        yield row["id"]


def organisations(graph: Graph) -> Iterator[str]:
    """Every organisation, by id."""
    for row in _pages(
        graph, lambda tx, after: tx.many("keys/organisations", after=after, most=PAGE)
    ):
        yield row["id"]


def records_of_organisation(graph: Graph, organisation_id: str) -> Iterator[Row]:
    """Everything sealed with an organisation's key, still sealed."""

    def page(tx: Tx, after: str) -> list[Row]:
        return tx.many(
            "keys/records_of_organisation",
            organisationId=organisation_id,
            after=after,
            most=PAGE,
        )

    return _pages(graph, page)


def tries(graph: Graph) -> Iterator[Row]:
    """Every count of tries, still sealed."""
    return _pages(graph, lambda tx, after: tx.many("keys/tries", after=after, most=PAGE))


def pairs(graph: Graph) -> Iterator[Row]:
    """All that is between two people, still sealed. Its id owns its key."""
    return _pages(graph, lambda tx, after: tx.many("keys/pairs", after=after, most=PAGE))


def tasks(graph: Graph) -> Iterator[Row]:
    """All that lies on the desk, still sealed."""
    return _pages(graph, lambda tx, after: tx.many("keys/tasks", after=after, most=PAGE))


def screenings(graph: Graph) -> Iterator[Row]:
    """All letters that wait, still sealed."""
    return _pages(graph, lambda tx, after: tx.many("keys/screenings", after=after, most=PAGE))


def evidence(graph: Graph) -> Iterator[Row]:
    """All letters that were reported or held, still sealed. Each owns its key by its id."""
    return _pages(graph, lambda tx, after: tx.many("keys/evidence", after=after, most=PAGE))


def is_evidence(tx: Tx, owner: str) -> bool:
    """Whether the owner of a key is a letter that is kept as evidence."""
    return tx.one("keys/evidence_there", id=owner)["there"] is True


def kept_noes(graph: Graph) -> Iterator[Row]:
    """All that is kept of noes, still sealed."""
    return _pages(graph, lambda tx, after: tx.many("keys/kept_noes", after=after, most=PAGE))


def records_of(graph: Graph, person_id: str) -> Iterator[Row]:
    """Everything sealed with a person's key, still sealed."""
    return _pages(graph, lambda tx, after: records_after(tx, person_id, after))


def records_after(tx: Tx, person_id: str, after: str) -> list[Row]:
    """A page of what is sealed with a person's key."""
    return tx.many("keys/records_of_person", personId=person_id, after=after, most=PAGE)


def put_sealed(tx: Tx, person_id: str, sealed: Mapping[str, bytes]) -> None:
    """Put records back by id."""
    tx.run("keys/put_sealed", personId=person_id, sealed=dict(sealed))


def lock_person(tx: Tx, person_id: str) -> None:
    """Hold a person until the end of the unit of work. Raises NotFound where they are gone."""
    if tx.maybe("keys/lock_person", personId=person_id) is None:
        raise NotFound


def pictures_of(tx: Tx, person_id: str) -> list[str]:
    """Ids under which pictures of a person may lie in the blob store."""
    return [row["id"] for row in tx.many("keys/pictures_of_person", personId=person_id)]


def strays(tx: Tx) -> dict[str, int]:
    """Sealed records that no owner leads to, by kind."""
    return {row["kind"]: row["size"] for row in tx.many("keys/strays") if row["size"]}


def lock_chain(tx: Tx, stream: str) -> Row | None:
    """Hold the end of a stream; say where it stands. None: there is no such stream."""
    return tx.maybe("keys/lock_chain", stream=stream)


def put_chain(tx: Tx, stream: str, digest: str, rows: Sequence[Row]) -> None:
    """Put the lines of a stream back."""
    tx.run("keys/put_chain", stream=stream, hash=digest, rows=list(rows))


def _pages(graph: Graph, page: Callable[[Tx, str], list[Row]]) -> Iterator[Row]:
    after = ""
    while rows := _page(graph, page, after):
        yield from rows
        after = rows[-1]["id"]


def _page(graph: Graph, page: Callable[[Tx, str], list[Row]], after: str) -> list[Row]:
    return graph.read(lambda tx: page(tx, after))
