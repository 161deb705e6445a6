"""About me: the names I use, names I had, when I was born."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from network.errors import ChangedMeanwhile, Invalid
from network.people.model import Particulars
from web import on_map
from web.access import for_person
from web.context import actor, services
from web.forms.about_me import AboutMeForm
from web.said import SAVED
from web.translated import _

bp = Blueprint("about_me", __name__, url_prefix="/account/about-me")

Page = str | Response | tuple[str, int]


@bp.get("")
@for_person
def show() -> Page:
    """What I have said of myself. Nothing said yet: what my map knows is offered."""
    said = services().about_me.mine(actor())
    form = AboutMeForm.of(said if said.version else _offered())
    return _page(on_map.as_given_back(AboutMeForm, form), said)


@bp.post("")
@for_person
def save() -> Page:
    """Keep it. What was changed in another window is shown beside what was written."""
    form = AboutMeForm.read(request.form)
    said = services().about_me.mine(actor())
    if form.errors:
        return _page(form, said), 422
    try:
        services().about_me.keep(
            actor(),
            names=form.names,
            former_names=form.former_names,
            born=form.born,
            base=form.base,
        )
    except ChangedMeanwhile:
        form.typed["base"] = [str(said.version)]
        return _page(form, said, changed=True), 412
    except Invalid as error:
        form.refuse_all({name: _problem(name) for name in error.problems})
        return _page(form, said), 422
    return redirect(url_for(".show", done=SAVED), 303)


def _offered() -> Particulars:
    settings = on_map.opened().settings
    names = (settings.my_name,) if settings.my_name else ()
    return Particulars(names=names, born=settings.born.exact)


def _problem(field: str) -> str:
    if field == "born":
        return _("That day can’t be right. Write the day you were born, such as 31/3/1998.")
    return _("This can’t be kept. Write fewer or shorter names.")


def _page(form: AboutMeForm, said: Particulars, *, changed: bool = False) -> str:
    return render_template("pages/account/about_me.html", form=form, said=said, changed=changed)
