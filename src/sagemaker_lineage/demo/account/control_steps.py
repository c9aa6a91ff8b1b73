"""Steps that start no SageMaker job: conditions, failures, functions, callbacks, loops."""

from __future__ import annotations

from typing import Any

from sagemaker_lineage.demo.account.making import Made, Making

Json = dict[str, Any]


def make_condition(making: Making) -> Made:
    """Make a condition's outcome: the fact ``outcome``, True or False."""
    outcome = str(making.facts.get("outcome", True))
    return Made(metadata={"Condition": {"Outcome": outcome}}, properties={"Outcome": outcome})


def make_fail(making: Making) -> Made:
    """Make the message of a Fail step."""
    return Made(metadata={"Fail": {"ErrorMessage": str(making.arguments["ErrorMessage"])}})
