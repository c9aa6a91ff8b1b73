"""Judging a region's pipelines a few at a time."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from checkskit.lineages import lineage
from sagemaker_lineage.errors import (
    AccessDenied,
    ConfigurationError,
    InvalidRequest,
    LineageError,
    PipelineNotFound,
    Throttled,
    TimedOut,
    Unreachable,
)
from sagemaker_lineage.model.catalog import ListedPipeline, PipelinePage
from sagemaker_lineage.service import posture
from sagemaker_lineage.service.posture import CheckQuery, check_pipelines, check_request

if TYPE_CHECKING:
    from sagemaker_lineage.enrich.question import LineageRequest, PipelineQuery
    from sagemaker_lineage.model.execution import Lineage

REGION = "ap-northeast-2"


@dataclass
class Account:
    """A region with some pipelines, two on a page; each reading takes ``seconds``."""

    names: list[str]
    errors: dict[str, LineageError] = field(default_factory=dict)
    seconds: float = 0.0
    asked: list[str] = field(default_factory=list)
    moment: datetime = datetime(2026, 11, 25, tzinfo=UTC)

    def lineage(self, request: LineageRequest) -> Lineage:
        self.asked.append(request.pipeline)
        self.moment += timedelta(seconds=self.seconds)
        assert request.judged
        assert request.overlaid
        if request.pipeline in self.errors:
            raise self.errors[request.pipeline]
        return lineage()

    def pipelines(self, query: PipelineQuery) -> PipelinePage:
        first = int(query.cursor or 0)
        shown = tuple(ListedPipeline(name=name) for name in self.names[first : first + 2])
        return PipelinePage(pipelines=shown, cursor=str(first + 2) if first + 2 < len(self.names) else None)

    def now(self) -> datetime:
        return self.moment


def test_one_pipeline_is_read_by_name() -> None:
    account = Account(["a", "b"])
    page = check_pipelines(CheckQuery(region=REGION, pipeline="b"), account)
    assert (account.asked, page.done, page.total, page.cursor) == (["b"], 1, 1, None)


def test_one_pipeline_that_cannot_be_read_is_an_error() -> None:
    with pytest.raises(PipelineNotFound):
        check_pipelines(CheckQuery(region=REGION, pipeline="b"), Account(["a"], {"b": PipelineNotFound("None.")}))


def test_a_region_is_read_to_its_end() -> None:
    account = Account(["e", "d", "c", "b", "a"])
    seen, cursor = [], None
    while True:
        page = check_pipelines(CheckQuery(region=REGION, cursor=cursor, limit=2), account)
        seen.append((page.done, page.total, len(page.lineages)))
        cursor = page.cursor
        if cursor is None:
            break
    assert account.asked == ["a", "b", "c", "d", "e"]
    assert seen == [(2, 5, 2), (4, 5, 2), (5, 5, 1)]


def test_an_empty_region_is_done_at_once() -> None:
    page = check_pipelines(CheckQuery(region=REGION), Account([]))
    assert (page.done, page.total, page.cursor, page.lineages) == (0, 0, None, ())


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (PipelineNotFound("Gone."), "not-found"),
        (AccessDenied("Denied.", iam_action="sagemaker:DescribePipeline"), "access-denied"),
        (Throttled("Throttled."), "throttled"),
        (TimedOut("Late."), "timeout"),
        (Unreachable("Away."), "timeout"),
        (ConfigurationError("Odd."), "invalid"),
    ],
)
def test_a_pipeline_that_cannot_be_read_is_a_gap(error: LineageError, code: str) -> None:
    page = check_pipelines(CheckQuery(region=REGION), Account(["a", "b"], {"a": error}))
    (gap,) = page.gaps
    assert (gap.code, gap.resource, gap.detail, gap.iam_action) == (code, "a", error.message, error.iam_action)
    assert (len(page.lineages), page.done) == (1, 2)


def test_slow_pipelines_end_the_page_early() -> None:
    page = check_pipelines(CheckQuery(region=REGION), Account(list("abcdef"), seconds=15.0))
    assert (page.done, page.total) == (2, 6)
    assert page.cursor is not None


def test_a_pipeline_that_came_or_went_between_two_pages_confuses_nothing() -> None:
    account = Account(["a", "b", "c"])
    cursor = check_pipelines(CheckQuery(region=REGION, limit=2), account).cursor
    account.names = ["a0", "a", "c", "d"]
    page = check_pipelines(CheckQuery(region=REGION, limit=2, cursor=cursor), account)
    assert (account.asked[2:], page.done, page.total) == (["c", "d"], 4, 4)


def test_the_cursor_of_another_region_is_refused() -> None:
    cursor = check_pipelines(CheckQuery(region=REGION, limit=1), Account(["a", "b"])).cursor
    with pytest.raises(InvalidRequest):
        check_pipelines(CheckQuery(region="us-east-1", cursor=cursor), Account(["a"]))


def test_too_many_pipelines_have_no_total(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(posture, "MOST_LISTED", 3)
    page = check_pipelines(CheckQuery(region=REGION), Account(list("abcdefgh")))
    assert (page.done, page.total) == (4, None)


def test_an_execution_can_be_named() -> None:
    assert check_request(REGION, "claims", "0123456789ab").execution == "0123456789ab"
