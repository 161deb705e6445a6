"""What may be true about the other one, family by family; nothing of it may show."""

from collections.abc import Callable

from network.consent.lives import Evidence
from network.letters.model import READ_OVER_FIRST
from network.ties.answering import Agreed, Stage
from network.ties.answers import Months
from tests.network.consent.kept_pair import an_operation
from tests.network.consent.stored_secrets import STORED_SECRETS, born
from tests.network.consent.stored_worlds import _fresh
from tests.proof.contact_worlds import (
    Family,
    Secret,
    World,
    asks,
    write_to_each_other,
)
from tests.ties import WORDING, YES, said_yes
from tests.wishes import HERS, crossing


def _nothing(_: World) -> None:
    """What most people have answered."""


def _no_account(world: World) -> None:
    """Keisha has an account that has nothing to do with anything."""
    born(world.pair.services, world.keisha.account.person_id, None, Evidence.NOT_KNOWN)


def _reads_the_letter(world: World) -> None:
    answering = world.pair.services.ties.answering
    met = answering.answer(_fresh(world.keisha), world.typed, "Buster")
    assert met.stage is Stage.WORDS


def _answers_wrongly(world: World) -> None:
    for said in ("Rex", "Spot", "Fido"):
        world.pair.services.ties.answering.answer(_fresh(world.keisha), world.typed, said)


def _declines_quietly(world: World) -> None:
    _reads_the_letter(world)
    world.pair.services.ties.answering.leave(_fresh(world.keisha), world.typed)


def _leaves_the_code(world: World) -> None:
    answering, me = world.pair.services.ties.answering, _fresh(world.keisha)
    answering.again(me, world.handed)
    answering.leave(me, world.handed)


def _reads_the_code(world: World) -> None:
    world.pair.services.ties.answering.again(_fresh(world.keisha), world.handed)


def _not_now(world: World) -> None:
    _reads_the_letter(world)
    world.pair.services.ties.others.not_now(_fresh(world.keisha), world.typed, Months.SIX)


def _never_again(world: World) -> None:
    _reads_the_letter(world)
    world.pair.services.ties.others.never(_fresh(world.keisha), world.typed, an_operation())


def _worries(world: World) -> None:
    _reads_the_letter(world)
    world.pair.services.ties.others.worry(_fresh(world.keisha), world.typed, an_operation())


def _agrees(world: World) -> None:
    _reads_the_letter(world)
    agreed = Agreed(yes=YES, wording=WORDING, operation_id=an_operation())
    met = world.pair.services.ties.answering.agree(_fresh(world.keisha), world.typed, agreed)
    assert met.stage is Stage.KEPT


def _takes_the_yes_back(world: World) -> None:
    _agrees(world)
    me, answering = _fresh(world.keisha), world.pair.services.ties.answering
    [given] = answering.mine(me)
    answering.take_back(me, given.id, an_operation())


def _says_yes_to_the_code_and_takes_it_back(world: World) -> None:
    services = world.pair.services
    said_yes(services, world.keisha, world.handed)
    me = _fresh(world.keisha)
    [given] = services.ties.answering.mine(me)
    services.ties.answering.take_back(me, given.id, an_operation())


def _wishes_too(world: World) -> None:
    crossing(world.pair.services, world.keisha, HERS)


def _wished_and_took_it_back(world: World) -> None:
    services = world.pair.services
    wish = crossing(services, world.keisha, HERS)
    services.wishes.mine.withdraw(_fresh(world.keisha), wish.id)


def after(first: Secret, name: str) -> Secret:
    """A no of the other one, after something that would have led on."""

    def secret(world: World) -> None:
        first(world)
        STORED_SECRETS[name](world.pair)

    return secret


