"""Answers that are ready to be sent: bytes in every form, headers, entity tag; made once, sent often."""

from __future__ import annotations

import gzip
import re
import sys
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

VARY = "Accept-Encoding, Origin"
"""What an answer depends on beside the address."""

RawHeaders = tuple[tuple[bytes, bytes], ...]

_GZIP, _ZSTD = "gzip", "zstd"
_LEVEL = 6
_CODING = re.compile(r"\s*([A-Za-z0-9*!#$%&'+.^_`|~-]+)\s*(?:;\s*[qQ]\s*=\s*([0-9.]{1,5})\s*)?")
_NAMES = {"x-gzip": _GZIP}


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
    packed: Form
    unchanged: RawHeaders
    fresh_seconds: float

    @property
    def size(self) -> int:
        """Return how many bytes it holds."""
        return len(self.plain.body) + len(self.zipped.body) + len(self.packed.body)

    def form(self, accepted: bytes | None) -> Form:
        """Return the form for an ``Accept-Encoding``; None means that there is none."""
        coding = None if accepted is None else coding_for(accepted)
        if coding is None:
            return self.plain
        return self.packed if coding == _ZSTD else self.zipped


def finish(
    body: bytes,
    etag: str,
    fresh_seconds: float = 0.0,
    media_type: str = "application/json",
    cache_control: str = "no-cache",
) -> Finished:
    """Return an answer in all its forms; compressing 200 KB takes 3 ms, which is why it is done once."""
    always = _raw({"etag": etag, "cache-control": cache_control, "vary": VARY})
    typed = (*always, *_raw({"content-type": media_type}))
    zipped = gzip.compress(body, compresslevel=_LEVEL, mtime=0)
    return Finished(
        etag=etag,
        plain=Form(body=body, headers=(*typed, *_raw({"content-length": str(len(body))}))),
        zipped=_encoded(_GZIP, zipped, typed),
        packed=_encoded(_ZSTD, zstd.compress(body, _LEVEL), typed),
        unchanged=always,
        fresh_seconds=fresh_seconds,
    )


def _encoded(coding: str, body: bytes, headers: RawHeaders) -> Form:
    own = _raw({"content-encoding": coding, "content-length": str(len(body))})
    return Form(body=body, headers=(*headers, *own))


@lru_cache(maxsize=256)
def coding_for(accepted: bytes) -> str | None:
    """Return what an ``Accept-Encoding`` takes most gladly, the smaller form where it has no favourite.

    None stands for plain bytes. ``*`` is taken for gzip, which everybody can read (RFC 9110, 12.5.3).
    """
    weights = dict(_weights(accepted.decode("latin-1").split(",")))
    zipped, packed = weights.get(_GZIP, weights.get("*", 0.0)), weights.get(_ZSTD, 0.0)
    best = max(zipped, packed)
    if best <= 0 or best < weights.get("identity", 0.0):
        return None
    return _ZSTD if packed == best else _GZIP


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
