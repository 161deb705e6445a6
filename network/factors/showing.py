"""Holding what somebody shows against what is kept of it. Whoever is asked about is locked."""

from dataclasses import dataclass, replace
from datetime import datetime

from network.actor import FactorKind
from network.factors import authenticator, challenges, printed
from network.factors.challenges import Wanted
from network.factors.model import Factors, Passkey, PasskeyRefused, WrongCode
from network.factors.passkeys import Answer, Passkeys
from network.keys.sealing import Sealer


@dataclass(frozen=True)
class Shown:
    """What was shown, and the factors as they are from here on: nothing works twice."""

    kind: FactorKind
    factors: Factors


def code(sealer: Sealer, factors: Factors, typed: str, now: datetime) -> Shown:
    """Six figures or a printed code. Raises WrongCode."""
    if authenticator.figures(typed):
        return _figures(factors, typed, now)
    sheet = factors.sheet
    used = printed.find(sealer, factors.account_id, sheet.codes, typed) if sheet else ""
    if sheet is None or not used:
        raise WrongCode
    rest = replace(sheet, codes=tuple(kept for kept in sheet.codes if kept != used))
    return Shown(FactorKind.PRINTED_CODE, replace(factors, sheet=rest))


def passkey(passkeys: Passkeys, factors: Factors, answer: Answer, wanted: Wanted) -> Shown:
    """An answer to a challenge. Raises PasskeyRefused, whatever is wrong with it."""
    answered = answer_once(passkeys, factors, answer, wanted)
    known = next(
        (one for one in factors.passkeys if one.credential_id == answer.credential_id), None
    )
    if known is None or answer.handle not in ("", factors.handle):
        raise PasskeyRefused
    fresh = passkeys.shown(answer, known, wanted.now)
    return Shown(FactorKind.PASSKEY, replace(answered, passkeys=_with(factors, fresh)))


def answer_once(passkeys: Passkeys, factors: Factors, answer: Answer, wanted: Wanted) -> Factors:
    """The factors with this challenge noted as answered. Raises PasskeyRefused the second time."""
    if not passkeys.challenges.holds(answer.challenge, wanted):
        raise PasskeyRefused
    name = challenges.name_of(answer.challenge)
    recent = tuple(one for one in factors.answered if wanted.now < one[1])
    if any(name == known for known, _ in recent):
        raise PasskeyRefused
    runs_out = challenges.until(answer.challenge, wanted.now)
    return replace(factors, answered=(*recent, (name, runs_out)))


def _with(factors: Factors, fresh: Passkey) -> tuple[Passkey, ...]:
    return tuple(fresh if one.id == fresh.id else one for one in factors.passkeys)


def _figures(factors: Factors, typed: str, now: datetime) -> Shown:
    app = factors.authenticator
    step = authenticator.step_of(app.secret, typed, now, used=app.used) if app else 0
    if app is None or not step:
        raise WrongCode
    return Shown(FactorKind.AUTHENTICATOR, replace(factors, authenticator=replace(app, used=step)))
