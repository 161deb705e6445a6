"""My map as a list: it does everything that the pictures do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import cast

from flask import Blueprint, Flask, redirect, render_template, request
from flask.blueprints import BlueprintSetupState
from werkzeug.wrappers import Response

from network.connections.ages import read_again
from network.connections.edits import Edit, Put, Remove
from network.connections.kinds import FAMILY, Kind
from network.connections.model import Connection, RelationshipMap
from network.errors import ChangedMeanwhile
from network.identity import ItemId
from web import on_map, wording_paths, wording_steps
from web.access import for_person
from web.context import actor, services
from web.forms.arrange import Act, ArrangeForm
from web.forms.map_settings import SettingsForm
from web.said import MOVED, REMOVED, SAVED
from web.translated import _

bp = Blueprint("my_map", __name__, url_prefix="/map")

Page = str | Response | tuple[str, int]
FILTERS = ("find", "in_ring", "in_state", "feeling", "who", "sort")


@dataclass(frozen=True)
class Shelf:
    """People shown together, under a heading."""

    title: str
    people: Sequence[Connection]


@bp.record_once
def _name_things(state: BlueprintSetupState) -> None:
    app = cast(Flask, state.app)
    on_map.init_app(app)
    app.jinja_env.filters.update(
        step_words=wording_steps.step_words,
        way_words=wording_paths.way_words,
        hop_words=wording_paths.hop_words,
    )
    app.jinja_env.globals["link_words"] = wording_paths.link_words


@bp.get("")
@for_person
def show() -> Page:
    """Everybody on the map, ring by ring; or a warm word where there is nobody yet."""
    return _list(ArrangeForm())


@bp.post("/arrange")
@for_person
def arrange() -> Page:
    """Move several people, say how things stand, or take them off."""
    form = ArrangeForm.read(request.form)
    if form.errors:
        return _list(form), 422
    if form.act is Act.REMOVE:
        on_map.change("remove_connection", *(Remove(ItemId(one)) for one in form.people))
    else:
        what = "move" if form.act is Act.MOVE else "arrange"
        on_map.change_now(what, lambda found: [_arranged(form, found, one) for one in form.people])
    done = {Act.MOVE: MOVED, Act.STATE: SAVED, Act.REMOVE: REMOVED}[form.act or Act.STATE]
    return redirect(on_map.after(".show", done, **on_map.values_of(request.form, *FILTERS)), 303)


@bp.get("/settings")
@for_person
def settings() -> Page:
    """My name and age on the map, and what I call the rings."""
    found = on_map.opened()
    shown = SettingsForm.of(found.settings, base=found.versions.get(found.settings.id, 0))
    form = on_map.as_given_back(SettingsForm, shown)
    return render_template("pages/my_map/settings.html", form=form)


@bp.post("/settings")
@for_person
def save_settings() -> Page:
    """Keep the settings; ages are read again where the year of birth has changed."""
    form = SettingsForm.read(request.form)
    found = on_map.opened()
    if form.errors:
        return render_template("pages/my_map/settings.html", form=form), 422
    new = form.settings(found.settings)
    edits: list[Edit] = [Put(new, form.base)]
    if new.born != found.settings.born:
        edits += read_again(services().maps.open_whole(actor()), new.born)
    try:
        on_map.change("settings", *edits)
    except ChangedMeanwhile:
        now = on_map.opened()
        form.typed["base"] = [str(now.versions.get(now.settings.id, 0))]
        return render_template("pages/my_map/settings.html", form=form, now=now.settings), 412
    return redirect(on_map.after(".show", SAVED), 303)


def _list(form: ArrangeForm) -> str:
    found = on_map.opened()
    sieve = {name: request.values.get(name, "") for name in FILTERS}
    people = [one for one in found.connections if _kept(one, sieve)]
    return render_template(
        "pages/my_map/show.html",
        form=form,
        found=found,
        sieve=sieve,
        filtered=any(sieve[name] for name in FILTERS if name != "sort"),
        shelves=list(_shelves(found, people, sieve["sort"])),
        shown=len(people),
        rings=on_map.ring_choices(found),
    )


def _arranged(form: ArrangeForm, found: RelationshipMap, connection_id: str) -> Edit:
    one = on_map.connection_on(found, connection_id)
    if form.act is Act.STATE:
        after = replace(one, state=form.state)
    else:
        after = replace(one, ring=form.ring or None, angle=None)
    return Put(after, found.versions[one.id])


def _kept(one: Connection, sieve: dict[str, str]) -> bool:
    words = sieve["find"].casefold().strip()
    said = f"{one.name} {one.nickname} {one.kind_words} {' '.join(one.groups)}".casefold()
    return (
        words in said
        and sieve["in_ring"] in ("", str(one.ring or 0))
        and sieve["in_state"] in ("", one.state)
        and sieve["feeling"] in ("", one.feeling)
        and _is(one, sieve["who"])
    )


def _is(one: Connection, who: str) -> bool:
    return {
        "family": one.kind in FAMILY,
        "love": one.loves_me,
        "remembered": one.remembered,
        "pets": one.kind is Kind.PET,
    }.get(who, True)


def _shelves(found: RelationshipMap, people: Sequence[Connection], order: str) -> Iterable[Shelf]:
    if order == "name":
        yield Shelf(_("Everybody, by name"), people)
        return
    if order == "newest":
        newest = sorted(people, key=lambda one: -found.versions.get(ItemId(one.id), 0))
        yield Shelf(_("Changed last first"), newest)
        return
    for ring in sorted({one.ring for one in people if one.ring}):
        yield Shelf(on_map.ring_name(found, ring), [one for one in people if one.ring == ring])
    others = [one for one in people if not one.ring]
    if others:
        yield Shelf(_("Not on a ring"), others)
