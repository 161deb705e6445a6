"""Photos of people and places. The picture itself is made anew before it is kept."""

from dataclasses import replace

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from network.connections.edits import Edit, Put, Remove
from network.connections.model import Connection, Photo, RelationshipMap
from network.errors import ChangedMeanwhile, Invalid, NotFound, TooLarge
from network.identity import ItemId, StepId, new_id
from web import on_map, pictures
from web.access import for_person
from web.context import actor, services
from web.forms.photo import PhotoForm
from web.limits import takes_files
from web.operation import op_id
from web.pages.note import way_back, whom
from web.said import ADDED, REMOVED, SAVED
from web.translated import _

bp = Blueprint("photo", __name__, url_prefix="/map")

Page = str | AnyResponse | tuple[str, int]


@bp.get("/people/<about>/photos/new")
@bp.get("/places/<about>/photos/new")
@for_person
def new(about: str) -> Page:
    """Ask for a photo."""
    whose = whom(on_map.opened(), about)
    return render_template(
        "pages/photo/new.html", form=PhotoForm(), whose=whose, back=way_back(whose)
    )


@bp.post("/people/<about>/photos/new")
@bp.post("/places/<about>/photos/new")
@takes_files(megabytes=pictures.MEGABYTES)
@for_person
def add(about: str) -> Page:
    """Make the picture anew and keep it; say plainly where that can't be done."""
    whose, form = whom(on_map.opened(), about), PhotoForm.read(request.form)
    sent = request.files.get("photo")
    data = sent.read() if sent else b""
    if not data:
        form.refuse("photo", _("Choose a photo from your device."))
    if not form.errors:
        _keep(form, whose.id, data)
    if form.errors:
        page = render_template("pages/photo/new.html", form=form, whose=whose, back=way_back(whose))
        return page, 422
    return redirect(way_back(whose, ADDED), 303)


@bp.get("/photos/<photo_id>")
@for_person
def show(photo_id: str) -> Page:
    """A photo, what is written under it, and what can be done with it."""
    found = on_map.opened()
    photo = photo_on(found, photo_id)
    whose = whom(found, photo.about)
    form = PhotoForm.filled(
        base=found.versions[photo.id],
        caption=photo.caption,
        shown=isinstance(whose, Connection) and whose.photo_id == photo.id,
    )
    return _show(photo, whom(found, photo.about), on_map.as_given_back(PhotoForm, form))


@bp.post("/photos/<photo_id>")
@for_person
def save(photo_id: str) -> Page:
    """Keep what is written under a photo, and whether it stands for the person."""
    form = PhotoForm.read(request.form)
    found = on_map.opened()
    photo = photo_on(found, photo_id)
    whose = whom(found, photo.about)
    if form.errors:
        return _show(photo, whose, form), 422
    edits: list[Edit] = [Put(replace(photo, caption=form.caption), form.base)]
    if isinstance(whose, Connection):
        edits.append(Put(_showing(whose, photo, shown=form.shown), found.versions[whose.id]))
    try:
        on_map.change("change_photo", *edits)
    except ChangedMeanwhile:
        form.typed["base"] = [str(found.versions[photo.id])]
        return _show(photo, whose, form, changed=True), 412
    return redirect(way_back(whose, SAVED), 303)


@bp.post("/photos/<photo_id>/remove")
@for_person
def remove(photo_id: str) -> Page:
    """Take a photo away. It can be undone."""
    found = on_map.opened()
    there = next((photo for photo in found.photos if photo.id == photo_id), None)
    on_map.change("remove_photo", Remove(ItemId(photo_id)))
    if there is None:
        return redirect(on_map.after("my_map.show", REMOVED), 303)
    return redirect(way_back(whom(found, there.about), REMOVED), 303)


@bp.get("/photos/<photo_id>/picture.jpg")
@for_person
def picture(photo_id: str) -> AnyResponse:
    """The picture itself."""
    return pictures.given(services().maps.photo(actor(), ItemId(photo_id))[1])


@bp.get("/photos/<photo_id>/small.jpg")
@for_person
def small(photo_id: str) -> AnyResponse:
    """The small picture, for lists and maps."""
    return pictures.given(services().maps.small_photo(actor(), ItemId(photo_id))[1])


def photo_on(found: RelationshipMap, photo_id: str) -> Photo:
    """A photo on the map. Raises NotFound."""
    for photo in found.photos:
        if photo.id == photo_id:
            return photo
    raise NotFound


def _keep(form: PhotoForm, about: ItemId, data: bytes) -> None:
    try:
        photo = services().maps.add_photo(actor(), op_id(), about, data, form.caption)
    except TooLarge:
        form.refuse("photo", pictures.too_large())
    except Invalid:
        form.refuse("photo", pictures.unreadable())
    else:
        if form.shown:
            _show_it(photo)


def _show_it(photo: Photo) -> None:
    found = on_map.opened()
    whose = found.connection_by_id.get(photo.about)
    if whose is not None and whose.photo_id != photo.id:
        after = _showing(whose, photo, shown=True)
        services().maps.change(actor(), StepId(new_id()), "change_photo", [Put(after)])


def _showing(whose: Connection, photo: Photo, *, shown: bool) -> Connection:
    if shown:
        return replace(whose, photo_id=photo.id)
    return replace(whose, photo_id=None) if whose.photo_id == photo.id else whose


def _show(photo: Photo, whose: object, form: PhotoForm, *, changed: bool = False) -> str:
    return render_template(
        "pages/photo/show.html", photo=photo, whose=whose, form=form, changed=changed
    )
