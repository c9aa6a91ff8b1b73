"""Addresses without what may be a secret in them: user information, query and fragment."""

from __future__ import annotations

import re

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{0,31})://")
_AUTHORITY = re.compile(r"(?:\$\{[^{}]*\}|[^/\s?#,])*")
_QUERY = re.compile(r"(?:\$\{[^{}]*\}|[^?])*")
_FRAGMENT = re.compile(r"(?:\$\{[^{}]*\}|[^?#])*")
_S3 = frozenset({"s3", "s3a", "s3n"})


def without_credentials(text: str) -> str:
    """Return a text without user information in its addresses, up to the first query or fragment of one.

    What follows a query cannot be told from it, so that nothing of it is kept. In S3 keys ``#`` is a letter.
    """
    if "://" not in text:
        return text
    parts: list[str] = []
    position = 0
    while (found := _SCHEME.search(text, position)) is not None:
        start = found.end()
        parts.append(text[position:start])
        authority = _AUTHORITY.match(text, start)
        end = authority.end() if authority else start
        parts.append(text[start:end].rpartition("@")[2])
        following = _SCHEME.search(text, end)
        limit = following.start() if following else len(text)
        kept = (_QUERY if found[1].lower() in _S3 else _FRAGMENT).match(text, end, limit)
        position = kept.end() if kept else end
        parts.append(text[end:position])
        if position < limit:
            return "".join(parts)
    return "".join((*parts, text[position:]))
