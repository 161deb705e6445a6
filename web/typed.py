"""What somebody has typed, so that no error of ours can lose it."""

import re
from dataclasses import dataclass

from flask import g, request
from werkzeug.exceptions import HTTPException

from network.errors import NetworkError
from web import csrf, operation
from web.context import maybe_actor, services

SECRET_WORDS = frozenset({"password", "passkey", "code", "codes", "secret", "token", "slip"})
BETWEEN_WORDS = re.compile(r"[^a-z]+")
MACHINERY = frozenset({csrf.FIELD, operation.FIELD})


@dataclass(frozen=True)
class Kept:
    """What an error page gives back: `words` to read or copy, and the form to send once more.

    `address` is empty where sending the same again can't help, or where a secret or a file that
    we don't give back would be missing.
    """

    words: tuple[tuple[str, str], ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    address: str = ""


def kept(*, to_send: bool) -> Kept:
    """The form of this request, as an error page gives it back."""
    try:
        return Kept(
            words=tuple(words()),
            fields=tuple(fields()),
            address=request.full_path.rstrip("?") if to_send and _whole() else "",
        )
    except HTTPException:
        # The form itself could not be read.
        return Kept()


def fields() -> list[tuple[str, str]]:
    """Every field of this request's form but secrets and the proof, in order."""
    return [
        (name, value)
        for name, value in request.form.items(multi=True)
        if name != csrf.FIELD and not _secret(name)
    ]


def words() -> list[tuple[str, str]]:
    """The fields that a person filled in."""
    return [(name, value) for name, value in fields() if name not in MACHINERY and value.strip()]


def keep() -> bool:
    """Keep this form as a draft for whoever was signed in. False when that can't be done now."""
    person = maybe_actor() or g.get("expired_actor")
    if person is None or not words():
        return False
    values: dict[str, list[str]] = {}
    for name, value in fields():
        values.setdefault(name, []).append(value)
    try:
        services().drafts.keep(person, request.path, values)
    except NetworkError:
        return False
    return True


def _whole() -> bool:
    """Whether all that was sent can be given back: no secret and no file was in it."""
    secrets = any(_secret(name) and value for name, value in request.form.items(multi=True))
    return not secrets and not any(file.filename for file in request.files.values())


def _secret(name: str) -> bool:
    return not SECRET_WORDS.isdisjoint(BETWEEN_WORDS.split(name.lower()))
