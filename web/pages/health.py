"""Whether the process lives, and whether it can do its work: for machines that watch it."""

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from web.access import open_to_all
from web.context import services

bp = Blueprint("health", __name__)


@bp.get("/livez")
@open_to_all
def live() -> ResponseReturnValue:
    """Say that the process answers."""
    return jsonify(alive=True)


@bp.get("/readyz")
@open_to_all
def ready() -> ResponseReturnValue:
    """Ask the database, the migrations and the keys."""
    report = services().health.report()
    return jsonify(ready=all(report.values()), **report), 200 if all(report.values()) else 503
