"""A wrong password and a name that nobody has are one and the same from outside."""

import pytest

from network.accounts.model import SessionMode, SignIn, WrongSignIn
from network.accounts.passwords import Passwords
from network.bootstrap import Services
from tests.accounts import HOME, PASSWORD, Somebody
from tests.network.accounts.listening import ListeningGraph

NOBODY = "velvet-otter-lantern"
WRONG = "not the right words at all"


def attempt(services: Services, name: str, *, code: str = "", mark: str = "") -> Exception:
    with pytest.raises(WrongSignIn) as refused:
        services.sessions.start(
            SignIn(
                sign_in_name=name,
                password=WRONG,
                network=HOME,
                saved_code=code,
                device_mark=mark,
                mode=SessionMode.PRIVATE,
            )
        )
    return refused.value


def test_the_same_words_for_a_wrong_password_and_for_nobody(
    services: Services, person: Somebody
) -> None:
    wrong, nobody = attempt(services, person.name), attempt(services, NOBODY)

    assert (type(wrong), wrong.args) == (type(nobody), nobody.args)


@pytest.mark.parametrize("code", ["", "AAAA-BBBB-CCCC-DDDD"])
@pytest.mark.parametrize("mark", ["", "abc.def"])
def test_the_same_statements_for_a_wrong_password_and_for_nobody(
    services: Services, person: Somebody, listening: ListeningGraph, code: str, mark: str
) -> None:
    attempt(services, person.name)
    attempt(services, NOBODY)

    listening.heard.clear()
    attempt(services, person.name, code=code, mark=mark)
    wrong = list(listening.heard)
    listening.heard.clear()
    attempt(services, NOBODY, code=code, mark=mark)

    assert listening.heard == wrong
    assert "accounts/find_account" in wrong


def test_the_same_work_for_a_wrong_password_and_for_nobody(
    services: Services, person: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked: list[str] = []
    fits = Passwords.fits

    def counting(self: Passwords, fingerprint: str, password: str) -> bool:
        checked.append(fingerprint.rpartition("$")[0].rpartition("$")[0])
        return fits(self, fingerprint, password)

    monkeypatch.setattr(Passwords, "fits", counting)

    attempt(services, person.name)
    attempt(services, NOBODY)

    assert len(checked) == 2
    assert checked[0] == checked[1]  # one argon2id at the same cost each


def test_the_decoy_opens_for_nothing(services: Services) -> None:
    found = services.sessions.proof.look_up(NOBODY)

    assert not found.real
    assert not services.sessions.proof.fits_password(found, "")
    assert services.sessions.proof.code(found, "") == ""


def test_a_session_on_my_own_device_brings_a_mark_and_a_private_one_none(
    person: Somebody,
) -> None:
    assert person.sign_in(mode=SessionMode.OWN_DEVICE).device_mark
    assert person.sign_in(mode=SessionMode.PRIVATE).device_mark == ""


def test_a_password_kept_at_an_older_cost_is_renewed_on_the_way(
    services: Services, person: Somebody
) -> None:
    before = services.accounts.mine(person.sign_in().actor).password
    object.__setattr__(
        services.sessions.proof, "passwords", Passwords(memory_kib=16, rounds=1, lanes=1)
    )

    after = services.accounts.mine(person.sign_in().actor).password

    assert before != after
    assert person.sign_in().actor.person_id == person.account.person_id


def test_a_refusal_is_logged_without_a_name(
    services: Services, person: Somebody, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")

    attempt(services, person.name)
    attempt(services, NOBODY)

    wrong, nobody = (record.getMessage() for record in caplog.records)
    assert wrong == nobody == "a sign-in was refused"


def test_a_password_that_was_changed_after_it_was_looked_at_opens_nothing(
    services: Services, person: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = person.sign_in().actor
    fits, turns = Passwords.fits, iter([True])

    def slowly(self: Passwords, fingerprint: str, password: str) -> bool:
        right = fits(self, fingerprint, password)
        if next(turns, False):
            services.accounts.change_password(owner, PASSWORD, "a lighthouse on the headland")
        return right

    monkeypatch.setattr(Passwords, "fits", slowly)

    with pytest.raises(WrongSignIn):
        person.sign_in()
    assert services.sessions.list(owner) == []
