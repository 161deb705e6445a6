"""Whoever writes to many new people in a short time: somebody who sees to whom looks first."""

from datetime import timedelta

from network.bootstrap import Services
from network.clock import FrozenClock
from network.desk.model import DeskKind
from network.letters.model import LetterState
from tests.letters import TEXT, Reader
from tests.network.letters.test_kept_from import the_task
from tests.ties import an_operation, grown, tied


def test_a_third_new_person_in_a_month_gets_nothing_before_a_lead_has_looked(
    services: Services, clock: FrozenClock, reader: Reader
) -> None:
    writer, writing = grown(services), services.letters.writing
    ties = []
    for _ in range(3):
        other = grown(services)
        tied(services, clock, writer, other)
        [tie] = [one.id for one in services.ties.in_touch.all(writer.fresh()) if one.id not in ties]
        services.ties.in_touch.all(other.fresh())
        ties.append(tie)
    for tie in ties:
        clock.move(timedelta(seconds=1))
        writing.send(writer.fresh(), tie, an_operation(), TEXT)

    for _ in range(2):
        reader.passes()
    assert services.letters.reading.next(reader.actor) is None
    services.letters.delivering.look()

    states = [writing.between(writer.fresh(), tie).written[-1].state for tie in ties]
    assert states == [LetterState.PASSED_ON, LetterState.PASSED_ON, LetterState.WITH_US]
    lead = reader.place.lead
    task = the_task(services, lead, DeskKind.LETTER_HELD)
    services.safeguarding.desk.take(lead, task)
    services.letters.held.let_go(lead, task)
    services.letters.delivering.look()
    assert writing.between(writer.fresh(), ties[-1]).written[-1].state is LetterState.PASSED_ON
