"""The domain's values: frozen, small, equal by what they hold."""

from __future__ import annotations

import pkgutil
from dataclasses import fields, is_dataclass
from importlib import import_module
from typing import Any

import pytest

from sagemaker_lineage import model
from sagemaker_lineage.model.graph import Edge, LineageGraph, Node, Role
from sagemaker_lineage.model.request import GapCode


def is_value(kind: Any) -> bool:
    return is_dataclass(kind) or is_named_tuple(kind)


def is_named_tuple(kind: Any) -> bool:
    return issubclass(kind, tuple) and hasattr(kind, "_fields")


MODULES = [import_module(f"{model.__name__}.{module.name}") for module in pkgutil.iter_modules(model.__path__)]
VALUES = sorted(
    {
        value
        for module in MODULES
        for value in vars(module).values()
        if isinstance(value, type) and is_value(value) and value.__module__.startswith(model.__name__)
    },
    key=lambda value: value.__name__,
)


@pytest.mark.parametrize("value", VALUES, ids=lambda value: value.__name__)
def test_values_are_frozen_and_have_slots(value: Any) -> None:
    assert "__dict__" not in dir(value)
    if is_named_tuple(value):
        return
    assert value.__dataclass_params__.frozen
    assert set(value.__slots__) == {field.name for field in fields(value)}


def test_a_value_cannot_be_changed() -> None:
    node = Node(id="A", type="Fail", label="A", position=0, pointer="/Steps/0")
    with pytest.raises(AttributeError):
        node.label = "B"  # type: ignore[misc]


def test_a_graph_finds_its_nodes() -> None:
    nodes = tuple(Node(id=name, type="Fail", label=name, position=0, pointer="/Steps/0") for name in "AB")
    graph = LineageGraph(nodes=nodes, edges=(Edge(source="A", target="B", via="dependsOn"),))
    assert graph.node("B") is nodes[1]


def test_the_words_of_the_wire_are_what_they_are() -> None:
    assert [role.value for role in Role] == ["data", "code", "model", "report", "config", "baseline", "debug", "result"]
    assert [code.value for code in GapCode] == [
        "access-denied",
        "not-found",
        "throttled",
        "timeout",
        "unsupported",
        "invalid",
        "truncated",
        "unresolved",
        "opaque",
    ]
