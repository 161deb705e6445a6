"""An organisation for a real browser: somebody with a hat on, a list, a practice."""

from network.actor import Actor, Capacity
from network.consent.acts import STAFF
from network.identity import AssignmentId, StaffId, new_id
from network.work.kinds import CodeKind
from network.work.model import hat_id
from tests.accounts import PASSWORD, somebody
from tests.accounts import Somebody as Known
from tests.browser.site import Site, Somebody
from tests.work import Place, Staff, opened, surely, taken_on

HATS = tuple(hat for hat in Capacity if hat in STAFF)
CARRIES = Capacity.COORDINATOR


def place(site: Site) -> Place:
    """An organisation at work with something waiting for everybody."""
    made = opened(site.services)
    kit = made.hire(CARRIES, Capacity.SAFEGUARDING_LEAD, name="Kit Moor")
    jo = somebody(site.services)
    on_list = taken_on(kit.wearing(CARRIES), jo, "Jo R")
    work = site.services.work
    work.reading.note(kit.wearing(CARRIES), on_list, new_id(), "Likes a call after six.")
    lead = kit.wearing(Capacity.SAFEGUARDING_LEAD)
    work.exceptions.open_emergency(lead, AssignmentId(new_id()), on_list, "They rang at night.")
    work.exceptions.ask_for_more(kit.wearing(CARRIES), 40, "A home has closed.")
    work.running.invite(made.administrator, StaffId(new_id()), "Max Reed", frozenset({CARRIES}))
    for one in (made.first.who, made.second.who, kit.who, jo):
        remember(site, one)
    return made


def wearing(site: Site, at: Place, hat: Capacity) -> Somebody:
    """Somebody at work with a hat on, and what addresses may name."""
    staff = at.hire(*{hat, CARRIES}, name=f"Ana {hat}")
    jo = somebody(site.services)
    on_list = taken_on(staff.wearing(CARRIES), jo, f"Jo of {hat}")
    remember(site, jo)
    worn = site.services.work.hats.put_on(surely(staff.who), staff.staff_id, hat)
    return _at_work(site, staff, worn.token, on_list, at.second.staff_id)


def practising(site: Site, at: Place, hat: Capacity) -> Somebody:
    """Somebody with a hat of a practice on."""
    staff = at.hire(*{hat, CARRIES}, name=f"Ana practising {new_id()[:4]}")
    begun = site.services.practice.begin(surely(staff.who), staff.staff_id)
    worn = site.services.work.hats.put_on(surely(staff.who), begun, hat)
    lists = site.services.practice.seen(worn.actor)
    on_list = next(one.shows for one in lists if one.shows) or ""
    return _at_work(site, staff, worn.token, on_list, begun)


def helped(site: Site, at: Place) -> Somebody:
    """Somebody whose map is open on a worker's screen."""
    jo, staff = somebody(site.services), at.hire(CARRIES, name=f"Ana helping {new_id()[:4]}")
    code = site.services.work.with_me.make_code(jo.fresh(), new_id(), CodeKind.HELP_ME_NOW).code
    token = site.services.work.helping.begin(staff.wearing(CARRIES), code).token
    remember(site, staff.who)
    return remember(site, jo, token)


def chooses(site: Site, at: Place) -> Somebody:
    """Somebody who has just typed their password again, about to put a hat on."""
    staff = at.hire(Capacity.SAFEGUARDING_LEAD, CARRIES, name="Ana choosing")
    sessions = site.services.sessions
    started = sessions.begin(staff.who.account.person_id)
    token = sessions.step_up(started.actor, PASSWORD).token
    return _at_work(site, staff, token, "", staff.staff_id)


def remember(site: Site, one: Known, token: str = "") -> Somebody:
    """Let somebody be erased at the end."""
    made = Somebody(Actor(person_id=one.account.person_id), one.name, token)
    site.people.append(made)
    return made


def _at_work(site: Site, staff: Staff, token: str, on_list: str, colleague: str) -> Somebody:
    made = remember(site, staff.who, token)
    made.assignment, made.staff = on_list, colleague
    made.hat = hat_id(staff.staff_id, CARRIES)
    return made
