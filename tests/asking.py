"""Requests for tests: somebody asks for a person on their map, and two coordinators work on it."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from network.actor import Actor, Capacity
from network.asking.consideration import Consideration
from network.asking.kinds import (
    CameOf,
    Finding,
    Hope,
    LawfulBasis,
    Opens,
    SafeWay,
    Source,
    Verdict,
)
from network.asking.model import AskedWords, ContactRequest
from network.asking.work import Lead, SearchLine
from network.connections.model import Connection
from network.identity import AssignmentId, ItemId, PersonId, new_id
from tests.accounts import Somebody
from tests.maps import Owner, a_step, key_worker
from tests.pasts import OnList, on_a_list
from tests.work import taken_on

if TYPE_CHECKING:
    from network.bootstrap import Services

HAT = Capacity.COORDINATOR
_DAY, _MOMENT = date(2026, 3, 13), datetime(2026, 3, 13, tzinfo=UTC)
WORDS = AskedWords(
    whom="Keisha Brown",
    clues="Elm Road, about 2006",
    hopes=(Hope.THEY_ARE_WELL, Hope.LETTER),
    why="She is my sister. I think of her every day.",
    my_name="Ade",
    knew_me="Your brother from Elm Road.",
    message="I am well. You don't have to answer.",
    keep_from="Our uncle Ray.",
)


@dataclass(frozen=True)
class Wanted:
    """Somebody on two coordinators' lists, and a request of theirs."""

    there: OnList
    second: Actor
    second_place: AssignmentId
    about: Connection
    request: ContactRequest

    @property
    def asker(self) -> Somebody:
        return self.there.person

    @property
    def worker(self) -> Actor:
        return self.there.worker

    @property
    def place(self) -> AssignmentId:
        return self.there.on_list


def on_the_map(services: "Services", who: Somebody, name: str = "Keisha") -> Connection:
    """Somebody on their map."""
    one = replace(key_worker(name), name=name)
    Owner(services.maps, who.fresh()).put(one)
    return one


def asked(
    services: "Services", there: OnList, about: Connection, words: AskedWords = WORDS
) -> ContactRequest:
    """What somebody asks of an organisation that works with them."""
    return services.asking.mine.ask(there.person.fresh(), a_step(), about.id, there.on_list, words)


def wanted(services: "Services", words: AskedWords = WORDS) -> Wanted:
    """Ade asks for Keisha; two coordinators of one organisation carry him on their lists."""
    there = on_a_list(services, hat=HAT)
    second = there.place.hire(HAT, name="Bea").wearing(HAT)
    second_place = taken_on(second, there.person)
    about = on_the_map(services, there.person)
    return Wanted(there, second, second_place, about, asked(services, there, about, words))


def a_line(looked_at: str = "The rota of Elm Road, 2006.") -> SearchLine:
    """A line of the search log, not signed yet."""
    return SearchLine(
        id=ItemId(new_id()),
        on=_DAY,
        source=Source.OUR_RECORDS,
        basis=LawfulBasis.PUBLIC_TASK,
        looked_at=looked_at,
        came_of=CameOf.SOMETHING,
        words="Her name is on it.",
        by=PersonId(""),
        name="",
    )


def a_lead(who: str = "Keisha Brown-Lee") -> Lead:
    """Somebody who may be the one, not signed yet."""
    return Lead(
        id=ItemId(new_id()),
        who=who,
        words="The same home, the same years.",
        found_at=_MOMENT,
        found_by=PersonId(""),
        found_name="",
    )


def weighed(verdict: Verdict = Verdict.GO_ON, **otherwise: object) -> Consideration:
    """A safety consideration in which nothing stops, not signed yet."""
    found = Consideration(
        order=Finding.NO,
        hold=Finding.NO,
        third=Finding.NO,
        under_18=Finding.NO,
        adopted=Finding.NO,
        opens=Opens.THEY_ALONE,
        reach=SafeWay.BY_POST,
        wishes_read=True,
        verdict=verdict,
        words="Nothing speaks against it.",
        at=_MOMENT,
        by=PersonId(""),
        name="",
    )
    return replace(found, **otherwise)  # type: ignore[arg-type]


def noted(services: "Services", one: Wanted) -> Lead:
    """A lead that the first coordinator has noted."""
    lead = a_lead()
    services.asking.noting.add_lead(one.worker, one.place, one.request.id, lead)
    return lead


def checked(services: "Services", one: Wanted) -> Lead:
    """A lead that the second coordinator has checked."""
    lead = noted(services, one)
    services.asking.noting.check(
        one.second, one.second_place, one.request.id, lead.id, "I rang the home."
    )
    return lead
