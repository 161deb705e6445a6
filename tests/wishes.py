"""Wishes for tests: people whose names, birthdays and homes were seen, and what they wish."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from network.actor import Actor
from network.claims import search_store
from network.claims.model import Said
from network.claims.searches import Answer, RecordSearch, SearchState
from network.connections.kinds import Kind
from network.connections.when import read
from network.consent.model import Wording
from network.identity import ItemId, OperationId, OrganisationId, PersonId, StaffId, new_id
from network.people import store as people
from network.wishes import round as rounds
from network.wishes import store
from network.wishes.model import Confirmed, Wish, WishWords
from tests.accounts import Somebody, somebody
from tests.births import seen_at_work
from tests.maps import a_step

if TYPE_CHECKING:
    from network.bootstrap import Services
    from network.clock import FrozenClock
    from network.graph.door import Tx

PAST = Said(
    kind=Kind.LIVED_WITH,
    who="Jo",
    me="Jo",
    where="Elm Road",
    since=read("2005"),
    until=read("2009"),
)
WORDING = Wording(id="wishes-1", hash="0" * 64, language="en")
KEISHA, ADE = date(2003, 5, 17), date(1998, 11, 2)
HERS = WishWords(
    whom="Ade Brown",
    born=read("1998"),
    kind=Kind.BROTHER_OR_SISTER,
    where="Elm Road",
    since=read("2006"),
    until=read("2009"),
    known_as="Keisha Brown",
    my_name="Keisha",
    words="I still have your blue scarf.",
)
HIS = WishWords(
    whom="Keisha Brown",
    born=read("about 2003"),
    kind=Kind.BROTHER_OR_SISTER,
    where="Elm Road",
    since=read("2005"),
    until=read("2008"),
    known_as="Ade Brown",
    my_name="Ade",
    words="I think of you on every birthday.",
)


def known(services: "Services", organisation: OrganisationId, name: str, born: date) -> Somebody:
    """Somebody new whose name, birthday and home an organisation has seen in its records."""
    made = somebody(services)
    attest(services, organisation, made.account.person_id, name, born)
    return made


def attest(
    services: "Services",
    organisation: OrganisationId,
    person: PersonId,
    name: str,
    born: date | None,
    *,
    shared: Said = PAST,
) -> None:
    """Let it be seen, past the use cases, for tests that are not about seeing it."""
    past = replace(shared, me=name)
    me = Actor(person_id=person)
    claim = services.claims.say(me, a_step(), past)
    at = services.clock.now()
    seen = Answer(
        state=SearchState.SEEN,
        at=at,
        by=PersonId(new_id()),
        staff_id=StaffId(new_id()),
        name="Kit",
    )
    search = RecordSearch(
        id=ItemId(new_id()),
        claim_id=claim.id,
        organisation_id=organisation,
        person_id=person,
        asked_at=at,
        answers=(seen,),
    )

    def work(tx: "Tx") -> None:
        before = people.lock(tx, services.sealer, person)
        said = () if born is None else (seen_at_work(at),)
        shown = replace(before, names=(name,), born=born, births_said=said)
        people.keep(tx, services.sealer, person, replace(shown, version=before.version + 1))
        search_store.keep(tx, services.sealer, search)

    services.graph.write(work)


def wished(services: "Services", who: Somebody, words: WishWords) -> Wish:
    """A wish that somebody keeps."""
    return services.wishes.mine.wish(who.fresh(), a_step(), words)


def confirmed(services: "Services", *wishers: Somebody) -> None:
    """They say that all their wishes are still their wishes."""
    for who in wishers:
        me, mine = who.fresh(), services.wishes.mine
        wanted = tuple(one.id for one in mine.to_confirm(me))
        mine.confirm(me, wanted, OperationId(new_id()), WORDING)


def crossing(
    services: "Services", who: Somebody, words: WishWords, *, in_round: int | None = None
) -> Wish:
    """A wish that was confirmed before the round closed; kept past the use case, which asks when.

    `in_round`: which round; the one that has begun last, if not said.
    """
    here = rounds.at(services.clock.now())
    number = here.number if in_round is None else in_round
    at = rounds.Round(number=number).closes - timedelta(hours=1)
    yes = Confirmed(round=number, at=at, wording=WORDING)
    kept = replace(wished(services, who, words), confirmed=yes)
    services.graph.write(lambda tx: store.put(tx, services.sealer, kept))
    return kept


def moved_to(clock: "FrozenClock", moment: datetime) -> None:
    """Let it be that moment."""
    clock.move(moment - clock.now())


def over(services: "Services", clock: "FrozenClock") -> None:
    """The round that is open closes, and every wait in it ends."""
    here = rounds.at(clock.now())
    moved_to(clock, here.closes + rounds.WAITS_MOST + timedelta(minutes=1))
    services.wishes.crossing.look()
