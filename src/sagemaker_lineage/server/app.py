"""The application: routes, what surrounds them, and how it is started."""

from __future__ import annotations

from contextlib import asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, cast

import uvicorn
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware

from sagemaker_lineage._version import __version__
from sagemaker_lineage.bootstrap import make_backend
from sagemaker_lineage.errors import LineageError
from sagemaker_lineage.logs import configure_logging
from sagemaker_lineage.server.backend import Offer, Service
from sagemaker_lineage.server.bundle import bundle_of
from sagemaker_lineage.server.cors import Cors
from sagemaker_lineage.server.documents import Documents, Freshness
from sagemaker_lineage.server.envelope import Envelope, Failures
from sagemaker_lineage.server.front import Front
from sagemaker_lineage.server.interpreter import responsive, set_apart
from sagemaker_lineage.server.kept import Kept
from sagemaker_lineage.server.metrics import Metrics
from sagemaker_lineage.server.openapi import openapi_of
from sagemaker_lineage.server.problems import problem_response, routing_response
from sagemaker_lineage.server.queries.refusals import malformed
from sagemaker_lineage.server.routes import FEATURES, ROUTERS
from sagemaker_lineage.server.stopping import GRACE_SECONDS, Stopping
from sagemaker_lineage.server.tracing import Traced, Tracing, exporting
from sagemaker_lineage.server.uploads import Uploads
from sagemaker_lineage.server.work import Work
from sagemaker_lineage.settings import Settings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from starlette.requests import Request
    from starlette.responses import Response

    from sagemaker_lineage.model.request import Answer
    from sagemaker_lineage.server.backend import Backend

_DESCRIPTION = """\
Shows the data lineage of Amazon SageMaker pipelines: steps, runs, data, bucket security and registered models in one
graph. It only ever reads AWS.

Every error is `application/problem+json` with a stable `code` and the `requestId` of the log. Any page may call this
service from a browser, without credentials, unless the service is configured otherwise.
"""
_TAGS = [
    {"name": "lineage", "description": "One pipeline, whole."},
    {"name": "catalogue", "description": "Which pipelines and executions there are."},
    {"name": "posture", "description": "Whether the data behind models is safe."},
    {"name": "operation", "description": "For load balancers and container platforms."},
]


_NO_SPANS_OF_ITS_OWN: Any = {"tracing": False, "metrics": False, "logs": False, "auto_configure": False}
"""FastAPI's own spans hold what callers send. Versions that make none take no notice of this."""


class Api(FastAPI):
    """The application, with a description that knows the problems."""

    def openapi(self) -> dict[str, Any]:
        """Return the OpenAPI document, made once."""
        if self.openapi_schema is None:
            self.openapi_schema = openapi_of(self)
        return self.openapi_schema


def create_app(
    allow_origins: Sequence[str] = ("*",),
    *,
    settings: Settings | None = None,
    backend: Backend | None = None,
    demo: bool = False,
    tracing: Tracing | None = None,
) -> FastAPI:
    """Return the application. Nothing is read from AWS before the first request; boto3 is loaded at start-up.

    ``allow_origins`` are the origins whose pages may read the answers, ``*`` for any; the setting
    of that name wins. ``settings`` and ``backend`` are the environment's and AWS unless given. ``demo``
    has pages say that everything is made up. ``tracing`` is what the settings say unless given.
    """
    chosen = settings or Settings.read()
    origins = chosen.allow_origins or allow_origins
    metrics = Metrics()
    traced = tracing or (exporting() if chosen.traces else None)
    offer = Offer(regions=chosen.regions, owner_tag=chosen.owner_tag, demo=demo, features=FEATURES)
    on_answer = partial(_take_note, metrics, traced)
    opened = backend or make_backend(chosen, on_answer=on_answer, on_prepared=set_apart)
    service = _service(chosen, opened, metrics, offer)
    app = Api(
        title="sagemaker-lineage",
        summary="The data lineage of Amazon SageMaker pipelines.",
        description=_DESCRIPTION,
        version=__version__,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        openapi_tags=_TAGS,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        telemetry=_NO_SPANS_OF_ITS_OWN,
        lifespan=partial(_lifespan, settings=chosen, tracing=traced),
        middleware=[
            *([Middleware(Traced, tracing=traced)] if traced is not None else []),
            Middleware(Front, kept=service.documents.kept, allow_origins=origins, metrics=metrics),
            Middleware(Envelope, metrics=metrics),
            Middleware(Cors, allow_origins=origins),
            Middleware(Failures),
        ],
    )
    app.state.service = service
    app.state.bundle = bundle_of()
    app.add_exception_handler(LineageError, _answer_error)
    app.add_exception_handler(HTTPException, _answer_refusal)
    app.add_exception_handler(RequestValidationError, _answer_malformed)
    for router in ROUTERS:
        app.include_router(router)
    return app


def _service(settings: Settings, backend: Backend, metrics: Metrics, offer: Offer) -> Service:
    work = Work(threads=settings.requests_at_once, waiting=settings.requests_waiting, seconds=settings.request_seconds)
    kept = Kept(settings.document_bytes)
    freshness = Freshness(running=settings.running_document_seconds, settled=settings.document_seconds)
    metrics.observe(work, kept)
    return Service(
        backend=backend,
        work=work,
        uploads=Uploads(
            at_once=settings.requests_at_once + settings.requests_waiting, seconds=settings.request_seconds
        ),
        documents=Documents(backend, work, kept, freshness, metrics),
        stopping=Stopping(work, backend, settings.drain_seconds),
        metrics=metrics,
        profiles=settings.profiles,
        offer=offer,
    )


def run(app: str = "api:app") -> None:
    """Serve the application that ``module:name`` leads to, on the host and port of the settings."""
    chosen = Settings.read()
    uvicorn.run(
        app,
        host=chosen.host,
        port=chosen.port,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )


@asynccontextmanager
async def _lifespan(app: FastAPI, settings: Settings, tracing: Tracing | None) -> AsyncIterator[None]:
    configure_logging(settings.log_level, settings.log_format)
    app.state.service.backend.prepare()
    app.state.ready = True
    try:
        with responsive(), app.state.service.stopping.on_signal():
            yield
    finally:
        app.state.ready = False
        app.state.service.backend.close()
        if tracing is not None:
            tracing.close()


def _take_note(metrics: Metrics, tracing: Tracing | None, answer: Answer, seconds: float) -> None:
    metrics.read(answer, seconds)
    if tracing is not None:
        tracing.read(answer, seconds)


async def _answer_error(_request: Request, error: Exception) -> Response:
    return problem_response(cast("LineageError", error))


async def _answer_refusal(_request: Request, error: Exception) -> Response:
    return routing_response(cast("HTTPException", error))


async def _answer_malformed(_request: Request, error: Exception) -> Response:
    return problem_response(malformed(cast("RequestValidationError", error).errors()))
