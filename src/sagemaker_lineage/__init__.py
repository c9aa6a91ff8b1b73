"""The data lineage of Amazon SageMaker pipelines.

::

    import sagemaker_lineage

    lineage = sagemaker_lineage.get_lineage("ap-northeast-2", "mlops-pipeline", include_latest_exec=True)
    lineage.upstream("Train")
    print(lineage.to_mermaid())

Importing this package loads next to nothing: every name is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sagemaker_lineage._version import __version__
    from sagemaker_lineage.definition import parse_definition
    from sagemaker_lineage.errors import (
        AccessDenied,
        AwsError,
        ConfigurationError,
        CredentialsMissing,
        DefinitionError,
        IncompleteAnswer,
        LineageError,
        NotFound,
    )
    from sagemaker_lineage.facade import get_lineage, get_lineage_from_definition, get_lineage_json
    from sagemaker_lineage.facade.result import PipelineLineage
    from sagemaker_lineage.graph import build_graph
    from sagemaker_lineage.model.execution import Lineage
    from sagemaker_lineage.model.gap import Gap
    from sagemaker_lineage.model.graph import LineageGraph
    from sagemaker_lineage.model.pipeline import Pipeline

__all__ = [
    "AccessDenied",
    "AwsError",
    "ConfigurationError",
    "CredentialsMissing",
    "DefinitionError",
    "Gap",
    "IncompleteAnswer",
    "Lineage",
    "LineageError",
    "LineageGraph",
    "NotFound",
    "Pipeline",
    "PipelineLineage",
    "__version__",
    "build_graph",
    "get_lineage",
    "get_lineage_from_definition",
    "get_lineage_json",
    "parse_definition",
]

_HOMES = {
    "AccessDenied": "errors",
    "AwsError": "errors",
    "ConfigurationError": "errors",
    "CredentialsMissing": "errors",
    "DefinitionError": "errors",
    "Gap": "model.gap",
    "IncompleteAnswer": "errors",
    "Lineage": "model.execution",
    "LineageError": "errors",
    "LineageGraph": "model.graph",
    "NotFound": "errors",
    "Pipeline": "model.pipeline",
    "PipelineLineage": "facade.result",
    "__version__": "_version",
    "build_graph": "graph",
    "get_lineage": "facade",
    "get_lineage_from_definition": "facade",
    "get_lineage_json": "facade",
    "parse_definition": "definition",
}
"""The module, below this package, that each public name comes from."""


def __getattr__(name: str) -> Any:
    """Load a public name on its first use."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Name what is public, loaded or not."""
    return sorted({*globals(), *__all__})
