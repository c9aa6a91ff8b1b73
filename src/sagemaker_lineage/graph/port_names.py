"""Different names for the ports of a step: if several would be called the same, their paths tell them apart."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.definition.names import short_name
from sagemaker_lineage.definition.pointer import keys_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sagemaker_lineage.graph.port_builder import FoundPort


_MOST_KEYS = 32


class _Path(NamedTuple):
    """The way to a port through its step: keys, each with the list position behind it."""

    port: FoundPort
    segments: tuple[str, ...]


def distinguish(ports: Iterable[FoundPort]) -> None:
    """Rename inputs, or outputs, of one step that share a name: ``Containers[0].ModelDataUrl``.

    The segments by which the paths differ stand before the name; equal paths are counted.
    """
    named: dict[str, list[FoundPort]] = {}
    for port in ports:
        named.setdefault(port.name, []).append(port)
    for name, group in named.items():
        if len(group) > 1:
            located = [_Path(each, tuple(_segments(each))) for each in group]
            for port, different in _differences(located):
                _rename(port, _joined(different, name))


def _segments(port: FoundPort) -> list[str]:
    segments: list[str] = []
    for key in keys_of(port.place, _MOST_KEYS) if port.place is not None else ():
        if isinstance(key, int) and segments:
            segments[-1] += f"[{key}]"
        else:
            segments.append(short_name(str(key)))
    return segments


def _differences(group: Sequence[_Path]) -> Iterator[tuple[FoundPort, tuple[str, ...]]]:
    """Yield each port with the segments that tell it from the others, a position last if none does."""
    waiting: list[tuple[Sequence[_Path], int, tuple[str, ...]]] = [(group, 0, ())]
    while waiting:
        paths, position, different = waiting.pop()
        level = _first_difference(paths, position)
        apart: dict[str, list[_Path]] = {}
        for path in paths:
            apart.setdefault(path.segments[level] if level < len(path.segments) else "", []).append(path)
        if len(apart) == 1:
            yield from ((path.port, (*different, f"[{number}]")) for number, path in enumerate(paths))
            continue
        for segment, inner in apart.items():
            told = (*different, segment) if segment else different
            if len(inner) > 1:
                waiting.append((inner, level + 1, told))
            else:
                yield inner[0].port, told


def _first_difference(paths: Sequence[_Path], start: int) -> int:
    levels = zip(*(path.segments[start:] for path in paths), strict=False)
    return start + sum(1 for _ in takewhile(lambda level: len(set(level)) == 1, levels))


def _joined(different: Sequence[str], name: str) -> str:
    """Return the segments before the name; the last one replaces the name if it is that key with a position."""
    count = different[-1] if different and different[-1].startswith("[") else ""
    segments = list(different[:-1] if count else different)
    if not segments or segments[-1].partition("[")[0] != name:
        segments.append(name)
    return ".".join(segments) + count


def _rename(port: FoundPort, name: str) -> None:
    port.name = short_name(name)
    if port.answered is not None:
        port.answered.name = port.name
