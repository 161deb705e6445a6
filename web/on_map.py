"""What the pages of the map share: the map itself, its people as choices, and forms given back."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from flask import Flask, request, url_for
from flask_babel.speaklater import LazyString
from werkzeug.datastructures import MultiDict

from network.connections import kinds
from network.connections.edits import Edit, Put
from network.connections.kinds import FAMILY, Kind
from network.connections.model import (
    Connection,
    Item,
    Link,
    Place,
    RelationshipMap,
    StepLine,
)
from network.errors import ChangedMeanwhile, NotFound, OperationReused
from network.identity import ItemId, StepId, new_id
from web import given_back, said
from web.context import actor, services
from web.forms.form import Form
from web.operation import op_id
from web.translated import _
from web.wording import Option, options, wording

F = TypeVar("F", bound=Form)
Choices = list[tuple[str, str]]

TRIES = 3
FAMILY_FIRST = (*(kind for kind in Kind if kind in FAMILY), Kind.PARTNER, Kind.FORMER_PARTNER)
CARERS = (Kind.FOSTER_CARER, Kind.KINSHIP_CARER, Kind.SPECIAL_GUARDIAN, Kind.LODGINGS_HOST)
WORKERS = (
    Kind.KEY_WORKER,
    Kind.RESIDENTIAL_WORKER,
    Kind.SOCIAL_WORKER,
    Kind.PERSONAL_ADVISER,
    Kind.REVIEWING_OFFICER,
    Kind.ADVOCATE,
    Kind.INDEPENDENT_VISITOR,
    Kind.TEACHER,
    Kind.YOUTH_WORKER,
    Kind.HEALTH_WORKER,
    Kind.COUNSELLOR,
)
OTHERS = tuple(
    kind for kind in Kind if kind not in {*FAMILY_FIRST, *CARERS, *WORKERS, Kind.NOT_SAID}
)


def opened() -> RelationshipMap:
    """The map of whoever is asking."""
    return services().maps.open(actor())


def change(what: str, *edits: Edit) -> int:
    """Make the edits in one step, under the id that the form brought.

    A form that somebody went back to and sent again with other words is a step of its own.
    """
    try:
        return services().maps.change(actor(), op_id(), what, edits)
    except OperationReused:
        return services().maps.change(actor(), StepId(new_id()), what, edits)


def change_now(what: str, edits: Callable[[RelationshipMap], Sequence[Edit]]) -> int:
    """Make edits worked out from the map as it is, again where it changes in between."""
    for _time in range(TRIES - 1):
        try:
            return change(what, *edits(opened()))
        except ChangedMeanwhile:
            continue
    return change(what, *edits(opened()))


def add(what: str, make: Callable[[ItemId], Item]) -> ItemId:
    """Add an item whose id is the form's own, so that sent twice it is there once."""
    step_id = op_id()
    try:
        services().maps.change(actor(), step_id, what, [Put(make(ItemId(step_id)))])
    except OperationReused:
        step_id = StepId(new_id())
        services().maps.change(actor(), step_id, what, [Put(make(ItemId(step_id)))])
    return ItemId(step_id)


def connection_on(found: RelationshipMap, connection_id: str) -> Connection:
    """Somebody on the map. Raises NotFound."""
    connection = found.connection_by_id.get(ItemId(connection_id))
    if connection is None:
        raise NotFound
    return connection


def place_on(found: RelationshipMap, place_id: str) -> Place:
    """A place on the map. Raises NotFound."""
    place = found.place_by_id.get(ItemId(place_id))
    if place is None:
        raise NotFound
    return place


def link_on(found: RelationshipMap, link_id: str) -> Link:
    """A link on the map. Raises NotFound."""
    for link in found.links:
        if link.id == link_id:
            return link
    raise NotFound


def born(found: RelationshipMap) -> date | None:
    """The owner's first possible day of birth, which ages are counted from."""
    return found.settings.born.earliest


