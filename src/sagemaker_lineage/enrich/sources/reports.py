"""Evaluation reports: read where they are, and turned into a step's metrics."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.enrich.losses import Loss, loss_of, node_facts
from sagemaker_lineage.enrich.operations import GET_OBJECT, read
from sagemaker_lineage.enrich.report_places import Places, split_uri
from sagemaker_lineage.enrich.reports import TOO_LARGE, Report, read_report
from sagemaker_lineage.enrich.sources.objects import ask_where_it_is
from sagemaker_lineage.model.request import Answer, AwsRead, GapCode

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from datetime import datetime

    from sagemaker_lineage.enrich.flow import Flow
    from sagemaker_lineage.enrich.members import Payload

    Home = Callable[[str], Awaitable[str]]
    """Tells in which region to ask for the objects of a bucket."""

_NOT_THERE = frozenset({"NoSuchKey", "AccessDenied"})
_NO_BODY = "The report came without content."
_FACTS = ("/run/metrics", "/run/reportObject")


class ReportsReading(NamedTuple):
    """The metrics of a step's reports, the first report that could be read, and what the others cost."""

    metrics: Mapping[str, float]
    report_object: str | None = None
    losses: tuple[Loss, ...] = ()


NO_REPORTS = ReportsReading({})


async def read_object(flow: Flow, uri: str, home: Home, since: datetime | None = None) -> Answer | None:
    """Read an object, again where a redirect leads; None for a text that is no object's URI."""
    place = split_uri(uri)
    if place is None:
        return None
    bucket, key = place

    def wanted(region: str) -> AwsRead:
        return replace(read(GET_OBJECT, region, Bucket=bucket, Key=key), since=since)

    return await ask_where_it_is(flow, wanted, await home(bucket))


async def read_reports(
    flow: Flow, node: str, places: Places, home: Home, since: datetime | None = None
) -> ReportsReading:
    """Read the reports of one step: all that are declared, or the first one found by probing.

    ``since`` is when the step ended: what an object held before that is some other run's report.
    """
    if places.probed:
        return await _probe(flow, node, places.probed, home, since)
    asked = [(uri, flow.start(read_object(flow, uri, home, since))) for uri in places.declared]
    parts = [_reading(node, uri, await promise) for uri, promise in asked]
    unresolved = tuple(_unresolved(node, name) for name in places.unresolved)
    metrics: dict[str, float] = {}
    for part in parts:
        metrics = {**part.metrics, **metrics}
    first = next((part.report_object for part in parts if part.report_object), None)
    return ReportsReading(metrics, first, (*(loss for part in parts for loss in part.losses), *unresolved))


async def _probe(flow: Flow, node: str, uris: tuple[str, ...], home: Home, since: datetime | None) -> ReportsReading:
    """Try one place after the other; that a file is not there, or may not be looked for, is no loss."""
    losses: tuple[Loss, ...] = ()
    for uri in uris:
        answer = await read_object(flow, uri, home, since)
        if answer is None or (answer.failure is not None and answer.failure.aws_code in _NOT_THERE):
            continue
        found = _reading(node, uri, answer)
        if found.report_object:
            return found._replace(losses=(*losses, *found.losses))
        losses += found.losses
    return ReportsReading({}, None, losses)


def _reading(node: str, uri: str, answer: Answer | None) -> ReportsReading:
    facts = node_facts(node, *_FACTS)
    if answer is None:
        detail = "This is not the location of an object."
        return ReportsReading({}, None, (Loss(code=GapCode.INVALID, detail=detail, resource=uri, facts=facts),))
    if losses := loss_of(answer, facts):
        return ReportsReading({}, None, losses)
    report = _report(answer.payload or {})
    if report.problem is None:
        return ReportsReading(report.metrics, uri)
    lost = facts[:1] if report.metrics else facts
    loss = Loss(code=report.problem, detail=report.detail, read=answer.read, resource=uri, facts=lost)
    return ReportsReading(report.metrics, uri if report.metrics else None, (loss,))


def _report(payload: Payload) -> Report:
    body = payload.get("Body")
    if payload.get("TooLarge") is True:
        return TOO_LARGE
    return read_report(body) if isinstance(body, bytes) else Report(problem=GapCode.INVALID, detail=_NO_BODY)


def _unresolved(node: str, name: str) -> Loss:
    detail = f"The location of the report {name!r} is not known."
    return Loss(code=GapCode.UNRESOLVED, detail=detail, resource=node, facts=node_facts(node, *_FACTS))
