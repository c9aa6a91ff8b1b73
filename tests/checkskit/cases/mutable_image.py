"""Cases of the rule ``mutable-image``."""

from __future__ import annotations

from checkskit.case import FAIL, PASS, UNKNOWN, Case
from checkskit.lineages import job, lineage

IMAGE = "111122223333.dkr.ecr.ap-northeast-2.amazonaws.com/train"
OF_AWS = "366743142698.dkr.ecr.ap-northeast-2.amazonaws.com/sagemaker-scikit-learn:1.2-1"

CASES = (
    Case(
        verdict=PASS,
        of=lineage(jobs={"Train": (job(images=(IMAGE + "@sha256:0123",)),)}),
        resource=IMAGE + "@sha256:0123",
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
