"""The page of the document, from its JSON Schema."""

from __future__ import annotations

from typing import Any

from reference_pages.markdown import NOTE, code, codes, example, sentences, table
from sagemaker_lineage.export.document import LineageDocument

_INTRODUCTION = """\
# The document

One JSON document is what HTTP returns, what `--format json` prints and what the library's `get_lineage_json()` gives.
Its [JSON Schema](lineage-document.schema.json) says the same for programs.

- Keys are in camelCase. Times are RFC 3339 in UTC, durations are seconds.
- Every key is always there and is `null` where the fact is not known. The keys marked **may be absent** are missing
  where they do not apply, and are never `null`.
- Every list has a stable order: the same state of the account gives the same bytes, but for `generatedAt`, `asOf` and
  the durations of what still runs.
- New keys may be added. None is renamed, retyped or dropped within schema version 1.

"""
_LONGEST_EXAMPLE = 160


def page() -> str:
    """Return the page."""
    schema = LineageDocument.model_json_schema(mode="serialization")
    definitions = schema.pop("$defs")
    names = _reached(schema, definitions)
    parts = [NOTE, _INTRODUCTION, _section("LineageDocument", schema, definitions)]
    parts += [_section(name, definitions[name], definitions) for name in names]
    return "\n".join(parts)


def _reached(schema: dict[str, Any], definitions: dict[str, Any]) -> list[str]:
    """Return the objects in the order a reader meets them: each part whole before the next."""
    found: dict[str, None] = {}
    waiting = _references(schema)[::-1]
    while waiting:
        name = waiting.pop()
        if name not in found and "properties" in definitions[name]:
            found[name] = None
            waiting.extend(_references(definitions[name])[::-1])
    return list(found)


def _references(schema: Any) -> list[str]:
    if isinstance(schema, dict):
        own = [schema["$ref"].rpartition("/")[2]] if isinstance(schema.get("$ref"), str) else []
        return own + [name for value in schema.values() for name in _references(value)]
    return [name for value in schema for name in _references(value)] if isinstance(schema, list) else []


def _section(name: str, schema: dict[str, Any], definitions: dict[str, Any]) -> str:
    required = schema.get("required", [])
    rows = (
        (
            code(key) + ("" if key in required else " **may be absent**"),
            _type(field, definitions),
            field.get("description", ""),
            _example(field),
        )
        for key, field in schema["properties"].items()
    )
    return f"## {name}\n\n{sentences(schema.get('description'))}\n\n" + table(
        ("field", "type", "meaning", "example"), rows
    )


def _example(field: dict[str, Any]) -> str:
    shown = example(field["examples"][0]) if field.get("examples") else ""
    return shown if len(shown) <= _LONGEST_EXAMPLE else ""


def _type(field: dict[str, Any], definitions: dict[str, Any]) -> str:
    for key in ("anyOf", "allOf"):
        if key in field:
            return " or ".join(dict.fromkeys(_type(each, definitions) for each in field[key]))
    if "$ref" in field:
        return _named(field["$ref"].rpartition("/")[2], definitions)
    if "enum" in field:
        return codes(field["enum"])
    if "const" in field:
        return code(field["const"])
    return _plain(field, definitions)


def _named(name: str, definitions: dict[str, Any]) -> str:
    target = definitions[name]
    return f"[{name}](#{name.lower()})" if "properties" in target else _type(target, definitions)


def _plain(field: dict[str, Any], definitions: dict[str, Any]) -> str:
    kind = field.get("type")
    if kind == "array":
        return f"list of {_type(field['items'], definitions)}"
    if kind == "object":
        return f"object of {_type(field.get('additionalProperties', {}), definitions)}"
    if kind == "string" and field.get("format") == "date-time":
        return "time"
    return {"null": "null", "string": "text", "integer": "integer", "number": "number", "boolean": "boolean"}.get(
        str(kind), "any"
    )
