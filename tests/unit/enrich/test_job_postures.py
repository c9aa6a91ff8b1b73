"""How jobs and models are protected, from their Describe answers."""

from __future__ import annotations

import pytest

from fakes.posture import identity_answers, key_answers
from fakes.reader import TableReader, denied, drive, invalid, missing
from sagemaker_lineage.enrich import operations
from sagemaker_lineage.enrich.job_postures import JobPostures
from sagemaker_lineage.enrich.key_readings import KeyReadings
from sagemaker_lineage.enrich.plan import Plan
from sagemaker_lineage.enrich.posture_operations import DESCRIBE_ENDPOINT_CONFIG, DESCRIBE_FEATURE_GROUP
from sagemaker_lineage.enrich.sources.bucket_owner import caller_read, listing_read, read_identity
from sagemaker_lineage.enrich.sources.job_posture import KINDS, postures_of
from sagemaker_lineage.enrich.steps import NodeRecords, Records, StepRecord
from sagemaker_lineage.model.posture import Instances, JobPosture
from sagemaker_lineage.model.request import GapCode

REGION = "eu-central-1"
ACCOUNT = "111122223333"
PREFIX = f"arn:aws:sagemaker:{REGION}:{ACCOUNT}"
VPC = {"VpcConfig": {"Subnets": ["subnet-1"], "SecurityGroupIds": ["sg-1"]}}
RESOURCES = {"InstanceType": "ml.m5.large", "InstanceCount": 2, "VolumeKmsKeyId": "volume"}
TRAINING = {
    "AlgorithmSpecification": {"TrainingImage": "image:1"},
    "ResourceConfig": RESOURCES,
    "OutputDataConfig": {"KmsKeyId": "output"},
    "RoleArn": "role",
    "EnableNetworkIsolation": True,
    "EnableInterContainerTrafficEncryption": True,
    **VPC,
}
SAFE = {
    "volume_key": "volume",
    "output_key": "output",
    "in_vpc": True,
    "isolated": True,
    "encrypted_traffic": True,
    "images": ("image:1",),
    "role": "role",
    "instances": (Instances(types=("ml.m5.large",), count=2),),
}
PROCESSING = {
    "ProcessingResources": {"ClusterConfig": RESOURCES},
    "ProcessingOutputConfig": {"KmsKeyId": "output"},
    "NetworkConfig": {"EnableNetworkIsolation": True, "EnableInterContainerTrafficEncryption": True, **VPC},
    "AppSpecification": {"ImageUri": "image:1"},
    "RoleArn": "role",
}
MODEL = {
    "Containers": [{"Image": "image:1"}, {"ModelPackageName": "p"}],
    "ExecutionRoleArn": "role",
    "EnableNetworkIsolation": True,
    **VPC,
}
SECURITY = {"VolumeKmsKeyId": "volume", "EnableInterContainerTrafficEncryption": True, **VPC}
OPEN = {"in_vpc": False, "isolated": False, "encrypted_traffic": False}


def job(kind, **facts):
    return JobPosture(kind=kind, arn="a", name="n", **facts)


