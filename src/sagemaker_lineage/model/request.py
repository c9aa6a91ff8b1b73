"""A read of AWS as data: what is asked, what came back, what could not be had."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sagemaker_lineage.model.gap import Gap, GapCode

__all__ = ["Answer", "AwsRead", "Failure", "Gap", "GapCode", "Operation", "Pages"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """How an operation is paged: the member of the answer that lists, and the two tokens.

    ``size_parameter`` is None where the operation takes no page size.
    """

    items: str
    request_token: str = "NextToken"
    answer_token: str = "NextToken"
    size_parameter: str | None = "MaxResults"
    size: int = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """An AWS API operation the product may call: one row of the registry.

    ``service`` is botocore's service name, ``name`` the API's operation name (PascalCase).
    ``absent`` lists the error codes by which AWS says "nothing is configured here", which is a
    fact and no failure.
    """

    service: str
    name: str
    iam_action: str
    purpose: str
    absent: frozenset[str] = frozenset()
    pages: Pages | None = None

    @property
    def label(self) -> str:
        """Return ``service:Operation`` as it stands in gaps."""
        return f"{self.service}:{self.name}"


@dataclass(frozen=True, slots=True)
class Structured:
    """A member of a request that is no scalar: its JSON text, so that equal reads are equal."""

    json: str


_NO_NAMES = frozenset({"CreatedAfter", "CreatedBefore", "Direction"})


@dataclass(frozen=True, slots=True, kw_only=True)
class AwsRead:
    """One read to make: hashable, so that the same read is never made twice.

    ``parameters`` are sorted (name, value) pairs with scalar values, or structured ones as JSON.
    ``limit`` stops a paged read after that many items; None reads every page. ``resource`` names for
    people what is read. ``since`` says that an answer kept from before that moment does not do; it
    does not make the read another one.
    """

    operation: Operation
    region: str
    parameters: tuple[tuple[str, str | int | bool | Structured], ...] = ()
    limit: int | None = None
    since: datetime | None = field(default=None, compare=False)

    def request(self) -> dict[str, Any]:
        """Return the members of the request as the API takes them."""
        return {name: json.loads(v.json) if isinstance(v, Structured) else v for name, v in self.parameters}

    @property
    def resource(self) -> str | None:
        """Return the first textual parameter that names something: by name, by ARN, or a bucket."""
        named = (value for name, value in self.parameters if name not in _NO_NAMES)
        return next((value for value in named if isinstance(value, str)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why a read brought nothing.

    ``aws_code`` is AWS's own error code where there was one; ``bucket_region`` the region an S3
    redirect names. ``detail`` is ours and safe to show. ``error`` is the stable code of the error
    (errors.py) to raise where this read was the asked-for thing itself; None where that depends on
    what was asked (a thing that does not exist, an answer that makes no sense).
    """

    code: GapCode
    detail: str
    aws_code: str | None = None
    bucket_region: str | None = None
    retry_after_seconds: float | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back for one read: a payload, "nothing is configured", or a failure.

    ``payload`` is the parsed answer as boto3 gives it (paged reads: the items of all pages under
    the list's own member name; GetObject: ``Body`` as bytes). Exactly one of ``payload``,
    ``absent`` and ``failure`` tells the outcome. ``truncated`` says that pages were left unread.
    ``read_at`` is the moment, aware, from which the answer is: when its reading began. None where
    nobody took note.
    """

    read: AwsRead
    payload: Mapping[str, Any] | None = None
    absent: bool = False
    failure: Failure | None = None
    truncated: str | None = None
    read_at: datetime | None = None
