"""What came of a code of mine: that somebody has said yes, once they let me know.

Each code is looked at under the locks of the two, whether or not anything was answered to it, so
that neither what is shown nor how long it takes tells a code that nobody has typed from one that
was left, taken back, refused, held, or waits.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice

from network.accounts import rules
from network.actor import Actor
from network.clock import Clock
from network.consent.acts import Act
from network.consent.disclosing import Disclosures, Judged
from network.consent.kinds import Purpose, Scope
from network.consent.model import Asked, Wording
from network.consent.widening import NOT_PRESSED, Opening, Pressed
from network.errors import NotFound
from network.graph.door import Graph, Tx
from network.identity import OperationId, PersonId
from network.keys.sealing import Sealer
from network.ties import code_store, store
from network.ties.answers import AnswerKind, KindSentence
from network.ties.codes import TieCodes
from network.ties.limits import NONE, Limits
from network.ties.model import Side, TieAnswer, TieCode
from network.ties.yes import in_touch
from network.work import gate

INDEX = "ties"
LETTERS_HEARD = 2
"""How many answered letters of one request are looked at, each time: a stop of the first hides no
other. It is a number of its own, so that no look tells how many letters there are."""


@dataclass(frozen=True, kw_only=True)
class Where:
    """What a yes was to: a code of mine, or a letter for something that I asked."""

    code_id: str = ""
    request_id: str = ""


@dataclass(frozen=True, kw_only=True)
class Came:
    """A yes that waits to be heard, and the code that it is to."""

    code: TieCode
    given: TieAnswer

    @property
    def opens(self) -> bool:
        """Whether the two can be in touch by it. A kind no and one reply open nothing."""
        return self.given.kind is AnswerKind.YES


@dataclass(frozen=True, kw_only=True)
class Heard:
    """Somebody's yes, as they let me see it. `called`: for whom the code, or the letter, was."""

    where: Where
    called: str = field(repr=False)
    at: datetime
    me: str = field(repr=False)
    words: str = field(repr=False)
    kind: AnswerKind = AnswerKind.YES
    sentence: KindSentence = KindSentence.NONE
    limits: Limits = NONE


