"""What a call to AWS may cost: threads, attempts, seconds, pages, bytes."""

from __future__ import annotations

from dataclasses import dataclass

_OTHER_CALLS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds on everything the gateway does.

    ``threads`` are shared by all reads, so no more calls than that are under way at once;
    ``sagemaker_calls``, ``s3_calls`` and ``kms_calls`` are how many of them one principal has in one region.
    ``attempts`` counts the first try too. No attempt is made that is likely to begin later
    than ``call_seconds`` after its call did; the one under way may still use its own time-outs up.
    ``least_rate`` and ``most_rate`` are requests a second of one principal to one API of a region:
    the second to begin with, down to the first where AWS throttles.
    ``pages`` and ``empty_pages`` (in a row) bound one paged read, ``object_bytes`` one object.
    A read that waited ``queue_seconds`` for a thread is given up: nobody waits for it any more.
    ``profiles`` and ``clients`` (of each profile) are kept at most.
    """

    threads: int = 128
    sagemaker_calls: int = 32
    s3_calls: int = 32
    kms_calls: int = 16
    attempts: int = 8
    connect_seconds: float = 2.0
    read_seconds: float = 10.0
    call_seconds: float = 30.0
    queue_seconds: float = 30.0
    least_rate: float = 1.0
    most_rate: float = 100.0
    pages: int = 1_000
    empty_pages: int = 50
    object_bytes: int = 1_048_576
    profiles: int = 16
    clients: int = 96

    def calls(self, service: str) -> int:
        """Return how many calls of a service one principal has under way in one region."""
        named = {"sagemaker": self.sagemaker_calls, "s3": self.s3_calls, "kms": self.kms_calls}
        return named.get(service, _OTHER_CALLS)

    @property
    def attempt_seconds(self) -> float:
        """Return how long one attempt may take in all, however it spends that time."""
        return self.connect_seconds + self.read_seconds
