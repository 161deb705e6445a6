"""What I had typed when my time ran out or something went wrong."""

from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from network.drafts.model import Draft
from web.access import for_person
from web.context import actor, services
from web.given_back import address_of
from web.typed import MACHINERY, Kept

bp = Blueprint("drafts", __name__, url_prefix="/account/drafts")


@dataclass(frozen=True, kw_only=True)
class Line:
    """A draft as the page shows it: a way back into its form, or the form to send again."""

    id: str
    kept_at: datetime
    address: str
    kept: Kept


@bp.get("")
@for_person
def show() -> str:
    """Every draft, with the way back into its form, or the words to send again or copy."""
    lines = [_line(draft) for draft in services().drafts.list(actor())]
    return render_template("pages/account/drafts.html", lines=lines)


@bp.post("/<draft_id>/drop")
@for_person
def drop(draft_id: str) -> Response:
    """Throw a draft away."""
    services().drafts.drop(actor(), draft_id)
    return redirect(url_for(".show"), 303)


def _line(draft: Draft) -> Line:
    fields = [(name, value) for name, values in draft.values.items() for value in values]
    words = [(name, value) for name, value in fields if name not in MACHINERY and value.strip()]
    address = address_of(draft)
    return Line(
        id=draft.id,
        kept_at=draft.kept_at,
        address=address,
        kept=Kept(words=tuple(words), fields=tuple(fields), address="" if address else draft.form),
    )
