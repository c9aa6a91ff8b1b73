"""Documents in the other formats: written anew out of the finished answer, so that AWS is asked for nothing more."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sagemaker_lineage.export.document import LineageDocument
from sagemaker_lineage.server.conditional import conditional_response, matches

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from sagemaker_lineage.server.finished import Finished
    from sagemaker_lineage.server.work import Work

_PLAIN = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """One way to write a document. ``name`` tells it from the others; ``ending`` is that of its path and its files."""

    name: str
    ending: str
    media_type: str
    render: Callable[[LineageDocument], str]


async def exported_response(request: Request, answer: Finished, export: Export, work: Work) -> Response:
    """Return a finished answer in another format, or 304 where the client already has it.

    The entity tag is that of the document with the format's name: it changes when the document does.
    Raises what :meth:`~sagemaker_lineage.server.work.Work.run` raises.
    """
    etag = f'{answer.etag.removesuffix(chr(34))}-{export.name}"'
    if matches(request.headers.getlist("If-None-Match"), etag):
        return conditional_response(request, b"", etag)
    name, body = await work.run(_written, answer.plain.body, export)
    response = conditional_response(request, body, etag, export.media_type)
    response.headers["Content-Disposition"] = f'inline; filename="{name}{export.ending}"'
    return response


def _written(body: bytes, export: Export) -> tuple[str, bytes]:
    document = LineageDocument.model_validate_json(body)
    return file_name(document), export.render(document).encode()


def file_name(document: LineageDocument) -> str:
    """Return what a file of the document is called, without an ending: PIPELINE-EXECUTION, in plain characters."""
    execution = document.execution
    parts = [document.pipeline.name, *([execution.id] if execution else [])]
    return "-".join(_PLAIN.sub("_", part) for part in parts)[:_LONGEST_NAME]
