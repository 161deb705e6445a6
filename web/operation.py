"""The hidden id of what a form is about to do: sent twice, it is done once."""

import re

from flask import Flask, request
from markupsafe import Markup

from network.errors import Invalid
from network.identity import StepId, new_id

FIELD = "op_id"
WELL_FORMED = re.compile(r"^[0-9a-f]{32}$")


def field() -> Markup:
    """The hidden input that names one act. A form shown again gets a new one."""
    return Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, new_id())


def op_id() -> StepId:
    """The id that the form brought. Raises Invalid when it brought none."""
    sent = request.form.get(FIELD, "")
    if not WELL_FORMED.match(sent):
        raise Invalid({FIELD: "missing"})
    return StepId(sent)


def init_app(app: Flask) -> None:
    """Let templates put the field into their forms."""
    app.jinja_env.globals["op_id"] = field
