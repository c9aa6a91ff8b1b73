"""``AutoML``: CreateAutoMLJob and CreateAutoMLJobV2."""

from sagemaker_lineage.definition.steps.spec import Link, PortSpec, ProducedSpec, StepSpec, words
from sagemaker_lineage.model.graph import Role

_OUTPUT = "OutputDataConfig.S3OutputPath"

SPEC = StepSpec(
    type="AutoML",
    arguments=words(
        "AutoMLJobName InputDataConfig OutputDataConfig ProblemType AutoMLJobObjective AutoMLJobConfig RoleArn "
        "GenerateCandidateDefinitionsOnly Tags ModelDeployConfig AutoMLJobInputDataConfig AutoMLProblemTypeConfig "
        "SecurityConfig DataSplitConfig AutoMLComputeConfig"
    ),
    inputs=(
        PortSpec("InputDataConfig[].DataSource.S3DataSource.S3Uri", name="ChannelName"),
        PortSpec("AutoMLJobInputDataConfig[].DataSource.S3DataSource.S3Uri", name="ChannelName"),
        PortSpec(
            "AutoMLJobConfig.CandidateGenerationConfig.FeatureSpecificationS3Uri", role=Role.CONFIG, link=Link.NEVER
        ),
        PortSpec("AutoMLProblemTypeConfig.*.FeatureSpecificationS3Uri", role=Role.CONFIG, link=Link.NEVER),
    ),
    outputs=(PortSpec(_OUTPUT, role=Role.MODEL, link=Link.PREFIX),),
    produced=(
        ProducedSpec("BestCandidate.InferenceContainers.*.ModelDataUrl", below=_OUTPUT, role=Role.MODEL),
        ProducedSpec("BestCandidateProperties.*", below=_OUTPUT, role=Role.REPORT),
    ),
    is_job=True,
)
