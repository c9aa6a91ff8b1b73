"""The library: synchronous calls that answer with a lineage. Nothing heavy is loaded before the first of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sagemaker_lineage.facade.result import PipelineLineage

__all__ = ["get_lineage", "get_lineage_from_definition", "get_lineage_json"]


def get_lineage_json(
    region: str,
    pipeline_name: str,
    domain_name: str | None = None,
    include_latest_exec: bool = False,  # noqa: FBT001, FBT002  # the promised signature takes it by position too
    profile: str | None = None,
) -> dict[str, Any]:
    """Return the lineage of one pipeline as the document of the HTTP service.

    ::

        document = get_lineage_json("ap-northeast-2", "mlops-pipeline", include_latest_exec=True)
        [edge["to"] for edge in document["graph"]["edges"] if edge["from"] == "Prep"]

    The arguments are those of :func:`get_lineage`, and so are the errors.
    """
    return get_lineage(
        region, pipeline_name, domain_name=domain_name, include_latest_exec=include_latest_exec, profile=profile
    ).to_dict()


def get_lineage(  # noqa: PLR0913  # one argument for each thing that can be asked, all but two by name
    region: str,
    pipeline_name: str,
    *,
    domain_name: str | None = None,
    include_latest_exec: bool = False,
    execution: str | None = None,
    include: Iterable[str] | None = None,
    strict: bool = False,
    profile: str | None = None,
) -> PipelineLineage:
    """Read the lineage of one pipeline from AWS, with standard AWS configuration.

    Args:
        region: the AWS region of the pipeline.
        pipeline_name: its name or its ARN.
        domain_name: the SageMaker domain it must belong to.
        include_latest_exec: lay the newest execution over the graph.
        execution: the id or ARN of the execution to lay over it instead.
        include: the facts to pay for, out of ``run``, ``jobs``, ``metrics``, ``registry``, ``s3`` (None stands for
            these), ``findings`` and ``associations``.
        strict: whether a fact that cannot be read is an error instead of a gap.
        profile: the AWS profile to read with.

    Raises:
        NotFound: there is no such pipeline, execution or domain.
        AwsError: AWS refused, or could not be reached.
        ConfigurationError: there is no such profile, or an argument is malformed.
        DefinitionError: the pipeline's definition cannot be read.
        IncompleteAnswer: ``strict`` was asked for, and there are gaps.
    """
    from sagemaker_lineage.facade.reading import read_from_aws  # noqa: PLC0415  # loads boto3 and pydantic
    from sagemaker_lineage.service.lineage import DEFAULT_WORDS, LineageRequest  # noqa: PLC0415  # loaded with it

    request = LineageRequest(
        region=region,
        pipeline=pipeline_name,
        domain=domain_name,
        include_latest_execution=include_latest_exec,
        execution=execution,
        include=frozenset(DEFAULT_WORDS if include is None else include),
        strict=strict,
    )
    return read_from_aws(request, profile)


def get_lineage_from_definition(
    definition: str | bytes, *, pipeline_name: str | None = None, parameters: Mapping[str, str] | None = None
) -> PipelineLineage:
    """Return the lineage that a pipeline definition alone shows: no AWS at all.

    Args:
        definition: its JSON text, or the content of a file that contains it: an answer of ``describe-pipeline``, a
            CloudFormation template, a Terraform plan or state, an ACK manifest. YAML requires the extra ``yaml``.
        pipeline_name: the pipeline to show if the file has several, and its name if the file does not give one.
        parameters: values to use instead of the definition's defaults.

    Raises:
        DefinitionError: the definition cannot be read.
        InvalidRequest: the file has several pipelines and ``pipeline_name`` is None, or none of that name. The error
            is a ``DefinitionError`` too, and lists them in ``pipelines``.
    """
    from sagemaker_lineage.facade.reading import read_from_text  # noqa: PLC0415  # loads pydantic

    return read_from_text(definition, pipeline_name, parameters)
