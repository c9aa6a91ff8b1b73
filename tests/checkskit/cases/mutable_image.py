"""Cases of the rule ``mutable-image``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checkskit.case import FAIL, PASS, UNKNOWN, Case
from checkskit.lineages import ARN, DENIED, GRAPH, job, lineage, step

if TYPE_CHECKING:
    from sagemaker_lineage.model.finding import Verdict

IMAGE = "111122223333.dkr.ecr.ap-northeast-2.amazonaws.com/train"
DIGEST = "@sha256:" + "0123456789abcdef" * 4
PINNED = IMAGE + DIGEST
OF_AWS = "366743142698.dkr.ecr.ap-northeast-2.amazonaws.com/sagemaker-scikit-learn:1.2-1"

REGISTRY = "registry.example.com:5000/team/train"


def image(verdict: Verdict, name: str, says: str) -> Case:
    """Return a case of a training's image."""
    return Case(verdict=verdict, of=lineage(jobs={"Train": (job(images=(name,)),)}), resource=name, says=says)


CASES = (
    image(PASS, f"{IMAGE}:1.2{DIGEST}", "digest"),
    image(PASS, f"{REGISTRY}:1.2{DIGEST}", "digest"),
    image(PASS, f"{REGISTRY}{DIGEST}", "digest"),
    image(FAIL, REGISTRY, "without tag or digest"),
    image(FAIL, f"{REGISTRY}:latest", "the tag latest"),
    image(FAIL, "train", "without tag or digest"),
    image(FAIL, f"{IMAGE}@sha256:", "sha256: is no digest"),
    image(FAIL, f"{IMAGE}@sha256:0123", "is no digest"),
    image(FAIL, DIGEST, "is no digest"),
    image(FAIL, f"{IMAGE}@sha512:{'0' * 64}", "is no digest"),
    image(UNKNOWN, f"{IMAGE}:${{Parameters.Tag}}", "when the pipeline runs"),
    image(UNKNOWN, f"{IMAGE}@sha256:${{Parameters.Digest}}", "when the pipeline runs"),
    image(UNKNOWN, f"${{Parameters.Registry}}{DIGEST[:20]}", "when the pipeline runs"),
    image(PASS, f"${{Parameters.Registry}}/train{DIGEST}", "digest"),
    Case(
        verdict=UNKNOWN,
        of=lineage(jobs={"Train": (job("training", unread=DENIED),)}),
        resource=f"{ARN}:training/claims",
        says="denied",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(jobs={"Prep": (job("transform", model_unread=DENIED),)}),
        resource=f"{ARN}:transform/claims",
        says="denied",
    ),
    Case(
        verdict=FAIL,
        of=lineage(
            graph=GRAPH._replace(nodes=(step("Prep", "Processing", 0, images=("a:1",)), *GRAPH.nodes[1:])),
            jobs={"Prep": (job("processing", unread=DENIED),)},
        ),
        resource="a:1",
        says="the tag 1",
    ),
    Case(
        verdict=PASS,
        of=lineage(jobs={"Train": (job(images=(PINNED,)),)}),
        resource=PINNED,
        says="digest",
    ),
    Case(verdict=PASS, of=lineage(jobs={"Train": (job(images=(OF_AWS,)),)}), resource=OF_AWS, says="AWS's own"),
    Case(
        verdict=PASS,
        of=lineage(jobs={"Train": (job(images=("public.ecr.aws/sagemaker/sagemaker-distribution:1",)),)}),
        resource="public.ecr.aws/sagemaker/sagemaker-distribution:1",
        says="AWS's own",
    ),
    Case(
        verdict=FAIL,
        of=lineage(jobs={"Train": (job(images=("public.ecr.aws/x/y:1",)),)}),
        resource="public.ecr.aws/x/y:1",
        says="named by the tag 1",
    ),
    *(
        Case(
            verdict=PASS,
            of=lineage(jobs={"Train": (job(images=(f"{registry}/pytorch:2",)),)}),
            resource=f"{registry}/pytorch:2",
            says="AWS's own",
        )
        for registry in (
            "763104351884.dkr.ecr.us-east-1.amazonaws.com",
            "763104351884.dkr-ecr.us-east-1.on.aws",
            "727897471807.dkr.ecr.cn-north-1.amazonaws.com.cn",
            "442386744353.dkr.ecr-fips.us-gov-west-1.amazonaws.com",
        )
    ),
    Case(
        verdict=FAIL,
        of=lineage(jobs={"Train": (job(images=("763104351884.dkr.ecr.us-east-1.amazonaws.com.evil.example/a:1",)),)}),
        resource="763104351884.dkr.ecr.us-east-1.amazonaws.com.evil.example/a:1",
        says="named by the tag 1",
    ),
    Case(
        verdict=FAIL,
        of=lineage(jobs={"Train": (job(images=(IMAGE + ":1",)),)}),
        resource=IMAGE + ":1",
        says="the tag 1",
    ),
    Case(
        verdict=FAIL, of=lineage(jobs={"Train": (job(images=(IMAGE,)),)}), resource=IMAGE, says="without tag or digest"
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(jobs={"Train": (job(images=("${Parameters.Image}",)),)}),
        resource="${Parameters.Image}",
        says="when the pipeline runs",
    ),
)
"""Names of images: AWS's own, by digest, by tag, open."""
