"""Which maker makes what a step of each type leaves behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.demo.account.checks import check_maker
from sagemaker_lineage.demo.account.control_steps import (
    make_callback,
    make_condition,
    make_emr,
    make_fail,
    make_for_each,
    make_lambda,
    make_unknown,
)
from sagemaker_lineage.demo.account.jobs import make_processing, make_training, make_transform
from sagemaker_lineage.demo.account.models import make_model, make_model_package
from sagemaker_lineage.demo.account.searches import make_automl, make_tuning

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sagemaker_lineage.demo.account.making import Maker

MAKERS: Mapping[str, Maker] = {
    "AutoML": make_automl,
    "Callback": make_callback,
    "ClarifyCheck": check_maker("ClarifyCheck", statistics=False),
    "Condition": make_condition,
    "EMR": make_emr,
    "Fail": make_fail,
    "ForEach": make_for_each,
    "Lambda": make_lambda,
    "Model": make_model,
    "Processing": make_processing,
    "QualityCheck": check_maker("QualityCheck", statistics=True),
    "RegisterModel": make_model_package,
    "Training": make_training,
    "Transform": make_transform,
    "Tuning": make_tuning,
}
"""The makers, by the step's ``Type``."""


def maker_of(kind: str) -> Maker:
    """Return the maker for a step type; of unknown ones nothing is told."""
    return MAKERS.get(kind, make_unknown)
