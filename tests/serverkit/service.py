"""A backend of hand-made lineages, and the application over it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from fastapi.testclient import TestClient

from sagemaker_lineage.errors import PipelineNotFound
from sagemaker_lineage.model.catalog import ExecutionPage, ListedExecution, ListedPipeline, PipelinePage
from sagemaker_lineage.model.execution import BucketFacts, Lineage
from sagemaker_lineage.model.identity import Identity
from sagemaker_lineage.model.metrics import MetricHistory, StepMetrics
from sagemaker_lineage.model.objects import ObjectsAt
from sagemaker_lineage.model.request import Gap, GapCode
from sagemaker_lineage.server.app import create_app
from sagemaker_lineage.settings import Settings
from wire_samples.lineages import FINISHED, NOW

if TYPE_CHECKING:
    from sagemaker_lineage.service.catalog import ExecutionQuery, PipelineQuery
    from sagemaker_lineage.service.lineage import LineageRequest
    from sagemaker_lineage.service.metrics import MetricsQuery
    from sagemaker_lineage.service.objects import ObjectQuery

LISTED = ListedExecution(arn="arn", id="0123456789ab", status="Executing", started_at=NOW)
DONE = ListedExecution(
    arn="arn",
    id="ba9876543210",
    status="Succeeded",
    started_at=NOW - timedelta(seconds=61.5),
    ended_at=NOW,
    started_by="minji-kim",
    parameters={"Year": "2026", "Month": "11"},
)
PIPELINES = PipelinePage(
    pipelines=(
        ListedPipeline(
            name="claims", arn="arn", last_execution_at=NOW, last_execution=LISTED, tags={"b": "2", "a": "1"}
        ),
        ListedPipeline(
            name="whole",
            domain="studio-domain",
            owner="claims-team",
            outcomes=(LISTED, DONE),
            steps=6,
            buckets=(BucketFacts(bucket="feat"), BucketFacts(bucket="raw", region="us-east-1", encryption="AES256")),
        ),
        ListedPipeline(name="half \ud800 a pair"),
    ),
    gaps=(Gap(code=GapCode.ACCESS_DENIED, detail="Denied.", affects=("/pipelines/2/tags",)),),
    total=3,
)
TOLD = Identity(region="ap-northeast-2", account="111122223333")
FOUND = ObjectsAt(uri="", count=36, size_bytes=412, last_modified=NOW)
HISTORY = MetricHistory(
    pipeline="",
    step="",
    executions=(
        StepMetrics(id="aaaaaaaaaaaa", status="Failed", started_at=NOW),
        StepMetrics(
            id="0123456789ab",
            status="Succeeded",
            started_at=NOW,
            step_status="Succeeded",
            cache_hit=True,
            metrics={"validation:rmse": 2.1},
        ),
    ),
    gaps=(Gap(code=GapCode.ACCESS_DENIED, detail="Denied.", affects=("/executions/0/metrics",)),),
)
CLAIMS = {"pipeline": "claims", "region": "ap-northeast-2"}


@dataclass
class FakeBackend:
    """Answers with one lineage, or raises; remembers what it was asked."""

    answer: Lineage | Exception = FINISHED
    found: ObjectsAt | Exception = FOUND
    history: MetricHistory | Exception = HISTORY
    time: datetime = NOW
    asked: list[tuple[Any, str | None]] = field(default_factory=list)
    fresh: list[bool] = field(default_factory=list)
    prepared: int = 0
    closed: bool = False
    told: Identity = TOLD

    def lineage(self, request: LineageRequest, profile: str | None, *, fresh: bool = False) -> Lineage:
        self.asked.append((request, profile))
        self.fresh.append(fresh)
        if isinstance(self.answer, Exception):
            raise self.answer
        if not request.pipeline.endswith("claims"):
            raise PipelineNotFound("There is no pipeline of that name.", resource=request.pipeline)
        return self.answer

    def pipelines(self, query: PipelineQuery, profile: str | None) -> PipelinePage:
        self.asked.append((query, profile))
        return PIPELINES

    def executions(self, query: ExecutionQuery, profile: str | None) -> ExecutionPage:
        self.asked.append((query, profile))
        return ExecutionPage(executions=(LISTED, DONE), cursor="bmV4dA", gaps=PIPELINES.gaps)

    def identity(self, region: str | None, profile: str | None) -> Identity:
        self.asked.append((region, profile))
        return self.told

    def objects(self, query: ObjectQuery, profile: str | None, *, fresh: bool = False) -> ObjectsAt:
        self.asked.append((query, profile))
        self.fresh.append(fresh)
        if isinstance(self.found, Exception):
            raise self.found
        return replace(self.found, uri=query.uri, as_of=self.time)

    def metrics(self, query: MetricsQuery, profile: str | None, *, fresh: bool = False) -> MetricHistory:
        self.asked.append((query, profile))
        self.fresh.append(fresh)
        if isinstance(self.history, Exception):
            raise self.history
        return replace(self.history, pipeline=query.pipeline, step=query.step)

    def now(self) -> datetime:
        return self.time

    def prepare(self) -> None:
        self.prepared += 1

    def close(self) -> None:
        self.closed = True


def client_of(
    backend: FakeBackend | None = None,
    *,
    peer: tuple[str, int] = ("127.0.0.1", 50000),
    host: str = "localhost:8000",
    origins: list[str] | None = None,
    **settings: Any,
) -> TestClient:
    """Return a client of an application over the backend, as if it called from ``peer``."""
    given = {} if origins is None else {"allow_origins": origins}
    app = create_app(**given, settings=Settings(**settings), backend=backend or FakeBackend())
    return TestClient(app, base_url=f"http://{host}", client=peer, follow_redirects=False)
