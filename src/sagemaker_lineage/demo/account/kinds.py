"""Which maker makes what a step of each type leaves behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.demo.account.control_steps import make_condition, make_fail
from sagemaker_lineage.demo.account.jobs import make_processing, make_training, make_transform
from sagemaker_lineage.demo.account.models import make_model, make_model_package

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sagemaker_lineage.demo.account.making import Maker

MAKERS: Mapping[str, Maker] = {
    "Processing": make_processing,
    "Training": make_training,
    "Transform": make_transform,
    "Model": make_model,
    "RegisterModel": make_model_package,
    "Condition": make_condition,
    "Fail": make_fail,
}
"""The makers, by the step's ``Type``."""
