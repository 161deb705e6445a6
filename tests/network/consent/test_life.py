"""Death, being under 18, adoption: what a life asks for before anybody may reach somebody."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from network.consent.acts import Act
from network.consent.kinds import Basis, Channel, Purpose, Scope, Told
from network.consent.lives import (
    AdoptionState,
    ChildView,
    DeathState,
    Evidence,
    LegalStatus,
    Position,
    ResponsibilityKind,
)
from network.consent.model import PairFacts
from network.consent.outcomes import Obligation, Reason
from network.consent.standing import (
    Adoption,
    Age,
    Competence,
    Death,
    Minor,
    OrganisationLed,
    Responsible,
    Standing,
)
from network.identity import OrganisationId
from tests.network.consent.making import ADULT, LEADS
from tests.network.consent.pairs import (
    ADE,
    CHILD,
    ID,
    KEISHA,
    LATER,
    LONG_AGO,
    NOW,
    SEES,
    SOMEBODY,
    WRITES,
    answered,
    asks,
    decided,
    denied,
    facts,
    held,
    lifted,
    permitted,
    yes,
)

ADOPTED = Adoption(state=AdoptionState.ATTESTED)
DECIDED = replace(ADOPTED, decided_at=LONG_AGO)
BY_POST = replace(WRITES, channel=Channel.WORKER_POST)
MOTHER = Responsible(kind=ResponsibilityKind.MOTHER, position=Position.AGREES)
SETTLED = Minor(
    legal_status=LegalStatus.CARE_ORDER,
    responsible=(MOTHER,),
    council=Position.AGREES,
    view=ChildView.WANTS,
)
ARRANGED = OrganisationLed(
    id=ID,
    person_id=KEISHA,
    other_id=ADE,
    organisation_id=OrganisationId("organisation-1"),
    led_by=LEADS[0],
    agreed_by=LEADS[1],
    decision="letterbox",
    scopes=frozenset({Scope.EXIST, Scope.LETTERS}),
    purposes=frozenset({Purpose.RECONNECT}),
    from_at=LONG_AGO,
    until=LATER,
)
ABLE = Competence(
    id=ID,
    decision="letterbox",
    can_decide=True,
    assessed_by=LEADS[0],
    assessed_on=LONG_AGO.date(),
    review_on=LATER.date(),
)
SIXTEEN = Age(born=date(2010, 3, 14), evidence=Evidence.ATTESTED)
FIFTEEN = Age(born=date(2010, 3, 15), evidence=Evidence.ATTESTED)


def keisha(**changes: Any) -> PairFacts:
    """Keisha, in another standing."""
    return facts(other=replace(Standing(person_id=KEISHA, age=ADULT), **changes))


def ade(**changes: Any) -> PairFacts:
    """Ade, in another standing."""
    return facts(asker=replace(Standing(person_id=ADE, age=ADULT), **changes))


def letterbox(
    minor: Minor | None = SETTLED, arranged: OrganisationLed = ARRANGED, age: Age = CHILD
) -> PairFacts:
    """Keisha is a child, and an organisation has arranged letters."""
    return replace(keisha(age=age, minor=minor), arrangements=(arranged,))


def test_a_verified_death_stops_and_a_named_worker_tells_where_there_was_a_tie() -> None:
    dead = keisha(death=Death(state=DeathState.VERIFIED))

    tied = decided(WRITES, replace(dead, were_tied=True))

    assert answered(WRITES, dead) == denied(Reason.DEATH_VERIFIED)
    assert Obligation.NAMED_WORKER_TELLS in tied.obligations
    assert Obligation.NAMED_WORKER_TELLS not in decided(WRITES, dead).obligations


def test_a_reported_death_holds_until_a_human_has_looked() -> None:
    said = keisha(death=Death(state=DeathState.REPORTED, look_at=LONG_AGO))

    assert answered(WRITES, said) == held(Reason.DEATH_REPORTED)
    assert Obligation.HUMAN_LOOKS in decided(WRITES, said).obligations


def test_an_account_of_somebody_who_died_does_nothing_but_close() -> None:
    dead = ade(death=Death(state=DeathState.VERIFIED))
    said = ade(death=Death(state=DeathState.REPORTED))

    assert answered(WRITES, dead) == denied(Reason.ASKER_DEATH_VERIFIED)
    assert answered(asks(Act.GRANT), said) == held(Reason.ASKER_DEATH_REPORTED)
    assert decided(asks(Act.BLOCK), dead).permitted


def test_letters_of_somebody_who_died_stay() -> None:
    dead = keisha(death=Death(state=DeathState.VERIFIED))

    assert answered(asks(Act.READ_AGAIN), dead) == permitted(Reason.ALREADY_GIVEN)


@pytest.mark.parametrize("evidence", sorted(Evidence))
def test_a_child_is_believed_to_be_one_on_any_word(evidence: Evidence) -> None:
    child = replace(CHILD, evidence=evidence)

    assert answered(WRITES, keisha(age=child)) == held(Reason.UNDER_18)
    assert answered(WRITES, ade(age=child)) == held(Reason.UNDER_18)
    assert answered(asks(Act.GRANT), ade(age=child)) == held(Reason.UNDER_18)


@pytest.mark.parametrize("evidence", [Evidence.NOT_KNOWN, Evidence.CLAIMED])
def test_an_age_that_is_merely_said_counts_as_under_18_for_who_is_reached(
    evidence: Evidence,
) -> None:
    said = replace(ADULT, evidence=evidence)

    assert answered(WRITES, keisha(age=said)) == held(Reason.AGE_NOT_SHOWN)
    assert answered(WRITES, ade(age=said)) == permitted(Reason.CONSENT)
    assert answered(SEES, ade(age=said)) == held(Reason.AGE_NOT_SHOWN)
    assert answered(asks(Act.HEAR_ANSWER), replace(ade(age=said), told=Told.ACCEPTED)) == held(
        Reason.AGE_NOT_SHOWN
    )


def test_a_wish_about_somebody_of_unknown_age_is_kept() -> None:
    assert answered(asks(Act.WISH), keisha(age=Age())) == permitted(Reason.APPROACH)
    assert answered(asks(Act.USE_CODE), keisha(age=Age())) == held(Reason.AGE_NOT_SHOWN)


@pytest.mark.parametrize(
    ("born", "first_adult_day"),
    [
        (date(2008, 3, 14), date(2026, 3, 14)),
        (date(2008, 2, 29), date(2026, 3, 1)),
        (date(2008, 12, 31), date(2026, 12, 31)),
    ],
)
def test_people_are_eighteen_from_their_birthday_on(born: date, first_adult_day: date) -> None:
    age = Age(born=born, evidence=Evidence.DOCUMENT)
    morning = datetime.combine(first_adult_day, datetime.min.time(), UTC)

    assert age.shown_adult(morning)
    assert age.known_child(morning - timedelta(seconds=1))


def test_somebody_born_on_a_leap_day_keeps_it_in_a_leap_year() -> None:
    age = Age(born=date(2004, 2, 29), evidence=Evidence.DOCUMENT)

    assert age.reached(16, datetime(2020, 2, 29, tzinfo=UTC))
    assert not age.reached(16, datetime(2020, 2, 28, tzinfo=UTC))


def test_what_is_left_to_do_for_a_child_is_said() -> None:
    everything = {
        Obligation.HEAR_CHILD,
        Obligation.ASK_COUNCIL,
        Obligation.ASK_RESPONSIBLE,
        Obligation.RECORD_COMPETENCE,
    }

    assert everything <= decided(WRITES, keisha(age=CHILD)).obligations
    assert Obligation.ORGANISATION_LED in decided(WRITES, keisha(age=CHILD)).obligations
    settled = decided(WRITES, letterbox(replace(SETTLED, competence=(ABLE,))))
    assert everything & settled.obligations == set()


def test_one_agrees_and_the_other_can_not_be_asked_safely() -> None:
    fled = replace(MOTHER, kind=ResponsibilityKind.FATHER, position=Position.UNSAFE_TO_ASK)

    found = letterbox(replace(SETTLED, responsible=(MOTHER, fled)))

    assert answered(BY_POST, found) == permitted(Reason.ORGANISATION_LED)


def test_what_an_organisation_has_arranged_goes_through_a_named_worker() -> None:
    decision = decided(BY_POST, letterbox())

    assert answered(BY_POST, letterbox()) == permitted(Reason.ORGANISATION_LED)
    led = {Obligation.ORGANISATION_LED, Obligation.WORKER_ONLY, Obligation.RELAY}
    assert led <= decision.obligations
    assert answered(BY_POST, replace(letterbox(), grants=())) == denied(Reason.DEFAULT)


NOT_ARRANGED = {
    "another way": (WRITES, letterbox()),
    "another scope": (replace(SEES, channel=Channel.WORKER_POST), letterbox()),
    "another purpose": (replace(BY_POST, purpose=Purpose.LIFE_STORY), letterbox()),
    "for somebody else": (BY_POST, letterbox(arranged=replace(ARRANGED, other_id=SOMEBODY))),
    "of somebody else": (BY_POST, letterbox(arranged=replace(ARRANGED, person_id=SOMEBODY))),
    "by one alone": (BY_POST, letterbox(arranged=replace(ARRANGED, agreed_by=LEADS[0]))),
    "over": (BY_POST, letterbox(arranged=replace(ARRANGED, until=NOW))),
    "not begun": (BY_POST, letterbox(arranged=replace(ARRANGED, from_at=LATER))),
    "ended": (BY_POST, letterbox(arranged=replace(ARRANGED, ended_at=NOW))),
    "nothing settled": (BY_POST, letterbox(None)),
    "law not known": (
        BY_POST,
        letterbox(replace(SETTLED, legal_status=LegalStatus.NOT_KNOWN)),
    ),
    "council refuses": (BY_POST, letterbox(replace(SETTLED, council=Position.REFUSES))),
    "child not heard": (BY_POST, letterbox(replace(SETTLED, view=ChildView.NOT_HEARD))),
    "child does not want": (BY_POST, letterbox(replace(SETTLED, view=ChildView.DOES_NOT_WANT))),
    "nobody responsible": (BY_POST, letterbox(replace(SETTLED, responsible=()))),
    "mother refuses": (
        BY_POST,
        letterbox(
            replace(SETTLED, responsible=(MOTHER, replace(MOTHER, position=Position.REFUSES)))
        ),
    ),
    "nobody asked": (
        BY_POST,
        letterbox(
            replace(SETTLED, responsible=(replace(MOTHER, position=Position.UNSAFE_TO_ASK),))
        ),
    ),
}


@pytest.mark.parametrize("why", NOT_ARRANGED)
def test_nothing_but_what_was_arranged_reaches_a_child(why: str) -> None:
    asked, found = NOT_ARRANGED[why]

    assert answered(asked, found) == held(Reason.UNDER_18)


def test_from_sixteen_a_record_of_competence_stands_for_the_parents_and_not_the_council() -> None:
    alone = replace(SETTLED, responsible=(), competence=(ABLE,))

    assert decided(BY_POST, letterbox(alone, age=SIXTEEN)).permitted
    assert not decided(BY_POST, letterbox(alone, age=FIFTEEN)).permitted
    refused = replace(alone, council=Position.REFUSES)
    assert not decided(BY_POST, letterbox(refused, age=SIXTEEN)).permitted


@pytest.mark.parametrize(
    "record",
    [
        replace(ABLE, decision="another"),
        replace(ABLE, can_decide=False),
        replace(ABLE, review_on=NOW.date()),
    ],
    ids=["another decision", "can't decide", "due for review"],
)
def test_competence_is_for_one_decision_and_for_a_time(record: Competence) -> None:
    alone = replace(SETTLED, responsible=(), competence=(record,))

    assert not decided(BY_POST, letterbox(alone, age=SIXTEEN)).permitted


def test_at_home_no_council_is_asked() -> None:
    home = replace(SETTLED, legal_status=LegalStatus.AT_HOME, council=Position.NOT_ASKED)

    assert decided(BY_POST, letterbox(home)).permitted


def test_a_parent_may_say_yes_for_a_child() -> None:
    for_child = yes(basis=Basis.PARENTAL_RESPONSIBILITY, given_by=SOMEBODY, basis_record=ID)

    found = replace(letterbox(), grants=(for_child, yes(ADE, KEISHA)))

    assert answered(BY_POST, found) == permitted(Reason.ORGANISATION_LED)


@pytest.mark.parametrize("state", [AdoptionState.REPORTED, AdoptionState.ATTESTED])
def test_who_was_adopted_decides_first_whoever_asks(state: AdoptionState) -> None:
    adopted = replace(ADOPTED, state=state)

    for found in (keisha(adoption=adopted), ade(adoption=adopted)):
        assert answered(WRITES, found) == held(Reason.ADOPTED)
        assert Obligation.ADOPTION_AGENCY in decided(WRITES, found).obligations
    assert answered(WRITES, keisha(adoption=DECIDED)) == permitted(Reason.CONSENT)


def test_a_decision_of_who_was_adopted_counts_for_a_grown_up_and_from_its_day() -> None:
    later = replace(ADOPTED, decided_at=LATER)
    said = replace(ADULT, evidence=Evidence.CLAIMED)

    assert answered(WRITES, keisha(adoption=later)) == held(Reason.ADOPTED)
    assert answered(WRITES, keisha(adoption=DECIDED, age=said)) == held(Reason.ADOPTED)


@pytest.mark.parametrize("state", [AdoptionState.NOT_KNOWN, AdoptionState.NOT_ADOPTED])
def test_who_was_not_adopted_is_reached_as_anybody(state: AdoptionState) -> None:
    assert decided(WRITES, keisha(adoption=Adoption(state=state))).permitted


def test_no_arrangement_decides_for_a_grown_up_who_was_adopted() -> None:
    arranged = replace(keisha(adoption=ADOPTED, minor=SETTLED), arrangements=(ARRANGED,))

    assert answered(BY_POST, arranged) == held(Reason.ADOPTED)


def test_a_choice_of_the_adopted_counts_from_its_very_moment() -> None:
    now = replace(ADOPTED, decided_at=NOW)

    assert answered(WRITES, keisha(adoption=now)) == permitted(Reason.CONSENT)


def test_an_adoption_that_two_have_lifted_protects_no_more_when_that_counts() -> None:
    for at, met in ((LONG_AGO, permitted(Reason.CONSENT)), (NOW, held(Reason.ADOPTED))):
        gone = replace(ADOPTED, lifted=lifted(*LEADS, at=at))
        assert answered(WRITES, keisha(adoption=gone)) == met


def test_an_arrangement_runs_from_its_very_moment_until_its_last_one() -> None:
    assert ARRANGED.runs(ARRANGED.from_at)
    assert not ARRANGED.runs(ARRANGED.until)


def test_a_child_who_asks_is_led_by_what_was_arranged_for_them() -> None:
    mine = replace(ARRANGED, person_id=ADE, other_id=KEISHA)
    child = replace(ade(age=CHILD, minor=SETTLED), arrangements=(mine,))

    assert decided(BY_POST, child).permitted


@pytest.mark.parametrize("channel", [Channel.IN_APP, Channel.RELAY_MAIL])
def test_no_arrangement_reaches_a_child_past_a_worker(channel: Channel) -> None:
    led = replace(ARRANGED, channels=frozenset({channel}))

    for asked in (replace(WRITES, channel=channel), BY_POST):
        assert answered(asked, letterbox(arranged=led)) == held(Reason.UNDER_18)


def test_what_is_left_to_do_is_said_for_both_where_both_are_children() -> None:
    heard = Minor(view=ChildView.WANTS, council=Position.AGREES, responsible=(MOTHER,))
    asked = replace(heard, view=ChildView.NOT_HEARD)
    both = replace(
        keisha(age=CHILD, minor=heard), asker=Standing(person_id=ADE, age=CHILD, minor=asked)
    )

    assert Obligation.HEAR_CHILD in decided(WRITES, both).obligations


def test_what_was_arranged_for_another_child_asks_for_nothing_of_this_one() -> None:
    other = replace(ARRANGED, person_id=SOMEBODY, decision="visits")
    able = replace(ABLE, decision="visits")
    child = replace(
        keisha(age=CHILD, minor=replace(SETTLED, competence=(able,))), arrangements=(other,)
    )

    assert Obligation.RECORD_COMPETENCE in decided(BY_POST, child).obligations
