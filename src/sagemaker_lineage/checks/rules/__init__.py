"""The rules: one module each, one row here.

A rule is judged over typed facts alone. What could not be read makes its verdict unknown, never a pass.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sagemaker_lineage.checks.rules import (
    approved_model_expires,
    capture_weaker,
    encryption_weakened,
    endpoint_instance_count,
    endpoint_volume_key,
    feature_group_key,
    foreign_data,
    key_unusable,
    model_network_isolation,
    model_unversioned,
    model_vpc,
    mutable_image,
    nobodys_bucket,
    other_region,
    personal_data_weaker,
    processing_volume_key,
    s3_access_logging,
    s3_account_public_access_block,
    s3_acl_disabled,
    s3_cross_account_settings,
    s3_encryption,
    s3_kms_encryption,
    s3_lifecycle,
    s3_mfa_delete,
    s3_object_lock,
    s3_public_access_block,
    s3_public_read,
    s3_public_write,
    s3_replication,
    s3_tls_only,
    s3_untrusted_access,
    s3_versioning,
    training_network_isolation,
    training_output_key,
    training_traffic_encryption,
    training_volume_key,
    training_vpc,
    transform_volume_key,
    untrusted_key,
    untrusted_replication,
    writable_code,
    writable_data,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sagemaker_lineage.checks.base import Rule

RULES: tuple[Rule[Any], ...] = (
    s3_account_public_access_block.RULE,
    s3_public_read.RULE,
    s3_public_write.RULE,
    s3_tls_only.RULE,
    s3_cross_account_settings.RULE,
    s3_untrusted_access.RULE,
    s3_public_access_block.RULE,
    s3_access_logging.RULE,
    s3_acl_disabled.RULE,
    s3_versioning.RULE,
    s3_kms_encryption.RULE,
    s3_encryption.RULE,
    s3_replication.RULE,
    s3_lifecycle.RULE,
    s3_object_lock.RULE,
    s3_mfa_delete.RULE,
    training_network_isolation.RULE,
    training_vpc.RULE,
    training_volume_key.RULE,
    training_output_key.RULE,
    training_traffic_encryption.RULE,
    processing_volume_key.RULE,
    transform_volume_key.RULE,
    model_network_isolation.RULE,
    model_vpc.RULE,
    endpoint_volume_key.RULE,
    endpoint_instance_count.RULE,
    feature_group_key.RULE,
    writable_code.RULE,
    writable_data.RULE,
    encryption_weakened.RULE,
    untrusted_key.RULE,
    key_unusable.RULE,
    foreign_data.RULE,
    nobodys_bucket.RULE,
    model_unversioned.RULE,
    approved_model_expires.RULE,
    untrusted_replication.RULE,
    capture_weaker.RULE,
    mutable_image.RULE,
    other_region.RULE,
    personal_data_weaker.RULE,
)
"""Every rule, in the order they are told: buckets, jobs and models, then what only lineage shows."""

BY_ID: Mapping[str, Rule[Any]] = {rule.id: rule for rule in RULES}
