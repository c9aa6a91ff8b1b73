"""Answers that are ready to be sent: bytes in every form, headers, entity tag; made once, sent often."""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

VARY = "Accept-Encoding, Origin"
"""What an answer depends on beside the address."""

RawHeaders = tuple[tuple[bytes, bytes], ...]

_GZIP = "gzip"
_LEVEL = 6
_CODING = re.compile(r"\s*([A-Za-z0-9*!#$%&'+.^_`|~-]+)\s*(?:;\s*[qQ]\s*=\s*([0-9.]{1,5})\s*)?")
_NAMES = {"gzip": _GZIP, "x-gzip": _GZIP, "*": "*"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form of an answer: its bytes, and the headers that belong to them."""

    body: bytes
    headers: RawHeaders


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """An answer in all its forms. ``fresh_seconds`` is how long it may be sent again without asking AWS."""

    etag: str
    plain: Form
    zipped: Form
    unchanged: RawHeaders
    fresh_seconds: float

    @property
    def size(self) -> int:
        """Return how many bytes it holds."""
        return len(self.plain.body) + len(self.zipped.body)

    def form(self, accepted: bytes | None) -> Form:
        """Return the form for an ``Accept-Encoding``; None means that there is none."""
        return self.zipped if accepted is not None and takes_gzip(accepted) else self.plain


def finish(
    body: bytes,
    etag: str,
    fresh_seconds: float = 0.0,
    media_type: str = "application/json",
    cache_control: str = "no-cache",
) -> Finished:
    """Return an answer in all its forms; compressing 200 KB takes 2 ms, which is why it is done once."""
    always = _raw({"etag": etag, "cache-control": cache_control, "vary": VARY})
    zipped = gzip.compress(body, compresslevel=_LEVEL, mtime=0)
    typed = (*always, *_raw({"content-type": media_type}))
    return Finished(
        etag=etag,
        plain=Form(body=body, headers=(*typed, *_raw({"content-length": str(len(body))}))),
        zipped=Form(
            body=zipped,
            headers=(*typed, *_raw({"content-encoding": _GZIP, "content-length": str(len(zipped))})),
        ),
        unchanged=always,
        fresh_seconds=fresh_seconds,
    )


@lru_cache(maxsize=256)
def takes_gzip(accepted: bytes) -> bool:
    """Tell whether an ``Accept-Encoding`` takes gzip at least as gladly as plain bytes (RFC 9110, 12.5.3)."""
    weights = dict(_weights(accepted.decode("latin-1").split(",")))
    gzip_weight = weights.get(_GZIP, weights.get("*", 0.0))
    return gzip_weight > 0 and gzip_weight >= weights.get("identity", 0.0)


def _weights(parts: Iterable[str]) -> Iterable[tuple[str, float]]:
    for part in parts:
        found = _CODING.fullmatch(part)
        if found:
            name = found[1].lower()
            yield _NAMES.get(name, name), _weight(found[2])


def _weight(text: str | None) -> float:
    try:
        return 1.0 if text is None else float(text)
    except ValueError:
        return 0.0


def _raw(headers: Mapping[str, str]) -> RawHeaders:
    return tuple((name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items())
