"""S3 locations: what counts as one, and when two are the same."""

from __future__ import annotations

import re
from typing import NamedTuple

from sagemaker_lineage.definition.resolved import MARK, Resolved

_S3 = re.compile(r"s3[an]?://", re.IGNORECASE)
_ACCESS_POINT = re.compile(r"(arn:[^/]*:accesspoint[/:][^/]+)(?:/|$)")


class Location(NamedTuple):
    """An S3 location, normalised: scheme in lower case, the key's case kept, no trailing slash.

    ``encoded`` is the text, symbols included; ``bucket`` is always fully known. ``unknown_end`` is not 0 for a
    text that was cut, and tells it from all others.
    """

    encoded: str
    bucket: str
    unknown_end: int = 0

    @property
    def identity(self) -> tuple[str, int]:
        """Return what is equal for equal locations, and only for them."""
        return self.encoded, self.unknown_end

    @property
    def prefix(self) -> str:
        """Return the URI as far as it is known."""
        return self.encoded.partition(MARK)[0].rstrip("/")

    @property
    def key(self) -> str:
        """Return the key below the bucket as far as it is known, empty at the bucket's root."""
        return self.prefix.removeprefix(f"s3://{self.bucket}").lstrip("/")

    @property
    def is_root(self) -> bool:
        """Tell whether this is a whole bucket."""
        return self.encoded == f"s3://{self.bucket}"

    @property
    def segments(self) -> list[str]:
        """Return the bucket and the segments of the key."""
        return [self.bucket, *self.encoded.removeprefix(f"s3://{self.bucket}").split("/")[1:]]


def is_s3(text: str) -> bool:
    """Tell whether a text is written as an S3 location."""
    return _S3.match(text) is not None


def read_location(resolved: Resolved, unique: int = 0) -> Location | None:
    """Return the S3 location a text names; None if it names none, or its bucket is not known.

    ``unique`` tells texts apart that were cut, whose ends are not known.
    """
    found = _S3.match(resolved.encoded)
    if not found:
        return None
    rest = resolved.encoded[found.end() :]
    access_point = _ACCESS_POINT.match(rest)
    bucket = access_point.group(1) if access_point else rest.partition("/")[0]
    if not bucket or MARK in bucket:
        return None
    return Location("s3://" + rest.rstrip("/"), bucket, unique if resolved.cut else 0)
