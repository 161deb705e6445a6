"""The published description is one that every tool can read, and says all there is."""

import re

from openapi_spec_validator import OpenAPIV31SpecValidator

from tests.api.conftest import Api


def test_the_description_is_good_openapi(api: Api) -> None:
    OpenAPIV31SpecValidator(api.described.document).validate()


def test_every_address_is_described(api: Api) -> None:
    described = {
        (method.upper(), path)
        for path, operations in api.described.document["paths"].items()
        for method in operations
        if method != "parameters"
    }
    there = {
        (method, re.sub(r"<id:(\w+)>", r"{\1}", rule.rule))
        for rule in api.app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert described == there


def test_every_operation_has_words_and_an_id_of_its_own(api: Api) -> None:
    operations = [
        operation
        for path in api.described.document["paths"].values()
        for method, operation in path.items()
        if method != "parameters"
    ]

    assert all(operation["summary"] for operation in operations)
    ids = [operation["operationId"] for operation in operations]
    assert len(ids) == len(set(ids))


def test_objects_that_come_in_take_no_unknown_keys(api: Api) -> None:
    schemas = api.described.document["components"]["schemas"]

    for name in ("ConnectionFields", "PlaceFields", "LinkFields", "NoteFields", "When", "Known"):
        assert schemas[name]["additionalProperties"] is False, name
