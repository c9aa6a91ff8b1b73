"""What AWS says of jobs, models and endpoints, well and badly formed, and what the rules make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from checkskit.case import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, findings_of
from checkskit.lineages import ARN, endpoint, lineage
from sagemaker_lineage.enrich import operations
from sagemaker_lineage.enrich.posture_operations import DESCRIBE_ENDPOINT_CONFIG, DESCRIBE_FEATURE_GROUP
from sagemaker_lineage.enrich.sources.job_posture import postures_of

if TYPE_CHECKING:
    from sagemaker_lineage.model.finding import Finding, Verdict
    from sagemaker_lineage.model.request import Operation

M5, G5, NEW = "ml.m5.xlarge", "ml.g5.xlarge", "ml.new9.xlarge"


def judged(rule: str, operation: Operation, answer: dict[str, Any]) -> dict[str, Finding]:
    """Return what a rule says of what an answer describes."""
    described = postures_of(operation, f"{ARN}:thing/it", "it", answer)
    if operation is DESCRIBE_ENDPOINT_CONFIG:
        return findings_of(rule, lineage(endpoints=(endpoint(config=described[0]),)))
    found = findings_of(rule, lineage(jobs={"Train": described}))
    return {resource: each for resource, each in found.items() if "/it" in resource}


def verdict(rule: str, operation: Operation, answer: dict[str, Any]) -> Verdict:
    """Return what a rule says of the one thing that an answer describes."""
    (finding,) = judged(rule, operation, answer).values()
    return finding.verdict


def group(kind: Any, count: Any = 1) -> dict[str, Any]:
    """Return a group of instances."""
    return {"InstanceType": kind, "InstanceCount": count}


FLAGS = [
    (True, PASS),
    (False, FAIL),
    (None, FAIL),
    ("true", UNKNOWN),
    ("", UNKNOWN),
    (1, UNKNOWN),
    (0, UNKNOWN),
    ([], UNKNOWN),
    ({}, UNKNOWN),
]
VPCS = [
    (None, FAIL),
    ({}, FAIL),
    ({"Subnets": None}, FAIL),
    ({"Subnets": []}, FAIL),
    ({"SecurityGroupIds": ["sg-1"]}, FAIL),
    ({"Subnets": ["subnet-1"]}, PASS),
    ({"Subnets": [None, "subnet-1"]}, PASS),
    ({"Subnets": [None]}, UNKNOWN),
    ({"Subnets": [""]}, UNKNOWN),
    ({"Subnets": "subnet-1"}, UNKNOWN),
    ("vpc-1", UNKNOWN),
    ([], UNKNOWN),
]
KEYS = [
    ("alias/ours", PASS),
    ("alias/aws/s3", FAIL),
    ("", FAIL),
    (None, FAIL),
    (7, UNKNOWN),
    (["alias/ours"], UNKNOWN),
    ({"Key": "alias/ours"}, UNKNOWN),
    (False, UNKNOWN),
]


@pytest.mark.parametrize(("value", "expected"), FLAGS)
def test_network_isolation(value: Any, expected: Verdict) -> None:
    answer = {"EnableNetworkIsolation": value}
    assert verdict("training-network-isolation", operations.DESCRIBE_TRAINING_JOB, answer) is expected
    assert verdict("model-network-isolation", operations.DESCRIBE_MODEL, answer) is expected


@pytest.mark.parametrize(("value", "expected"), VPCS)
def test_vpc(value: Any, expected: Verdict) -> None:
    answer = {"VpcConfig": value}
    assert verdict("training-vpc", operations.DESCRIBE_TRAINING_JOB, answer) is expected
    assert verdict("model-vpc", operations.DESCRIBE_MODEL, answer) is expected
    automl = {"AutoMLJobConfig": {"SecurityConfig": answer}}
    assert verdict("training-vpc", operations.DESCRIBE_AUTO_ML_JOB, automl) is expected
    second = {"SecurityConfig": answer}
    assert verdict("training-vpc", operations.DESCRIBE_AUTO_ML_JOB_V2, second) is expected


@pytest.mark.parametrize("value", ["odd", [], 1])
def test_settings_inside_what_makes_no_sense_are_unknown(value: Any) -> None:
    answer = {"SecurityConfig": value, "OutputDataConfig": value}
    for rule in ("training-vpc", "training-volume-key", "training-output-key", "training-traffic-encryption"):
        assert verdict(rule, operations.DESCRIBE_AUTO_ML_JOB_V2, answer) is UNKNOWN
    store = {"OfflineStoreConfig": value}
    assert verdict("feature-group-key", DESCRIBE_FEATURE_GROUP, store) is UNKNOWN


@pytest.mark.parametrize(("value", "expected"), KEYS)
def test_output_key(value: Any, expected: Verdict) -> None:
    answer = {"OutputDataConfig": {"KmsKeyId": value}}
    assert verdict("training-output-key", operations.DESCRIBE_TRAINING_JOB, answer) is expected
    assert verdict("training-output-key", operations.DESCRIBE_AUTO_ML_JOB, answer) is expected
    tuning = {"TrainingJobDefinition": answer}
    assert verdict("training-output-key", operations.DESCRIBE_HYPER_PARAMETER_TUNING_JOB, tuning) is expected


@pytest.mark.parametrize(("value", "expected"), KEYS)
def test_volume_key(value: Any, expected: Verdict) -> None:
    cluster = {**group(M5), "VolumeKmsKeyId": value}
    processing = {"ProcessingResources": {"ClusterConfig": cluster}}
    assert verdict("training-volume-key", operations.DESCRIBE_TRAINING_JOB, {"ResourceConfig": cluster}) is expected
    assert verdict("processing-volume-key", operations.DESCRIBE_PROCESSING_JOB, processing) is expected
    transform = {"TransformResources": cluster}
    assert verdict("transform-volume-key", operations.DESCRIBE_TRANSFORM_JOB, transform) is expected
    serving = {"KmsKeyId": value, "ProductionVariants": [{"InstanceType": M5}]}
    assert verdict("endpoint-volume-key", DESCRIBE_ENDPOINT_CONFIG, serving) is expected


@pytest.mark.parametrize(
    ("resources", "volume", "traffic"),
    [
        (group(M5), FAIL, NOT_APPLICABLE),
        (group(M5, 2), FAIL, FAIL),
        (group(G5), NOT_APPLICABLE, NOT_APPLICABLE),
        (group(NEW, 2), UNKNOWN, FAIL),
        (group("", 2), UNKNOWN, FAIL),
        (group(None, "2"), UNKNOWN, UNKNOWN),
        (group("odd", 0), UNKNOWN, UNKNOWN),
        (group(M5, -1), FAIL, UNKNOWN),
        (group(M5, 1.0), FAIL, UNKNOWN),
        (group(M5, True), FAIL, UNKNOWN),
        ({"InstanceCount": 2}, UNKNOWN, FAIL),
        ({"InstanceType": M5}, FAIL, UNKNOWN),
        ({}, UNKNOWN, UNKNOWN),
        ({**group(M5, 2), "KeepAlivePeriodInSeconds": 3600}, FAIL, FAIL),
        ({**group(G5), "KeepAlivePeriodInSeconds": 3600}, NOT_APPLICABLE, NOT_APPLICABLE),
        ({"InstanceGroups": [group(G5), group(M5)]}, FAIL, FAIL),
        ({"InstanceGroups": [group(G5), group(G5)]}, NOT_APPLICABLE, FAIL),
        ({"InstanceGroups": [group(G5), group(NEW)]}, UNKNOWN, FAIL),
        ({"InstanceGroups": [group(G5), None]}, UNKNOWN, UNKNOWN),
        ({"InstanceGroups": [group(G5), {"InstanceCount": 1}]}, UNKNOWN, FAIL),
        ({"InstanceGroups": [group(M5, 2), None]}, FAIL, FAIL),
        ({"InstanceGroups": [None]}, UNKNOWN, UNKNOWN),
        ({"InstanceGroups": "odd"}, UNKNOWN, UNKNOWN),
        ({"InstanceGroups": [], **group(M5)}, FAIL, NOT_APPLICABLE),
        ({"InstancePreferences": [group(G5), group(M5)]}, FAIL, NOT_APPLICABLE),
        ({"InstancePreferences": [group(G5, 1), group(G5, 2)]}, NOT_APPLICABLE, FAIL),
        ({"InstancePreferences": [group(G5, None)], "InstanceCount": 2}, NOT_APPLICABLE, FAIL),
        ({"InstancePreferences": [group(G5, 1), None]}, UNKNOWN, UNKNOWN),
        (
            {
                "InstancePreferences": [group(G5), group(M5)],
                "SelectedInstanceType": G5,
                "SelectedInstanceCount": 2,
            },
            NOT_APPLICABLE,
            FAIL,
        ),
    ],
)
def test_instances_of_training(resources: dict[str, Any], volume: Verdict, traffic: Verdict) -> None:
    answer = {"ResourceConfig": resources}
    assert verdict("training-volume-key", operations.DESCRIBE_TRAINING_JOB, answer) is volume
    assert verdict("training-traffic-encryption", operations.DESCRIBE_TRAINING_JOB, answer) is traffic


def test_a_training_without_instances_of_its_own_is_unknown() -> None:
    answer = {"ServerlessJobConfig": {"BaseModelArn": "arn"}}
    assert verdict("training-volume-key", operations.DESCRIBE_TRAINING_JOB, answer) is UNKNOWN
    assert verdict("training-traffic-encryption", operations.DESCRIBE_TRAINING_JOB, answer) is UNKNOWN


@pytest.mark.parametrize(("value", "expected"), FLAGS)
def test_traffic_between_several_instances(value: Any, expected: Verdict) -> None:
    answer = {"ResourceConfig": group(M5, 2), "EnableInterContainerTrafficEncryption": value}
    assert verdict("training-traffic-encryption", operations.DESCRIBE_TRAINING_JOB, answer) is expected


def test_tuning_may_take_either_of_its_configurations() -> None:
    either = {"HyperParameterTuningResourceConfig": {"InstanceConfigs": [group(G5), group(M5)]}}
    answer = {"TrainingJobDefinition": either}
    tuning = operations.DESCRIBE_HYPER_PARAMETER_TUNING_JOB
    assert verdict("training-volume-key", tuning, answer) is FAIL
    assert verdict("training-traffic-encryption", tuning, answer) is NOT_APPLICABLE
    odd = {"TrainingJobDefinition": {**either, "HyperParameterTuningResourceConfig": "odd"}}
    assert verdict("training-volume-key", tuning, odd) is UNKNOWN


def test_every_definition_of_a_tuning_job_is_judged_though_it_has_no_name() -> None:
    safe = {"EnableNetworkIsolation": True}
    found = judged(
        "training-network-isolation",
        operations.DESCRIBE_HYPER_PARAMETER_TUNING_JOB,
        {"TrainingJobDefinitions": [safe, {}, None, {**safe, "DefinitionName": "d"}]},
    )
    assert [each.resource.rpartition("/")[2] for each in found.values()] == ["2", "3", "1", "d"]
    assert [each.verdict for each in found.values()] == [FAIL, FAIL, PASS, PASS]


@pytest.mark.parametrize(
    ("variants", "shadow", "volume", "count"),
    [
        ([{"InstanceType": G5, "InitialInstanceCount": 2}], [], NOT_APPLICABLE, PASS),
        ([{"InstanceType": G5, "InitialInstanceCount": 2}, {"InstanceType": M5}], [], FAIL, UNKNOWN),
        ([{"InstanceType": G5, "InitialInstanceCount": 1}] * 2, [], NOT_APPLICABLE, FAIL),
        ([{"InstanceType": G5, "InitialInstanceCount": 2}], [{"InstanceType": M5}], FAIL, PASS),
        ([{"InstanceType": G5, "InitialInstanceCount": 2}, None], [], UNKNOWN, UNKNOWN),
        ([{"InstanceType": G5, "InitialInstanceCount": "2"}], [None], UNKNOWN, UNKNOWN),
        ([{"ServerlessConfig": {"MemorySizeInMB": 2048}}], [], FAIL, NOT_APPLICABLE),
        ([{"ServerlessConfig": {}}, {"InstanceType": G5, "InitialInstanceCount": 1}], [], FAIL, FAIL),
        (
            [{"InstancePools": [{"InstanceType": G5}, {"InstanceType": M5}], "InitialInstanceCount": 2}],
            [],
            FAIL,
            PASS,
        ),
        ([{"InstancePools": [{"InstanceType": G5}, None], "InitialInstanceCount": 2}], [], UNKNOWN, PASS),
        ([], [], UNKNOWN, UNKNOWN),
        (None, None, UNKNOWN, UNKNOWN),
        ("odd", None, UNKNOWN, UNKNOWN),
    ],
)
def test_variants_of_an_endpoint(variants: Any, shadow: Any, volume: Verdict, count: Verdict) -> None:
    answer = {"EndpointConfigArn": "arn", "ProductionVariants": variants, "ShadowProductionVariants": shadow}
    assert verdict("endpoint-volume-key", DESCRIBE_ENDPOINT_CONFIG, answer) is volume
    assert verdict("endpoint-instance-count", DESCRIBE_ENDPOINT_CONFIG, answer) is count


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ({}, NOT_APPLICABLE),
        ({"OnlineStoreConfig": {"EnableOnlineStore": True}}, NOT_APPLICABLE),
        ({"OfflineStoreConfig": {}}, NOT_APPLICABLE),
        ({"OfflineStoreConfig": {"S3StorageConfig": {"S3Uri": "s3://b"}}}, FAIL),
        ({"OfflineStoreConfig": {"S3StorageConfig": {"KmsKeyId": ""}}}, FAIL),
        ({"OfflineStoreConfig": {"S3StorageConfig": {"KmsKeyId": "alias/aws/s3"}}}, PASS),
        ({"OfflineStoreConfig": {"S3StorageConfig": {"KmsKeyId": 7}}}, UNKNOWN),
        ({"OfflineStoreConfig": {"S3StorageConfig": "odd"}}, UNKNOWN),
    ],
)
def test_offline_store(answer: dict[str, Any], expected: Verdict) -> None:
    assert verdict("feature-group-key", DESCRIBE_FEATURE_GROUP, answer) is expected


THEIRS = "arn:aws:kms:ap-northeast-2:999988887777:key/0002"


@pytest.mark.parametrize(
    ("operation", "answer"),
    [
        (operations.DESCRIBE_TRAINING_JOB, {"OutputDataConfig": {"KmsKeyId": THEIRS}}),
        (operations.DESCRIBE_PROCESSING_JOB, {"ProcessingOutputConfig": {"KmsKeyId": THEIRS}}),
        *(
            (operations.DESCRIBE_PROCESSING_JOB, {"ProcessingInputs": [None, {"DatasetDefinition": {query: key}}]})
            for query in ("AthenaDatasetDefinition", "RedshiftDatasetDefinition")
            for key in ({"KmsKeyId": THEIRS},)
        ),
        (operations.DESCRIBE_TRANSFORM_JOB, {"TransformOutput": {"KmsKeyId": THEIRS}}),
        (operations.DESCRIBE_TRANSFORM_JOB, {"DataCaptureConfig": {"KmsKeyId": THEIRS}}),
        (operations.DESCRIBE_AUTO_ML_JOB, {"OutputDataConfig": {"KmsKeyId": THEIRS}}),
        (
            operations.DESCRIBE_HYPER_PARAMETER_TUNING_JOB,
            {"TrainingJobDefinition": {"OutputDataConfig": {"KmsKeyId": THEIRS}}},
        ),
        (DESCRIBE_FEATURE_GROUP, {"OfflineStoreConfig": {"S3StorageConfig": {"KmsKeyId": THEIRS}}}),
        (DESCRIBE_FEATURE_GROUP, {"OnlineStoreConfig": {"SecurityConfig": {"KmsKeyId": THEIRS}}}),
        (DESCRIBE_ENDPOINT_CONFIG, {"DataCaptureConfig": {"KmsKeyId": THEIRS}}),
        (DESCRIBE_ENDPOINT_CONFIG, {"AsyncInferenceConfig": {"OutputConfig": {"KmsKeyId": THEIRS}}}),
        (DESCRIBE_ENDPOINT_CONFIG, {"ProductionVariants": [{"CoreDumpConfig": {"KmsKeyId": THEIRS}}]}),
        (DESCRIBE_ENDPOINT_CONFIG, {"ShadowProductionVariants": [{"CoreDumpConfig": {"KmsKeyId": THEIRS}}]}),
    ],
)
def test_every_key_that_data_is_written_under_may_be_somebody_elses(operation: Operation, answer: Any) -> None:
    found = judged("untrusted-key", operation, answer)
    (failed,) = [each for each in found.values() if each.verdict is FAIL]
    assert failed.evidence == f"key of the account 999988887777: {THEIRS}"


def test_the_images_of_every_container_are_judged() -> None:
    containers = [{"Image": "a:1"}, None, {"ModelPackageName": "p"}, {"Image": ""}, {"Image": 7}, {"Image": "b"}]
    described = postures_of(
        operations.DESCRIBE_MODEL, "arn", "m", {"PrimaryContainer": {"Image": "c:2"}, "Containers": containers}
    )
    found = findings_of("mutable-image", lineage(jobs={"Train": described}))
    assert {image: each.verdict for image, each in found.items()} == {"a:1": FAIL, "b": FAIL, "c:2": FAIL}
