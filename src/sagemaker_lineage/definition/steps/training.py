"""``Training``: CreateTrainingJob; also what notebook jobs and ``@step`` functions become."""

from sagemaker_lineage.definition.steps.shapes import training_inputs
from sagemaker_lineage.definition.steps.spec import Link, PortSpec, ProducedSpec, StepSpec, words
from sagemaker_lineage.model.graph import ResourceKind, Role

SPEC = StepSpec(
    type="Training",
    arguments=words(
        "TrainingJobName HyperParameters AlgorithmSpecification RoleArn InputDataConfig OutputDataConfig "
        "ResourceConfig VpcConfig StoppingCondition Tags EnableNetworkIsolation "
        "EnableInterContainerTrafficEncryption EnableManagedSpotTraining CheckpointConfig DebugHookConfig "
        "DebugRuleConfigurations TensorBoardOutputConfig ExperimentConfig ProfilerConfig "
        "ProfilerRuleConfigurations Environment RetryStrategy RemoteDebugConfig InfraCheckConfig "
        "SessionChainingConfig ServerlessJobConfig MlflowConfig ModelPackageConfig"
    ),
    inputs=(
        *training_inputs(),
        PortSpec("HyperParameters.sagemaker_submit_directory", role=Role.CODE, link=Link.NEVER, quoted=True),
        PortSpec("ServerlessJobConfig.BaseModelArn", role=Role.MODEL, link=Link.NEVER, kind=None),
        PortSpec(
            "ModelPackageConfig.SourceModelPackageArn",
            role=Role.MODEL,
            link=Link.NEVER,
            kind=ResourceKind.MODEL_PACKAGE,
        ),
    ),
    outputs=(
        PortSpec("OutputDataConfig.S3OutputPath", role=Role.MODEL, link=Link.PREFIX),
        PortSpec("CheckpointConfig.S3Uri", label="CheckpointConfig", role=Role.DEBUG, link=Link.NEVER),
        PortSpec("DebugHookConfig.S3OutputPath", label="DebugHookConfig", role=Role.DEBUG, link=Link.NEVER),
        PortSpec("ProfilerConfig.S3OutputPath", label="ProfilerConfig", role=Role.DEBUG, link=Link.NEVER),
        PortSpec(
            "TensorBoardOutputConfig.S3OutputPath", label="TensorBoardOutputConfig", role=Role.DEBUG, link=Link.NEVER
        ),
        PortSpec(
            "DebugRuleConfigurations[].S3OutputPath", label="DebugRuleConfigurations", role=Role.DEBUG, link=Link.NEVER
        ),
        PortSpec(
            "ProfilerRuleConfigurations[].S3OutputPath",
            label="ProfilerRuleConfigurations",
            role=Role.DEBUG,
            link=Link.NEVER,
        ),
    ),
    produced=(ProducedSpec("ModelArtifacts.S3ModelArtifacts", below="OutputDataConfig.S3OutputPath", role=Role.MODEL),),
    images=("AlgorithmSpecification.TrainingImage", "AlgorithmSpecification.AlgorithmName"),
    instance_type=("ResourceConfig.InstanceType", "ResourceConfig.InstanceGroups[].InstanceType"),
    instance_count=("ResourceConfig.InstanceCount", "ResourceConfig.InstanceGroups[].InstanceCount"),
    is_job=True,
)
