"""``EMR``: a step on a cluster; its arguments are free text that names S3 locations."""

from sagemaker_lineage.definition.steps.spec import Link, PortSpec, StepSpec, words
from sagemaker_lineage.model.graph import Role

SPEC = StepSpec(
    type="EMR",
    arguments=words("ClusterId ClusterConfig ExecutionRoleArn StepConfig"),
    inputs=(
        PortSpec("StepConfig.HadoopJarStep.Jar", role=Role.CODE, link=Link.NEVER),
        PortSpec("ClusterConfig.BootstrapActions[].ScriptBootstrapAction.Path", role=Role.CODE, link=Link.NEVER),
    ),
    outputs=(PortSpec("ClusterConfig.LogUri", role=Role.DEBUG, link=Link.NEVER),),
    instance_type=("ClusterConfig.Instances.InstanceGroups[].InstanceType",),
    is_job=True,
)
