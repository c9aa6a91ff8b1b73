"""Ports in free places, as lines of text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.definitions import lambda_step, pipeline, processing, step, training
from corekit.graphs import graph_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sagemaker_lineage.model.graph import Port

P = processing("P", None, {"o": "s3://p/o"})
F = training("F", None, "s3://f")
"""Two steps to refer to."""


def shown(ports: Sequence[Port]) -> list[str]:
    """Return ports as ``NAME TEXT``, with ``?`` before a guess."""
    return [f"{'?' * port.guessed}{port.name} {port.uri or port.value or port.expression}" for port in ports]


def ports_of(entry: Any, **parameters: Any) -> tuple[list[str], list[str]]:
    """Return inputs and outputs of a step X, beside which there are P and F."""
    node = graph_of(pipeline(entry, P, F, **parameters)).node("X")
    return shown(node.inputs), shown(node.outputs)


def free_ports(arguments: Any, **parameters: Any) -> tuple[list[str], list[str]]:
    """Return inputs and outputs of a Lambda step, after making sure that an unknown type has the same."""
    found = ports_of(lambda_step("X", arguments), **parameters)
    assert ports_of(step("X", "Odd", arguments), **parameters) == found
    return found