@pytest.mark.parametrize(
    ("operation", "answer", "expected"),
    [
        (operations.DESCRIBE_TRAINING_JOB, TRAINING, [job("training", **SAFE)]),
        (operations.DESCRIBE_TRAINING_JOB, {}, [job("training", **OPEN)]),
        (
            operations.DESCRIBE_TRAINING_JOB,
            {"ResourceConfig": {"InstanceGroups": [{"InstanceType": "a", "InstanceCount": 1}, {"InstanceCount": 2}]}},
            [job("training", **OPEN, instances=(Instances(types=("a",), count=1), Instances(types=(None,), count=2)))],
        ),
        (operations.DESCRIBE_PROCESSING_JOB, PROCESSING, [job("processing", **SAFE)]),
        (operations.DESCRIBE_PROCESSING_JOB, {}, [job("processing", **OPEN)]),
        (
            operations.DESCRIBE_HYPER_PARAMETER_TUNING_JOB,
            {"TrainingJobDefinition": TRAINING},
            [job("tuning", **SAFE)],
        ),
        (
            operations.DESCRIBE_HYPER_PARAMETER_TUNING_JOB,
            {
                "TrainingJobDefinitions": [
                    {"DefinitionName": "x", "HyperParameterTuningResourceConfig": RESOURCES},
                    {"DefinitionName": "y"},
                ]
            },
            [
                JobPosture(
                    kind="tuning",
                    arn="a",
                    name="n/x",
                    **OPEN,
                    volume_key="volume",
                    instances=(Instances(types=("ml.m5.large",), count=2),),
                ),
                JobPosture(kind="tuning", arn="a", name="n/y", **OPEN),
            ],
        ),
        (
            operations.DESCRIBE_AUTO_ML_JOB,
            {"AutoMLJobConfig": {"SecurityConfig": SECURITY}, "OutputDataConfig": {"KmsKeyId": "output"}},
            [job("automl", volume_key="volume", output_key="output", in_vpc=True, encrypted_traffic=True)],
        ),
        (
            operations.DESCRIBE_AUTO_ML_JOB_V2,
            {"SecurityConfig": SECURITY, "RoleArn": "role"},
            [job("automl", volume_key="volume", in_vpc=True, encrypted_traffic=True, role="role")],
        ),
        (
            operations.DESCRIBE_TRANSFORM_JOB,
            {"TransformResources": RESOURCES, "TransformOutput": {"KmsKeyId": "output"}},
            [
                job(
                    "transform",
                    volume_key="volume",
                    output_key="output",
                    instances=(Instances(types=("ml.m5.large",), count=2),),
                )
            ],
        ),
        (
            operations.DESCRIBE_MODEL,
            MODEL,
            [job("model", in_vpc=True, isolated=True, images=("image:1",), role="role")],
        ),
        (operations.DESCRIBE_MODEL, {}, [job("model", in_vpc=False, isolated=False)]),
        (
            DESCRIBE_ENDPOINT_CONFIG,
            {
                "KmsKeyId": "volume",
                "DataCaptureConfig": {"KmsKeyId": "output"},
                "ProductionVariants": [{"InitialInstanceCount": 1, "InstanceType": "a"}, {"InitialInstanceCount": 1}],
            },
            [
                job(
                    "endpoint",
                    volume_key="volume",
                    output_key="output",
                    in_vpc=False,
                    isolated=False,
                    instances=(Instances(types=("a",), count=1), Instances(types=(None,), count=1)),
                )
            ],
        ),
        (DESCRIBE_ENDPOINT_CONFIG, {}, [job("endpoint", in_vpc=False, isolated=False)]),
        (
            DESCRIBE_FEATURE_GROUP,
            {"OfflineStoreConfig": {"S3StorageConfig": {"KmsKeyId": "output"}}, "RoleArn": "role"},
            [job("feature-group", output_key="output", offline_store=True, role="role")],
        ),
    ],
)
def test_every_kind_is_read_from_its_own_members(operation, answer, expected):
    assert list(postures_of(operation, "a", "n", answer)) == expected


def test_every_kind_is_tried():
    tried = {
        mark.args[1][place][0]
        for mark in test_every_kind_is_read_from_its_own_members.pytestmark
        for place in range(15)
    }
    assert tried == set(KINDS)


def record(step, **metadata):
    return StepRecord(name=step, status="Succeeded", metadata=metadata)


def arn(noun, name):
    return {"Arn": f"{PREFIX}:{noun}/{name}"}


def read(records, answers):
    answers = {("kms:DescribeKey",): missing(), **answers} | identity_answers(ACCOUNT, region=REGION)
    reader = TableReader(answers)

    async def source(flow):
        keys = KeyReadings(flow)
        caller, listing = flow.ask(caller_read(REGION)), flow.ask(listing_read(REGION))
        identity = flow.start(read_identity(caller, listing, None, frozenset()))
        postures = JobPostures(flow, REGION, identity, keys)
        postures.start(Records(by_node=records))
        return await postures.all(), await keys.all()

    return *drive(Plan(lambda flow: flow.start(source(flow))), reader), reader.reads


def of_one(node, answers):
    return {node: NodeRecords(own=answers)}


def test_keys_get_their_full_names_and_are_described():
    key = f"arn:aws:kms:{REGION}:{ACCOUNT}:key/volume"
    found, keys, _ = read(
        of_one("Train", record("Train", TrainingJob=arn("training-job", "t"))),
        {("sagemaker:DescribeTrainingJob", "t"): TRAINING} | key_answers(key),
    )
    (posture,) = found["Train"].jobs
    assert (posture.arn, posture.name) == (f"{PREFIX}:training-job/t", "t")
    assert posture.volume_key == key
    assert keys[key].key.state == "Enabled"


def test_a_job_that_may_not_be_described_says_why():
    found, _, _ = read(
        of_one("Train", record("Train", TrainingJob=arn("training-job", "t"))),
        {("sagemaker:DescribeTrainingJob",): denied("sagemaker:DescribeTrainingJob")},
    )
    (posture,) = found["Train"].jobs
    assert (posture.kind, posture.in_vpc, posture.unread.code) == ("training", None, GapCode.ACCESS_DENIED)
    assert [(fact.node, fact.path) for fact in found["Train"].losses[0].facts] == [
        ("Train", "/posture"),
        (None, "/findings"),
    ]


