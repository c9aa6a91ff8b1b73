"""The only wiring: settings → gateway → use cases. Every dependency can be handed in instead."""

from __future__ import annotations

import logging
import threading
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Protocol, Self

from sagemaker_lineage.enrich.lifetimes import Lifetimes
from sagemaker_lineage.errors import ConfigurationError
from sagemaker_lineage.gateway.caching import AnswerCache
from sagemaker_lineage.service.catalog import list_executions, list_pipelines
from sagemaker_lineage.service.doctor import examine
from sagemaker_lineage.service.identity import tell_identity
from sagemaker_lineage.service.lineage import read_lineage
from sagemaker_lineage.service.metrics import read_metrics
from sagemaker_lineage.service.objects import look_at_objects
from sagemaker_lineage.service.watching import CountingReader, Tally
from sagemaker_lineage.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path
    from types import TracebackType

    from sagemaker_lineage.checks.options import Options
    from sagemaker_lineage.model.catalog import ExecutionPage, PipelinePage
    from sagemaker_lineage.model.execution import Lineage
    from sagemaker_lineage.model.identity import Identity
    from sagemaker_lineage.model.metrics import MetricHistory
    from sagemaker_lineage.model.objects import ObjectsAt
    from sagemaker_lineage.model.request import Answer
    from sagemaker_lineage.service.catalog import ExecutionQuery, PipelineQuery
    from sagemaker_lineage.service.doctor import Diagnosis, Examination
    from sagemaker_lineage.service.lineage import LineageRequest
    from sagemaker_lineage.service.metrics import MetricsQuery
    from sagemaker_lineage.service.objects import ObjectQuery
    from sagemaker_lineage.service.ports import Clock, WarmReader

_LOG = logging.getLogger(__name__)


class Gateway(Protocol):
    """Where readers come from."""

    def reader(self, profile: str | None = None, *, fresh: bool = False) -> WarmReader:
        """Return a reader with the credentials of a profile, of the standard AWS configuration for None.

        ``fresh`` passes over answers that were kept.
        """
        ...

    def prepare(self) -> None:
        """Start to load what the first clients need, without credentials, and return at once."""
        ...

    def close(self) -> None:
        """Let go of connections and threads."""
        ...


class SystemClock:
    """The clock of this machine."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        return datetime.now(UTC)


class AwsBackend:
    """The use cases over AWS, for any number of threads.

    The gateway is opened by the first read, so that nothing loads boto3 before AWS is needed, or ahead
    of it by :meth:`prepare`. Use it in ``with``, or close it.
    """

    def __init__(
        self,
        open_gateway: Callable[[], Gateway],
        clock: Clock,
        answer_seconds: float,
        trusted_accounts: Iterable[str] = (),
        options: Options | None = None,
    ) -> None:
        self._open_gateway = open_gateway
        self._clock = clock
        self._answer_seconds = answer_seconds
        self._trusted_accounts = frozenset(trusted_accounts)
        self._options = options
        self._opening = threading.Lock()
        self._gateway: Gateway | None = None
        self._preparing: threading.Thread | None = None

    def prepare(self) -> None:
        """Start to open the gateway, so that the first read need not wait for it, and return at once."""
        self._preparing = threading.Thread(target=self._prepare, name="aws-prepare", daemon=True)
        self._preparing.start()

    def lineage(self, request: LineageRequest, profile: str | None = None, *, fresh: bool = False) -> Lineage:
        """Return the lineage that is asked for; ``fresh`` has everything read anew.

        Raises :class:`~sagemaker_lineage.errors.LineageError`.
        """
        reader = self.reader(profile, fresh=fresh)
        reader.warm(request.region)
        tally = Tally(self._clock.now())
        request = replace(request, trusted_accounts=request.trusted_accounts | self._trusted_accounts)
        try:
            counting = CountingReader(reader, tally)
            return read_lineage(request, counting, self._clock, self._answer_seconds, self._options)
        finally:
            _LOG.info(
                "lineage_read",
                extra={
                    "principal": sha256(reader.principal.encode()).hexdigest()[:12],
                    "aws_reads": tally.made,
                    "kept_reads": tally.kept,
                    "failed_reads": tally.failed,
                },
            )

    def pipelines(self, query: PipelineQuery, profile: str | None = None) -> PipelinePage:
        """Return a page of a region's pipelines. Raises :class:`~sagemaker_lineage.errors.LineageError`."""
        return list_pipelines(query, self.reader(profile), self._answer_seconds)

    def executions(self, query: ExecutionQuery, profile: str | None = None) -> ExecutionPage:
        """Return a page of a pipeline's executions. Raises :class:`~sagemaker_lineage.errors.LineageError`."""
        return list_executions(query, self.reader(profile), self._answer_seconds)

    def objects(self, query: ObjectQuery, profile: str | None = None, *, fresh: bool = False) -> ObjectsAt:
        """Return what lies at an S3 location. Raises :class:`~sagemaker_lineage.errors.LineageError`."""
        return look_at_objects(query, self.reader(profile, fresh=fresh), self._clock, self._answer_seconds)

    def metrics(self, query: MetricsQuery, profile: str | None = None, *, fresh: bool = False) -> MetricHistory:
        """Return a step's metrics over executions. Raises :class:`~sagemaker_lineage.errors.LineageError`."""
        return read_metrics(query, self.reader(profile, fresh=fresh), self._answer_seconds)

    def doctor(self, examination: Examination, profile: str | None = None) -> Diagnosis:
        """Return which reads of AWS work and which are denied. Raises ``ConfigurationError``."""
        reader = self.reader(profile, fresh=True)
        reader.warm(examination.region)
        return examine(examination, reader, self._clock, self._answer_seconds)

    def identity(self, region: str | None = None, profile: str | None = None) -> Identity:
        """Return the region and account that a profile leads to; ``region`` is for one that names none.

        Raises :class:`~sagemaker_lineage.errors.ConfigurationError`.
        """
        return tell_identity(region, self.reader(profile))

    def reader(self, profile: str | None = None, *, fresh: bool = False) -> WarmReader:
        """Return a reader of AWS. Raises :class:`~sagemaker_lineage.errors.ConfigurationError`."""
        with self._opening:
            return self._opened().reader(profile, fresh=fresh)

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        return self._clock.now()

    def close(self) -> None:
        """Let go of connections and threads; reads under way are answered with a failure."""
        if self._preparing is not None:
            self._preparing.join()
        with self._opening:
            gateway, self._gateway = self._gateway, None
        if gateway is not None:
            gateway.close()

    def _prepare(self) -> None:
        with self._opening:
            self._opened().prepare()

    def _opened(self) -> Gateway:
        if self._gateway is None:
            self._gateway = self._open_gateway()
        return self._gateway

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def make_backend(
    settings: Settings | None = None,
    *,
    open_gateway: Callable[[], Gateway] | None = None,
    clock: Clock | None = None,
    on_answer: Callable[[Answer, float], None] | None = None,
    on_prepared: Callable[[], None] | None = None,
) -> AwsBackend:
    """Wire the use cases to AWS as the settings say, those of the environment unless given.

    ``on_answer`` is called with each answer of AWS and the seconds it took, from any thread, and
    ``on_prepared`` once everything is loaded that :meth:`AwsBackend.prepare` loads.
    """
    chosen = settings or Settings.read()
    return AwsBackend(
        open_gateway or (lambda: _open_aws(chosen, on_answer, on_prepared)),
        clock or SystemClock(),
        chosen.answer_seconds,
        chosen.trusted_accounts,
        options_of(chosen.checks_file) if chosen.checks_file else None,
    )


