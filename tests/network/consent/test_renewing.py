"""Saying yes again before a yes runs out."""

from dataclasses import replace
from datetime import timedelta

import pytest

from network.clock import FrozenClock
from network.consent.kinds import GrantStatus
from network.consent.leaving import Leaving
from network.consent.renewing import Renewing, due
from network.consent.widening import Pressed
from network.errors import NotFound, StepUpNeeded, WrongMoment
from network.identity import GrantId
from network.keys.sealing import Sealer
from tests.graphs import RollbackGraph
from tests.network.consent.kept_pair import DAY, LETTERS, KeptPair, an_operation
from tests.network.consent.making import WORDS

NEW_WORDS = replace(WORDS, hash="of the words of that day")
UNTIL_REVIEW = timedelta(days=640)
TWO_YEARS = timedelta(days=730)


@pytest.fixture
def two(graph: RollbackGraph, sealer: Sealer, clock: FrozenClock) -> KeptPair:
    """Two who have said yes to letters, 640 days ago: it is time to look at it again."""
    pair = KeptPair.make(graph, sealer, clock)
    pair.both_say_yes()
    clock.move(UNTIL_REVIEW)
    return pair


def renewing(two: KeptPair) -> Renewing:
    return Renewing(changing=two.changing)


def grant_of(two: KeptPair) -> GrantId:
    """Ade's first yes."""
    grants = [one for one in two.between().grants if one.grantor == two.ade.person_id]
    return min(grants, key=lambda one: one.given_at).id


def renew(two: KeptPair, pressed: bool = False) -> None:
    renewing(two).renew(
        two.ade,
        two.keisha.person_id,
        an_operation(),
        grant_of(two),
        wording=NEW_WORDS,
        pressed=Pressed(yes=pressed),
    )


def renew_hers_too(two: KeptPair) -> None:
    """So that it is Ade's yes alone that a test is about."""
    [hers] = [one for one in two.between().grants if one.grantor == two.keisha.person_id]
    renewing(two).renew(two.keisha, two.ade.person_id, an_operation(), hers.id, wording=WORDS)


def test_what_is_renewed_goes_on_without_a_gap(two: KeptPair) -> None:
    renew(two)
    renew_hers_too(two)
    two.clock.move(TWO_YEARS - UNTIL_REVIEW - 2 * DAY - timedelta(minutes=1))

    before = two.ask().decision.permitted
    two.clock.move(timedelta(minutes=1))
    at_the_end = two.ask().decision.permitted
    two.clock.move(timedelta(minutes=1))

    assert (before, at_the_end, two.ask().decision.permitted) == (True, True, True)


def test_what_nobody_renews_runs_out(two: KeptPair) -> None:
    renew_hers_too(two)
    two.clock.move(TWO_YEARS - UNTIL_REVIEW)

    assert not two.ask().decision.permitted


def test_it_lasts_as_long_again_and_no_longer(two: KeptPair) -> None:
    renew(two)
    renew_hers_too(two)
    two.clock.move(2 * TWO_YEARS - UNTIL_REVIEW)

    assert not two.ask().decision.permitted


def test_the_words_of_that_day_are_kept_with_it(two: KeptPair) -> None:
    renew(two)

    newest = max(two.between().grants, key=lambda one: one.given_at)
    assert newest.wording == NEW_WORDS


def test_before_its_time_nothing_is_renewed(
    graph: RollbackGraph, sealer: Sealer, clock: FrozenClock
) -> None:
    early = KeptPair.make(graph, sealer, clock)
    early.both_say_yes()

    assert early.mine.to_look_at_again(early.ade) == []
    with pytest.raises(WrongMoment):
        renew(early)


def test_it_is_renewed_once(two: KeptPair) -> None:
    renew(two)

    assert two.mine.to_look_at_again(two.ade) == []
    with pytest.raises(WrongMoment):
        renew(two)


def test_it_waits_among_what_is_ones_own_to_look_at_and_nobody_elses(two: KeptPair) -> None:
    [(other, grant)] = two.mine.to_look_at_again(two.ade)

    assert (other, grant.grantor) == (two.keisha.person_id, two.ade.person_id)


def test_nobody_renews_what_another_has_granted(two: KeptPair) -> None:
    [hers] = [one for one in two.between().grants if one.grantor == two.keisha.person_id]

    with pytest.raises(NotFound):
        renewing(two).renew(two.ade, two.keisha.person_id, an_operation(), hers.id, wording=WORDS)


