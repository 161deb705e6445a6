"""XML from strangers: no entities, nothing from outside, bounded depth."""

from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from network.errors import Invalid, TooLarge

DEPTH_LIMIT = 64
ELEMENTS_LIMIT = 3_000_000
BROKEN = "This file is not well-formed XML: it is cut off or damaged."
FORBIDDEN = "This file uses XML entities or outside files, which we do not open."


def walk(data: bytes, *, keep: bool = True) -> Iterator[tuple[str, Element]]:
    """Start and end of every element. With `keep` false, ended elements are emptied."""
    depth = count = 0
    try:
        for event, element in iterparse(BytesIO(data), events=("start", "end")):
            if event == "start":
                depth, count = depth + 1, count + 1
                if depth > DEPTH_LIMIT or count > ELEMENTS_LIMIT:
                    raise TooLarge("This file is built too deep or too large for us to open.")
                yield event, element
                continue
            depth -= 1
            yield event, element
            if not keep:
                element.clear()
    except DefusedXmlException:
        raise Invalid({"files": FORBIDDEN}, FORBIDDEN) from None
    except (ParseError, ValueError, LookupError):
        raise Invalid({"files": BROKEN}, BROKEN) from None


def parse(data: bytes) -> Element:
    """The root of a document."""
    root: Element | None = None
    for _, element in walk(data):
        root = element if root is None else root
    if root is None:
        raise Invalid({"files": BROKEN}, BROKEN)
    return root


def plain(tag: str) -> str:
    """A tag or attribute without its namespace."""
    return tag.rpartition("}")[2]
