"""Pages that stay closed for seven days after an account was got back with a saved code."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from flask import render_template

from network.accounts import rules
from web.context import actor

P = ParamSpec("P")
R = TypeVar("R")


def closed_while_guarded(view: Callable[P, R]) -> Callable[P, R | tuple[str, int]]:
    """Mark a page that could let something out, or lock the owner out."""

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> R | tuple[str, int]:
        try:
            rules.require_open(actor())
        except rules.Guarded:
            return render_template("pages/account/guarded.html"), 403
        return view(*args, **kwargs)

    return guarded
