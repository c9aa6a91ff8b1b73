"""Images named by a tag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.checks.base import Judgement, Rule, failed, passed, unknown
from sagemaker_lineage.checks.known import is_image_of_aws
from sagemaker_lineage.checks.subjects import images
from sagemaker_lineage.model.finding import Severity

if TYPE_CHECKING:
    from sagemaker_lineage.checks.scene import Scene


def judge(image: str, _scene: Scene) -> Judgement:
    """Judge how an image is named: only a digest says for ever what runs."""
    if is_image_of_aws(image):
        return passed("AWS's own image")
    if "@sha256:" in image:
        return passed("named by its digest")
    if "${" in image:
        return unknown("The image is known only when the pipeline runs.")
    tag = image.rpartition("/")[2].partition(":")[2]
    return failed(f"named by the tag {tag}" if tag else "named without tag or digest")


RULE = Rule(
    id="mutable-image",
    title="Images are named by their digest",
    severity=Severity.LOW,
    needs=("sagemaker:DescribePipeline",),
    rationale="A tag can be moved to another image, so that the same pipeline runs other code tomorrow.",
    remedy="Name the image by its digest: REGISTRY/NAME@sha256:DIGEST.",
    references=("https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html",),
    over=images,
    judge=judge,
)
