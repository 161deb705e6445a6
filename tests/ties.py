"""Ties for tests: a code that was handed over, a yes on both sides, two days later."""

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from network.consent import store as consent
from network.consent.kept import Between
from network.consent.model import Wording
from network.consent.terms import granted
from network.identity import ItemId, OperationId, PersonId, new_id
from network.people import store as people
from network.ties import code_store, store
from network.ties.answering import Agreed
from network.ties.answers import AnswerKind
from network.ties.hearing import Where
from network.ties.model import CodeWords, ShownCode, Side, TieAnswer, TieCode, WrittenFor, Yes
from network.ties.yes import in_touch
from network.work import codes as hand_to_hand
from tests.accounts import somebody
from tests.births import seen_at_work

if TYPE_CHECKING:
    from network.bootstrap import Services
    from network.claims.checks import Check
    from network.clock import FrozenClock
    from network.graph.door import Tx
    from tests.accounts import Somebody

TWO_DAYS = timedelta(days=2, minutes=1)
WORDING = Wording(id="in-touch-1", hash="0" * 64, language="en")
SAID = CodeWords(called="Sandra from Elm Road", me="Ade", words="You drove me to school.")
YES = Yes(me="Sandra", words="I often think of you.")


def grown(services: "Services") -> "Somebody":
    """Somebody new whose age was seen."""
    made = somebody(services)
    grown_up(services, made.account.person_id)
    return made


def an_operation() -> OperationId:
    """A new operation key."""
    return OperationId(new_id())


def handed_over(services: "Services", owner: "Somebody", check: "Check | None" = None) -> ShownCode:
    """A code of somebody's own."""
    return services.ties.codes.make(owner.fresh(), an_operation(), SAID, check)


def said_yes(services: "Services", holder: "Somebody", code: str, yes: Yes = YES) -> None:
    """Whoever was given a code has typed it, and said yes."""
    me, answering = holder.fresh(), services.ties.answering
    answering.again(me, code)
    answering.agree(me, code, Agreed(yes=yes, wording=WORDING, operation_id=an_operation()))


def tied(services: "Services", clock: "FrozenClock", owner: "Somebody", holder: "Somebody") -> None:
    """Both have said yes, and both waits are over. Both are shown to be grown up."""
    made = handed_over(services, owner)
    said_yes(services, holder, made.code)
    clock.move(TWO_DAYS)
    services.ties.hearing.agree(owner.fresh(), Where(code_id=made.line.id), an_operation(), WORDING)
    clock.move(TWO_DAYS)


def grown_up(services: "Services", person: PersonId) -> None:
    """Let it be seen that somebody is grown up, for tests that are not about seeing it."""

    def work(tx: "Tx") -> None:
        said = people.lock(tx, services.sealer, person)
        shown = replace(
            said,
            names=("Mo Hart",),
            born=date(1984, 5, 17),
            births_said=(seen_at_work(services.clock.now()),),
            version=said.version + 1,
        )
        people.keep(tx, services.sealer, person, shown)

    services.graph.write(work)


def paused_tie(
    services: "Services", mine: PersonId, other: PersonId, said: CodeWords = SAID
) -> str:
    """A tie of two people in which nothing is open; kept past the use cases."""
    tie_id = new_id()

    def work(tx: "Tx") -> None:
        two = consent.lock_two(tx, services.sealer, mine, other)
        between = replace(two.between or Between(), contact_existed=True, were_tied=True)
        consent.put_between(tx, services.sealer, two, between)
        sides: store.Sides = {
            mine: (new_id(), Side(other=other, called=said.called, me=said.me)),
            other: (new_id(), Side(other=mine, called=said.me, me=YES.me)),
        }
        store.make(tx, services.sealer, tie_id, sides, services.clock.now())

    services.graph.write(work)
    return tie_id


def own_code(services: "Services", owner: PersonId) -> TieCode:
    """A code of somebody's; kept past the use case, which allows ten."""
    until = services.clock.now() + timedelta(days=365)
    line = TieCode(id=ItemId(new_id()), owner=owner, until=until, said=SAID)
    fingerprint = hand_to_hand.fingerprint(hand_to_hand.code(services.sealer, line.id))
    services.graph.write(lambda tx: code_store.add(tx, services.sealer, line, fingerprint))
    return line


def letter(
    services: "Services", owner: PersonId, written: WrittenFor, said: CodeWords = SAID
) -> TieCode:
    """A letter for somebody's request; kept past the use case, which needs two at work."""
    until = services.clock.now() + timedelta(days=365)
    line = TieCode(id=ItemId(new_id()), owner=owner, until=until, said=said, written_for=written)
    fingerprint = hand_to_hand.fingerprint(hand_to_hand.code(services.sealer, line.id))
    services.graph.write(lambda tx: code_store.write_letter(tx, services.sealer, line, fingerprint))
    return line


def answered(services: "Services", owner: PersonId, holder: PersonId, yes: Yes = YES) -> TieAnswer:
    """A yes to somebody's code; kept past the use cases. Grown up, the owner may hear of it."""
    return answered_to(services, own_code(services, owner), holder, yes)


def wanted_later(services: "Services", owner: PersonId, holder: PersonId) -> TieAnswer:
    """That somebody wants to be asked again about a code; kept past the use cases."""
    now, line = services.clock.now(), own_code(services, owner)
    wanted = TieAnswer(
        id=ItemId(new_id()),
        by=holder,
        to=owner,
        code_id=line.id,
        at=now,
        until=line.until,
        called=SAID.me,
        yes=Yes(me=""),
        kind=AnswerKind.NOT_NOW,
        again_at=now,
    )
    services.graph.write(lambda tx: code_store.put_later(tx, services.sealer, wanted))
    return wanted


def left_to_them(services: "Services", owner: PersonId, holder: PersonId) -> TieAnswer:
    """That somebody leaves a letter to those who wrote it; kept past the use cases."""
    kept = replace(
        wanted_later(services, owner, holder),
        id=ItemId(new_id()),
        kind=AnswerKind.LEFT_TO_THEM,
        again_at=None,
    )
    services.graph.write(lambda tx: code_store.put_later(tx, services.sealer, kept))
    return kept


def answered_to(services: "Services", line: TieCode, holder: PersonId, yes: Yes = YES) -> TieAnswer:
    """A yes to this code or letter, in the same way."""
    owner, before = line.owner, services.clock.now() - TWO_DAYS
    given = TieAnswer(
        id=ItemId(new_id()),
        by=holder,
        to=owner,
        code_id=line.id,
        at=before,
        until=line.until,
        called=SAID.me,
        yes=yes,
    )

    def work(tx: "Tx") -> None:
        two = consent.lock_two(tx, services.sealer, owner, holder)
        between = two.between or Between()
        grant = granted(holder, owner, in_touch(WORDING), between.epoch, before)
        kept = replace(between, grants=(*between.grants, grant))
        consent.put_between(tx, services.sealer, two, kept)
        code_store.answer(tx, services.sealer, given, line)

    services.graph.write(work)
    return given
