"""What stands before each request to AWS: its turn, a living endpoint, and a bound on its time."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from botocore.exceptions import (
    ConnectionClosedError,
    ConnectTimeoutError,
    EndpointConnectionError,
    ReadTimeoutError,
)

from sagemaker_lineage.gateway import causes
from sagemaker_lineage.gateway.breaker import Breaker
from sagemaker_lineage.gateway.codes import BY_CODE
from sagemaker_lineage.gateway.failures import Down, HeldBack, Overrun
from sagemaker_lineage.gateway.rate import RateLimits
from sagemaker_lineage.gateway.transport import Transport, transport_for
from sagemaker_lineage.gateway.watch import Watch, watch_connections

if TYPE_CHECKING:
    from botocore.awsrequest import AWSPreparedRequest, AWSResponse
    from botocore.client import BaseClient

    from sagemaker_lineage.gateway.limits import Limits

_NOBODY_THERE = (ConnectTimeoutError, EndpointConnectionError)
_SILENCE = (ReadTimeoutError, ConnectionClosedError)
_STREAMED = ".GetObject"
_TOO_MANY_REQUESTS = 429


class _Asked(threading.local):
    """What the attempt of this thread asks for."""

    names: tuple[str, ...] = ("",)


class Pacing:
    """The rates, the breaker and the watch of one gateway."""

    def __init__(self, limits: Limits, closing: threading.Event) -> None:
        self._limits = limits
        self.watch = Watch(limits.attempt_seconds)
        self.breaker = Breaker()
        self.asked = _Asked()
        self.rates = RateLimits(limits.least_rate, limits.most_rate, closing)
        self.call_seconds = limits.call_seconds

    def hang_on(self, client: BaseClient, principal: str) -> Line:
        """Register with a new client's events."""
        watch_connections(client)
        transport = transport_for(client, self._limits)
        service = str(client.meta.service_model.service_name)
        line = Line(self, principal, service, str(client.meta.region_name), str(client.meta.endpoint_url), transport)
        client.meta.events.register("before-send", line.before)  # type: ignore[arg-type]  # its answer is taken for AWS's
        client.meta.events.register_first("before-parse", line.arrived)
        client.meta.events.register("response-received", line.after)
        return line


@dataclass(frozen=True, slots=True)
class Line:
    """The way of one client to its endpoint."""

    pacing: Pacing
    principal: str
    service: str
    region: str
    endpoint: str
    transport: Transport | None = None

    @property
    def is_dead(self) -> bool:
        """Tell whether the endpoint counts as dead, so that another attempt is not worth its wait."""
        return self.pacing.breaker.is_dead(self._end)

    def is_in_vain(self, event_name: str, wait: float) -> bool:
        """Tell whether AWS throttles an operation, named by any event of it, so that a retry is not worth that wait."""
        return self.pacing.rates.bucket(self._api(event_name)).is_in_vain(wait)

    def before(self, *, event_name: str, request: AWSPreparedRequest, **_: Any) -> AWSResponse | None:
        """Wait for the turn of an attempt, and make it; None leaves it to botocore. Raises ``HeldBack`` or ``Down``."""
        if not self.pacing.rates.wait(self._api(event_name), self.pacing.call_seconds):
            raise HeldBack
        if not self.pacing.breaker.allows(self._end):
            raise Down
        self.pacing.asked.names = self._asked(event_name, request.url)
        self.pacing.watch.begin()
        return None if self.transport is None else self.transport.send(request)

    def arrived(self, **_: Any) -> None:
        """Note that somebody answered; raises ``Overrun`` where the answer was cut off."""
        if self.pacing.watch.overran:
            self.pacing.breaker.failed(self._end, self.pacing.asked.names)
            raise Overrun
        self.pacing.breaker.answered(self._end)

    def after(
        self,
        *,
        event_name: str,
        response_dict: dict[str, Any] | None,
        parsed_response: dict[str, Any] | None,
        exception: Exception | None,
        **_: Any,
    ) -> None:
        """Learn from what an attempt brought."""
        if not event_name.endswith(_STREAMED):
            self.pacing.watch.rest()
        if response_dict is None or parsed_response is None:
            self._note_failure(exception)
            return
        bucket = self.pacing.rates.bucket(self._api(event_name))
        if _is_throttled(response_dict, parsed_response):
            bucket.throttled()
        else:
            bucket.passed()

    def _note_failure(self, exception: Exception | None) -> None:
        if isinstance(exception, _NOBODY_THERE):
            self.pacing.breaker.failed(self._end)
        elif isinstance(exception, _SILENCE):
            self.pacing.breaker.failed(self._end, self.pacing.asked.names)

    def _asked(self, event_name: str, url: str) -> tuple[str, ...]:
        """Return what silence would be about: the operation, and for S3 the bucket, be it host or path."""
        operation = event_name.rpartition(".")[2]
        place = "/".join(url.partition("?")[0].split("/", 4)[2:4])
        return (operation, place) if self.service == "s3" else (operation,)

    def _api(self, event_name: str) -> tuple[str, str, str]:
        """Return the key of a rate; an event is called ``before-send.sagemaker.ListTags``."""
        return (self.principal, self.region, event_name.partition(".")[2])

    @property
    def _end(self) -> tuple[str, str, str]:
        return (self.service, self.region, self.endpoint)


def _is_throttled(response: dict[str, Any], parsed: dict[str, Any]) -> bool:
    code = parsed.get("Error", {}).get("Code")
    return response["status_code"] == _TOO_MANY_REQUESTS or BY_CODE.get(str(code)) is causes.THROTTLED
