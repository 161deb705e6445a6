"""My account: what it is, its name and its password, and typing the password again."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from network.accounts.model import StartedSession, WrongSignIn
from network.accounts.sign_in_names import Offer
from network.actor import FactorKind
from network.errors import AlreadyDone, Invalid
from network.factors.model import PasskeyRefused, WrongCode
from network.factors.strength import CODES
from web import session
from web.access import for_person, stepped_up
from web.context import actor, services
from web.device import device
from web.forms.account import ChangePasswordForm
from web.forms.passwords import problem_words
from web.forms.second_step import CodeForm, PasskeyForm
from web.forms.sign_in import ConfirmForm
from web.forms.sign_up import NameForm
from web.given_back import way_on
from web.guarded import closed_while_guarded
from web.said import SAVED
from web.way_back import own_address

bp = Blueprint("account", __name__, url_prefix="/account")

Page = str | Response | tuple[str, int]


@bp.get("")
@for_person
def show() -> Page:
    """Everything about the account, and the way to change it."""
    return render_template(
        "pages/account/show.html",
        account=services().accounts.mine(actor()),
        sessions=services().sessions.list(actor()),
        tokens=services().tokens.list(actor()),
        drafts=services().drafts.list(actor()),
        guarded=actor().guarded,
        recovery=services().recovery.waiting(actor()),
        factors=services().factors.mine(actor()),
        trusted=services().factors.trusted.list(actor()),
        ways_on=services().reach_me.mine(actor()).on,
    )


@bp.get("/confirm")
@for_person
def confirm() -> Page:
    """Ask for the password once more, or for something that shows as much."""
    return _confirm_page(ConfirmForm(), CodeForm(), 200)


@bp.post("/confirm")
@for_person
def confirm_password() -> Page:
    """Go on for five minutes, in a session with a new token."""
    form = ConfirmForm.read(request.form)
    if form.errors:
        return _confirm_page(form, CodeForm(), 422)
    try:
        started = services().sessions.step_up(actor(), form.password)
    except WrongSignIn:
        form.refuse("password", _l("That isn’t the password of this account. Try again."))
        return _confirm_page(form, CodeForm(), 422)
    return _confirmed(started)


@bp.post("/confirm/code")
@for_person
def confirm_code() -> Page:
    """The same, by a code from paper or from an app."""
    form = CodeForm.read(request.form)
    try:
        if not form.errors:
            return _confirmed(services().signing.step_up_by_code(actor(), form.code))
    except WrongCode:
        form.refuse("code", _l("That code isn’t right, or it was used before. Try the next one."))
    return _confirm_page(ConfirmForm(), form, 422)


@bp.post("/confirm/passkey")
@for_person
def confirm_passkey() -> Page:
    """The same, by a passkey."""
    sent, again = PasskeyForm.read(request.form), ConfirmForm()
    try:
        if not sent.errors:
            return _confirmed(services().signing.step_up_by_passkey(actor(), sent.passkey))
    except PasskeyRefused:
        pass
    again.refuse("password", _l("The passkey didn’t work. Try it again, or type your password."))
    return _confirm_page(again, CodeForm(), 422)


@bp.get("/password")
@for_person
def password() -> Page:
    """Ask for the password now and the new one."""
    return _password_page(ChangePasswordForm(), 200)


@bp.post("/password")
@for_person
def change_password() -> Page:
    """Change the password. Every other device is signed out; this one gets a new session."""
    form = ChangePasswordForm.read(request.form)
    if form.errors:
        return _password_page(form, 422)
    try:
        services().accounts.change_password(actor(), form.current_password, form.new_password)
    except WrongSignIn:
        form.refuse("current_password", _l("That isn’t the password you have now. Try again."))
        return _password_page(form, 422)
    except Invalid as error:
        form.refuse("new_password", problem_words(error))
        return _password_page(form, 422)
    started = services().sessions.begin(
        actor().person_id, device=device(), factors=actor().factors | {FactorKind.PASSWORD}
    )
    return session.begin(redirect(url_for(".show", done=SAVED), 303), started)


@bp.get("/name")
@for_person
@stepped_up
@closed_while_guarded
def name() -> Page:
    """Offer three other names."""
    return _name_page(NameForm(), 200)


@bp.post("/name")
@for_person
@stepped_up
@closed_while_guarded
def change_name() -> Page:
    """Take one of the names that were offered."""
    form = NameForm.read(request.form)
    chosen, _, proof = form.name.rpartition(".")
    try:
        if not form.errors:
            services().accounts.change_name(actor(), Offer(chosen, proof))
            return redirect(url_for(".show", done=SAVED), 303)
    except (AlreadyDone, Invalid):
        form.refuse("name", _l("That name can’t be taken. Choose one of these."))
    return _name_page(form, 422)


def _confirmed(started: StartedSession) -> Response:
    going_to = way_on(actor(), own_address(request.form.get("next"), "/account"))
    return session.begin(redirect(going_to, 303), started)


def _confirm_page(form: ConfirmForm, code: CodeForm, status: int) -> tuple[str, int]:
    kinds = services().factors.mine(actor()).kinds
    going_to = own_address(request.values.get("next"), "/account")
    page = render_template(
        "pages/account/confirm.html",
        form=form,
        code=code,
        by_code=bool(kinds & CODES),
        passkey=services().signing.challenge_again(actor()) if FactorKind.PASSKEY in kinds else "",
        going_to=going_to,
        name=services().accounts.mine(actor()).name,
    )
    return page, status


def _password_page(form: ChangePasswordForm, status: int) -> tuple[str, int]:
    name = services().accounts.mine(actor()).name
    return render_template("pages/account/password.html", form=form, name=name), status


def _name_page(form: NameForm, status: int) -> tuple[str, int]:
    choices = [
        (f"{offer.name}.{offer.proof}", offer.name) for offer in services().accounts.offers()
    ]
    name = services().accounts.mine(actor()).name
    page = render_template("pages/account/name.html", form=form, choices=choices, name=name)
    return page, status
