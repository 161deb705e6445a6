"""What the service does and does not do, in plain words."""

from flask import Blueprint, render_template

from web.access import open_to_all

bp = Blueprint("about", __name__)


@bp.get("/about")
@open_to_all
def show() -> str:
    """Say what we do and what we never do."""
    return render_template("pages/about/show.html")


@bp.get("/privacy")
@open_to_all
def privacy() -> str:
    """Say what we keep, how it is locked, and what we never collect."""
    return render_template("pages/about/privacy.html")


@bp.get("/accessibility")
@open_to_all
def accessibility() -> str:
    """Say how the service can be used, and what is known not to work."""
    return render_template("pages/about/accessibility.html")
