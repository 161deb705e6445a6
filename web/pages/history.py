"""What changed on my map: every step, undo, redo, and removing something for good."""

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from network.connections.model import RelationshipMap
from network.errors import WrongMoment
from network.identity import ItemId
from web import on_map
from web.access import for_person
from web.context import actor, services
from web.operation import op_id
from web.said import REDONE, UNDONE
from web.way_back import own_address

bp = Blueprint("history", __name__, url_prefix="/map")

Page = str | Response | tuple[str, int]
A_PAGE = 30


@bp.get("/history")
@for_person
def show() -> Page:
    """The steps, newest first."""
    before = request.args.get("before", type=int)
    steps = services().maps.steps(actor(), before=before, limit=A_PAGE)
    return render_template(
        "pages/history/show.html",
        steps=steps,
        newest=before is None,
        older=steps[-1].seq if len(steps) == A_PAGE and steps[-1].seq > 1 else None,
    )


@bp.post("/undo")
@for_person
def undo() -> Page:
    """Take the newest step back."""
    try:
        services().maps.undo(actor(), op_id())
    except WrongMoment:
        return render_template("pages/history/nothing.html"), 409
    return redirect(_back(UNDONE), 303)


@bp.post("/redo")
@for_person
def redo() -> Page:
    """Do again what was taken back last."""
    try:
        services().maps.redo(actor(), op_id())
    except WrongMoment:
        return render_template("pages/history/nothing.html"), 409
    return redirect(_back(REDONE), 303)


@bp.get("/remove-for-good/<item_id>")
@for_person
def ask(item_id: str) -> Page:
    """Say what goes when something is removed for good, before it does."""
    return render_template(
        "pages/history/remove_for_good.html", **_what(on_map.opened(), item_id), item_id=item_id
    )


@bp.post("/remove-for-good/<item_id>")
@for_person
def remove_for_good(item_id: str) -> Page:
    """Remove it from the map and from everything that was ever written down about it."""
    if request.form.get("sure") != "yes":
        page = render_template(
            "pages/history/remove_for_good.html",
            **_what(on_map.opened(), item_id),
            item_id=item_id,
            unsure=True,
        )
        return page, 422
    services().maps.remove_for_good(actor(), op_id(), ItemId(item_id))
    return redirect("/map/removed-for-good", 303)


@bp.get("/removed-for-good")
@for_person
def removed() -> Page:
    """Say that it is gone, and from where."""
    return render_template("pages/history/removed.html")


def _what(found: RelationshipMap, item_id: str) -> dict[str, object]:
    """What the item is called, and what goes with it; nothing can be said of one in the past."""
    person = found.connection_by_id.get(ItemId(item_id))
    place = found.place_by_id.get(ItemId(item_id))
    photo = next((one for one in found.photos if one.id == item_id), None)
    return {
        "person": person,
        "place": place,
        "photo": photo,
        "links": sum(item_id in (link.a, link.b) for link in found.links),
        "photos": sum(one.about == item_id for one in found.photos),
        "noted": ItemId(item_id) in found.noted,
    }


def _back(done: str) -> str:
    """The page that the button stood on, if that is still a page to go back to."""
    address = own_address(request.form.get("back"), "/map").split("?")[0]
    return f"{address if address in RETURNS else '/map'}?done={done}"


RETURNS = frozenset(
    {"/map", "/map/history", "/map/rings", "/map/places", "/map/tree", "/map/timeline"}
)
