"""The published description, made of what every endpoint promises."""

import re
from http import HTTPStatus
from typing import Any

from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin
from flask import Flask
from marshmallow import Schema
from werkzeug.routing import Rule

from api import rate_limits
from api.answers import JSON, PROBLEM
from api.contract import Contract, contract_of
from api.operations import KEY_HEADER, MATCH_HEADER
from api.schemas.base import Written
from api.schemas.problems import Problem

PATH_PART = re.compile(r"<id:(\w+)>")
ABOUT = """Your own map, for programs that you trust with it. Make a token on the page
"Programs with access" of your account, and send it as `Authorization: Bearer …`. Every error is a
problem document (RFC 9457). Every write needs an `Idempotency-Key`: a random UUID, sent again
unchanged whenever you don't know whether the first try arrived. `RateLimit` in every answer says
how much more your token may ask for. At work a program may ask for one thing,
`GET /api/v1/work/today`, with a token made while a hat is worn; everything else at work is
refused to tokens."""
TOKEN = {"type": "http", "scheme": "bearer"}
USUAL = {
    400: "The request can't be read, or its Idempotency-Key or If-Match is missing or wrong.",
    401: "There is no token, or it works no more.",
    403: "The token does not allow this.",
    404: "It is not there, or it is not yours.",
    406: "The answer has none of the types in Accept.",
    409: "It can't be done as things stand.",
    412: "It has changed since the version in If-Match.",
    413: "The content is too large.",
    415: "The content has another type than those listed.",
    422: "Something in it needs changing, or the key was used for something else.",
    428: "If-Match is missing.",
    429: "Too many requests with this token. Retry-After says when to go on.",
    500: "Something went wrong.",
    503: "The service can't answer just now. Trying again is safe.",
}
HEADERS = {
    "X-Request-Id": {
        "description": "The number of this request.",
        "schema": {"type": "string"},
    }
}
TOO_MANY = {**HEADERS, **rate_limits.HEADERS, "Retry-After": rate_limits.RETRY_AFTER}
ETAG = {"description": "The version, for If-Match.", "schema": {"type": "string"}}
METHODS = {"GET", "POST", "PUT", "DELETE"}
KEPT = "openapi"
NO_CONTENT = 204
FIRST_ERROR = 400


def description(app: Flask) -> dict[str, Any]:
    """The OpenAPI 3.1 document of an application, made when first asked for."""
    if KEPT not in app.extensions:
        app.extensions[KEPT] = _made(app)
    made: dict[str, Any] = app.extensions[KEPT]
    return made


def _made(app: Flask) -> dict[str, Any]:
    spec = APISpec(
        title="Rowan",
        version="1",
        openapi_version="3.1.0",
        plugins=[MarshmallowPlugin(schema_name_resolver=_name)],
        info={"description": " ".join(ABOUT.split())},
        servers=[{"url": "/api/v1"}],
    )
    spec.components.security_scheme("token", TOKEN)
    spec.components.schema("Problem", schema=Problem)
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule):
        promised = contract_of(app.view_functions[rule.endpoint])
        methods = METHODS & (rule.methods or set())
        operations = {method.lower(): _operation(app, rule, promised) for method in methods}
        path = PATH_PART.sub(r"{\1}", rule.rule)
        spec.path(path=path, operations=operations, parameters=_path_parameters(rule))
    return spec.to_dict()


def _name(schema: type[Schema] | Schema | str) -> str:
    named = schema if isinstance(schema, type) else type(schema)
    return named.__name__.removesuffix("Schema")


def _path_parameters(rule: Rule) -> list[dict[str, Any]]:
    return [
        {
            "in": "path",
            "name": name,
            "required": True,
            "schema": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
        }
        for name in PATH_PART.findall(rule.rule)
    ]


def _operation(app: Flask, rule: Rule, promised: Contract) -> dict[str, Any]:
    words = (app.view_functions[rule.endpoint].__doc__ or "").strip().split("\n\n", maxsplit=1)
    operation: dict[str, Any] = {
        "operationId": rule.endpoint.replace(".", "_"),
        "tags": [rule.endpoint.split(".", maxsplit=1)[0]],
        "summary": " ".join(words[0].split()),
        "parameters": _parameters(promised),
        "responses": _responses(promised),
        "security": [] if promised.open else [{"token": []}],
    }
    if len(words) > 1:
        operation["description"] = " ".join(words[1].split())
    if promised.scope:
        operation["x-scope"] = promised.scope.value
    if promised.body:
        operation["requestBody"] = _body({JSON: {"schema": promised.body}})
    if promised.media:
        operation["requestBody"] = _body({media: {"schema": {}} for media in promised.media})
    return operation


def _body(content: dict[str, Any]) -> dict[str, Any]:
    return {"required": True, "content": content}


def _parameters(promised: Contract) -> list[dict[str, Any]]:
    parameters: list[dict[str, Any]] = []
    if promised.query:
        parameters += _query(promised.query)
    if promised.keyed:
        parameters.append(KEY_HEADER)
    if promised.matched:
        parameters.append(MATCH_HEADER)
    return parameters


def _query(schema: Schema) -> list[dict[str, Any]]:
    """Query parameters: plain ones, and those that hold JSON."""
    written = {name: one for name, one in schema.fields.items() if isinstance(one, Written)}
    plain = type(schema)(exclude=tuple(written))
    return [
        {"in": "query", "schema": plain},
        *(
            {
                "in": "query",
                "name": one.data_key or name,
                "required": False,
                "description": one.about,
                "content": {JSON: {"schema": one.described}},
            }
            for name, one in written.items()
        ),
    ]


def _responses(promised: Contract) -> dict[str, Any]:
    headers = {**HEADERS, **({"ETag": ETAG} if promised.versioned else {})}
    headers |= {} if promised.open else rate_limits.HEADERS
    good: dict[str, Any] = {"description": promised.said, "headers": headers}
    if promised.answer:
        good["content"] = {JSON: {"schema": promised.answer}}
    elif promised.status != NO_CONTENT:
        good["content"] = {media: {"schema": {}} for media in promised.answer_media}
    problems = {
        status: {
            "description": promised.also.get(status, USUAL[status]),
            "headers": TOO_MANY if status == HTTPStatus.TOO_MANY_REQUESTS else HEADERS,
            "content": {PROBLEM: {"schema": "Problem"}},
        }
        for status in _statuses(promised)
    }
    more = {
        status: {"description": said, "headers": HEADERS}
        for status, said in promised.also.items()
        if status < FIRST_ERROR
    }
    return {str(promised.status): good, **{str(k): v for k, v in (more | problems).items()}}


def _statuses(promised: Contract) -> list[int]:
    statuses = {406, 500}
    if not promised.open:
        statuses |= {401, 403, 404, 429, 503}
    if promised.query:
        statuses |= {422}
    if promised.body or promised.media:
        statuses |= {400, 413, 415, 422}
    if promised.keyed:
        statuses |= {400, 409, 422}
    if promised.matched:
        statuses |= {400, 412, 428}
    return sorted(statuses | {status for status in promised.also if status >= FIRST_ERROR})