def test_after_a_block_there_is_nothing_to_renew(two: KeptPair) -> None:
    two.narrowing.block(two.keisha, two.ade.person_id, an_operation())

    assert two.mine.to_look_at_again(two.ade) == []


def test_taken_back_within_two_days_the_old_one_runs_out_as_it_would_have(two: KeptPair) -> None:
    renew(two)
    renew_hers_too(two)
    [waiting] = two.mine.waiting(two.ade)
    two.narrowing.undo_widening(two.ade, an_operation(), waiting.id, other=two.keisha.person_id)

    still = two.ask().decision.permitted
    two.clock.move(TWO_YEARS - UNTIL_REVIEW)

    assert still
    assert not two.ask().decision.permitted


def test_somebody_who_is_made_to_renew_is_held_unseen(two: KeptPair) -> None:
    renew(two, pressed=True)

    assert not two.ask().decision.permitted


def test_it_needs_the_password_typed_again(two: KeptPair) -> None:
    tired = replace(two.ade, stepped_up=False)

    with pytest.raises(StepUpNeeded):
        renewing(two).renew(
            tired, two.keisha.person_id, an_operation(), grant_of(two), wording=WORDS
        )


def test_it_is_due_from_the_very_moment_of_its_review(two: KeptPair) -> None:
    [(_, grant)] = two.mine.to_look_at_again(two.ade)
    between = two.between()
    [kept] = [one for one in between.grants if one.id == grant.id]

    assert due(kept, between, kept.review_at)
    assert not due(kept, between, kept.review_at - timedelta(microseconds=1))


def test_a_later_yes_that_was_taken_back_follows_nothing(two: KeptPair) -> None:
    between = two.between()
    [mine] = [one for one in between.grants if one.grantor == two.ade.person_id]
    later = replace(mine, id=GrantId("later"), expires_at=mine.expires_at + DAY)

    assert not due(mine, replace(between, grants=(mine, later)), two.clock.now())
    for gone in (
        replace(later, status=GrantStatus.REVOKED),
        replace(later, epoch=between.epoch + 1),
    ):
        assert due(mine, replace(between, grants=(mine, gone)), two.clock.now())


def test_renewed_when_it_has_nearly_run_out_it_begins_after_the_wait(two: KeptPair) -> None:
    [mine] = [one for one in two.between().grants if one.grantor == two.ade.person_id]
    two.clock.move(mine.expires_at - two.clock.now() - DAY)
    now = two.clock.now()

    renew(two)

    newest = max(two.between().grants, key=lambda one: one.given_at)
    assert (newest.valid_from, newest.expires_at) == (now + 2 * DAY, now + 2 * DAY + TWO_YEARS)


def test_renewed_early_it_begins_where_the_old_one_ends(two: KeptPair) -> None:
    [mine] = [one for one in two.between().grants if one.grantor == two.ade.person_id]

    renew(two)

    newest = max(two.between().grants, key=lambda one: one.given_at)
    assert newest.valid_from == mine.expires_at


def test_what_ends_soonest_stands_first(two: KeptPair) -> None:
    """Whoever they are: here those whose ids come first end last."""
    thirds = [KeptPair.make(two.graph, two.sealer, two.clock).keisha for _ in range(3)]
    for number, third in enumerate(sorted(thirds, key=lambda one: one.person_id)):
        pair = KeptPair(two.graph, two.sealer, two.clock, two.ade, third)
        terms = replace(LETTERS, lasts=timedelta(days=12 - number))
        pair.opening.grant(two.ade, third.person_id, an_operation(), terms)
    two.clock.move(timedelta(days=7))

    ends = [grant.expires_at for _, grant in two.mine.to_look_at_again(two.ade)]

    assert len(ends) == 4
    assert ends == sorted(ends)


def test_what_was_granted_to_somebody_who_has_gone_is_not_asked_about(two: KeptPair) -> None:
    leaving = Leaving(sealer=two.sealer)
    two.graph.write(lambda tx: leaving.before_leaving(tx, two.keisha.person_id))
    two.graph.cypher(
        "MATCH (person:Person {id: $id}) DETACH DELETE person", id=two.keisha.person_id
    )

    assert two.mine.to_look_at_again(two.ade) == []
