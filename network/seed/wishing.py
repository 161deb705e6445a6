"""A brother and a sister of the made-up world wish to hear from each other; one wishes alone."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from network.actor import Actor
from network.bootstrap import Services
from network.claims.model import Said
from network.claims.searches import HowSeen, RecordKind, SearchState
from network.connections.kinds import Kind
from network.connections.when import read
from network.consent.model import Wording
from network.identity import AssignmentId, OperationId, PersonId, SessionId, StepId, new_id
from network.people.born import BirthSource
from network.wishes.model import WishWords
from network.work.kinds import CodeKind

WORDING = Wording(id="wishes-1", hash="made up", language="en")
HOW = HowSeen(record=RecordKind.WHO_LIVED_HERE, words="Both names are in the book of 1994.")


@dataclass(frozen=True, kw_only=True)
class Wisher:
    """Somebody as the records know them, and what they wish."""

    name: str
    born: date
    who: str
    words: WishWords


KEZIA = Wisher(
    name="Kezia Marlow",
    born=date(1989, 4, 2),
    who="wishes to hear from her brother",
    words=WishWords(
        whom="Theo Marlow",
        born=read("about 1986"),
        kind=Kind.BROTHER_OR_SISTER,
        where="Quarry House",
        since=read("1994"),
        until=read("1997"),
        known_as="Kezia Marlow",
        my_name="Kezia",
        words="You taught me to whistle. I still can.",
    ),
)
THEO = Wisher(
    name="Theo Marlow",
    born=date(1986, 9, 21),
    who="wishes to hear from his sister",
    words=WishWords(
        whom="Kezia Marlow",
        born=read("1989"),
        kind=Kind.BROTHER_OR_SISTER,
        where="Quarry House",
        since=read("1994"),
        known_as="Theo Marlow",
        my_name="Theo",
        words="They said that you went to the sea. I hope that you did.",
    ),
)
PATSY = WishWords(
    whom="Patsy Dunne",
    kind=Kind.LIVED_WITH,
    where="Quarry House",
    since=read("1995"),
    known_as="Kezia Marlow",
    my_name="Kezia",
)
"""Nobody here wishes for Kezia by that name: what she sees of it is the same."""
SignUp = Callable[[], tuple[PersonId, str]]


@dataclass(frozen=True, kw_only=True)
class Wishing:
    """One making of it, with a worker who has seen both in the records."""

    services: Services
    worker: Actor
    sign_up: SignUp

    def all(self) -> list[str]:
        """Let them wish, and confirm it where a round is open. Answers whom to sign in as."""
        lines = [self._one(wisher) for wisher in (KEZIA, THEO)]
        for actor, _ in lines[:1]:
            self.services.wishes.mine.wish(actor, StepId(new_id()), PATSY)
        for actor, _ in lines:
            self._confirm(actor)
        return [line for _, line in lines]

    def _one(self, wisher: Wisher) -> tuple[Actor, str]:
        person_id, sign_in_name = self.sign_up()
        own = Actor(person_id=person_id, stepped_up=True)
        self._seen(own, wisher)
        self.services.wishes.mine.wish(own, StepId(new_id()), wisher.words)
        return own, f"  {sign_in_name:<26} {wisher.name}: {wisher.who}"

    def _seen(self, own: Actor, wisher: Wisher) -> None:
        """Let the worker see in the records who they are, where they lived, and when born."""
        services, on_list, said = self.services, AssignmentId(new_id()), wisher.words
        # Codes are counted by session: it is another day for whoever types these.
        worker = replace(self.worker, session_id=SessionId(new_id()))
        code = services.work.with_me.make_code(own, new_id(), CodeKind.WORK_WITH_ME).code
        services.work.caseload.take_on(worker, on_list, code, wisher.name)
        services.about_me.keep(own, names=[wisher.name], former_names=[], born=wisher.born)
        services.pasts.births.say(worker, on_list, wisher.born, BirthSource.OUR_RECORD)
        past = Said(
            kind=said.kind,
            who=said.whom,
            me=wisher.name,
            where=said.where,
            since=said.since,
            until=said.until,
        )
        claim = services.claims.say(own, StepId(new_id()), past)
        asked = services.pasts.asking.ask(own, claim.id, on_list)
        services.pasts.looking.answer(worker, on_list, asked, SearchState.SEEN, HOW)

    def _confirm(self, own: Actor) -> None:
        mine = self.services.wishes.mine
        wanted = tuple(one.id for one in mine.to_confirm(own))
        if wanted:
            mine.confirm(own, wanted, OperationId(new_id()), WORDING)
