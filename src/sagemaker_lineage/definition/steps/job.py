"""``Job``: a job whose configuration is a JSON document, written as text."""

from sagemaker_lineage.definition.steps.spec import StepSpec, words

SPEC = StepSpec(
    type="Job",
    arguments=words("JobName RoleArn JobCategory JobConfigSchemaVersion JobConfigDocument Tags"),
    documents=words("JobConfigDocument"),
    is_job=True,
)
