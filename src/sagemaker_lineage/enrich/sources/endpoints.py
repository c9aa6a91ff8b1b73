"""Endpoints that serve models of the path: found among all models of the region, then described."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sagemaker_lineage.enrich.members import Payload, structure, structures, text
from sagemaker_lineage.enrich.operations import SEARCH, read
from sagemaker_lineage.enrich.posture_operations import DESCRIBE_ENDPOINT
from sagemaker_lineage.enrich.sources.job_posture import containers_of
from sagemaker_lineage.enrich.sources.settings import ODD, flag, part
from sagemaker_lineage.model.posture import Unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from sagemaker_lineage.model.request import Answer, AwsRead


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A model that an endpoint serves. ``data`` are S3 URIs without a trailing slash."""

    name: str
    arn: str
    packages: tuple[str, ...] = ()
    data: tuple[str, ...] = ()
    endpoints: tuple[tuple[str, str | None, str | None], ...] = ()
    """Name, ARN and status of each."""

    def is_one_of(self, packages: AbstractSet[str], models: AbstractSet[str], data: AbstractSet[str]) -> bool:
        """Tell whether it is a model of these: by its package, its ARN or its data."""
        return self.arn in models or not packages.isdisjoint(self.packages) or not data.isdisjoint(self.data)


def search_read(region: str) -> AwsRead:
    """Return the read of every model of the region with the endpoints that serve it."""
    return read(SEARCH, region, Resource="Model")


def endpoint_read(name: str, region: str) -> AwsRead:
    """Return the read that describes an endpoint."""
    return read(DESCRIBE_ENDPOINT, region, EndpointName=name)


def served_models(answer: Answer) -> list[Served]:
    """Return the models that some endpoint serves, as Search finds them."""
    rows = (structure(each, "Model") for each in structures(answer.payload or {}, "Results"))
    found = (_served(row) for row in rows)
    return [model for model in found if model is not None and model.endpoints]


def _served(row: Payload) -> Served | None:
    model = structure(row, "Model")
    name, arn = text(model, "ModelName"), text(model, "ModelArn")
    if name is None or arn is None:
        return None
    containers = containers_of(model)
    return Served(
        name=name,
        arn=arn,
        packages=_each(text(container, "ModelPackageName") for container in containers),
        data=_each(uri.rstrip("/") for container in containers for uri in _locations(container)),
        endpoints=tuple(
            (endpoint, text(each, "EndpointArn"), text(each, "EndpointStatus"))
            for each in structures(row, "Endpoints")
            if (endpoint := text(each, "EndpointName"))
        ),
    )


def _locations(container: Payload) -> Iterator[str]:
    url = text(container, "ModelDataUrl")
    if url is not None:
        yield url
    for source in (structure(container, "ModelDataSource"), *structures(container, "AdditionalModelDataSources")):
        uri = text(structure(source, "S3DataSource"), "S3Uri")
        if uri is not None:
            yield uri


def _each(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def capture_of(answer: Payload) -> str | Unread | None:
    """Return where an endpoint captures data, None where it does not, why where its answer leaves that open."""
    capture = part(answer, "DataCaptureConfig")
    on = flag(capture, "EnableCapture")
    if isinstance(capture, Unread) or isinstance(on, Unread):
        return ODD
    return (text(capture, "DestinationS3Uri") or ODD) if on else None
