"""The drill for what was closed: no restored copy opens again what somebody closed since."""

import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import pytest

from network.accounts.model import WrongSignIn
from network.actor import Capacity
from network.backups.confirming import Confirming, Shown
from network.backups.journal import Journal, What
from network.backups.restoring import Closed, Restored
from network.backups.use_cases import Made
from network.consent.outcomes import Outcome, Reason
from network.desk import store as desk
from network.desk.model import TaskState
from network.errors import NotFound, NotPermitted, Unavailable
from tests.accounts import PASSWORD
from tests.safety.closing import BEFORE, LEAVES_LETTERS_OPEN, WAYS, Pair, close
from tests.safety.installation import Installation, installed
from tests.work import Staff, opened

OPEN = (Outcome.PERMIT, Reason.CONSENT)
UNCONFIRMED = (Outcome.DENY, Reason.UNCONFIRMED_RESTORE)


@dataclass(frozen=True)
class Drill:
    """What was so when the backup was made, and what was closed since."""

    here: Installation
    made: Made
    administrator: Shown
    leads: list[Shown]
    closed: dict[str, Pair]
    answers: dict[str, tuple[Outcome, Reason]]
    untouched: Pair
    resealed: Pair
    killed: Pair


@contextmanager
def elsewhere(drill: Drill, name: str, *, journal: bool) -> Iterator[tuple[Installation, Restored]]:
    """Another machine on which the backup was restored, with the journal or without."""
    home = drill.here.home.parent / name / "home"
    (home / "keys").mkdir(parents=True)
    shutil.copy(drill.here.settings.outer_key_file, home / "keys" / "outer.key")
    if journal:
        shutil.copy(drill.here.settings.journal, home / "keys" / "journal")
    graph_set, keys_set = drill.made.graph.folder, drill.made.keys.folder
    with installed(home, drill.here.clock, migrate=False) as there:
        with there.restoring() as restoring:
            outcome = restoring.restore(graph_set, keys_set, without_journal=False)
        yield there, outcome


def confirming(there: Installation) -> Confirming:
    services = there.services
    return Confirming(
        graph=there.graph,
        sealer=services.sealer,
        clock=services.clock,
        proof=services.sessions.proof,
    )


def killed_before_the_commit(pair: Pair) -> None:
    """Somebody blocks, and the machine dies when it has been written down beside the keys."""
    here = pair.here
    child = os.fork()
    if child == 0:
        write = Journal.narrowed

        def and_die(self: Journal, *line: Any) -> None:
            write(self, *line)
            os.kill(os.getpid(), signal.SIGKILL)

        Journal.narrowed = and_die  # type: ignore[method-assign, assignment]
        alone = Pair(Installation(here.home, here.clock), pair.two)
        alone.here.server = here.server
        close(alone, "block")
        os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL


@pytest.fixture(scope="module")
def drill(installation: Installation) -> Drill:
    """Backed up; then everything that can be closed is, each way between two people of its own."""
    here = installation
    place = opened(here.services)
    leads = [place.second, place.hire(Capacity.SAFEGUARDING_LEAD)]
    closed = {how: Pair.make(here) for how in WAYS}
    untouched, resealed, killed = (Pair.make(here) for _ in range(3))
    here.clock.move(BEFORE)
    made = here.backups.back_up()
    for how, pair in closed.items():
        assert pair.answer() == OPEN
        close(pair, how)
    here.services.keys.make(resealed.two.keisha.person_id)
    close(resealed, "block")
    killed_before_the_commit(killed)
    answers = {how: pair.answer() for how, pair in closed.items()}
    shown = (_shown(place.first), [_shown(lead) for lead in leads])
    return Drill(here, made, *shown, closed, answers, untouched, resealed, killed)


def _shown(staff: Staff) -> Shown:
    return Shown(sign_in_name=staff.who.name, password=PASSWORD)


@pytest.fixture(scope="module")
def with_journal(drill: Drill) -> Iterator[Installation]:
    with elsewhere(drill, "with-journal", journal=True) as (there, outcome):
        assert outcome.closed is None
        assert outcome.found.well
        yield there


@pytest.mark.parametrize("how", WAYS)
def test_what_was_closed_since_the_backup_is_closed_after_it_is_restored(
    drill: Drill, with_journal: Installation, how: str
) -> None:
    before = drill.closed[how]
    after = before.at(with_journal)

    assert after.answer() == drill.answers[how]
    assert (after.answer() == OPEN) is (how in LEAVES_LETTERS_OPEN)


