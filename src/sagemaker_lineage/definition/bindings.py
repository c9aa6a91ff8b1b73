"""What a run knows that the definition leaves open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Bindings:
    """Values to lay over a definition; empty for a pipeline that never ran.

    ``parameters`` are the parameter values of a run, by name; ``execution`` the execution variables
    that are known (``PipelineExecutionId``); ``answers`` by step id what the step's own job says of
    itself, in the shape of its Describe call: real inputs and outputs replace planned ones.
    """

    parameters: Mapping[str, str] = field(default_factory=dict)
    execution: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


NO_BINDINGS = Bindings()
