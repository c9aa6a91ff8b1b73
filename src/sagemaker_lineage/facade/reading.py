"""How the library's calls are carried out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.bootstrap import SystemClock, make_backend
from sagemaker_lineage.export.document import to_document
from sagemaker_lineage.facade.result import PipelineLineage
from sagemaker_lineage.service.lineage import from_definition, require_complete

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sagemaker_lineage.bootstrap import AwsBackend
    from sagemaker_lineage.service.lineage import LineageRequest


def read_from_aws(
    request: LineageRequest, profile: str | None = None, backend: AwsBackend | None = None
) -> PipelineLineage:
    """Read a lineage, with connections of its own that are closed afterwards."""
    with backend or make_backend() as opened:
        lineage = opened.lineage(request, profile)
        if request.strict:
            require_complete(lineage)
        return PipelineLineage(lineage=lineage, document=to_document(lineage, opened.now()))


def read_from_text(
    definition: str | bytes,
    name: str | None = None,
    parameters: Mapping[str, str] | None = None,
    default_name: str | None = None,
) -> PipelineLineage:
    """Build a lineage from a definition, by itself or in a file that contains it."""
    lineage = from_definition(definition, name, parameters, default_name)
    return PipelineLineage(lineage=lineage, document=to_document(lineage, SystemClock().now()))
