"""S3 locations: what counts as one, and when two are the same."""

from __future__ import annotations

import re
from typing import NamedTuple

from sagemaker_lineage.definition.resolved import MARK, Resolved
from sagemaker_lineage.definition.s3_address import S3Address, read_address

_SCHEME = "s3://"
_ACCESS_POINT = re.compile(r"(arn:[^/]*:accesspoint[/:][^/]+)(?:/|$)")


class Location(NamedTuple):
    """An S3 location, normalised: scheme in lower case, the key's case kept, no trailing slash.

    ``encoded`` is the text, symbols included. ``bucket`` is None while the bucket is not fully known: such a location
    is *open*. ``unknown_end`` is not 0 for a text that was cut, and tells it from all others.
    """

    encoded: str
    bucket: str | None
    unknown_end: int = 0
    version_id: str | None = None

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
        return self.prefix.removeprefix(self.root).lstrip("/")

    @property
    def root(self) -> str:
        """Return the first part of the path: the whole bucket, or the symbol that an open location begins with."""
        if self.bucket is not None:
            return f"{_SCHEME}{self.bucket}"
        scheme = _SCHEME if self.encoded.startswith(_SCHEME) else ""
        return scheme + self.encoded[len(scheme) :].partition("/")[0]

    @property
    def is_root(self) -> bool:
        """Return True for a whole bucket."""
        return self.encoded.startswith(_SCHEME) and self.encoded == self.root

    @property
    def segments(self) -> list[str]:
        """Return the root and the segments of the key."""
        root = self.root
        return [root, *self.encoded[len(root) :].split("/")[1:]]


def read_location(resolved: Resolved, unique: int = 0, *, is_location: bool = False) -> Location | None:
    """Return the S3 location that a text names, None if it names none.

    ``unique`` tells texts apart that were cut, whose ends are not known. ``is_location`` says that the text stands
    where only a location can stand: then it may begin with a symbol.
    """
    address = read_address(resolved.encoded)
    if address is None:
        if not is_location or not resolved.encoded.startswith(MARK):
            return None
        address = S3Address(resolved.encoded, None)
    encoded = address.uri.rstrip("/")
    return Location(encoded, _bucket(encoded), unique if resolved.cut else 0, address.version_id)


def _bucket(encoded: str) -> str | None:
    """Return the bucket of a normalised location, None while it is not fully known."""
    if not encoded.startswith(_SCHEME):
        return None
    rest = encoded[len(_SCHEME) :]
    access_point = _ACCESS_POINT.match(rest)
    bucket = access_point.group(1) if access_point else rest.partition("/")[0]
    return None if MARK in bucket else bucket
