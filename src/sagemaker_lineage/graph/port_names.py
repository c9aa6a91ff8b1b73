"""Different names for the ports of a step: where several would be called the same, their paths tell them apart."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from sagemaker_lineage.definition.names import short_name
from sagemaker_lineage.definition.pointer import keys_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sagemaker_lineage.graph.port_builder import FoundPort


def distinguish(ports: Iterable[FoundPort]) -> None:
    """Rename inputs, or outputs, of one step that share a name: ``Containers[0].ModelDataUrl``.

    The parts of the path that differ stand before the name; equal paths are counted.
    """
    named: dict[str, list[FoundPort]] = {}
    for port in ports:
        named.setdefault(port.name, []).append(port)
    for name, group in named.items():
        if len(group) > 1:
            _rename(name, group)


def _rename(name: str, group: list[FoundPort]) -> None:
    paths = [_segments(port) for port in group]
    first = _first_difference(paths)
    taken: dict[str, int] = {}
    for port, path in zip(group, paths, strict=True):
        wanted = _name(name, path, first)
        count = taken[wanted] = taken.get(wanted, -1) + 1
        final = short_name(f"{wanted}[{count}]" if count else wanted)
        port.name = final
        if port.answered is not None:
            port.answered.name = final


def _segments(port: FoundPort) -> list[str]:
    """Return the keys to a port, list positions with the key before them: ``Containers[0]``."""
    segments: list[str] = []
    for key in keys_of(port.place) if port.place is not None else ():
        if isinstance(key, int) and segments:
            segments[-1] += f"[{key}]"
        else:
            segments.append(short_name(str(key)))
    return segments


def _first_difference(paths: list[list[str]]) -> int:
    """Return the place of the first segment in which the paths differ."""
    levels = zip(*paths, strict=False)
    return sum(1 for _ in takewhile(lambda level: len(set(level)) == 1, levels))


def _name(name: str, path: list[str], first: int) -> str:
    """Return the segment that differs before the name; it replaces the name if it is that key with a position."""
    if first >= len(path):
        return name
    segment = path[first]
    return segment if segment.partition("[")[0] == name else f"{segment}.{name}"