def check_settings(path: Path | None = None) -> Options:
    """Return the check settings of a file, else of the one that the settings name, else the default ones.

    Raises :class:`~sagemaker_lineage.errors.ConfigurationError`.
    """
    from sagemaker_lineage.checks.options import Options as Chosen  # noqa: PLC0415  # seldom needed

    chosen = path or Settings.read().checks_file
    return options_of(chosen) if chosen else Chosen()


def options_of(path: Path) -> Options:
    """Return the check settings of a file. Raises :class:`~sagemaker_lineage.errors.ConfigurationError`."""
    from sagemaker_lineage.checks.configuration import MOST_CHARACTERS, read_options  # noqa: PLC0415  # seldom needed

    try:
        with path.open(encoding="utf-8") as file:
            return read_options(file.read(MOST_CHARACTERS + 1), str(path))
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is no UTF-8"
        raise ConfigurationError(f"Cannot read {path}: {why}.", resource=str(path)) from error


def _open_aws(
    settings: Settings,
    on_answer: Callable[[Answer, float], None] | None,
    on_prepared: Callable[[], None] | None,
) -> Gateway:
    from sagemaker_lineage.gateway.boto import AwsGateway  # noqa: PLC0415  # boto3 takes longer than all the rest
    from sagemaker_lineage.gateway.keeping import KeepingGateway  # noqa: PLC0415  # loaded together with the gateway
    from sagemaker_lineage.gateway.limits import Limits  # noqa: PLC0415  # loaded together with the gateway

    limits = Limits(
        threads=settings.aws_threads,
        sagemaker_calls=settings.aws_sagemaker_calls,
        s3_calls=settings.aws_s3_calls,
        kms_calls=settings.aws_kms_calls,
        most_rate=settings.aws_most_rate,
        least_rate=settings.aws_least_rate,
        attempts=settings.aws_attempts,
        connect_seconds=settings.aws_connect_seconds,
        read_seconds=settings.aws_read_seconds,
        call_seconds=settings.aws_call_seconds,
    )
    lifetimes = Lifetimes(
        facts_seconds=settings.kept_facts_seconds,
        lists_seconds=settings.kept_lists_seconds,
        moment_seconds=settings.kept_moment_seconds,
    )
    return KeepingGateway(
        AwsGateway(limits, on_answer=on_answer, on_prepared=on_prepared),
        AnswerCache(settings.kept_mib * 1_048_576, lifetimes),
    )
