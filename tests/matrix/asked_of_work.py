"""What people ask of those who work with them in the matrix: pasts, a card, a way back in."""

from dataclasses import replace
from datetime import timedelta

from network.actor import Actor
from network.claims import search_store
from network.claims.model import Said
from network.claims.searches import Answer, HowSeen, RecordKind, RecordSearch, SearchState
from network.connections.kinds import Kind
from network.graph.door import Tx
from network.identity import AssignmentId, new_id
from network.story import store as story
from network.story.model import Words
from network.work import store
from network.work.kinds import AssignmentKind
from network.work.model import BACK_IN_FOR, Assignment, HeldBack
from tests.maps import a_step
from tests.matrix.jobs import Job, Named
from tests.work import Staff

SAID = Said(kind=Kind.KEY_WORKER, who="Jo", me="Ada")
SEEN = HowSeen(record=RecordKind.STAFF_RECORD, words="Seen on the rota.")


def a_search(job: Job, staff: Staff) -> Named:
    """Something that somebody on a worker's list asks to be looked for."""
    place = job.on_list(staff)
    person = job.people[-1]
    surely = Actor(person_id=person.account.person_id, stepped_up=True)
    claim = job.services.claims.say(surely, a_step(), SAID)
    asked_id = job.services.pasts.asking.ask(surely, claim.id, place)
    return {"assignment_id": place, "asked_id": asked_id}


def stood_for(job: Job) -> Named:
    """What the sender has seen in the records of their organisation."""
    asked_id, services = a_search(job, job.staff)["asked_id"], job.services
    answer = Answer(
        state=SearchState.SEEN,
        at=services.clock.now(),
        by=job.staff.who.account.person_id,
        staff_id=job.staff.staff_id,
        name="Kit",
        how=SEEN,
    )

    def work(tx: Tx) -> None:
        found = search_store.find(tx, services.sealer, asked_id)
        assert found is not None
        search_store.keep(tx, services.sealer, replace(found, answers=(answer,)))

    services.graph.write(work)
    return {"asked_id": asked_id}


def searches(job: Job) -> list[RecordSearch]:
    """Everything that an organisation was asked to look for."""
    services = job.services
    return services.graph.read(
        lambda tx: search_store.at_organisation(tx, services.sealer, job.place.id)
    )


def shows_a_card(job: Job, staff: Staff) -> Named:
    """Somebody on a worker's list who shows them a card, since three days ago."""
    place = job.on_list(staff)
    if job.staff_has_left():
        return {"assignment_id": place}
    person = job.people[-1]
    surely, cards = person.fresh(), job.services.story
    cards.cards.write(surely, Words(know="I like to walk."), base=0)
    cards.showing.show(surely, a_step(), place, days=30)
    sealer, person_id = job.services.sealer, person.account.person_id

    def earlier(tx: Tx) -> None:
        card = story.of(tx, sealer, person_id)
        assert card is not None
        [share] = card.shares
        shown = replace(share, shown_at=share.shown_at - timedelta(days=3))
        story.put(tx, sealer, person_id, replace(card, shares=(shown,)))

    job.services.graph.write(earlier)
    return {"assignment_id": place}


def back_in(job: Job) -> Named:
    """Somebody whom a colleague has begun to help back in, and asks the sender to see too."""
    place, _ = job.listed(job.colleague)
    begun = _changed(
        job,
        place,
        kind=AssignmentKind.BACK_IN,
        colleague=job.staff.staff_id,
        until=job.services.clock.now() + BACK_IN_FOR,
    )
    return {"assignment_id": begun}


def shown_later(job: Job, *, agreed: bool = False) -> Named:
    """A look in an emergency that a colleague wants to be shown later."""
    now = job.services.clock.now()
    wish = HeldBack(
        by=job.colleague.who.account.person_id,
        reason="He may see it.",
        at=now,
        until=now + timedelta(days=10),
        agreed_by=job.place.first.who.account.person_id if agreed else None,
        agreed_at=now if agreed else None,
    )
    place, _ = job.listed(job.colleague)
    return {"assignment_id": _changed(job, place, kind=AssignmentKind.EMERGENCY, late=(wish,))}


def a_home(job: Job) -> Named:
    """One of the homes of the organisation."""
    home_id = new_id()
    job.services.work.homes.add(job.place.administrator, home_id, "Elm House")
    return {"home_id": home_id}


def _changed(job: Job, place: str, **changes: object) -> str:
    """One more assignment about somebody who is on a list already."""
    services = job.services

    def work(tx: Tx) -> Assignment:
        found = store.find_assignment(tx, services.sealer, AssignmentId(place))
        assert found is not None
        made: Assignment = replace(found, id=AssignmentId(new_id()), **changes)  # type: ignore[arg-type]
        store.add_assignment(tx, services.sealer, made)
        return made

    return services.graph.write(work).id
