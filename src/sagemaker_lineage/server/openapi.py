"""What OpenAPI says beyond what FastAPI reads from the routes: problems, headers, examples."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fastapi.openapi.utils import get_openapi

from sagemaker_lineage.server.problems import MEDIA_TYPE, STATUS, Problem, problem_of

if TYPE_CHECKING:
    from fastapi import FastAPI
    from pydantic import BaseModel

    from sagemaker_lineage.errors import LineageError

EXAMPLES = Path(__file__).parent / "examples"
"""A whole answer for each model that has a file of its name here."""

COMPONENT = "#/components/schemas/{model}"
EXAMPLE_ID = "3f1c0e0a6c0b4f0c9f4f6a0d3b7e9a11"

_UNCHANGED = "Nothing has changed since the answer that `If-None-Match` names."
_HEADERS: dict[str, dict[str, Any]] = {
    "X-Request-ID": {
        "description": "The id of this request, as in the log of the service.",
        "schema": {"type": "string"},
    },
    "ETag": {
        "description": "The entity tag, to be sent back as `If-None-Match`.",
        "schema": {"type": "string"},
    },
    "Retry-After": {
        "description": "Seconds to wait before asking again.",
        "schema": {"type": "integer", "minimum": 1},
    },
}


def answers(
    model: type[BaseModel], description: str, *errors: LineageError, conditional: bool = True
) -> dict[int | str, dict[str, Any]]:
    """Return what a route answers: the model, 304 where it is ``conditional``, and each error under its status."""
    found = {"model": model, "description": description}
    return _answers(found, *errors, conditional=conditional)


def text_answers(media_type: str, description: str, *errors: LineageError) -> dict[int | str, dict[str, Any]]:
    """Return what a route answers whose answer is text of a media type."""
    found = {"content": {media_type: {"schema": {"type": "string"}}}, "description": description}
    return _answers(found, *errors, conditional=True)


def _answers(found: dict[str, Any], *errors: LineageError, conditional: bool) -> dict[int | str, dict[str, Any]]:
    of_status: dict[int, list[LineageError]] = defaultdict(list)
    for error in errors:
        of_status[STATUS[error.code]].append(error)
    headers = _headers("ETag", "X-Request-ID") if conditional else _headers("X-Request-ID")
    return {
        200: {**found, "headers": headers},
        **({304: {"description": _UNCHANGED, "headers": headers}} if conditional else {}),
        **{status: problem_answer(*of_status[status]) for status in sorted(of_status)},
    }


def problem_answer(*errors: LineageError) -> dict[str, Any]:
    """Return what OpenAPI says of the errors of one status, an example for each."""
    status = STATUS[errors[0].code]
    names = ("Retry-After", "X-Request-ID") if status == STATUS["overloaded"] else ("X-Request-ID",)
    return {
        "description": "; ".join(error.title for error in errors) + ".",
        "headers": _headers(*names),
        "content": {
            MEDIA_TYPE: {
                "schema": {"$ref": COMPONENT.format(model=Problem.__name__)},
                "examples": {error.code: {"summary": error.title, "value": _example(error)} for error in errors},
            }
        },
    }


def openapi_of(app: FastAPI) -> dict[str, Any]:
    """Return the OpenAPI document of an application, with the problem's schema beside the others."""
    document = get_openapi(
        title=app.title,
        version=app.version,
        summary=app.summary,
        description=app.description,
        routes=app.routes,
        tags=app.openapi_tags,
        license_info=app.license_info,
    )
    problem = Problem.model_json_schema(mode="serialization", ref_template=COMPONENT)
    schemas = {**document["components"]["schemas"], **problem.pop("$defs"), Problem.__name__: problem}
    document["components"]["schemas"] = dict(sorted(schemas.items()))
    for operation in (each for path in document["paths"].values() for each in path.values()):
        _add_example(operation["responses"]["200"]["content"])
        for parameter in operation.get("parameters", ()):
            _tidy(parameter)
    return document


def _add_example(contents: dict[str, Any]) -> None:
    """Add the whole example here and not at the route, for FastAPI would drop its nulls."""
    content = contents.get("application/json")
    if content is None:
        return
    file = EXAMPLES / f"{content['schema']['$ref'].rpartition('/')[2]}.json"
    if file.is_file():
        content["example"] = json.loads(file.read_bytes())


def _tidy(parameter: dict[str, Any]) -> None:
    """Say everything once; only what is required gets an example that a form is filled with."""
    schema = parameter["schema"]
    schema.pop("title", None)
    schema.pop("description", None)
    examples = schema.pop("examples", ())
    if parameter["required"]:
        parameter["example"] = examples[0]
    elif schema["type"] != "boolean":
        parameter["description"] += f" For example `{examples[0]}`."


def _example(error: LineageError) -> dict[str, Any]:
    return problem_of(error).model_copy(update={"request_id": EXAMPLE_ID}).model_dump(mode="json")


def _headers(*names: str) -> dict[str, Any]:
    return {name: _HEADERS[name] for name in names}