@dataclass(frozen=True, kw_only=True)
class Hearing:
    """The owner of a code, or of a request, once it was answered."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    disclosures: Disclosures
    opening: Opening
    codes: TieCodes

    def all(self, actor: Actor) -> dict[str, Heard]:
        """What I may hear of my own codes, by code."""
        found = [self.one(actor, Where(code_id=each.line.id)) for each in self.codes.mine(actor)]
        return {heard.where.code_id: heard for heard in found if heard is not None}

    def of_requests(self, actor: Actor) -> dict[str, Heard]:
        """What I may hear of what I asked others to ask for me, by request.

        As many looks as I have asked, whatever has been done about it.
        """
        gate.oneself(actor)
        rows = self.graph.read(lambda tx: code_store.for_requests(tx, self.sealer, actor.person_id))
        mine = sorted({row.request_id for row in rows})
        found = [self.one(actor, Where(request_id=each)) for each in mine]
        return {heard.where.request_id: heard for heard in found if heard is not None}

    def one(self, actor: Actor, where: Where) -> Heard | None:
        """What I may hear of one code or request; None for every other cause.

        Raises NotFound where there is no such code of mine, or I have settled it.
        """
        gate.oneself(actor)
        heard = self._first_heard(actor, where)
        return _heard(where, heard[1]) if heard is not None else None

    def agree(
        self,
        actor: Actor,
        where: Where,
        operation_id: OperationId,
        wording: Wording,
        pressed: Pressed = NOT_PRESSED,
    ) -> None:
        """It is who I meant, and I would like to be in touch: two days from now, we are.

        Needs a fresh password. Raises NotFound where nothing was heard.
        """
        gate.oneself_surely(actor)
        rules.require_fresh(actor)
        now = self.clock.now()
        heard = self._first_heard(actor, where)
        nth = heard[0] if heard is not None else 0

        def work(tx: Tx) -> None:
            came, judged = self._judge(tx, actor, where, nth)
            if came is None and self._agreed_before(tx, actor, where):
                return
            if came is None or not came.opens or not judged.decision.permitted:
                raise NotFound
            self._tie(tx, came.code, came.given, now)
            settled = replace(came.code, settled_at=now, agreed=True)
            code_store.keep(tx, self.sealer, settled)
            self.opening.grant_within(
                tx, actor, came.given.by, operation_id, in_touch(wording), pressed=pressed
            )
            self.disclosures.write_down(tx, actor, judged, now)

        self.graph.write(work)

    def refuse(self, actor: Actor, where: Where) -> None:
        """It is not who I meant, or I would rather not. They see nothing of it.

        Raises NotFound where there is no such code of mine, or nothing to refuse.
        """
        gate.oneself(actor)
        now = self.clock.now()
        heard = self._first_heard(actor, where) if where.request_id else None

        def work(tx: Tx) -> None:
            gate.lock_people(tx, [actor.person_id])
            line = self._to_settle(tx, actor, where, heard)
            if line.settled_at is None:
                used_at = line.used_at or now
                code_store.keep(tx, self.sealer, replace(line, settled_at=now, used_at=used_at))

        self.graph.write(work)

    def _first_heard(self, actor: Actor, where: Where) -> tuple[int, Came] | None:
        """The first answer that may be heard, and its place among those to be looked at.

        As many looks for each request, however many letters there are, and what became of them.
        """
        places = range(LETTERS_HEARD if where.request_id else 1)
        looks = [(nth, self._look(actor, where, nth)) for nth in places]
        return next(((nth, came) for nth, came in looks if came is not None), None)

    def _look(self, actor: Actor, where: Where, nth: int) -> Came | None:
        def work(tx: Tx) -> Came | None:
            came, judged = self._judge(tx, actor, where, nth)
            if where.code_id and self._own(tx, actor, where.code_id).settled_at is not None:
                raise NotFound
            self.disclosures.write_down(tx, actor, judged, self.clock.now())
            return came if judged.decision.permitted else None

        return self.graph.write(work)

    def _judge(self, tx: Tx, actor: Actor, where: Where, nth: int) -> tuple[Came | None, Judged]:
        now = self.clock.now()
        before = self._came(tx, actor, where, nth)
        judged = self.disclosures.judge(tx, _about(actor, before), now)
        came = self._came(tx, actor, where, nth)
        return (came if came == before else None), judged

    def _came(self, tx: Tx, actor: Actor, where: Where, nth: int = 0) -> Came | None:
        """The answer that waits to be heard. One to somebody else's code is never among them."""
        if where.request_id:
            rows = code_store.for_requests(tx, self.sealer, actor.person_id)
            found = [
                Came(code=row.code, given=row.given)
                for row in rows
                if row.request_id == where.request_id and row.code and row.given
            ]
            return next(islice((one for one in found if not one.code.settled_at), nth, None), None)
        given = code_store.answer_to(tx, self.sealer, where.code_id)
        kept = code_store.of(tx, self.sealer, actor.person_id)
        code = next((one for one in kept if one.id == where.code_id), None)
        if given is None or given.to != actor.person_id or code is None or code.settled_at:
            return None
        return Came(code=code, given=given)

    def _to_settle(
        self, tx: Tx, actor: Actor, where: Where, heard: tuple[int, Came] | None
    ) -> TieCode:
        if where.code_id:
            return self._own(tx, actor, where.code_id)
        # What was not heard can't be refused either: that would tell that there is something.
        came = self._came(tx, actor, where, heard[0]) if heard is not None else None
        if heard is None or came != heard[1]:
            raise NotFound
        return heard[1].code

    def _agreed_before(self, tx: Tx, actor: Actor, where: Where) -> bool:
        """Whether the form was sent twice."""
        if where.code_id:
            return self._own(tx, actor, where.code_id).agreed
        rows = code_store.for_requests(tx, self.sealer, actor.person_id)
        return any(
            row.request_id == where.request_id and row.code is not None and row.code.agreed
            for row in rows
        )

    def _own(self, tx: Tx, actor: Actor, code_id: str) -> TieCode:
        """A code of one's own, locked with its owner. Raises NotFound."""
        kept = code_store.of(tx, self.sealer, actor.person_id)
        line = next((one for one in kept if one.id == code_id), None)
        if line is None:
            raise NotFound
        return line

    def _tie(self, tx: Tx, line: TieCode, given: TieAnswer, now: datetime) -> None:
        tie_id = tie_of(self.sealer, line.id)
        said, yes = line.said, given.yes
        mine = Side(other=given.by, called=said.called, me=said.me, kind=said.kind, made_at=now)
        theirs = Side(
            other=line.owner,
            called=given.called,
            me=yes.me,
            kind=yes.kind,
            limits=yes.limits,
            made_at=now,
        )
        kept: store.Sides = {
            person: (self.sealer.index(INDEX, f"{tie_id}|{person}"), side)
            for person, side in ((line.owner, mine), (given.by, theirs))
        }
        store.make(tx, self.sealer, tie_id, kept, now)


def tie_of(sealer: Sealer, code_id: str) -> str:
    """The id of the tie that a code leads to, whether there is one or not."""
    return sealer.index(INDEX, code_id)


def _about(actor: Actor, came: Came | None) -> Asked:
    # Where nobody has answered, it is asked about oneself, which is never permitted.
    other: PersonId = came.given.by if came else actor.person_id
    return Asked(
        asker=actor.person_id,
        other=other,
        act=Act.SEE,
        # Who only lets a few words be read has granted no name.
        scope=Scope.NAME_NOW if came is None or came.opens else Scope.EXIST,
        purpose=Purpose.RECONNECT,
        capacity=actor.capacity,
    )


def _heard(where: Where, came: Came) -> Heard:
    given = came.given
    return Heard(
        where=where,
        called=came.code.said.called,
        at=given.at,
        me=given.yes.me,
        words=given.yes.words,
        kind=given.kind,
        sentence=given.sentence,
        limits=given.yes.limits,
    )