@pytest.mark.parametrize("how", sorted(WAYS.keys() - {"pressed"}))
def test_everything_about_the_two_is_as_it_was(
    drill: Drill, with_journal: Installation, how: str
) -> None:
    pair = drill.closed[how]

    assert pair.at(with_journal).kept() == pair.kept()


def test_a_yes_under_pressure_comes_back_as_the_hold_alone(
    drill: Drill, with_journal: Installation
) -> None:
    """What was opened since the backup is lost with it: it can be said again."""
    pair = drill.closed["pressed"]
    after = pair.at(with_journal)

    assert after.answer() == (Outcome.HOLD, Reason.SAFEGUARDING_HOLD)
    assert len(after.two.between().grants) < len(pair.two.between().grants)


def on_the_desk(here: Installation) -> set[tuple[str, ...]]:
    """What human beings are to look at, of whom."""
    sealer = here.services.sealer
    tasks = here.graph.read(lambda tx: desk.tasks(tx, sealer, TaskState.OPEN))
    return {(task.kind, task.about, task.other or "", task.record_id) for task in tasks}


def test_what_human_beings_were_to_look_at_is_on_the_desk_again(
    drill: Drill, with_journal: Installation
) -> None:
    asked = on_the_desk(drill.here)

    assert {kind for kind, *_ in asked} >= {
        "order_said",
        "reported",
        "under_pressure",
        "possible_match",
    }
    assert on_the_desk(with_journal) == asked


def test_what_nobody_touched_is_open_as_before(drill: Drill, with_journal: Installation) -> None:
    assert drill.untouched.at(with_journal).answer() == OPEN


def test_what_was_killed_before_its_commit_is_closed_and_never_open(
    drill: Drill, with_journal: Installation
) -> None:
    """Nobody was told that it was done, and it can be opened again; the other way round, no."""
    assert drill.killed.answer() == OPEN
    assert drill.killed.at(with_journal).answer() == (Outcome.DENY, Reason.BLOCKED)


def test_what_no_key_opens_closes_everything_about_its_owner_until_two_leads_confirm(
    drill: Drill, with_journal: Installation
) -> None:
    pair = drill.resealed.at(with_journal)
    person, lead = pair.two.keisha.person_id, drill.leads[0]
    two = confirming(with_journal)

    assert two.waiting() == [person]
    assert pair.answer() == UNCONFIRMED
    for alone in ([lead], [lead, lead], [lead, drill.administrator]):
        with pytest.raises(NotPermitted):
            two.confirm([person], alone)
    with pytest.raises(WrongSignIn):
        two.confirm([person], [lead, replace(lead, password="wrong")])
    assert pair.answer() == UNCONFIRMED
    two.confirm([person], drill.leads)
    assert pair.answer() == OPEN


def test_without_a_journal_every_pair_is_closed_and_closing_still_works(drill: Drill) -> None:
    with elsewhere(drill, "without-journal", journal=False) as (there, outcome):
        assert outcome.closed is Closed.NO_JOURNAL
        with pytest.raises(Unavailable):
            close(drill.untouched.at(there), "block")
        with there.restoring() as restoring:
            restoring.open_without_journal()

        pairs = [pair.at(there) for pair in (*drill.closed.values(), drill.untouched)]
        assert {pair.answer() for pair in pairs} == {UNCONFIRMED}
        close(pairs[-1], "block")
        assert pairs[-1].two.between().blocks

        two = confirming(there)
        everybody = two.waiting()
        assert two.confirm_all(drill.leads) == len(everybody) - 2
        leads = two.waiting()
        with pytest.raises(NotPermitted):
            two.confirm(leads[:1], drill.leads)
        assert pairs[0].answer() == OPEN
        assert pairs[-1].answer() == (Outcome.DENY, Reason.BLOCKED)
        with pytest.raises(NotFound):
            two.confirm([next(one for one in everybody if one not in leads)], drill.leads)


def test_the_journal_says_who_closed_something_and_nothing_of_what_or_towards_whom(
    drill: Drill,
) -> None:
    lines = [one for one in drill.here.journal.entries() if one.what is What.NARROWED]
    text = drill.here.settings.journal.read_text()

    assert {line.person_id for line in lines} >= {
        pair.two.keisha.person_id for pair in drill.closed.values()
    }
    for pair in drill.closed.values():
        assert pair.two.ade.person_id not in text
    assert "Brand" not in text
    assert all(line.sealed for line in lines)