NOES = (
    *("blocked", "veto", "veto_of_person", "order_said", "order", "held", "held_by_two", "pressed"),
    *("possible_match", "must_not_know", "under_18", "adopted", "death_reported", "dead", "erased"),
)
"""What stops everything by itself, whatever stood before it."""
ASKED: dict[str, Secret] = {
    "never there": _nothing,
    "no account": _no_account,
    "answers wrongly": _answers_wrongly,
    "reads the letter": _reads_the_letter,
    "declines quietly": _declines_quietly,
    "reads the code": _reads_the_code,
    "leaves the code": _leaves_the_code,
    "not now": _not_now,
    "never again": _never_again,
    "worries": _worries,
    "takes the yes back": _takes_the_yes_back,
    "takes back a yes to the code": _says_yes_to_the_code_and_takes_it_back,
    "wished and took it back": _wished_and_took_it_back,
    **{name: after(_nothing, name) for name in NOES},
    **{f"said yes, then {name}": after(_agrees, name) for name in NOES},
    **{f"wishes it too, {name}": after(_wishes_too, name) for name in NOES},
}


def _ended(world: World) -> None:
    ties = world.pair.services.ties.in_touch
    ties.end(_fresh(world.keisha), world.ids["tie"], an_operation())


PAUSES = ("blocked", "veto", "order_said", "order", "held", "held_by_two", "pressed", "erased")
PAUSED: dict[str, Secret] = {
    "ended": _ended,
    **{name: after(_nothing, name) for name in (*PAUSES, "death_reported", "dead")},
    "ended, then blocked": after(_ended, "blocked"),
    "blocked, then erased": after(after(_nothing, "blocked"), "erased"),
}


def _by_the_reader(do: Callable[[World], object]) -> Secret:
    def secret(world: World) -> None:
        assert world.reader is not None
        world.reader.take()
        do(world)

    return secret


def _held(world: World) -> None:
    assert world.reader is not None
    reading = world.pair.services.letters.reading
    reading.hold(world.reader.actor, world.reader.take())


def _left_to_others(world: World) -> None:
    assert world.reader is not None
    reading = world.pair.services.letters.reading
    reading.not_this_one(world.reader.actor, world.reader.take())


def _read(world: World) -> None:
    assert world.reader is not None
    reading = world.pair.services.letters.reading
    reading.one(world.reader.actor, world.reader.take())


def _passed_on(world: World) -> None:
    assert world.reader is not None
    world.reader.passes()


WAITING: dict[str, Secret] = {
    "waits": _nothing,
    "is taken": _by_the_reader(_nothing),
    "is read": _read,
    "is held": _held,
    "is left to others": _left_to_others,
}

assert READ_OVER_FIRST > 1, "the second letter of somebody must wait for a reader"
OF_THE_TIE = ("/in-touch/{tie}", "/in-touch/{tie}/letters", "/in-touch/{tie}/letter")
OF_ONES_OWN = ("/home", "/safe", "/safe/told", "/account/who-looked", "/in-touch")
FAMILIES: dict[str, Family] = {
    "asked": Family(
        begin=asks,
        secrets=ASKED,
        control=_agrees,
        pages=(
            *OF_ONES_OWN,
            *("/asking", "/asking/mine", "/asking/{request}", "/map", "/map/people/{about}"),
            *("/wishes", "/wishes/{wish}", "/in-touch/codes/{code}", "/past"),
        ),
        answers=(
            *("/me/requests", "/me/requests/{request}", "/me/wishes", "/me/wishes/{wish}"),
            *("/me/today", "/me/in-touch", "/me/in-touch/codes"),
        ),
        steps=(
            *("ask again", "ask for another", "may I ask", "take the request back", "confirm"),
            *("hear", "drop the code", "log at work", "read at work", "screen at work"),
        ),
    ),
    "paused": Family(
        begin=write_to_each_other,
        secrets=PAUSED,
        control=_nothing,
        pages=(
            *OF_ONES_OWN,
            "/in-touch/{tie}",
            "/in-touch/{tie}/letters",
            "/in-touch/{tie}/letter",
        ),
        answers=("/me/today", "/me/in-touch", "/me/staying-in-touch"),
        steps=("send", "my letters", "everything written", "say yes again", "end"),
    ),
    "waiting": Family(
        begin=write_to_each_other,
        secrets=WAITING,
        control=_passed_on,
        pages=(
            *OF_ONES_OWN,
            "/in-touch/{tie}",
            "/in-touch/{tie}/letters",
            "/in-touch/{tie}/letter",
        ),
        answers=("/me/today", "/me/in-touch", "/me/staying-in-touch"),
        steps=("send", "my letters", "everything written", "end"),
    ),
}
