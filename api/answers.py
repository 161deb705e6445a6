"""Answers as JSON, written in one place."""

import json
from collections.abc import Mapping
from typing import Any

from flask import Response

JSON = "application/json"
PROBLEM = "application/problem+json"
Record = dict[str, Any]
_written = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


def answer(
    record: object,
    status: int = 200,
    *,
    headers: Mapping[str, str] | None = None,
    media: str = JSON,
) -> Response:
    """An answer that JSON can say."""
    return Response(_written(record), status, headers=headers, content_type=media)


def nothing() -> Response:
    """Done, and there is nothing to say."""
    return Response(status=204)
