"""A contact card as it stands in a file, whichever version or form it came in."""

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(kw_only=True)
class Property:
    """One property. `text` is its words, `parts` the same split where it has a structure."""

    group: str
    name: str
    params: dict[str, list[str]]
    text: str
    parts: list[str]
    line: int
    data: bytes | None = None
    used: bool = False

    @property
    def types(self) -> list[str]:
        """The types, in small letters."""
        return [kind.casefold() for kind in self.params.get("TYPE", [])]

    @property
    def called(self) -> str:
        """The name with its types, as what is kept is called."""
        return ";".join((self.name, *self.types))


@dataclass(kw_only=True)
class Card:
    """One card."""

    file: str
    line: int
    properties: list[Property] = field(default_factory=list)
    finished: bool = False

    def all(self, *names: str) -> Iterator[Property]:
        """The properties with one of these names."""
        return (one for one in self.properties if one.name in names)

    def first(self, *names: str) -> Property | None:
        """The first property with one of these names that says anything."""
        return next((one for one in self.all(*names) if one.text.strip() or one.data), None)

    def said(self, *names: str) -> str:
        """What the first of these properties says."""
        found = self.first(*names)
        return found.text.strip() if found else ""

    def label_of(self, labelled: Property) -> str:
        """The label that an Apple card gives to a property of a group."""
        if not labelled.group:
            return ""
        for one in self.all("X-ABLABEL"):
            if one.group == labelled.group:
                one.used = True
                return one.text.strip().removeprefix("_$!<").removesuffix(">!$_")
        return ""
