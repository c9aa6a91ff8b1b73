"""Images named by a tag."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sagemaker_lineage.checks.base import Judgement, Rule, failed, passed, unknown
from sagemaker_lineage.checks.known import is_image_of_aws
from sagemaker_lineage.checks.made import images
from sagemaker_lineage.model.finding import Severity
from sagemaker_lineage.model.posture import Unread

if TYPE_CHECKING:
    from sagemaker_lineage.checks.scene import Scene


_DIGEST = re.compile(r"[^@]+@sha256:[0-9a-fA-F]{64}")


def judge(image: str | Unread, _scene: Scene) -> Judgement:
    """Judge how an image is named: only a digest says for ever what runs, a tag beside it does no harm."""
    if isinstance(image, Unread):
        return unknown(image)
    if is_image_of_aws(image):
        return passed("AWS's own image")
    if _DIGEST.fullmatch(image):
        return passed("named by its digest")
    if "${" in image:
        return unknown("The image is known only when the pipeline runs.")
    if "@" in image:
        return failed(f"{image.rpartition('@')[2]} is no digest")
    tag = image.rpartition("/")[2].partition(":")[2]
    return failed(f"named by the tag {tag}" if tag else "named without tag or digest")


RULE = Rule(
    id="mutable-image",
    title="Images should be named by their digest",
    severity=Severity.LOW,
    needs=(
        "sagemaker:DescribePipeline",
        "sagemaker:DescribeModel",
        "sagemaker:DescribeProcessingJob",
        "sagemaker:DescribeTrainingJob",
    ),
    rationale="A tag can be moved to another image, so that the same pipeline runs other code tomorrow.",
    remedy="Name the image by its digest: REGISTRY/NAME@sha256:DIGEST.",
    references=("https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html",),
    over=images,
    judge=judge,
)
