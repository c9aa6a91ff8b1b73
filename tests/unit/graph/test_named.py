"""What a flag or key says of the name behind it: the kind of the thing, and whether it is made."""

from __future__ import annotations

import pytest

from sagemaker_lineage.graph.named import is_name, kind_of_name, writes_named
from sagemaker_lineage.model.graph import ResourceKind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("--feature-group", ResourceKind.FEATURE_GROUP),
        ("--claims-feature-group-name", ResourceKind.FEATURE_GROUP),
        ("FeatureGroupName", ResourceKind.FEATURE_GROUP),
        ("featureGroupArn", ResourceKind.FEATURE_GROUP),
        ("MODEL_PACKAGE_GROUP", ResourceKind.MODEL_PACKAGE_GROUP),
        ("model_package_group_name", ResourceKind.MODEL_PACKAGE_GROUP),
        ("model-package", ResourceKind.MODEL_PACKAGE),
        ("ModelPackageArn", ResourceKind.MODEL_PACKAGE),
        ("model_name", ResourceKind.MODEL),
        ("ModelArn", ResourceKind.MODEL),
        ("EndpointName", ResourceKind.ENDPOINT),
        ("--endpoint-arn", ResourceKind.ENDPOINT),
        ("x" * 10_000 + "-feature-group-name", ResourceKind.FEATURE_GROUP),
        ("--model", None),
        ("model_id", None),
        ("endpoint", None),
        ("endpoint_url", None),
        ("group_name", None),
        ("feature_group_count", None),
        ("feature_groups", None),
        ("name", None),
        ("", None),
    ],
)
def test_the_last_words_name_a_kind(name: str, kind: ResourceKind | None) -> None:
    assert kind_of_name(name) is kind


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("claims", True),
        ("claims-2026", True),
        ("grp/3", True),
        ("claims_2026", True),
        ("C" * 64, True),
        ("arn:aws:sagemaker:eu-west-1:111122223333:feature-group/claims", True),
        ("arn:aws-cn:sagemaker:cn-north-1:111122223333:model-package/grp/3", True),
        ("C" * 65, False),
        ("_claims", False),
        ("-claims", False),
        ("two words", False),
        ("claims*", False),
        ("grp/x", False),
        ("s3://b/x", False),
        ("arn:aws:sagemaker:eu-west-1:111122223333:model/*", False),
        ("arn:aws:s3:::claims", False),
        ("\0000\0", False),
        ("", False),
    ],
)
def test_what_can_be_a_name(text: str, named: bool) -> None:
    assert is_name(text) is named


@pytest.mark.parametrize(
    ("names", "writes"),
    [
        (["--feature-group-name"], False),
        (["--output-feature-group-name"], True),
        (["--target-model-package-group"], True),
        (["TargetModelName"], True),
        (["--input-feature-group", "outputs"], False),
        (["--feature-group", "Outputs"], True),
        (["feature_group", "x", "output"], True),
        (["--output-claims-feature-group"], False),
        (["name", "output"], True),
        (["--output"], True),
        (["x"], False),
    ],
)
def test_the_words_before_the_kind_say_that_it_is_made(names: list[str], writes: bool) -> None:
    assert writes_named(names) is writes
