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
COMPILED = ("_parts", "_trace", "_converters", "arguments")


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
    """A rule that takes over what one of the same words has compiled. Nothing changes it later."""

    _kept: dict[tuple[object, ...], tuple[dict[str, object], Builder, Builder]] = {}  # noqa: RUF012

    def compile(self) -> None:
        assert self.map is not None
        converters = frozenset(self.map.converters.items())
        key = (self.rule, self.subdomain, self.host, repr(self.defaults), converters)
        if key not in self._kept:
            super().compile()
            parts = {name: self.__dict__[name] for name in COMPILED}
            builders = [self.__dict__[name].__func__ for name in ("_build", "_build_unknown")]
            self._kept[key] = parts, builders[0], builders[1]
        parts, build, build_unknown = self._kept[key]
        self.__dict__.update(parts)
        self._build = build.__get__(self, None)
        self._build_unknown = build_unknown.__get__(self, None)


def keep() -> None:
    """From now on, in this process."""
    templates = _Templates()

    class Kept(Environment):
        def __init__(self, app: Any, **options: Any) -> None:
            super().__init__(app, bytecode_cache=templates, **options)

    flask.Flask.jinja_environment = Kept
    flask.Flask.url_rule_class = _Rule
