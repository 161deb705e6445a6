"""What every shape is made of: strict objects, text without traps, imprecise dates."""

import json
import re
from collections.abc import Callable, Collection
from datetime import date
from enum import StrEnum
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, post_load, validate

from network.connections.when import WORDS_LIMIT, When, read

ID = r"^[0-9a-f]{32}$"
DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
CONTROLS = r"\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff"
KEEPABLE = rf"^[^{CONTROLS}]*$"
SOMETHING = rf"^[^{CONTROLS}]*[^\s{CONTROLS}][^{CONTROLS}]*$"


def camel(name: str) -> str:
    """A Python name as JSON has it."""
    first, *others = name.split("_")
    return first + "".join(other.capitalize() for other in others)


class Strict(Schema):
    """An object with these keys and no others, named in camelCase."""

    class Meta:
        unknown = RAISE

    def on_bind_field(self, field_name: str, field_obj: fields.Field[Any]) -> None:
        field_obj.data_key = field_obj.data_key or camel(field_name)


class Text(fields.String):
    """Text that can be kept and drawn: no control characters but line breaks and tabs."""

    def __init__(self, longest: int, *, pattern: str = KEEPABLE, **more: Any) -> None:
        checks: list[Callable[[str], object]] = [
            validate.Length(max=longest),
            validate.Regexp(pattern, error="There is a character in it that we can't keep."),
            _whole,
        ]
        super().__init__(validate=checks, **more)


def _whole(text: str) -> None:
    """Refuse half of a character, which no pattern can say in every language."""
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise ValidationError("There is a character in it that we can't keep.")


def called(longest: int) -> Text:
    """Something to call it: text that isn't only space."""
    return Text(longest, pattern=SOMETHING, required=True)


class Written(fields.Dict):
    """Names and one of `values` for each, as a JSON object written into a query parameter."""

    def __init__(self, values: Collection[str], *, longest: int, most: int, about: str) -> None:
        super().__init__(
            keys=Text(longest),
            values=fields.String(validate=validate.OneOf(values)),
            validate=validate.Length(max=most),
        )
        self.described = {
            "type": "object",
            "maxProperties": most,
            "propertyNames": {"maxLength": longest, "pattern": KEEPABLE},
            "additionalProperties": {"type": "string", "enum": list(values)},
        }
        self.about = about

    def _deserialize(self, value: Any, attr: str | None, data: Any, **more: Any) -> Any:
        try:
            given = json.loads(value)
        except (ValueError, RecursionError):
            raise ValidationError("Write a JSON object.") from None
        found: dict[str, str] = super()._deserialize(given, attr, data, **more)  # type: ignore[no-untyped-call]
        return dict(sorted(found.items()))


def one_of(members: type[StrEnum], **more: Any) -> fields.Enum[Any]:
    """One of a closed set, by its value."""
    return fields.Enum(members, by_value=fields.String, **more)


class Several(fields.List[Any]):
    """A list that becomes a tuple."""

    def __init__(self, inner: Any, most: int, *, least: int | None = None, **more: Any) -> None:
        super().__init__(inner, validate=validate.Length(min=least, max=most), **more)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **more: Any) -> Any:
        return tuple(super()._deserialize(value, attr, data, **more))


class Whole(fields.Integer):
    """A whole number, also where JSON writes it as 2.0."""

    def __init__(self, least: int, most: int, **more: Any) -> None:
        super().__init__(strict=True, validate=validate.Range(least, most), **more)

    def _validated(self, value: Any) -> int:
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        number: int = super()._validated(value)
        return number


class Id(fields.String):
    """The id of something on the map."""

    def __init__(self, **more: Any) -> None:
        super().__init__(validate=validate.Regexp(ID, error="That is no id."), **more)


class Day(fields.String):
    """A day as 2009-07-31."""

    default_error_messages = {"day": "Write a day as 2009-07-31."}  # noqa: RUF012

    def __init__(self, **more: Any) -> None:
        super().__init__(metadata={"format": "date"}, **more)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **more: Any) -> Any:
        text = super()._deserialize(value, attr, data, **more)
        try:
            return _day(text)
        except ValueError:
            raise self.make_error("day") from None


def _day(text: str) -> date:
    if not re.fullmatch(DAY, text, re.ASCII):
        raise ValueError
    return date.fromisoformat(text)


class WhenSchema(Strict):
    """An imprecise date. Send the words alone, and what can be understood of them is bounded."""

    words = Text(WORDS_LIMIT, required=True)
    earliest = Day()
    latest = Day()

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> When:
        """The imprecise date."""
        if "earliest" in data or "latest" in data:
            return When(data["words"], data.get("earliest"), data.get("latest"))
        return read(data["words"])


def when(**more: Any) -> fields.Nested:
    """An imprecise date inside another object."""
    return fields.Nested(WhenSchema, **more)
