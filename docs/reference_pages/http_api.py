"""The page of the HTTP API, from the service's own OpenAPI description."""

from __future__ import annotations

from typing import Any

from reference_pages.markdown import NOTE, cell, code, codes, example, table
from sagemaker_lineage.server import schema

_INTRODUCTION = """\
# HTTP API

The running service describes itself: `GET /docs` is Swagger UI (it loads nothing from elsewhere), and
`GET /openapi.json` the [OpenAPI 3.1 description](openapi.json) of the version that runs.

Every answer carries `X-Request-ID`. Every error is `application/problem+json` with a stable `code`
([Errors](errors.md)). `HEAD` is answered wherever `GET` is. Parameters that are not listed are ignored; one that is
given twice is refused.

Other paths: `GET /ui/{path:path}` is the page for people, to which `GET /`, `GET /ui` and `GET /ui/` lead;
`GET /docs/{asset}` are the files of Swagger UI; `GET /openapi.json`;
`GET /metrics` in Prometheus' text format, with the names of
[Reliability](../explanation/reliability.md#what-can-be-seen).

`GET /lineage` sends zstd or gzip to whoever takes it. A query string of more than 32,768 bytes is answered with 422.

"""
_PROBLEM = """
## Problems

"""


def page() -> str:
    """Return the page."""
    described = schema.openapi()
    schemas = described["components"]["schemas"]
    routes = [
        _route(method.upper(), path, operation, schemas)
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
    ]
    return NOTE + _INTRODUCTION + "\n".join(routes) + _PROBLEM + _fields(schemas["Problem"])


def _route(method: str, path: str, operation: dict[str, Any], schemas: dict[str, Any]) -> str:
    parameters = operation.get("parameters", [])
    asked = (
        table(("parameter", "default", "meaning", "example"), map(_parameter, parameters)) + "\n" if parameters else ""
    )
    answers = ((status, _answer(answer), _headers(answer)) for status, answer in sorted(operation["responses"].items()))
    body = _body(operation["responses"].get("200", {}), schemas)
    return (
        f"## `{method} {path}`\n\n{operation['summary']}.\n\n{operation.get('description', '')}\n\n{asked}"
        + table(("status", "answer", "headers"), answers)
        + body
    )


def _parameter(parameter: dict[str, Any]) -> tuple[str, str, str]:
    kind = parameter["schema"]
    default = kind.get("default")
    shown = "required" if parameter.get("required") else "" if default is None else example(default)
    name = code(parameter["name"]) + (" (path)" if parameter["in"] == "path" else "")
    return (name, shown, parameter.get("description") or kind.get("description", ""))


def _answer(answer: dict[str, Any]) -> str:
    kinds = [name for content in answer.get("content", {}).values() for name in content.get("examples", {})]
    return f"{answer['description']} {codes(kinds)}".strip()


def _headers(answer: dict[str, Any]) -> str:
    return codes(answer.get("headers", {}))


def _body(answer: dict[str, Any], schemas: dict[str, Any]) -> str:
    reference = answer.get("content", {}).get("application/json", {}).get("schema", {}).get("$ref", "")
    name = reference.rpartition("/")[2]
    if name == "LineageDocument":
        return "\nThe body is [the document](document.md).\n"
    return f"\n{_fields(schemas[name])}{_listed(schemas[name], schemas)}" if name else ""


def _listed(schema_of: dict[str, Any], schemas: dict[str, Any]) -> str:
    """Return the fields of the objects that an answer is a list of."""
    parts = []
    for key, field in schema_of["properties"].items():
        name = field.get("items", {}).get("$ref", "").rpartition("/")[2]
        if name:
            parts.append(f"\nEach of {code(key)}:\n\n{_fields(schemas[name])}{_listed(schemas[name], schemas)}")
    return "".join(parts)


def _fields(schema_of: dict[str, Any]) -> str:
    required = schema_of.get("required", [])
    rows = (
        (
            code(key) + ("" if key in required else " **may be absent**"),
            cell(field.get("description", "")),
            example(field["examples"][0]) if field.get("examples") else "",
        )
        for key, field in schema_of["properties"].items()
    )
    return table(("field", "meaning", "example"), rows)
