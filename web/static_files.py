"""Styles, scripts, fonts and drawings: read once, named by their content, packed beforehand.

A name changes with its content, so that a browser may keep what it has for ever.
"""

import gzip
import hashlib
import mimetypes
import os
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from flask import Flask, Response, abort, request, url_for

from web.access import open_to_all

FOLDER = Path(__file__).parent / "static"
DIGITS = 12
FOR_EVER = "public, max-age=31536000, immutable"
TEXT = ("text/", "image/svg+xml", "application/javascript", "application/manifest+json")
UNKNOWN = "application/octet-stream"
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json; charset=utf-8",
    ".woff2": "font/woff2",
}


ADDRESS = re.compile(r"url\(\"?([^)\":]+)\"?\)")


@dataclass(frozen=True)
class StaticFile:
    """One file and what a browser needs to know of it."""

    kind: str
    plain: bytes

    @cached_property
    def packed(self) -> bytes | None:
        """The content in gzip, where that makes it smaller."""
        if not self.kind.startswith(TEXT):
            return None
        small = gzip.compress(self.plain, compresslevel=9, mtime=0)
        return small if len(small) < len(self.plain) else None

    @cached_property
    def digest(self) -> str:
        """A name for exactly this content."""
        return hashlib.sha256(self.plain).hexdigest()[:DIGITS]


class StaticFiles:
    """All of a folder, by plain name ('css/a.css') and by full name ('css/a.<digest>.css')."""

    def __init__(self, folder: Path) -> None:
        self._by_name: dict[str, StaticFile] = {}
        # Styles come last: they name fonts and drawings, whose digests must be known by then.
        for path in sorted(folder.rglob("*"), key=lambda path: (path.suffix == ".css", path)):
            if path.is_file() and not path.name.startswith("."):
                name = path.relative_to(folder).as_posix()
                self._by_name[name] = StaticFile(_kind(path), self._content(path, name))
        self._by_full_name = {self.full_name(name): file for name, file in self._by_name.items()}

    def full_name(self, name: str) -> str:
        """The name with the digest in it. Raises KeyError for a file that is not there."""
        stem, dot, ending = name.rpartition(".")
        return f"{stem}.{self._by_name[name].digest}{dot}{ending}"

    def find(self, full_name: str) -> StaticFile | None:
        """The file under its full name."""
        return self._by_full_name.get(full_name)

    def _content(self, path: Path, name: str) -> bytes:
        if path.suffix != ".css":
            return path.read_bytes()
        beside = PurePosixPath(name).parent

        def with_digest(found: re.Match[str]) -> str:
            target = PurePosixPath(os.path.normpath(beside / found[1])).as_posix()
            depth = "../" * len(beside.parts)
            return f'url("{depth}{self.full_name(target)}")'

        return ADDRESS.sub(with_digest, path.read_text("utf-8")).encode()


def init_app(app: Flask) -> None:
    """Serve the folder under /static, and give templates `asset('css/a.css')`."""
    files = StaticFiles(FOLDER)

    @open_to_all
    def static(filename: str) -> Response:
        found = files.find(filename)
        return _answer(found) if found else abort(404)

    def asset(name: str) -> str:
        return url_for("static", filename=files.full_name(name))

    app.add_url_rule("/static/<path:filename>", "static", static, methods=["GET"])
    app.jinja_env.globals["asset"] = asset


def _answer(file: StaticFile) -> Response:
    response = Response(headers={"Content-Type": file.kind, "Cache-Control": FOR_EVER})
    wants_gzip = request.accept_encodings["gzip"] > 0
    if file.packed is not None:
        response.vary.add("Accept-Encoding")
    if file.packed is not None and wants_gzip:
        response.headers["Content-Encoding"] = "gzip"
        response.set_data(file.packed)
    else:
        response.set_data(file.plain)
    response.set_etag(file.digest)
    response.make_conditional(request)
    return response


def _kind(path: Path) -> str:
    return TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or UNKNOWN
