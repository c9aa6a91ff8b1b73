"""``QualityCheck``: compares data or a model's predictions with a baseline."""

from sagemaker_lineage.definition.steps.shapes import check_spec

SPEC = check_spec("QualityCheck", ("Statistics", "Constraints"), model=False)
