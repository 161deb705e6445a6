"""Six figures from an app (RFC 6238): each good once, a half minute early or late forgiven."""

import secrets
from datetime import datetime

import pyotp

STEP_SECONDS = 30
FIGURES = 6
EARLY_OR_LATE = (-1, 0, 1)
ISSUER = "Rowan"


def new_secret() -> str:
    """A secret of 160 bits, as apps take it."""
    return pyotp.random_base32()


def address(secret: str) -> str:
    """What the app reads from the picture. It says nothing of whose it is."""
    return pyotp.TOTP(secret).provisioning_uri(name=ISSUER, issuer_name=ISSUER)


def figures(typed: str) -> str:
    """The six figures that were typed, or nothing where it was something else."""
    plain = "".join(typed.split())
    return plain if len(plain) == FIGURES and plain.isascii() and plain.isdigit() else ""


def step_of(secret: str, typed: str, now: datetime, *, used: int) -> int:
    """The step that the figures belong to, or 0. A step up to the last one used is past."""
    wanted, app, found = figures(typed), pyotp.TOTP(secret), 0
    for around in EARLY_OR_LATE:
        step = int(now.timestamp()) // STEP_SECONDS + around
        fits = secrets.compare_digest(app.generate_otp(step), wanted)
        if fits and step > used:
            found = step
    return found
