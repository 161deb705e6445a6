"""Passwords: any characters, any mixture, long enough; kept only as an Argon2id fingerprint."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError

from network.accounts import common_passwords
from network.identity import new_secret

SHORTEST = 12
LONGEST = 256


class PasswordProblem(StrEnum):
    """Why a password can't be used."""

    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    HAS_NAME = "has_name"
    COMMON = "common"
    EASY = "easy"


def problem(password: str, sign_in_name: str = "") -> PasswordProblem | None:
    """The first thing that is wrong with a password, or None. There are no rules of mixture."""
    exact = unicodedata.normalize("NFC", password)
    if len(exact) < SHORTEST:
        return PasswordProblem.TOO_SHORT
    if len(exact) > LONGEST:
        return PasswordProblem.TOO_LONG
    if sign_in_name and _letters(sign_in_name) in _letters(exact):
        return PasswordProblem.HAS_NAME
    if common_passwords.is_common(exact):
        return PasswordProblem.COMMON
    if common_passwords.is_easy_to_guess(exact):
        return PasswordProblem.EASY
    return None


@dataclass(frozen=True, kw_only=True)
class Passwords:
    """Makes and checks fingerprints. The cost is for production; tests take a smaller one."""

    memory_kib: int = 64 * 1024
    rounds: int = 3
    lanes: int = 4

    def fingerprint(self, password: str) -> str:
        """The fingerprint to keep."""
        return self._hasher.hash(_exact(password))

    def fits(self, fingerprint: str, password: str) -> bool:
        """Whether this is the very password: every character counts, capitals too."""
        if len(password) > 4 * LONGEST:
            # Nobody has such a password, and nobody may make us work for it.
            password = ""
        try:
            return self._hasher.verify(fingerprint, _exact(password))
        except (VerificationError, InvalidHashError):
            return False

    def outdated(self, fingerprint: str) -> bool:
        """Whether it was made at another cost than the present one."""
        return self._hasher.check_needs_rehash(fingerprint)

    @cached_property
    def decoy(self) -> str:
        """A fingerprint that no password fits, for names that nobody has."""
        return self.fingerprint(new_secret())

    @cached_property
    def _hasher(self) -> PasswordHasher:
        return PasswordHasher(
            time_cost=self.rounds,
            memory_cost=self.memory_kib,
            parallelism=self.lanes,
            type=Type.ID,
        )


def _exact(password: str) -> bytes:
    # The same letter can be typed as one sign or as two, depending on the phone.
    return unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalpha())
