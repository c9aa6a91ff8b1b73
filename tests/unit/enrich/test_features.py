"""What each feature needs, and the policy for it."""

from __future__ import annotations

import pytest

from sagemaker_lineage.enrich.features import ALWAYS, FEATURES, features_of, operations_of
from sagemaker_lineage.enrich.operations import (
    DESCRIBE_PIPELINE,
    GET_BUCKET_TAGGING,
    GET_CALLER_IDENTITY,
    GET_OBJECT,
    OPERATIONS,
)
from sagemaker_lineage.enrich.policy import DECRYPT, FREE, Seen, iam_policy_document, narrowed_policy
from sagemaker_lineage.enrich.posture_operations import DESCRIBE_KEY
from sagemaker_lineage.enrich.question import INCLUDE_WORDS

SEEN = Seen(
    region="eu-west-1",
    account="111122223333",
    pipelines=("Risk",),
    buckets=("aaa", "bbb"),
    keys=("arn:aws:kms:eu-west-1:111122223333:key/k",),
)


def actions(policy):
    return {action for statement in policy["Statement"] for action in statement["Action"]}


def resources(policy):
    return {resource for statement in policy["Statement"] for resource in statement["Resource"]}


def test_all_features_together_need_every_operation():
    assert operations_of(FEATURES) == set(OPERATIONS)
    assert set(INCLUDE_WORDS) <= FEATURES.keys()


def test_an_operation_says_which_features_need_it():
    assert features_of(DESCRIBE_PIPELINE) == ()
    assert features_of(GET_BUCKET_TAGGING) == ("s3", "findings")


@pytest.mark.parametrize("feature", FEATURES)
def test_the_policy_of_a_feature_allows_what_it_needs_and_nothing_else(feature):
    needed = {operation.iam_action for operation in operations_of([feature]) if operation not in FREE}
    allowed = actions(narrowed_policy(operations_of([feature]), SEEN))
    assert allowed == needed | ({DECRYPT} if GET_OBJECT in FEATURES[feature] else set())


def test_resources_are_narrowed_to_what_was_seen():
    policy = narrowed_policy(OPERATIONS, SEEN)
    found = resources(policy)
    assert {"arn:aws:s3:::aaa", "arn:aws:s3:::bbb/*", "arn:aws:kms:eu-west-1:111122223333:key/k"} <= found
    assert "arn:aws:sagemaker:eu-west-1:111122223333:pipeline/risk" in found
    assert "arn:aws:sagemaker:eu-west-1:111122223333:pipeline/risk/execution/*" in found
    assert "arn:aws:sagemaker:eu-west-1:111122223333:model/*" in found
    assert not any(":*:*:" in each or ":::*" in each for each in found)


def test_what_was_not_seen_stays_open():
    policy = narrowed_policy({*ALWAYS, DESCRIBE_KEY}, Seen(region="eu-west-1"), "aws-cn")
    assert "arn:aws-cn:sagemaker:eu-west-1:*:pipeline/*" in resources(policy)
    assert "arn:aws-cn:kms:eu-west-1:*:key/*" in resources(policy)
    assert GET_CALLER_IDENTITY.iam_action not in actions(policy)


def test_the_whole_policy_is_the_one_of_everything():
    assert iam_policy_document() == narrowed_policy(OPERATIONS, Seen())
