"""Names of resources: feature groups, models, model packages and groups, endpoints and tables, by name or by ARN."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sagemaker_lineage.graph.port_builder import FoundPort
    from sagemaker_lineage.model.graph import ResourceKind

_ARN = re.compile(r"arn:[^:]+:sagemaker:([^:]*):([^:]*):([a-z-]+)/(.+)")


class ResourceName(NamedTuple):
    """One resource. ``text`` may hold symbols; ``place`` is the region and account of another account or region."""

    kind: ResourceKind
    text: str
    place: tuple[str, str] | None = None
    arn: str | None = None
    complete: bool = True


class ResourceNames:
    """The resources that ports name. A name and an ARN of the pipeline's own account and region are one resource."""

    def __init__(self, ports: Iterable[FoundPort], own: tuple[str, str] | None) -> None:
        self._arns: dict[tuple[ResourceKind, str], dict[tuple[str, str], str]] = {}
        self._own = own
        for port in ports:
            if port.names is not None:
                kind, text = port.names
                found = _ARN.fullmatch(text)
                if found:
                    self._arns.setdefault((kind, found[4]), {})[found[1], found[2]] = text

    def of(self, port: FoundPort) -> ResourceName | None:
        """Return the resource that a port names besides its location, None if it names none."""
        if port.names is None:
            return None
        kind, text = port.names
        found = _ARN.fullmatch(text)
        name, place = (found[4], (found[1], found[2])) if found else (text, None)
        places = self._arns.get((kind, name), {})
        home = self._own or (next(iter(places)) if len(places) == 1 else None)
        if place is None or place == home:
            return ResourceName(kind, name, None, places.get(home) if home else None, port.text.complete)
        return ResourceName(kind, name, place, text)


def account_of(arn: str | None) -> tuple[str, str] | None:
    """Return the region and the account of a SageMaker ARN, None if it is none."""
    found = _ARN.fullmatch(arn or "")
    return (found[1], found[2]) if found else None
