"""Whether a location is read or written, by the words around it."""

from __future__ import annotations

from functools import lru_cache
from string import digits
from typing import TYPE_CHECKING

from sagemaker_lineage.definition.conventions import words_of
from sagemaker_lineage.definition.names import MOST_NAME

if TYPE_CHECKING:
    from collections.abc import Iterable

_PLACES = frozenset(
    {"bucket", "config", "configuration", "dir", "directory", "folder", "key", "location", "path", "prefix", "s3"}
    | {"uri", "uris", "url", "urls"}
)
"""Words behind the one that counts: they say where something is, not what for."""
_CONTENTS = (("data",), ("file",), ("files",))
"""What an output or an input consists of."""
WRITES = frozenset({"dest", "destination", "destinations", "output", "outputs", "sink", "sinks", "target"})
_READS = frozenset({"input", "inputs", "source", "sources", "src"})


def is_written(names: Iterable[str]) -> bool:
    """Return True if the first of the names that tells a direction says that something is written.

    ``names`` are the flag or key before the location, then the keys around it, from the inside out. Of each the last
    word counts that does not merely say "place": ``output`` in ``OutputConfig`` and in ``s3_output_path``, but
    ``labels`` in ``target_labels``. Where no name tells anything, the location is read.
    """
    for name in names:
        writes = _writes(name[-MOST_NAME:])
        if writes is not None:
            return writes
    return False


@lru_cache(maxsize=4_096)
def telling_words(name: str) -> tuple[str, ...]:
    """Return the words of a name, numbers left out, without those at its end that merely say "place"."""
    words = tuple(filter(None, map(_without_number, words_of(name))))
    while words and words[-1] in _PLACES:
        words = words[:-1]
    return words[:-1] if words[-1:] in _CONTENTS and words[-2:-1] in (("output",), ("input",)) else words


def _without_number(word: str) -> str:
    return word if word in _PLACES else word.rstrip(digits)


@lru_cache(maxsize=4_096)
def _writes(name: str) -> bool | None:
    words = telling_words(name)
    if not words:
        return None
    if words == ("out",):  # "--out", but not "--hold-out"
        return True
    if words[-1] in WRITES:
        return True
    return False if words[-1] in _READS else None
