"""What the routes ask for: lineages and lists. The real one is wired on first use; tests hand in their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, cast

from sagemaker_lineage.server.documents import Documents
from sagemaker_lineage.server.metrics import Metrics
from sagemaker_lineage.server.stopping import Stopping
from sagemaker_lineage.server.uploads import Uploads
from sagemaker_lineage.server.work import Work

if TYPE_CHECKING:
    from datetime import datetime

    from starlette.requests import Request

    from sagemaker_lineage.model.catalog import ExecutionPage, PipelinePage
    from sagemaker_lineage.model.execution import Lineage
    from sagemaker_lineage.model.identity import Identity
    from sagemaker_lineage.model.metrics import MetricHistory
    from sagemaker_lineage.model.objects import ObjectsAt
    from sagemaker_lineage.service.catalog import ExecutionQuery, PipelineQuery
    from sagemaker_lineage.service.lineage import LineageRequest
    from sagemaker_lineage.service.metrics import MetricsQuery
    from sagemaker_lineage.service.objects import ObjectQuery


class Backend(Protocol):
    """Answers the use cases with the credentials of a profile; None means the service's own."""

    def lineage(self, request: LineageRequest, profile: str | None, *, fresh: bool = False) -> Lineage:
        """Return the lineage that is asked for, with ``fresh`` of nothing that was kept.

        Raises :class:`~sagemaker_lineage.errors.LineageError`.
        """
        ...

    def pipelines(self, query: PipelineQuery, profile: str | None) -> PipelinePage:
        """Return a page of a region's pipelines. Raises :class:`~sagemaker_lineage.errors.LineageError`."""
        ...

    def executions(self, query: ExecutionQuery, profile: str | None) -> ExecutionPage:
        """Return a page of a pipeline's executions. Raises :class:`~sagemaker_lineage.errors.LineageError`."""
        ...

    def objects(self, query: ObjectQuery, profile: str | None, *, fresh: bool = False) -> ObjectsAt:
        """Return what lies at an S3 location. Raises :class:`~sagemaker_lineage.errors.LineageError`."""
        ...

    def metrics(self, query: MetricsQuery, profile: str | None, *, fresh: bool = False) -> MetricHistory:
        """Return a step's metrics over executions. Raises :class:`~sagemaker_lineage.errors.LineageError`."""
        ...

    def identity(self, region: str | None, profile: str | None) -> Identity:
        """Return the region and account that a profile leads to; ``region`` is for a profile that names none.

        Raises :class:`~sagemaker_lineage.errors.ConfigurationError`.
        """
        ...

    def prepare(self) -> None:
        """Start to get ready for the first request, and return at once."""
        ...

    def now(self) -> datetime:
        """Return the present moment, aware."""
        ...

    def close(self) -> None:
        """Let go of connections and threads."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What the service offers to choose from: ``regions`` is empty where only AWS's configuration says."""

    regions: tuple[str, ...] = ()
    owner_tag: str = "Owner"
    demo: bool = False
    features: tuple[str, ...] = ()

    @property
    def region(self) -> str | None:
        """Return the first of the regions, None without any."""
        return next(iter(self.regions), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """What the routes share: the backend and all that stands around it, and the rule for profiles."""

    backend: Backend
    work: Work
    uploads: Uploads
    documents: Documents
    stopping: Stopping
    metrics: Metrics
    profiles: str | tuple[str, ...]
    offer: Offer


def service_of(request: Request) -> Service:
    """Return what the application of a request was made with."""
    return cast("Service", request.app.state.service)


def is_ready(request: Request) -> bool:
    """Tell whether the application has started and is not stopping."""
    stopping = service_of(request).stopping
    stopping.note_readiness_asked()
    return getattr(request.app.state, "ready", False) is True and not stopping.begun
