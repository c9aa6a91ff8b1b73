"""``EMRServerless``: a job run; its ``JobConfig`` is written in camel case."""

from sagemaker_lineage.definition.steps.spec import Link, PortSpec, StepSpec, words
from sagemaker_lineage.model.graph import Role

_DRIVER = "JobConfig.jobDriver"

SPEC = StepSpec(
    type="EMRServerless",
    arguments=words("ApplicationId ApplicationConfig ExecutionRoleArn JobConfig"),
    inputs=(
        PortSpec(f"{_DRIVER}.sparkSubmit.entryPoint", role=Role.CODE, link=Link.NEVER),
        PortSpec(f"{_DRIVER}.hive.query", role=Role.CODE, link=Link.NEVER),
        PortSpec(f"{_DRIVER}.hive.initQueryFile", role=Role.CODE, link=Link.NEVER),
    ),
    outputs=(
        PortSpec(
            "JobConfig.configurationOverrides.monitoringConfiguration.s3MonitoringConfiguration.logUri",
            role=Role.DEBUG,
            link=Link.NEVER,
        ),
    ),
    is_job=True,
)
