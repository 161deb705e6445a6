"""The kinds of field a form can have. Each reads what was typed, or says what to change."""

import re
from collections.abc import Iterable, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar, overload

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

if TYPE_CHECKING:
    from web.forms.form import Form

T = TypeVar("T")
E = TypeVar("E", bound=Enum)
Message: TypeAlias = LazyString | str

UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
LINE_ENDS = re.compile(r"\r\n?")
YES = "yes"


class Wrong(Exception):
    """What was typed can't be used. `message` says what to do about it."""

    def __init__(self, message: Message) -> None:
        super().__init__()
        self.message = message


class Field(Generic[T]):
    """One field. On a form that was read it is the clean value."""

    secret = False

    def __set_name__(self, owner: type["Form"], name: str) -> None:
        self.name = name

    @overload
    def __get__(self, form: None, owner: Any) -> "Field[T]": ...
    @overload
    def __get__(self, form: "Form", owner: Any) -> T: ...
    def __get__(self, form: "Form | None", owner: Any) -> "Field[T] | T":
        if form is None:
            return self
        value: T = form.clean.get(self.name, self.nothing())
        return value

    def nothing(self) -> T:
        """The value when nothing was typed."""
        raise NotImplementedError

    def read(self, typed: Sequence[str]) -> T:
        """The clean value. Raises Wrong."""
        raise NotImplementedError

    def shown(self, value: T) -> list[str]:
        """The value as it would have been typed."""
        raise NotImplementedError


class Text(Field[str]):
    """Words on one line, or on several. `missing` makes it a field that can't be left empty."""

    def __init__(self, *, limit: int, missing: Message | None = None, lines: bool = False) -> None:
        self.limit = limit
        self.missing = missing
        self.lines = lines

    def nothing(self) -> str:
        return ""

    def read(self, typed: Sequence[str]) -> str:
        text = self._tidy(typed[0] if typed else "")
        if not text and self.missing is not None:
            raise Wrong(self.missing)
        if len(text) > self.limit:
            raise Wrong(
                _l(
                    "Make this shorter: %(limit)s letters at most. It has %(count)s.",
                    limit=self.limit,
                    count=len(text),
                )
            )
        return text

    def shown(self, value: str) -> list[str]:
        return [value]

    def _tidy(self, text: str) -> str:
        text = UNSEEN.sub("", LINE_ENDS.sub("\n", text))
        return text.strip() if self.lines else " ".join(text.split())


class Secret(Field[str]):
    """A password or a code: taken exactly as typed, and never given back to a page."""

    secret = True

    def __init__(self, *, missing: Message | None = None, limit: int = 1024) -> None:
        self.missing = missing
        self.limit = limit

    def nothing(self) -> str:
        return ""

    def read(self, typed: Sequence[str]) -> str:
        text = typed[0] if typed else ""
        if not text and self.missing is not None:
            raise Wrong(self.missing)
        if len(text) > self.limit:
            raise Wrong(_l("Make this shorter: %(limit)s letters at most.", limit=self.limit))
        return text

    def shown(self, value: str) -> list[str]:  # noqa: ARG002  a secret is not for showing
        return []


class Choice(Field[E | None]):
    """One of a closed set, or nothing unless `missing` says what to do."""

    def __init__(self, options: type[E], *, missing: Message | None = None) -> None:
        self.options = options
        self.missing = missing

    def nothing(self) -> E | None:
        return None

    def read(self, typed: Sequence[str]) -> E | None:
        text = typed[0].strip() if typed else ""
        if not text:
            if self.missing is not None:
                raise Wrong(self.missing)
            return None
        return _member(self.options, text)

    def shown(self, value: E | None) -> list[str]:
        return [] if value is None else [str(value.value)]


class Choices(Field[tuple[E, ...]]):
    """Any of a closed set, each once, in the order of the set."""

    def __init__(self, options: type[E]) -> None:
        self.options = options

    def nothing(self) -> tuple[E, ...]:
        return ()

    def read(self, typed: Sequence[str]) -> tuple[E, ...]:
        chosen = {_member(self.options, text) for text in typed if text.strip()}
        return tuple(member for member in self.options if member in chosen)

    def shown(self, value: Iterable[E]) -> list[str]:
        return [str(member.value) for member in value]


class OneOf(Field[str]):
    """One of a few values that are known only when the form is shown, such as a place's id.

    The form checks by itself whether the value may be chosen; this only keeps it short.
    """

    def __init__(self, *, missing: Message | None = None, limit: int = 64) -> None:
        self.missing = missing
        self.limit = limit

    def nothing(self) -> str:
        return ""

    def read(self, typed: Sequence[str]) -> str:
        text = typed[0].strip() if typed else ""
        if not text and self.missing is not None:
            raise Wrong(self.missing)
        if len(text) > self.limit:
            raise Wrong(_l("Choose one from the list."))
        return text

    def shown(self, value: str) -> list[str]:
        return [value] if value else []


class SomeOf(Field[tuple[str, ...]]):
    """Any of a few values that are known only when the form is shown."""

    def __init__(self, *, limit: int = 64) -> None:
        self.limit = limit

    def nothing(self) -> tuple[str, ...]:
        return ()

    def read(self, typed: Sequence[str]) -> tuple[str, ...]:
        found = tuple(dict.fromkeys(text.strip() for text in typed if text.strip()))
        if any(len(text) > self.limit for text in found):
            raise Wrong(_l("Choose from the list."))
        return found

    def shown(self, value: Iterable[str]) -> list[str]:
        return list(value)


class Tick(Field[bool]):
    """A box that is ticked or not."""

    def nothing(self) -> bool:
        return False

    def read(self, typed: Sequence[str]) -> bool:
        return any(text == YES for text in typed)

    def shown(self, value: bool) -> list[str]:  # noqa: FBT001  the field's value
        return [YES] if value else []


class Number(Field[int | None]):
    """A whole number between two bounds."""

    def __init__(self, *, lowest: int, highest: int, missing: Message | None = None) -> None:
        self.lowest = lowest
        self.highest = highest
        self.missing = missing

    def nothing(self) -> int | None:
        return None

    def read(self, typed: Sequence[str]) -> int | None:
        text = typed[0].strip() if typed else ""
        if not text:
            if self.missing is not None:
                raise Wrong(self.missing)
            return None
        number = int(text) if re.fullmatch(r"-?[0-9]{1,9}", text) else None
        if number is None or not self.lowest <= number <= self.highest:
            raise Wrong(
                _l(
                    "Write a number from %(lowest)s to %(highest)s.",
                    lowest=self.lowest,
                    highest=self.highest,
                )
            )
        return number

    def shown(self, value: int | None) -> list[str]:
        return [] if value is None else [str(value)]


def _member(options: type[E], text: str) -> E:
    try:
        return options(text)
    except ValueError:
        raise Wrong(_l("Choose one from the list.")) from None
