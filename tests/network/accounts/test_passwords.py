"""Passwords: any characters, long enough, not the ones that everybody guesses."""

import unicodedata

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from network.accounts import common_passwords, passwords
from network.accounts.passwords import LONGEST, SHORTEST, PasswordProblem, Passwords

QUICK = Passwords(memory_kib=8, rounds=1, lanes=1)
ANY_TEXT = st.text(min_size=SHORTEST, max_size=LONGEST)


@settings(max_examples=150, deadline=None)
@given(ANY_TEXT)
@example("правильнолошадь")
@example("👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦")
@example("all small letters")
@example("    spaces around    ")
@example("tab\tnul\0newline\n")
def test_any_mixture_of_characters_is_accepted(password: str) -> None:
    exact = unicodedata.normalize("NFC", password)
    assume(SHORTEST <= len(exact) <= LONGEST)
    assume(not common_passwords.is_common(exact))
    assume(not common_passwords.is_easy_to_guess(exact))

    assert passwords.problem(password, "amber-fern-lantern") is None


@settings(max_examples=60, deadline=None)
@given(ANY_TEXT, ANY_TEXT)
@example("A" * 80 + "b", "A" * 80 + "c")
@example("correct horse battery", "Correct horse battery")
@example("trailing space here", "trailing space here ")
@example("nul\0and then more text", "nul\0and then more texT")
def test_only_the_very_password_fits(password: str, other: str) -> None:
    assume(passwords._exact(password) != passwords._exact(other))

    kept = QUICK.fingerprint(password)

    assert QUICK.fits(kept, password)
    assert not QUICK.fits(kept, other)


@pytest.mark.parametrize("length", [64, 72, 73, 128, 255, 256])
def test_every_letter_of_a_long_password_counts(length: int) -> None:
    password = ("wandering about the harbour at night, " * 8)[:length]
    kept = QUICK.fingerprint(password)

    assert passwords.problem(password) is None
    assert QUICK.fits(kept, password)
    assert not QUICK.fits(kept, password[:-1])
    assert not QUICK.fits(kept, password[:-1] + "#")


def test_a_letter_that_is_typed_in_two_ways_is_one_letter() -> None:
    kept = QUICK.fingerprint("caf\u00e9 by the river")

    assert QUICK.fits(kept, "cafe\u0301 by the river")


@pytest.mark.parametrize(
    ("password", "problem"),
    [
        ("short", PasswordProblem.TOO_SHORT),
        ("elevenchars", PasswordProblem.TOO_SHORT),
        ("a long walk " * 22, PasswordProblem.TOO_LONG),
        ("my amber fern lantern!", PasswordProblem.HAS_NAME),
        ("AMBERfernLANTERN2026", PasswordProblem.HAS_NAME),
        ("unbelievable", PasswordProblem.COMMON),
        ("Password123456", PasswordProblem.COMMON),
        ("football!!!!!!", PasswordProblem.COMMON),
        ("aaaaaaaaaaaaaaaa", PasswordProblem.EASY),
        ("qwertyuiopasdf", PasswordProblem.EASY),
        ("sunshinesunshine", PasswordProblem.EASY),
    ],
)
def test_what_is_wrong_is_named(password: str, problem: PasswordProblem) -> None:
    assert passwords.problem(password, "amber-fern-lantern") is problem


def test_every_listed_password_that_is_long_enough_is_refused() -> None:
    listed = [word for word in common_passwords.common() if len(word) >= SHORTEST]

    kept = [word for word in listed if passwords.problem(word) is None]

    assert len(listed) > 1000
    assert kept == []


def test_nothing_of_a_password_is_kept_but_a_costly_fingerprint() -> None:
    kept = Passwords().fingerprint("wandering about the harbour")

    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert "harbour" not in kept


def test_a_fingerprint_made_at_another_cost_is_outdated() -> None:
    kept = QUICK.fingerprint("wandering about the harbour")

    assert not QUICK.outdated(kept)
    assert Passwords().outdated(kept)


def test_a_giant_password_costs_us_nothing() -> None:
    kept = QUICK.fingerprint("wandering about the harbour")

    assert not QUICK.fits(kept, "x" * 10_000_000)


def test_a_fingerprint_that_is_none_fits_nothing() -> None:
    assert not QUICK.fits("", "wandering about the harbour")
    assert not QUICK.fits(QUICK.decoy, "")
