"""What Prometheus can read: counts of requests, documents, AWS reads and gaps, and how full everything is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector
from prometheus_client.exposition import generate_latest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sagemaker_lineage.model.request import Answer, Gap
    from sagemaker_lineage.server.exchange import Source
    from sagemaker_lineage.server.kept import Kept
    from sagemaker_lineage.server.work import Work

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"

_SECONDS = (0.001, 0.005, 0.025, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)


class Metrics:
    """The measurements of one application, in a registry of its own.

    Labels are words of ours and of AWS's API: never a name, an address or anything else a caller sends.
    """

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = self._counter("http_requests", "Answers given.", "route", "status")
        self._seconds = Histogram(
            "lineage_http_request_seconds",
            "Seconds until an answer was sent.",
            ["route"],
            registry=self._registry,
            buckets=_SECONDS,
        )
        self._documents = self._counter("documents", "Documents by where they came from.", "source")
        self._aws_reads = self._counter("aws_reads", "Reads of AWS that were made.", "operation", "outcome")
        self._aws_seconds = self._counter("aws_read_seconds", "Seconds that reads of AWS took.", "operation")
        self._gaps = self._counter("gaps", "Gaps in documents that were made.", "code")
        ProcessCollector(registry=self._registry)

    def observe(self, work: Work, kept: Kept) -> None:
        """Show how full the threads and the kept documents are."""
        self._gauge("work_running", "Requests that read AWS.", lambda: work.running)
        self._gauge("work_waiting", "Requests that wait for their turn.", lambda: work.inside - work.running)
        self._gauge("work_refused", "Requests refused for want of room, since the start.", lambda: work.refused)
        self._gauge("kept_documents", "Finished documents that are kept.", lambda: len(kept))
        self._gauge("kept_bytes", "Bytes of finished documents that are kept.", lambda: kept.bytes)

    def answered(self, route: str, status: int, seconds: float, source: Source | None) -> None:
        """Count an answer."""
        self._requests.labels(route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)
        if source is not None:
            self._documents.labels(source).inc()

    def read(self, answer: Answer, seconds: float) -> None:
        """Count a read of AWS. May be called from any thread."""
        operation = answer.read.operation.label
        self._aws_reads.labels(operation, _outcome(answer)).inc()
        self._aws_seconds.labels(operation).inc(seconds)

    def made(self, gaps: Iterable[Gap]) -> None:
        """Count the gaps of a document. May be called from any thread."""
        for gap in gaps:
            self._gaps.labels(gap.code.value).inc()

    def text(self) -> bytes:
        """Return everything in Prometheus' text format."""
        return generate_latest(self._registry)

    def _counter(self, name: str, sentence: str, *labels: str) -> Counter:
        return Counter(f"lineage_{name}", sentence, labels, registry=self._registry)

    def _gauge(self, name: str, sentence: str, value: Callable[[], float]) -> None:
        Gauge(f"lineage_{name}", sentence, registry=self._registry).set_function(value)


def _outcome(answer: Answer) -> str:
    if answer.failure is not None:
        return str(answer.failure.code.value)
    return "absent" if answer.absent else "ok"
