"""What somebody has typed, so that no error of ours can lose it."""

from dataclasses import dataclass

from flask import g, request
from werkzeug.exceptions import HTTPException

from network.errors import NetworkError
from web import csrf, operation
from web.context import maybe_actor, services

SECRET_WORDS = ("password", "code", "secret", "token")
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
        whole = not request.files and not any(_secret(name) for name in request.form)
        return Kept(
            words=tuple(words()),
            fields=tuple(fields()),
            address=request.full_path.rstrip("?") if to_send and whole else "",
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


def _secret(name: str) -> bool:
    return any(word in name.lower() for word in SECRET_WORDS)
