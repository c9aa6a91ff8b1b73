"""The way to AWS through boto3: threads, sessions, and the readers over them."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING, Self

from sagemaker_lineage.gateway.failures import AWS_ERRORS
from sagemaker_lineage.gateway.hooks import Hooks, OnCall
from sagemaker_lineage.gateway.limits import Limits
from sagemaker_lineage.gateway.pool import WorkerPool
from sagemaker_lineage.gateway.reader import SERVICES, BotoReader, OnAnswer
from sagemaker_lineage.gateway.sessions import Sessions, load_models

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

_LOG = logging.getLogger(__name__)
_LOG.addHandler(logging.NullHandler())


class AwsGateway:
    """The way to AWS: one pool of threads and the clients of each profile. Close it, or use it in ``with``.

    ``on_call`` is called in the calling thread before each API call, for tests and benchmarks, and
    ``on_answer`` after each read, with its answer and the seconds it took. ``on_prepared`` is called, in
    some thread, once everything is loaded that :meth:`prepare` loads.
    """

    def __init__(
        self,
        limits: Limits | None = None,
        *,
        on_call: OnCall | None = None,
        on_answer: OnAnswer | None = None,
        on_prepared: Callable[[], None] | None = None,
    ) -> None:
        self._on_answer = on_answer
        self._on_prepared = on_prepared
        self._limits = limits or Limits()
        self._closing = threading.Event()
        self._pool = WorkerPool(self._limits.threads)
        self._hooks = Hooks(self._limits, on_call, self._closing)
        self._sessions = Sessions(self._limits, self._hooks)

    def reader(self, profile: str | None = None) -> BotoReader:
        """Return a reader with the credentials of a profile, of the standard AWS configuration for None.

        Raises :class:`~sagemaker_lineage.errors.ProfileNotFound` and
        :class:`~sagemaker_lineage.errors.ConfigurationError`.
        """
        return BotoReader(
            self._sessions.clients(profile), self._pool, self._limits, self._hooks.pacing.watch, self._on_answer
        )

    def prepare(self) -> None:
        """Start to load the models of all services, without credentials, and return at once."""
        self._pool.submit(_Preparing(self._on_prepared))

    def close(self, timeout_seconds: float = 0.5) -> None:
        """Answer what waits with a failure, try nothing again, and wait that long for calls under way."""
        self._closing.set()
        self._pool.close(timeout_seconds)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class _Preparing:
    """The models to be loaded ahead of the first client. What fails here fails again there, and is told then."""

    def __init__(self, on_prepared: Callable[[], None] | None) -> None:
        self._on_prepared = on_prepared

    def run(self) -> None:
        try:
            load_models(SERVICES)
        except AWS_ERRORS as error:
            _LOG.debug("aws_models_not_loaded", extra={"error": type(error).__name__})
        if self._on_prepared is not None:
            self._on_prepared()

    def call_off(self) -> None:
        _LOG.debug("aws_models_not_loaded", extra={"error": "closed"})
