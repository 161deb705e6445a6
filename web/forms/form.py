"""The base of every form: it reads all fields, gathers all messages, keeps all that was typed.

A form lists its fields: `text = Text(limit=400, lines=True, missing=_l("Write something."))`.
`form = NoteForm.read(request.form)` reads them; if there are `form.errors` the page shows the
form again with 422, else `form.text` is the clean value.
"""

from collections.abc import Sequence
from typing import Any, ClassVar, Protocol, TypeVar

from web import given_back
from web.forms.fields import Field, Message, Wrong

F = TypeVar("F", bound="Form")

MOST_ROWS = 50


class Typed(Protocol):
    """What a browser sends: each name with all of its values."""

    def getlist(self, key: str, /) -> list[str]: ...


class Form:
    """What somebody typed. `errors` says of each field what to change; no errors: it can be used.

    `prefix` lets one page carry the same form several times.
    """

    fields: ClassVar[dict[str, Field[Any]]] = {}

    def __init_subclass__(cls) -> None:
        own = {name: value for name, value in vars(cls).items() if isinstance(value, Field)}
        above = [base.fields for base in reversed(cls.__bases__) if issubclass(base, Form)]
        cls.fields = {name: field for some in (*above, own) for name, field in some.items()}

    def __init__(self, *, prefix: str = "") -> None:
        self.prefix = prefix
        self.typed: dict[str, list[str]] = self._given_back()
        self.clean: dict[str, Any] = {}
        self.errors: dict[str, Message] = {}

    @classmethod
    def read(cls: type[F], typed: Typed, *, prefix: str = "") -> F:
        """The form as it was sent, every field looked at."""
        form = cls(prefix=prefix)
        form.typed = {}
        for name, field in cls.fields.items():
            form.typed[name] = typed.getlist(prefix + name)
            try:
                form.clean[name] = field.read(form.typed[name])
            except Wrong as wrong:
                form.errors[name] = wrong.message
        form.check()
        return form

    @classmethod
    def filled(cls: type[F], *, prefix: str = "", **values: Any) -> F:
        """The form as it is shown for the first time, with what is known already."""
        form = cls(prefix=prefix)
        form.clean.update(values)
        if not form.typed:
            form.typed = {name: cls.fields[name].shown(value) for name, value in values.items()}
        return form

    @classmethod
    def read_rows(cls: type[F], typed: Typed, prefix: str) -> list[F]:
        """The same form several times over: prefix-0-…, prefix-1-… Empty rows are left out."""
        rows = [cls.read(typed, prefix=f"{prefix}-{number}-") for number in range(MOST_ROWS)]
        return [row for row in rows if not row.empty]

    def _given_back(self) -> dict[str, list[str]]:
        """What was typed here before the session ran out, if this page gives a draft back."""
        kept = given_back.values()
        found = {name: list(kept.get(self.prefix + name, ())) for name in self.fields}
        return found if any(found.values()) else {}

    def check(self) -> None:
        """Look at fields together, for forms whose fields depend on one another."""

    def refuse(self, name: str, message: Message) -> None:
        """Say of a field what to change. What was said first stays."""
        self.errors.setdefault(name, message)

    def refuse_all(self, problems: dict[str, Message]) -> None:
        """Take over what a use case found wrong, field by field."""
        for name, message in problems.items():
            self.refuse(name, message)

    @property
    def empty(self) -> bool:
        """Whether nothing at all was typed."""
        return not any(text.strip() for texts in self.typed.values() for text in texts)

    def values(self, name: str) -> Sequence[str]:
        """What the field shows. A secret is never shown again; a draft comes before the rest."""
        field = self.fields.get(name)
        if field is None or field.secret:
            return []
        back = given_back.values().get(self.html_name(name))
        return back if back is not None else self.typed.get(name, [])

    def value(self, name: str) -> str:
        """What a field of one value shows."""
        found = self.values(name)
        return found[0] if found else ""

    def error(self, name: str) -> Message | None:
        """What to change in this field."""
        return self.errors.get(name)

    def html_name(self, name: str) -> str:
        """The name, and the id, that the field has on the page."""
        return self.prefix + name
