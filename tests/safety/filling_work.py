"""An organisation that has filled in everything, and works with the person who has."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from network.actor import Actor, Capacity
from network.asking import work_store
from network.asking.kinds import Hope, LeadState
from network.asking.model import AskedWords, ContactRequest
from network.claims.checks import Check
from network.claims.code_model import CodeFor
from network.claims.searches import HowSeen, RecordKind, SearchState
from network.connections.when import read
from network.graph.door import Tx
from network.identity import AssignmentId, ItemId, OrganisationId, StaffId, StepId, new_id
from network.organisations.kinds import FormerStaff, OrganisationKind
from network.organisations.model import Hours, Policy, Shift
from network.people.born import BirthSource
from network.ties.model import CodeWords, WrittenFor
from network.work.founding import NewOrganisation
from network.work.kinds import CodeKind
from tests import ties
from tests.accounts import Somebody, somebody
from tests.asking import a_lead, a_line, weighed
from tests.work import SHOWN

if TYPE_CHECKING:
    from network.bootstrap import Services

ADMINISTRATOR, LEAD = Capacity.ADMINISTRATOR, Capacity.SAFEGUARDING_LEAD
WORKER = Capacity.IN_TOUCH_WORKER


def at_work(services: "Services", person: Somebody, canary: Callable[[str], str]) -> None:
    """Begin an organisation with words of its own in every field, and let it work once."""
    password = canary("password at work")
    first, second, third = (somebody(services, password=password) for _ in range(3))
    made = OrganisationId(new_id())
    new = NewOrganisation(
        name=canary("organisation name"),
        kind=OrganisationKind.CHARITY,
        my_name=canary("first named"),
        second_name=canary("second named"),
    )
    work, surely = services.work, _Surely(services, password)
    work.founding.start(surely(first), new, made)
    [started] = work.founding.started(surely(first))
    lead_id = work.joining.accept(surely(second), started.code)
    work.founding.open(made)
    [hat] = work.joining.hats(surely(first))
    administrator = work.hats.put_on(surely(first), hat.staff_id, ADMINISTRATOR).actor
    worker_id = StaffId(new_id())
    work.running.invite(administrator, worker_id, canary("worker name"), frozenset({WORKER}))
    [code] = [code for one, code in work.running.people(administrator) if one.id == worker_id]
    work.joining.accept(surely(third), code)
    _run(services, administrator, worker_id, canary)
    worker = work.hats.put_on(surely(third), worker_id, WORKER).actor
    lead = work.hats.put_on(surely(second), lead_id, LEAD).actor
    _work(services, person, worker, lead, canary)
    services.practice.begin(surely(third), worker_id)


def _run(
    services: "Services", administrator: Actor, worker_id: StaffId, canary: Callable[[str], str]
) -> None:
    running, now = services.work.running, services.clock.now()
    running.set_policy(
        administrator,
        Policy(
            former_staff=FormerStaff.ASK_FIRST,
            ask=canary("policy ask"),
            words=canary("policy words"),
        ),
    )
    running.set_hours(administrator, (Hours(day=0, opens=540, closes=1020),))
    shift = Shift(id=new_id(), staff_id=worker_id, starts=now, ends=now + timedelta(hours=8))
    running.add_shift(administrator, shift)


def _work(
    services: "Services",
    person: Somebody,
    worker: Actor,
    lead: Actor,
    canary: Callable[[str], str],
) -> None:
    work, actor = services.work, Actor(person_id=person.account.person_id, stepped_up=True)
    code = work.with_me.make_code(actor, new_id(), CodeKind.WORK_WITH_ME).code
    on_list = work.caseload.take_on(worker, AssignmentId(new_id()), code, canary("known as"))
    work.with_me.make_code(actor, new_id(), CodeKind.HELP_ME_NOW)
    work.reading.note(worker, on_list, new_id(), canary("file note"))
    work.exceptions.ask_for_more(worker, 40, canary("why more"))
    work.exceptions.open_emergency(lead, AssignmentId(new_id()), on_list, canary("why now"))
    _show_a_past(services, actor, worker, on_list, canary)
    _ask_for_somebody(services, actor, worker, on_list, canary)


def _ask_for_somebody(
    services: "Services",
    actor: Actor,
    worker: Actor,
    on_list: AssignmentId,
    canary: Callable[[str], str],
) -> None:
    """Ask for somebody in words that sound like a crisis; let it be worked on, and stopped."""
    words = AskedWords(
        whom=canary("asked whom"),
        clues=canary("asked clues"),
        hopes=(Hope.LETTER,),
        why=f"I can't go on. {canary('asked why')}",
        my_name=canary("asked my name"),
        knew_me=canary("asked knew me"),
        message=canary("asked message"),
        keep_from=canary("asked keep from"),
    )
    about = services.maps.open(actor).connections[0]
    request = services.asking.mine.ask(actor, StepId(new_id()), about.id, on_list, words)
    there, noting = (worker, on_list, request.id), services.asking.noting
    line = replace(a_line(canary("looked at")), words=canary("what came of it"))
    noting.log(*there, line)
    lead = replace(a_lead(canary("lead who")), words=canary("lead why"))
    noting.add_lead(*there, lead)
    _checked_and_stopped(services, request, lead.id, canary)
    written = WrittenFor(
        request_id=request.id, organisation_id=request.organisation_id, lead_id=lead.id
    )
    said = CodeWords(
        called=canary("letter called"), me=canary("letter me"), words=canary("letter words")
    )
    ties.letter(services, request.person_id, written, said)


def _checked_and_stopped(
    services: "Services", request: ContactRequest, lead_id: ItemId, canary: Callable[[str], str]
) -> None:
    """A check and a consideration, kept past the use cases: they need a second coordinator."""
    now = services.clock.now()
    considered = replace(weighed(), words=canary("weighed"), name=canary("weighed by"))

    def work(tx: Tx) -> None:
        noted = work_store.of_request(tx, services.sealer, request)
        lead = noted.lead(lead_id)
        assert lead is not None
        stopped = replace(
            lead,
            state=LeadState.STOPPED,
            checked_at=now,
            checked_by=lead.found_by,
            checked_name=canary("checked by"),
            checked_how=canary("checked how"),
            considered=considered,
        )
        work_store.keep(tx, services.sealer, noted.with_changed(stopped))

    services.graph.write(work)


def _show_a_past(
    services: "Services",
    actor: Actor,
    worker: Actor,
    on_list: AssignmentId,
    canary: Callable[[str], str],
) -> None:
    """Ask the organisation, let it ask back and answer; a code, a birthday, a card shown."""
    pasts = services.pasts
    [claim, *_] = [one for one, _ in services.claims.mine(actor)]
    asked = pasts.asking.ask(actor, claim.id, on_list)
    check = Check(question=canary("question"), answers=(canary("right answer"),))
    pasts.looking.put_question(worker, on_list, asked, check)
    pasts.asking.answer(actor, asked, canary("wrong answer"))
    how = HowSeen(
        record=RecordKind.FILE, since=read(canary("seen since")), words=canary("what was seen")
    )
    pasts.looking.answer(worker, on_list, asked, SearchState.SEEN, how)
    pasts.looking.take_back(worker, asked, canary("why taken back"))
    question = Check(question=canary("code question"), answers=(canary("code answer"),))
    pasts.codes.make(actor, StepId(new_id()), claim.id, CodeFor.THE_OTHER, question)
    services.pasts.births.say(worker, on_list, date(1903, 4, 17), BirthSource.PASSPORT)
    services.pasts.births.take_back(worker, on_list, canary("why not born then"))
    services.story.showing.show(actor, StepId(new_id()), on_list, days=30)


class _Surely:
    """Signs people in by a passkey, with their password typed again."""

    def __init__(self, services: "Services", password: str) -> None:
        self.services, self.password = services, password

    def __call__(self, who: Somebody) -> Actor:
        started = self.services.sessions.begin(who.account.person_id, factors=SHOWN)
        return self.services.sessions.step_up(started.actor, self.password).actor