def ring_choices(found: RelationshipMap, *, highest: int = 0) -> Choices:
    """The rings by the owner's own names. A ring that is used stays on offer."""
    names = found.settings.ring_names
    return [
        (str(number), ring_name(found, number)) for number in range(1, max(len(names), highest) + 1)
    ]


def ring_name(found: RelationshipMap, ring: int) -> str:
    """What the owner calls a ring."""
    names = found.settings.ring_names
    return names[ring - 1] if 0 < ring <= len(names) else _("Ring %(number)s", number=ring)


def place_choices(found: RelationshipMap) -> Choices:
    """The places of the map."""
    return [(place.id, place.name) for place in found.places]


def people_choices(found: RelationshipMap, *, leave_out: str = "") -> Choices:
    """The people on the map, by what they are called."""
    return [(one.id, one.called) for one in found.connections if one.id != leave_out]


def kind_words(connection: Connection) -> str:
    """How we know each other, in the owner's own words if there are any."""
    if connection.kind_words:
        return connection.kind_words
    said_kind = connection.kind is not Kind.NOT_SAID
    return str(wording(connection.kind)) if said_kind else ""


def listed(names: Sequence[str | LazyString], *, most: int = 3) -> str:
    """Names in a sentence: "Ada, Sam and Jo", or "Ada, Sam, Jo and 4 more"."""
    shown, more = names[:most], len(names) - most
    if more > 0:
        return _("%(names)s and %(count)s more", names=", ".join(map(str, shown)), count=more)
    if len(shown) < 2:  # noqa: PLR2004  one name, or none
        return "".join(map(str, shown))
    first = ", ".join(map(str, shown[:-1]))
    return _("%(first)s and %(last)s", first=first, last=str(shown[-1]))


def as_given_back(kind: type[F], shown: F) -> F:
    """The form as it is opened, or with what was typed before a time-out."""
    typed = given_back.values()
    if not typed:
        return shown
    form = kind.read(_multi(typed))
    form.errors.clear()
    return form


def typed_rows(kind: type[F], prefix: str, shown: Iterable[F]) -> list[F]:
    """The rows of a form as they are opened, or as they were typed before a time-out."""
    typed = given_back.values()
    if not typed:
        return list(shown)
    rows = kind.read_rows(_multi(typed), prefix)
    for row in rows:
        row.errors.clear()
    return rows


def _multi(typed: Mapping[str, Sequence[str]]) -> MultiDict[str, str]:
    return MultiDict([(name, value) for name, values in typed.items() for value in values])


def after(endpoint: str, done: str, **values: Any) -> str:
    """The address of the page that a form leads to, with a word about what was done."""
    return url_for(endpoint, **{**values, said.FIELD: done})


def wants_json() -> bool:
    """Whether a script asks, and wants data back instead of a page."""
    best = request.accept_mimetypes.best_match(["text/html", "application/json"])
    return best == "application/json"


def undoable() -> tuple[StepLine | None, StepLine | None]:
    """What undo would take back, and what redo would do again."""
    return services().maps.undoable(actor())


def values_of(found: Mapping[str, str], *names: str) -> dict[str, str]:
    """Some values of an address, those that are there."""
    return {name: found[name] for name in names if found.get(name)}


def options_of(name: str) -> list[Option]:
    """A closed set of the map as choices, by its name."""
    return options(getattr(kinds, name))


def grouped_kinds() -> list[tuple[str, list[Option]]]:
    """How we can know each other, in groups that are easy to look through."""
    return [
        (_("Family"), [(kind.value, wording(kind)) for kind in FAMILY_FIRST]),
        (_("People who looked after me"), [(kind.value, wording(kind)) for kind in CARERS]),
        (_("Workers"), [(kind.value, wording(kind)) for kind in WORKERS]),
        (_("Friends and others"), [(kind.value, wording(kind)) for kind in OTHERS]),
    ]


def init_app(app: Flask) -> None:
    """Let the templates of the map name things."""
    app.jinja_env.globals.update(
        grouped_kinds=grouped_kinds,
        kind_words=kind_words,
        listed=listed,
        options_of=options_of,
        ring_name=ring_name,
        undoable=undoable,
    )
