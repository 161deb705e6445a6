"""Signing up: old enough, a name, a password, a card of codes. One thing a page."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from network.accounts.model import SignIn, SignUp, WrongSignIn
from network.accounts.second_step import SecondStepNeeded
from network.accounts.sign_in_names import Offer
from network.actor import FactorKind
from network.errors import AlreadyDone, Invalid, TooManyTries
from network.identity import new_secret
from web import cookies, own_codes, session
from web.access import for_person, open_to_all
from web.context import actor, maybe_actor, services
from web.device import device
from web.forms.passwords import problem_words
from web.forms.sign_up import AgeForm, CodesKeptForm, NameForm, NewPasswordForm, YesNo
from web.said import WELCOME

bp = Blueprint("sign_up", __name__, url_prefix="/sign-up")

STEPS = "rowan-start"
STEPS_SECONDS = 60 * 60
OLD_ENOUGH = "adult"
TAKEN = "taken"

Page = str | Response | tuple[str, int]


@bp.get("")
@open_to_all
def show() -> Page:
    """Ask whether somebody is 18 or over."""
    if maybe_actor() is not None:
        return redirect("/map", 303)
    return render_template("pages/sign_up/age.html", form=AgeForm())


@bp.post("")
@open_to_all
def answer() -> Page:
    """Go on with an adult; tell anybody younger where there is help now."""
    form = AgeForm.read(request.form)
    if form.errors:
        return render_template("pages/sign_up/age.html", form=form), 422
    if form.adult is YesNo.NO:
        return redirect(url_for(".not_yet"), 303)
    response = redirect(url_for(".name"), 303)
    cookies.keep(response, STEPS, OLD_ENOUGH, seconds=STEPS_SECONDS)
    return response


@bp.get("/not-yet")
@open_to_all
def not_yet() -> Page:
    """Say kindly that Rowan is for adults so far, and who is there now."""
    return render_template("pages/sign_up/not_yet.html")


@bp.get("/name")
@open_to_all
def name() -> Page:
    """Offer three names. Opened again, it offers three others."""
    if not _old_enough():
        return redirect(url_for(".show"), 303)
    return _name_page(NameForm(), 200)


@bp.post("/name")
@open_to_all
def choose_name() -> Page:
    """Take the name that was chosen on to the next page."""
    if not _old_enough():
        return redirect(url_for(".show"), 303)
    form = NameForm.read(request.form)
    if not form.errors and _offer(form.name) is None:
        form.refuse("name", _l("Choose one of these names."))
    if form.errors:
        return _name_page(form, 422)
    response = redirect(url_for(".password"), 303)
    cookies.keep(response, STEPS, f"{OLD_ENOUGH}|{form.name}", seconds=STEPS_SECONDS)
    return response


@bp.get("/password")
@open_to_all
def password() -> Page:
    """Ask for a password."""
    chosen = _chosen()
    if not chosen:
        return redirect(url_for(".show"), 303)
    return render_template("pages/sign_up/password.html", form=NewPasswordForm(), name=chosen.name)


@bp.post("/password")
@open_to_all
def sign_up() -> Page:
    """Make the account and begin a private session in it."""
    chosen = _chosen()
    if not chosen:
        return redirect(url_for(".show"), 303)
    form = NewPasswordForm.read(request.form)
    secret = new_secret()
    try:
        if not form.errors:
            return _made(chosen, form.password, secret)
    except Invalid as error:
        form.refuse("password", problem_words(error))
    except AlreadyDone:
        return _sent_twice(chosen, form.password) or redirect(url_for(".name", said=TAKEN), 303)
    return render_template("pages/sign_up/password.html", form=form, name=chosen.name), 422


@bp.get("/codes")
@for_person
def codes() -> Page:
    """Show the saved codes, and say honestly what they are for."""
    return _codes_page(CodesKeptForm(), 200)


@bp.post("/codes")
@for_person
def keep_codes() -> Page:
    """Go on once the codes are somewhere safe."""
    form = CodesKeptForm.read(request.form)
    if form.errors:
        return _codes_page(form, 422)
    return own_codes.put_away(redirect(f"/map?done={WELCOME}", 303))


@bp.get("/card")
@for_person
def card() -> Page:
    """The name and the codes on a card to print, in words that tell a stranger nothing."""
    shown = own_codes.shown()
    if not shown:
        return redirect("/account/recovery", 303)
    account = services().accounts.mine(actor())
    return render_template("pages/sign_up/card.html", name=account.name, codes=shown)


def _made(chosen: Offer, typed: str, secret: str) -> Response:
    made = services().accounts.sign_up(
        SignUp(sign_in_name=chosen.name, password=typed, codes_secret=secret)
    )
    session.end_earlier()
    started = services().sessions.begin(
        made.person_id, device=device(), factors=frozenset({FactorKind.PASSWORD})
    )
    response = session.begin(redirect(url_for(".codes"), 303), started)
    cookies.drop(response, STEPS)
    return own_codes.hand_over(response, secret)


def _sent_twice(chosen: Offer, typed: str) -> Response | None:
    """Where the name is taken because this very form came twice: go on as after the first."""
    sign_in = SignIn(
        sign_in_name=chosen.name,
        password=typed,
        network=request.remote_addr or "",
        device=device(),
    )
    try:
        started = services().sessions.start(sign_in)
    except (WrongSignIn, TooManyTries, SecondStepNeeded):
        return None
    return session.begin(redirect(url_for(".codes"), 303), started)


def _old_enough() -> bool:
    return cookies.read(STEPS).partition("|")[0] == OLD_ENOUGH


def _chosen() -> Offer | None:
    return _offer(cookies.read(STEPS).partition("|")[2]) if _old_enough() else None


def _offer(text: str) -> Offer | None:
    name, _, proof = text.rpartition(".")
    made = Offer(name, proof)
    return made if name and services().accounts.offered(made) else None


def _name_page(form: NameForm, status: int) -> tuple[str, int]:
    offers = services().accounts.offers()
    choices = [(f"{offer.name}.{offer.proof}", offer.name) for offer in offers]
    taken = request.args.get("said") == TAKEN
    page = render_template("pages/sign_up/name.html", form=form, choices=choices, taken=taken)
    return page, status


def _codes_page(form: CodesKeptForm, status: int) -> Page:
    shown = own_codes.shown()
    if not shown:
        return redirect("/account/recovery", 303)
    account = services().accounts.mine(actor())
    page = render_template("pages/sign_up/codes.html", form=form, name=account.name, codes=shown)
    return page, status
