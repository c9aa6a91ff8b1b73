"""What a run knows that the definition leaves open."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_NONE: Mapping[str, Any] = MappingProxyType({})


class Bindings(NamedTuple):
    """Values to lay over a definition; empty for a pipeline that never ran.

    ``parameters`` are the parameter values of a run, by name; ``execution`` the execution variables
    that are known (``PipelineExecutionId``); ``answers`` by step id what the step's own job says of
    itself, in the shape of its Describe call: real inputs and outputs replace planned ones.
    """

    parameters: Mapping[str, str] = _NONE
    execution: Mapping[str, str] = _NONE
    answers: Mapping[str, Mapping[str, Any]] = _NONE


NO_BINDINGS = Bindings()
