"""A place on my map: somewhere I lived, learned, worked or was."""

from dataclasses import replace

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from network.connections.edits import Edit, Put, Remove
from network.connections.model import Place, RelationshipMap
from network.errors import ChangedMeanwhile, NotFound
from network.identity import ItemId
from web import on_map
from web.access import for_person
from web.context import actor, services
from web.forms.place import PlaceForm
from web.said import ADDED, MOVED, REMOVED, SAVED

bp = Blueprint("place", __name__, url_prefix="/map/places")

Page = str | Response | tuple[str, int]


@bp.get("/new")
@for_person
def new() -> Page:
    """Ask what to call a place; the rest is for those who like."""
    form = PlaceForm()
    form.typed = {"kind": [request.args.get("kind", "")]}
    return render_template("pages/place/new.html", form=on_map.as_given_back(PlaceForm, form))


@bp.post("/new")
@for_person
def add() -> Page:
    """Put a place on the map, after those that are there."""
    form = PlaceForm.read(request.form)
    if form.errors:
        return render_template("pages/place/new.html", form=form), 422
    found = on_map.opened()
    last = max((place.order for place in found.places), default=0)

    def make(place_id: ItemId) -> Place:
        there = found.place_by_id.get(place_id)
        blank = Place(id=place_id, name=form.name, order=there.order if there else last + 1)
        return form.place(blank, born=on_map.born(found))

    added = on_map.add("add_place", make)
    if request.form.get("then") == "another":
        return redirect(on_map.after(".new", ADDED), 303)
    return redirect(on_map.after(".show", ADDED, place_id=added), 303)


@bp.get("/<place_id>")
@for_person
def show(place_id: str) -> Page:
    """A place, and who was there."""
    found = on_map.opened()
    place = on_map.place_on(found, place_id)
    return render_template(
        "pages/place/show.html",
        found=found,
        place=place,
        version=found.versions[place.id],
        people=[
            one
            for one in found.connections
            if any(known.place_id == place.id for known in one.known)
        ],
        photos=[photo for photo in found.photos if photo.about == place.id],
        notes=services().maps.notes(actor(), place.id) if place.id in found.noted else (),
    )


@bp.get("/<place_id>/edit")
@for_person
def edit(place_id: str) -> Page:
    """Everything there is to say about a place."""
    found = on_map.opened()
    place = on_map.place_on(found, place_id)
    form = PlaceForm.of(place, base=found.versions[place.id])
    return render_template(
        "pages/place/edit.html", place=place, form=on_map.as_given_back(PlaceForm, form)
    )


@bp.post("/<place_id>/edit")
@for_person
def save(place_id: str) -> Page:
    """Keep what was written; if it was changed in another window, show both."""
    form = PlaceForm.read(request.form)
    found = on_map.opened()
    before = found.place_by_id.get(ItemId(place_id))
    if before is None and form.base is not None:
        form.typed["base"] = []
        blank = Place(id=ItemId(place_id), name=form.value("name"))
        return render_template("pages/place/edit.html", place=blank, form=form, gone=True), 412
    if before is None and not services().maps.was_there(actor(), ItemId(place_id)):
        raise NotFound
    before = before or Place(id=ItemId(place_id), name=form.name)
    if form.errors:
        return render_template("pages/place/edit.html", place=before, form=form), 422
    try:
        after = form.place(before, born=on_map.born(found))
        on_map.change("change_place", Put(after, form.base))
    except ChangedMeanwhile:
        form.typed["base"] = [str(found.versions[before.id])]
        page = render_template("pages/place/edit.html", place=before, form=form, changed=True)
        return page, 412
    return redirect(on_map.after(".show", SAVED, place_id=place_id), 303)


@bp.post("/<place_id>/remove")
@for_person
def remove(place_id: str) -> Page:
    """Take a place off the map; people who were there stay. It can be undone."""
    on_map.change("remove_place", Remove(ItemId(place_id)))
    return redirect(on_map.after("my_map.show", REMOVED), 303)


@bp.post("/<place_id>/earlier")
@for_person
def earlier(place_id: str) -> Page:
    """Put a place before the one that comes before it in my story."""
    on_map.change_now("change_place", lambda found: _swapped(found, place_id))
    return redirect(on_map.after(".show", MOVED, place_id=place_id), 303)


def _swapped(found: RelationshipMap, place_id: str) -> list[Edit]:
    place = on_map.place_on(found, place_id)
    at = found.places.index(place)
    order = list(found.places)
    order.insert(max(at - 1, 0), order.pop(at))
    return [
        Put(replace(one, order=number), found.versions[one.id])
        for number, one in enumerate(order, start=1)
        if one.order != number
    ]
