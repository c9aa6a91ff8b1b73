"""What tests and benchmarks turn on and read off: delay, faults, permissions, clock, recorded calls."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

from sagemaker_lineage.demo.clock import DemoClock
from sagemaker_lineage.demo.faults import Fault, FaultKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sagemaker_lineage.demo.wire import Call

_KEPT_CALLS = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedCall:
    """A call as it came in: ``operation`` is ``service:Operation``."""

    operation: str
    region: str
    parameters: Mapping[str, Any]


class Control:
    """The levers of one embedded AWS. Every method may be called from any thread, at any time."""

    def __init__(self, clock: DemoClock | None = None) -> None:
        self.clock = clock or DemoClock()
        self._delays: dict[str, float] = {}
        self._faults: tuple[Fault, ...] = ()
        self._allowed: frozenset[str] | None = None
        self._calls: deque[RecordedCall] = deque(maxlen=_KEPT_CALLS)
        self._in_flight = 0
        self._peak = 0

    def delay(self, milliseconds: float, operation: str = "*") -> None:
        """Answer calls of that operation so much later; zero ends it. The last one that fits counts."""
        delays = {pattern: ms for pattern, ms in self._delays.items() if pattern != operation}
        self._delays = delays | ({operation: milliseconds} if milliseconds > 0 else {})

    def delay_of(self, call: Call) -> float:
        """Return the delay of a call in seconds."""
        fitting = [ms for pattern, ms in self._delays.items() if fnmatchcase(call.label, pattern)]
        return fitting[-1] / 1000 if fitting else 0.0

    def fault(
        self,
        operation: str,
        kind: FaultKind | str,
        *,
        share: float = 1.0,
        count: int | None = None,
        resource: str | None = None,
    ) -> None:
        """Put a fault in the way; see :class:`~sagemaker_lineage.demo.faults.Fault`."""
        fault = Fault(operation=operation, kind=FaultKind(kind), share=share, count=count, resource=resource)
        self._faults = (*self._faults, fault)

    def clear_faults(self) -> None:
        """Take all faults away."""
        self._faults = ()

    def fault_of(self, call: Call) -> FaultKind | None:
        """Return the first fault that hits a call."""
        return next((fault.kind for fault in self._faults if fault.strikes(call)), None)

    def allow(self, actions: Iterable[str] | None) -> None:
        """Allow these IAM actions and nothing else (``*`` as in policies); None allows everything."""
        self._allowed = None if actions is None else frozenset(actions)

    @property
    def allowed(self) -> frozenset[str] | None:
        """Return the allowed actions, None for all."""
        return self._allowed

    def record(self, call: Call) -> None:
        """Keep a call for :meth:`calls`; the oldest of very many are forgotten."""
        self._calls.append(RecordedCall(operation=call.label, region=call.region, parameters=dict(call.parameters)))

    def calls(self) -> tuple[RecordedCall, ...]:
        """Return the calls since the last reset, in order of arrival."""
        return tuple(self._calls.copy())

    def counts(self) -> dict[str, int]:
        """Return how often each ``service:Operation`` was called, by name."""
        return dict(sorted(Counter(call.operation for call in self.calls()).items()))

    def reset_counts(self) -> None:
        """Forget the recorded calls."""
        self._calls.clear()
        self._peak = self._in_flight

    @property
    def peak(self) -> int:
        """Return the largest number of calls that were under way together."""
        return self._peak

    def enter(self) -> None:
        """Note that a call is under way (event loop only)."""
        self._in_flight += 1
        self._peak = max(self._peak, self._in_flight)

    def leave(self) -> None:
        """Note that a call is over (event loop only)."""
        self._in_flight -= 1

    def reset(self) -> None:
        """Take back delays, faults and permissions, set the clock as it was, forget the calls."""
        self._delays, self._faults, self._allowed = {}, (), None
        self.clock.reset()
        self.reset_counts()

    def state(self) -> dict[str, Any]:
        """Return what is set and what was counted, as JSON values."""
        return {
            "delays": self._delays,
            "faults": [_fault_state(fault) for fault in self._faults],
            "allow": None if self._allowed is None else sorted(self._allowed),
            "counts": self.counts(),
            "peak": self.peak,
            "clock": {"now": self.clock.now(), "frozen": self.clock.frozen},
        }


def _fault_state(fault: Fault) -> dict[str, Any]:
    members = ("operation", "kind", "share", "count", "resource")
    return {member: getattr(fault, member) for member in members}
