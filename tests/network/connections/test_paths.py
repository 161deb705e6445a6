"""How am I linked to…: the shortest way over my own map, however long."""

import itertools

from network.connections.kinds import Kind, LinkKind
from network.connections.model import Known
from tests.graphs import RollbackGraph
from tests.maps import Owner, a_link, key_worker, somebody, somewhere


def hops(owner: Owner, to: str) -> list[tuple[str | None, str]] | None:
    target = next(one for one in owner.map.connections if one.name == to)
    found = owner.maps.how_linked(owner.actor, target.id)
    return None if found is None else [(hop.a.name if hop.a else None, hop.b.name) for hop in found]


def test_a_key_worker_leads_to_whom_she_knows(owner: Owner) -> None:
    home = somewhere()
    ada, sam = key_worker(at=home), somebody("Sam")
    link = a_link(sam, ada)
    owner.put(home, ada, sam, link)

    found = owner.maps.how_linked(owner.actor, sam.id)

    assert found is not None
    assert (found[0].a, found[0].b, found[0].places) == (None, ada, (home,))
    assert (found[1].a, found[1].b, found[1].link) == (ada, sam, link)


def test_somebody_i_know_myself_is_one_step_away(owner: Owner) -> None:
    ada, sam = key_worker(), somebody("Sam", kind=Kind.FRIEND)
    owner.put(ada, sam, a_link(ada, sam))

    ways = owner.maps.ways(owner.actor, sam.id)

    assert hops(owner, "Sam") == [(None, "Sam")]
    assert ways.through is not None
    assert [hop.b.name for hop in ways.through] == ["Ada", "Sam"]


def test_the_shortest_of_several_ways_is_taken(owner: Owner) -> None:
    ada, far = key_worker("Ada"), key_worker("Far")
    steps = [somebody(f"Step {number}") for number in range(3)]
    sam = somebody("Sam")
    chain = [far, *steps, sam]
    links = [a_link(one, two) for one, two in itertools.pairwise(chain)]
    owner.put(ada, *chain, *links, a_link(ada, sam))

    assert hops(owner, "Sam") == [(None, "Ada"), ("Ada", "Sam")]


def test_there_is_no_hidden_limit_of_steps(owner: Owner) -> None:
    chain = [key_worker("Ada"), *(somebody(f"Person {number}") for number in range(60))]
    owner.put(*chain, *(a_link(b, a) for a, b in itertools.pairwise(chain)))

    found = hops(owner, "Person 59")

    assert found is not None
    assert len(found) == 61


def test_a_link_is_a_shorter_way_than_a_place_in_common(owner: Owner) -> None:
    home = somewhere()
    ada, jo = key_worker("Ada", at=home), key_worker("Jo")
    sam = somebody("Sam", known=(Known(place_id=home.id),))
    owner.put(home, ada, jo, sam, a_link(jo, sam, kind=LinkKind.FRIENDS))

    assert hops(owner, "Sam") == [(None, "Jo"), ("Jo", "Sam")]


def test_a_place_in_common_is_a_way_where_there_is_no_other(owner: Owner) -> None:
    home = somewhere()
    ada, sam = key_worker("Ada", at=home), somebody("Sam", known=(Known(place_id=home.id),))
    owner.put(home, ada, sam)

    found = owner.maps.how_linked(owner.actor, sam.id)

    assert found is not None
    assert (found[1].place, found[1].link) == (home, None)


def test_nobody_knows_how(owner: Owner) -> None:
    ada, sam, jo = key_worker(), somebody("Sam"), somebody("Jo")
    owner.put(ada, sam, jo, a_link(sam, jo))

    assert hops(owner, "Sam") is None


def test_the_way_never_leaves_the_owners_map(
    owner: Owner, other: Owner, graph: RollbackGraph
) -> None:
    ada, sam = key_worker("Ada"), somebody("Sam")
    stranger = somebody("Stranger")
    owner.put(ada, sam)
    other.put(stranger)
    # Nothing that the service writes links two maps: here a fault of the store is made up.
    graph.cypher(
        "MATCH (a:Connection {id: $a}), (s:Connection {id: $s}), (b:Connection {id: $b}) "
        "CREATE (a)-[:LINKED_TO {id: 'x1'}]->(s), (s)-[:LINKED_TO {id: 'x2'}]->(b)",
        a=ada.id,
        s=stranger.id,
        b=sam.id,
    )

    assert owner.maps.how_linked(owner.actor, sam.id) is None