def test_what_is_no_job_has_no_posture():
    records = {
        "Check": NodeRecords(own=record("Check", Condition={"Outcome": "True"})),
        "Register": NodeRecords(own=record("Register", RegisterModel=arn("model-package", "p/1"))),
        "Never": NodeRecords(),
    }
    assert read(records, {})[0] == {}


def test_every_iteration_is_read_and_each_job_once():
    passes = tuple(record(f"Fit-{n}", TrainingJob=arn("training-job", f"t{n}")) for n in (0, 1, 1))
    found, _, reads = read({"Fit": NodeRecords(iterations=passes)}, {("sagemaker:DescribeTrainingJob",): TRAINING})
    assert [each.name for each in found["Fit"].jobs] == ["t0", "t1"]
    assert len([each for each in reads if each.operation.name == "DescribeTrainingJob"]) == 2


def test_a_transform_takes_image_role_vpc_and_isolation_from_its_model():
    found, _, _ = read(
        of_one("Score", record("Score", TransformJob=arn("transform-job", "s"))),
        {
            ("sagemaker:DescribeTransformJob", "s"): {"ModelName": "m", "TransformResources": RESOURCES},
            ("sagemaker:DescribeModel", "m"): MODEL,
        },
    )
    (posture,) = found["Score"].jobs
    assert (posture.kind, posture.images, posture.role) == ("transform", ("image:1",), "role")
    assert (posture.in_vpc, posture.isolated, posture.instance_count) == (True, True, 2)


def test_a_transform_whose_model_may_not_be_read_keeps_what_is_its_own():
    found, _, _ = read(
        of_one("Score", record("Score", TransformJob=arn("transform-job", "s"))),
        {
            ("sagemaker:DescribeTransformJob", "s"): {"ModelName": "m", "TransformResources": RESOURCES},
            ("sagemaker:DescribeModel", "m"): denied("sagemaker:DescribeModel"),
        },
    )
    (posture,) = found["Score"].jobs
    assert (posture.instance_type, posture.in_vpc) == ("ml.m5.large", None)
    assert (posture.unread, posture.model_unread.operation) == (None, "sagemaker:DescribeModel")
    assert len(found["Score"].losses) == 1


def test_a_transform_that_names_no_model_or_cannot_be_read():
    for answer in ({}, denied()):
        found, _, reads = read(
            of_one("Score", record("Score", TransformJob=arn("transform-job", "s"))),
            {("sagemaker:DescribeTransformJob", "s"): answer},
        )
        assert found["Score"].jobs[0].images == ()
        assert "DescribeModel" not in {each.operation.name for each in reads}


def test_the_second_version_of_an_automl_job_is_asked_where_the_first_does_not_know_it():
    found, _, _ = read(
        of_one("Search", record("Search", AutoMLJob=arn("automl-job", "s"))),
        {
            ("sagemaker:DescribeAutoMLJob",): invalid(),
            ("sagemaker:DescribeAutoMLJobV2",): {"SecurityConfig": SECURITY},
        },
    )
    assert found["Search"].jobs[0].in_vpc is True


def test_the_feature_groups_that_a_job_writes_are_described():
    outputs = [{"FeatureStoreOutput": {"FeatureGroupName": "houses"}}, {"OutputName": "x"}]
    found, _, _ = read(
        of_one("Load", record("Load", ProcessingJob=arn("processing-job", "l"))),
        {
            ("sagemaker:DescribeProcessingJob",): {"ProcessingOutputConfig": {"Outputs": outputs}},
            ("sagemaker:DescribeFeatureGroup", "houses"): {"FeatureGroupArn": "arn-of-houses"},
        },
    )
    assert [(each.kind, each.arn, each.name) for each in found["Load"].jobs] == [
        ("processing", f"{PREFIX}:processing-job/l", "l"),
        ("feature-group", "arn-of-houses", "houses"),
    ]


def test_an_endpoint_configuration_that_a_step_made_is_described_though_no_endpoint_uses_it():
    made = record("Configure", EndpointConfig=arn("endpoint-config", "c"))
    found, _, _ = read(
        of_one("Configure", made),
        {("sagemaker:DescribeEndpointConfig", "c"): {"ProductionVariants": [{"ServerlessConfig": {}}]}},
    )
    (posture,) = found["Configure"].jobs
    assert (posture.kind, posture.arn) == ("endpoint", f"{PREFIX}:endpoint-config/c")
    assert posture.instances == (Instances(serverless=True),)
