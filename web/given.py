"""The pages on which somebody answers a code, each with what the answer gives away."""

from flask import render_template
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from network.connections.kinds import Kind
from network.guidance import content
from network.guidance.model import Reply
from network.ties.answering import Met, Stage
from web import agreed
from web.forms.given import LaterForm, SituationsForm, ToldForm, WhoForm
from web.forms.in_touch import YesForm
from web.forms.limits import LimitedYesForm
from web.wording import options
from web.wording_guidance import MONTHS, SENTENCES, SITUATIONS
from web.wording_limits import choices

END = Met(stage=Stage.END)
SURE: dict[Reply, tuple[LazyString, LazyString, str]] = {
    Reply.NO: (_l("No"), _l("No, thank you"), "no"),
    Reply.LEFT_TO_THEM: (
        _l("I would rather that the organisation answers"),
        _l("Leave it to them"),
        "left-to-them",
    ),
    Reply.NOT_ME: (_l("This is not me"), _l("This is not me"), "not-me"),
    Reply.NEVER: (_l("No, and don’t ask me again"), _l("Don’t ask me again"), "never"),
    Reply.NEVER_ANYBODY: (
        _l("No, and nobody is to ask me again"),
        _l("Nobody is to ask me again"),
        "never",
    ),
    Reply.WORRY: (_l("Something is not right"), _l("Let somebody look at it"), "worry"),
}
"""For what needs no more than being sure: the title, the button, and where it is sent."""


def words_page(met: Met, form: WhoForm, status: int) -> tuple[str, int]:
    """Who says what, and whether it is them they mean."""
    code = form.value("code")
    page = render_template("pages/in_touch/words.html", met=met, form=form, code=code)
    return page, status


def yes_page(met: Met, form: YesForm, status: int) -> tuple[str, int]:
    """Yes, and with limits where the form has room for them."""
    limited = isinstance(form, LimitedYesForm)
    page = render_template(
        "pages/in_touch/yes.html",
        form=form,
        met=met,
        code=form.value("code"),
        passed=form.value("passed"),
        words=agreed.IN_TOUCH,
        kinds=options(Kind, leave_out=[Kind.NOT_SAID, Kind.PET]),
        given=content.gives_away()[Reply.LIMITS if limited else Reply.YES],
        limited=limited,
        choices=choices(),
    )
    return page, status


def told_page(form: ToldForm, reply: Reply, status: int) -> tuple[str, int]:
    """A kind no, or one reply."""
    page = render_template(
        "pages/in_touch/told.html",
        form=form,
        code=form.value("code"),
        passed=form.value("passed"),
        kind=reply is Reply.KIND_WORDS,
        words=agreed.TOLD_ONCE,
        sentences=[(each.value, words) for each, words in SENTENCES.items()],
        given=content.gives_away()[reply],
    )
    return page, status


def later_page(form: LaterForm, status: int) -> tuple[str, int]:
    """Not now."""
    page = render_template(
        "pages/in_touch/later.html",
        form=form,
        code=form.value("code"),
        passed=form.value("passed"),
        months=[(each.value, words) for each, words in MONTHS.items()],
        given=content.gives_away()[Reply.NOT_NOW],
    )
    return page, status


def situations_page(form: SituationsForm, status: int) -> tuple[str, int]:
    """What is true for them: nobody answers before they were asked."""
    page = render_template(
        "pages/in_touch/situations.html",
        form=form,
        code=form.value("code"),
        situations=[(each.value, words) for each, words in SITUATIONS.items()],
    )
    return page, status


def sure_page(reply: Reply, code: str, passed: str = "") -> str:
    """Being sure, for what shows to nobody."""
    title, press, action = SURE[reply]
    return render_template(
        "pages/in_touch/sure.html",
        title=title,
        press=press,
        action=action,
        code=code,
        passed=passed,
        anybody=reply is Reply.NEVER_ANYBODY,
        given=content.gives_away()[reply],
    )
