"""Spans for OpenTelemetry, where the settings ask for them: one for each request, one for each read of AWS below it.

Nothing of its SDK is loaded otherwise. Attributes are words of ours and of AWS's API: never a name, an address or
anything else a caller sends.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from sagemaker_lineage.errors import ConfigurationError
from sagemaker_lineage.server.exchange import HEADER

if TYPE_CHECKING:
    from opentelemetry.trace import Span, TracerProvider
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from sagemaker_lineage.model.request import Answer

_SERVER_ERROR = 500
_NANOSECONDS = 1_000_000_000
_ID = HEADER.lower().encode()


class Tracing:
    """Makes the spans of one application, and hands them to a provider."""

    def __init__(self, provider: TracerProvider) -> None:
        from opentelemetry import trace  # noqa: PLC0415  # only there where it was asked for
        from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator  # noqa: PLC0415

        self._provider = provider
        self._kinds = trace.SpanKind
        self._error = trace.Status(trace.StatusCode.ERROR)
        self._callers = TraceContextTextMapPropagator()
        self._tracer = provider.get_tracer("sagemaker_lineage")

    def read(self, answer: Answer, seconds: float) -> None:
        """Make the span of a read of AWS that has just ended, below the request that this thread works for."""
        operation, ended = answer.read.operation, time.time_ns()
        span = self._tracer.start_span(
            operation.label,
            kind=self._kinds.CLIENT,
            start_time=ended - int(seconds * _NANOSECONDS),
            attributes={
                "rpc.system": "aws-api",
                "rpc.service": operation.service,
                "rpc.method": operation.name,
                "cloud.region": answer.read.region,
            },
        )
        if answer.failure is not None:
            span.set_attribute("error.type", str(answer.failure.code.value))
            span.set_status(self._error)
        span.end(ended)

    def close(self) -> None:
        """Hand over the spans that wait."""
        shutdown = getattr(self._provider, "shutdown", None)
        if shutdown is not None:
            shutdown()

    async def around(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request inside a span of its own, below the caller's where ``traceparent`` names one."""
        caller = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        with self._tracer.start_as_current_span(
            scope["method"],
            context=self._callers.extract(caller),
            kind=self._kinds.SERVER,
            attributes={"http.request.method": scope["method"]},
            record_exception=False,
        ) as span:

            async def seen(message: Message) -> None:
                if message["type"] == "http.response.start":
                    self._note(span, message)
                await send(message)

            await app(scope, receive, seen)
            if (route := getattr(scope.get("route"), "path", None)) is not None:
                span.update_name(f"{scope['method']} {route}")
                span.set_attribute("http.route", route)

    def _note(self, span: Span, message: Message) -> None:
        span.set_attribute("http.response.status_code", message["status"])
        name = dict(message["headers"]).get(_ID)
        if name is not None:
            span.set_attribute("sagemaker_lineage.request_id", name.decode("latin-1"))
        if message["status"] >= _SERVER_ERROR:
            span.set_status(self._error)


class Traced:
    """The layer around everything else that makes the spans of requests."""

    def __init__(self, app: ASGIApp, tracing: Tracing) -> None:
        self._app = app
        self._tracing = tracing

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http":
            await self._tracing.around(self._app, scope, receive, send)
        else:
            await self._app(scope, receive, send)


def exporting() -> Tracing:
    """Return what sends spans over OTLP, as OpenTelemetry's own variables (``OTEL_EXPORTER_OTLP_ENDPOINT``) say.

    Raises :class:`~sagemaker_lineage.errors.ConfigurationError` where OpenTelemetry is not installed.
    """
    try:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter  # noqa: PLC0415
        from opentelemetry.sdk.resources import Resource  # noqa: PLC0415
        from opentelemetry.sdk.trace import TracerProvider as SdkProvider  # noqa: PLC0415
        from opentelemetry.sdk.trace.export import BatchSpanProcessor  # noqa: PLC0415
    except ImportError as error:
        raise ConfigurationError(
            "SAGEMAKER_LINEAGE_TRACES is on, and OpenTelemetry is not installed.",
            hint="Install it with `python -m pip install 'sagemaker-lineage[otel]'`, or turn the setting off.",
        ) from error
    provider = SdkProvider(resource=Resource.create({"service.name": "sagemaker-lineage"}))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    return Tracing(provider)
