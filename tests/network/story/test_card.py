"""A story card: mine alone, in my own words, gone at once when I take it away."""

import io
import json
import zipfile

import pytest

from network.actor import Actor
from network.bootstrap import Services
from network.errors import ChangedMeanwhile, Invalid
from network.story.model import PART_LIMIT, PARTS, Words
from tests.accounts import somebody
from tests.graphs import RollbackGraph

WORDS = Words(
    called="Ade",
    know="I like to walk while I talk.",
    never_ask="Why I left the second home.",
    matters="My sister Keisha.",
    hard_dates="The third of May. A phone call helps.",
)


@pytest.fixture
def ade(services: Services) -> Actor:
    return somebody(services).fresh()


def test_a_card_comes_back_as_it_was_written(services: Services, ade: Actor) -> None:
    services.story.cards.write(ade, WORDS, base=0)

    card = services.story.cards.mine(ade)

    assert card
    assert (card.words, card.version) == (WORDS, 1)


def test_there_is_no_card_before_it_is_written(services: Services, ade: Actor) -> None:
    assert services.story.cards.mine(ade) is None


def test_nobody_else_has_it(services: Services, ade: Actor) -> None:
    services.story.cards.write(ade, WORDS, base=0)

    assert services.story.cards.mine(somebody(services).sign_in().actor) is None


def test_the_same_words_again_change_nothing(services: Services, ade: Actor) -> None:
    first = services.story.cards.write(ade, WORDS, base=0)

    assert services.story.cards.write(ade, WORDS, base=0) == first


def test_another_window_is_not_written_over(services: Services, ade: Actor) -> None:
    services.story.cards.write(ade, WORDS, base=0)

    with pytest.raises(ChangedMeanwhile):
        services.story.cards.write(ade, Words(know="Something else."), base=0)


@pytest.mark.parametrize("part", PARTS)
def test_what_is_too_long_is_said_part_by_part(services: Services, ade: Actor, part: str) -> None:
    with pytest.raises(Invalid) as refused:
        services.story.cards.write(ade, Words(**{part: "x" * (PART_LIMIT + 1)}), base=0)

    assert refused.value.problems == {part: "too long"}


def test_taken_away_it_is_gone_and_a_new_one_is_another(
    services: Services, graph: RollbackGraph, ade: Actor
) -> None:
    first = services.story.cards.write(ade, WORDS, base=0)

    services.story.cards.remove(ade)
    services.story.cards.remove(ade)

    assert services.story.cards.mine(ade) is None
    assert graph.cypher("MATCH (c:StoryCard {id: $id}) RETURN c.id AS id", id=first.id) == []
    # What was ever agreed about the first card must not hold for the next one.
    assert services.story.cards.write(ade, WORDS, base=0).id != first.id


def test_in_the_clear_it_says_nothing(services: Services, graph: RollbackGraph, ade: Actor) -> None:
    card = services.story.cards.write(ade, WORDS, base=0)

    [row] = graph.cypher("MATCH (c:StoryCard {id: $id}) RETURN properties(c) AS c", id=card.id)

    assert set(row["c"]) == {"id", "version", "sealed"}
    assert b"Keisha" not in bytes(row["c"]["sealed"])
    assert "Keisha" not in repr(card)


def test_it_is_in_everything_that_i_take_away(services: Services, ade: Actor) -> None:
    services.story.cards.write(ade, WORDS, base=0)

    packed = zipfile.ZipFile(io.BytesIO(services.everything.take(ade).data))

    assert json.loads(packed.read("story.json"))["card"]["never_ask"] == WORDS.never_ask


def test_it_is_erased_with_me(services: Services, graph: RollbackGraph, ade: Actor) -> None:
    card = services.story.cards.write(ade, WORDS, base=0)

    services.erasure.erase(ade)

    assert graph.cypher("MATCH (c {id: $id}) RETURN c.id AS id", id=card.id) == []
