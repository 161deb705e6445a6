"""Nearly every test makes an app of its own; what each would compile anew is kept for the next.

The pages and their rules are the same in all of them: an app and its first page cost a tenth.
"""

from collections.abc import Callable
from types import CodeType
from typing import Any

import flask
from flask.templating import Environment
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from werkzeug.routing import Rule

Builder = Callable[..., tuple[str, str]]


class _Templates(BytecodeCache):
    """Compiled templates, by their names and what they say."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        assert bucket.code is not None
        self._kept[bucket.key, bucket.checksum] = bucket.code


class _Rule(Rule):
    """A rule that builds addresses by what another of the same words has compiled."""

    _kept: dict[tuple[object, ...], Builder] = {}  # noqa: RUF012 - shared by all on purpose

    def _compile_builder(self, append_unknown: bool = True) -> Builder:
        key = (self.rule, tuple(self._trace), repr(self.defaults), append_unknown)
        if key not in self._kept:
            self._kept[key] = super()._compile_builder(append_unknown)
        return self._kept[key]


def keep() -> None:
    """From now on, in this process."""
    templates = _Templates()

    class Kept(Environment):
        def __init__(self, app: Any, **options: Any) -> None:
            super().__init__(app, bytecode_cache=templates, **options)

    flask.Flask.jinja_environment = Kept
    flask.Flask.url_rule_class = _Rule
