"""What is checked on every single answer: its shape against the published description."""

import json
import re
from typing import Any

import jsonschema
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012
from werkzeug.test import TestResponse

NAME = "urn:rowan:openapi"
ALWAYS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


class Described:
    """A published description, to hold answers against."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.document = document
        resource = Resource.from_contents(document, default_specification=DRAFT202012)
        self.registry: Registry[Any] = Registry().with_resource(NAME, resource)

    def path(self, address: str) -> str | None:
        """The described path that an address fits."""
        for path in sorted(self.document["paths"], key=lambda path: path.count("{")):
            pattern = re.sub(r"\{\w+\}", "[0-9a-f]{32}", path)
            if re.fullmatch(pattern, address):
                return str(path)
        return None

    def check(self, method: str, address: str, response: TestResponse) -> None:
        """Hold an answer against the description. Says what doesn't fit."""
        check_always(response)
        path = self.path(address)
        operation = self.document["paths"].get(path, {}).get(method.lower())
        if operation is None:
            check_problem(response)
            return
        described = operation["responses"].get(str(response.status_code))
        assert described, f"{method} {path} does not declare {response.status_code}"
        for header in described.get("headers", {}):
            assert header in response.headers, f"{method} {path}: {header} is missing"
        self._check_content(described.get("content", {}), response)

    def _check_content(self, content: dict[str, Any], response: TestResponse) -> None:
        if not content:
            assert response.data == b""
            return
        assert response.mimetype in content
        schema = content[response.mimetype]["schema"]
        if "json" in response.mimetype:
            self._validator(schema).validate(response.json)

    def _validator(self, schema: dict[str, Any]) -> Draft202012Validator:
        anchored = json.loads(json.dumps(schema).replace('"#/', f'"{NAME}#/'))
        return Draft202012Validator(
            anchored, registry=self.registry, format_checker=jsonschema.FormatChecker()
        )


def check_always(response: TestResponse) -> None:
    """What every answer has, good or bad."""
    for name, value in ALWAYS.items():
        assert response.headers.get(name) == value
    assert re.fullmatch(r"[0-9a-f]{12}", response.headers["X-Request-Id"])
    assert "Set-Cookie" not in response.headers


def check_problem(response: TestResponse) -> None:
    """Every error has the one shape."""
    assert response.status_code >= 400
    assert response.mimetype == "application/problem+json"
    problem = response.json
    assert problem is not None
    assert problem["status"] == response.status_code
    assert problem["type"] == f"urn:rowan:problem:{problem['code']}"
    assert problem["title"]
    assert problem["requestId"] == response.headers["X-Request-Id"]
