"""Many who ask together for one pipeline make one set of AWS calls."""

from __future__ import annotations

import asyncio

import pytest

from sagemaker_lineage.server.app import create_app
from sagemaker_lineage.settings import Settings
from serverkit.asgi import ask, started

LINE = "pipeline=mlops-pipeline&region=ap-northeast-2&includeLatestExec=true"


def asked_together(times, line=LINE, **headers):
    async def crowd():
        app = create_app(settings=Settings(aws_attempts=1))
        async with started(app):
            return await asyncio.gather(*(ask(app, "/lineage", line, headers) for _ in range(times)))

    return asyncio.run(crowd())


def test_a_thousand_cold_requests_make_one_set_of_calls(aws):
    (alone,) = asked_together(1)
    once = aws.control.counts()
    aws.control.reset_counts()
    answers = asked_together(1_000)
    assert {answer.status for answer in [alone, *answers]} == {200}
    assert len({answer.body for answer in answers}) == 1
    assert aws.control.counts() == once != {}


def test_a_failing_reading_fails_all_of_them_once(aws):
    aws.control.fault("sagemaker:ListPipelineExecutions", "denied")
    assert {answer.status for answer in asked_together(100)} == {500}
    assert aws.control.counts()["sagemaker:ListPipelineExecutions"] == 1


@pytest.mark.parametrize("headers", [{}, {"cache-control": "no-cache"}])
def test_kept_documents_cost_no_call_unless_everything_is_to_be_read_anew(aws, headers):
    async def twice():
        app = create_app(settings=Settings())
        async with started(app):
            await ask(app, "/lineage", LINE)
            first = aws.control.counts()
            aws.control.reset_counts()
            await ask(app, "/lineage", LINE, headers)
            return first, aws.control.counts()

    first, second = asyncio.run(twice())
    assert second == (first if headers else {})
