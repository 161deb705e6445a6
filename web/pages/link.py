"""How two people on my map know each other."""

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from network.connections.changes import LinkedAlready
from network.connections.edits import Put, Remove
from network.connections.model import Link, RelationshipMap
from network.errors import ChangedMeanwhile
from network.identity import ItemId
from web import on_map
from web.access import for_person
from web.forms.link import LinkForm
from web.said import ADDED, REMOVED, SAVED
from web.translated import _

bp = Blueprint("link", __name__, url_prefix="/map/links")

Page = str | Response | tuple[str, int]


@bp.get("/new")
@for_person
def new() -> Page:
    """Ask who knows whom, and how."""
    form = LinkForm()
    form.typed = {
        "first": [request.args.get("first", "")],
        "second": [request.args.get("second", "")],
    }
    return _form(on_map.opened(), on_map.as_given_back(LinkForm, form))


@bp.post("/new")
@for_person
def add() -> Page:
    """Link two people; the same link is never there twice."""
    form = LinkForm.read(request.form)
    found = on_map.opened()
    if _problems(form, found):
        return _form(found, form), 422

    def make(link_id: ItemId) -> Link:
        blank = Link(id=link_id, a=ItemId(form.first), b=ItemId(form.second))
        return form.link(blank, born=on_map.born(found))

    try:
        on_map.add("add_link", make)
    except LinkedAlready:
        return _twice(form, found)
    return redirect(on_map.after("connection.show", ADDED, connection_id=form.first), 303)


@bp.get("/<link_id>/edit")
@for_person
def edit(link_id: str) -> Page:
    """How two people know each other, to change."""
    found = on_map.opened()
    link = on_map.link_on(found, link_id)
    form = LinkForm.of(link, base=found.versions[link.id])
    return _form(found, on_map.as_given_back(LinkForm, form), link=link)


@bp.post("/<link_id>/edit")
@for_person
def save(link_id: str) -> Page:
    """Keep how they know each other. Who they are stays as it is."""
    found = on_map.opened()
    link = on_map.link_on(found, link_id)
    form = LinkForm.read(request.form)
    if _problems(form, found, ends={link.a, link.b}):
        return _form(found, form, link=link), 422
    try:
        after = form.link(link, born=on_map.born(found))
        on_map.change("change_link", Put(after, form.base))
    except LinkedAlready:
        return _twice(form, found, link=link)
    except ChangedMeanwhile:
        form.typed["base"] = [str(found.versions[link.id])]
        return _form(found, form, link=link, changed=True), 412
    return redirect(on_map.after("connection.show", SAVED, connection_id=link.a), 303)


@bp.post("/<link_id>/remove")
@for_person
def remove(link_id: str) -> Page:
    """Take the link away; the two people stay. It can be undone."""
    back = request.form.get("back", "")
    on_map.change("remove_link", Remove(ItemId(link_id)))
    if ItemId(back) in on_map.opened().connection_by_id:
        return redirect(on_map.after("connection.show", REMOVED, connection_id=back), 303)
    return redirect(on_map.after("my_map.show", REMOVED), 303)


def _problems(form: LinkForm, found: RelationshipMap, ends: set[ItemId] | None = None) -> bool:
    for name in ("first", "second"):
        chosen = ItemId(form.value(name))
        if name not in form.errors and chosen not in found.connection_by_id:
            form.refuse(name, _("Choose somebody on your map."))
        elif ends is not None and chosen not in ends:
            form.refuse(name, _("Here you can only swap the two. To link others, add a new link."))
    return bool(form.errors)


def _twice(form: LinkForm, found: RelationshipMap, link: Link | None = None) -> Page:
    form.refuse("kind", _("You have said this of these two already."))
    return _form(found, form, link=link), 422


def _form(
    found: RelationshipMap, form: LinkForm, *, link: Link | None = None, changed: bool = False
) -> str:
    return render_template(
        "pages/link/form.html",
        form=form,
        found=found,
        link=link,
        changed=changed,
        people=on_map.people_choices(found),
    )
