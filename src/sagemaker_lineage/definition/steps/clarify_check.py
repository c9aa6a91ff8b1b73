"""``ClarifyCheck``: looks for bias, or explains a model, and compares with a baseline."""

from sagemaker_lineage.definition.steps.shapes import check_spec

SPEC = check_spec("ClarifyCheck", ("Constraints",), model=True)
