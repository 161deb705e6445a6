"""The published description of this API."""

from flask import Blueprint, Response, current_app
from marshmallow import INCLUDE, Schema

from api import contract
from api.answers import answer
from api.openapi import description

bp = Blueprint("spec", __name__)


class Anything(Schema):
    """An OpenAPI 3.1 document."""

    class Meta:
        unknown = INCLUDE


@bp.get("/openapi.json")
@contract.opens_to_all
@contract.gives(Anything, "This document.")
def openapi() -> Response:
    """Read this description: OpenAPI 3.1."""
    return answer(description(current_app))
