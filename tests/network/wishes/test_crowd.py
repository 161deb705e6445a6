"""Random wish pairs with impostors among them: no wrong match, an alarm for each impostor."""

from collections.abc import Callable
from random import Random

from network.identity import ItemId
from network.wishes.hooks import entry
from network.wishes.weighing import Met, Other, weigh
from tests.counts import times
from tests.network.wishes.crowd import Crowded, crowd
from tests.network.wishes.in_memory import MemoryRegister

PAIRS = times(300, prove=10_000)


def met(everybody: dict[ItemId, Crowded], register: MemoryRegister, one: Crowded) -> Met:
    found = register.cross(None, entry(one.wish_id, one.wisher))
    return weigh(
        one.wisher,
        [
            Other(
                wish_id=each,
                person_id=everybody[each].person_id,
                wisher=everybody[each].wisher,
                beside=each in found.beside,
            )
            for each in sorted({*found.back, *found.beside})
        ],
    )


def test_no_pair_is_wrong_and_each_impostor_is_an_alarm(
    record_property: Callable[[str, object], None],
) -> None:
    everybody = {one.wish_id: one for one in crowd(Random(20260314), PAIRS)}
    register = MemoryRegister()
    for one in everybody.values():
        register.put(None, entry(one.wish_id, one.wisher))

    every = {one.wish_id: met(everybody, register, one) for one in everybody.values()}

    crossed = {wish: found.only for wish, found in every.items() if found.only is not None}
    matched = {
        wish: other.person_id
        for wish, other in crossed.items()
        if (back := crossed.get(other.wish_id)) and back.wish_id == wish
    }
    wrong = [wish for wish, person in matched.items() if person != everybody[wish].true]
    alarmed = {other.person_id for found in every.values() for other in found.alarming}
    impostors = {one.person_id for one in everybody.values() if one.impostor}
    pairs = [one for one in everybody.values() if one.true and not one.doubled]
    missed = [one for one in pairs if one.wish_id not in matched]
    record_property("pairs that wish for each other", PAIRS)
    record_property("impostors", len(impostors))
    record_property("wrong matches", len(wrong))
    record_property("impostors without an alarm", len(impostors - alarmed))
    record_property("true ones that were not matched", len(missed))
    doubled = {one.person_id for one in everybody.values() if one.doubled}
    others = alarmed - impostors - doubled
    record_property("alarms about others", len(others))
    assert wrong == []
    assert impostors <= alarmed
    assert {everybody[wish].person_id for wish in matched}.isdisjoint(impostors | doubled)
    assert len(missed) <= len(everybody) // 100
    assert len(others) <= len(everybody) // 100
