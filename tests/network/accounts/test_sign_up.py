"""Signing up makes a person and an account, sealed from the first row."""

import pytest

from network.accounts import codes
from network.accounts.model import SignUp
from network.bootstrap import Services
from network.errors import AlreadyDone, Broken, Invalid
from tests.accounts import PASSWORD, Somebody, somebody
from tests.graphs import RollbackGraph
from tests.network.accounts.listening import ListeningGraph


def test_signing_up_needs_a_name_and_a_password_and_nothing_else(services: Services) -> None:
    person = somebody(services)

    started = person.sign_in()

    assert started.actor.person_id == person.account.person_id
    assert services.maps.open(started.actor).connections == ()


def test_what_is_kept_of_an_account_in_the_clear_says_nothing(
    person: Somebody, graph: RollbackGraph
) -> None:
    (row,) = graph.cypher(
        "MATCH (p:Person {id: $id})-[:HAS_ACCOUNT]->(a) RETURN properties(a) AS clear",
        id=person.account.person_id,
    )

    clear = row["clear"]
    assert set(clear) == {"id", "nameIndex", "madeMonth", "version", "sealed"}
    assert clear["madeMonth"] == "2026-03"
    for secret in (person.name, PASSWORD, *person.codes, *(codes.plain(c) for c in person.codes)):
        assert secret.encode() not in bytes(clear["sealed"])


def test_a_name_can_be_taken_once(services: Services, person: Somebody) -> None:
    before = set(services.keys.owners())

    with pytest.raises(AlreadyDone):
        services.accounts.sign_up(SignUp(sign_in_name=person.name, password=PASSWORD))

    assert set(services.keys.owners()) == before


def test_a_password_that_others_guess_makes_no_account(
    services: Services, listening: ListeningGraph
) -> None:
    listening.heard.clear()

    with pytest.raises(Invalid) as refused:
        services.accounts.sign_up(SignUp(sign_in_name="a-b-c", password="password1234"))

    assert refused.value.problems == {"password": "common"}
    assert listening.heard == []


def test_the_key_is_there_before_the_first_sealed_record(
    services: Services, person: Somebody
) -> None:
    assert services.keys.newest(person.account.person_id).secret
    with pytest.raises(Broken):
        services.keys.newest("somebody else")


def test_signing_up_is_written_down_in_the_same_unit_of_work(
    services: Services, listening: ListeningGraph
) -> None:
    listening.heard.clear()

    somebody(services)

    unit = listening.heard[len(listening.heard) - listening.heard[::-1].index("(write)") :]
    assert unit[0] == "accounts/taken_names"
    assert unit[1] == "accounts/add_account"
    assert unit[-1].startswith("audit/")


def test_saved_codes_are_long_different_and_readable(person: Somebody) -> None:
    assert len(set(person.codes)) == 8
    assert all(len(codes.plain(code)) * codes.BITS_A_LETTER >= 64 for code in person.codes)
    assert not set("".join(person.codes)) & set("ILOU")


@pytest.mark.parametrize(
    "typed", ["k7qm 2xrd 9twb 4hvn", "K7QM2XRD9TWB4HVN", " k7qm-2xrd–9twb.4hvn"]
)
def test_a_code_is_understood_however_it_is_typed(typed: str) -> None:
    assert codes.fingerprint("a", typed) == codes.fingerprint("a", "K7QM-2XRD-9TWB-4HVN")


def test_letters_that_look_like_figures_are_figures() -> None:
    assert codes.plain("OIL0") == "0110"


def test_codes_are_kept_as_fingerprints_of_this_account_only(
    services: Services, person: Somebody
) -> None:
    kept = services.accounts.mine(person.fresh()).codes

    assert set(kept).isdisjoint(person.codes)
    assert codes.find(person.account.account_id, kept, person.codes[3]) == kept[3]
    assert codes.find("another account", kept, person.codes[3]) == ""


def test_nothing_about_an_account_prints_a_secret(services: Services, person: Somebody) -> None:
    account = services.accounts.mine(person.fresh())

    printed = " ".join(map(repr, (account, person.account, person.sign_in())))

    assert person.name not in printed
    assert account.password not in printed
    assert not [code for code in person.codes if code in printed]
