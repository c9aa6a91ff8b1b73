"""Cases of the rule ``endpoint-volume-key``."""

from __future__ import annotations

from checkskit.case import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, Case
from checkskit.lineages import ARN, DENIED, endpoint, job, lineage
from sagemaker_lineage.model.posture import Instances, KeyPosture

LOCAL = Instances(types=("ml.g5.xlarge",), count=1)
MIXED = (LOCAL, Instances(types=("ml.m5.large",), count=1))

CASES = (
    Case(verdict=UNKNOWN, of=lineage(endpoints_unread=DENIED), resource="endpoints of claims", says="denied"),
    Case(
        verdict=FAIL,
        of=lineage(endpoints=(endpoint(config=job("endpoint", volume_key=None, instances=MIXED)),)),
        resource=f"{ARN}:endpoint/claims",
        says="no customer key",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(
            endpoints=(
                endpoint(
                    config=job("endpoint", volume_key=None, instances=(LOCAL, Instances(types=("ml.new9.large",))))
                ),
            )
        ),
        resource=f"{ARN}:endpoint/claims",
        says="ml.new9.large takes",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(
            endpoints=(endpoint(config=job("endpoint", volume_key=None, instances=(LOCAL, Instances(types=(None,))))),)
        ),
        resource=f"{ARN}:endpoint/claims",
        says="the instance type takes",
    ),
    Case(
        verdict=NOT_APPLICABLE,
        of=lineage(
            endpoints=(
                endpoint(
                    config=job(
                        "endpoint",
                        volume_key=None,
                        instances=(LOCAL, Instances(types=("ml.p4d.24xlarge", "ml.g5.xlarge"))),
                    )
                ),
            )
        ),
        resource=f"{ARN}:endpoint/claims",
        says="ml.g5.xlarge and ml.p4d.24xlarge have local storage",
    ),
    Case(
        verdict=FAIL,
        of=lineage(
            endpoints=(
                endpoint(
                    config=job(
                        "endpoint", volume_key=None, instances=(LOCAL, Instances(types=("ml.g5.xlarge", "ml.m5.large")))
                    )
                ),
            )
        ),
        resource=f"{ARN}:endpoint/claims",
        says="no customer key",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(endpoints=(endpoint(config=job("endpoint", volume_key=None, instances=())),)),
        resource=f"{ARN}:endpoint/claims",
        says="the instance type takes",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(endpoints=(endpoint(config=job("endpoint", volume_key=DENIED)),)),
        resource=f"{ARN}:endpoint/claims",
        says="denied",
    ),
    Case(
        verdict=FAIL,
        of=lineage(endpoints=(endpoint(config=job("endpoint", volume_key="alias/aws/ebs")),)),
        resource=f"{ARN}:endpoint/claims",
        says="which AWS manages",
    ),
    Case(
        verdict=FAIL,
        of=lineage(
            endpoints=(endpoint(config=job("endpoint", volume_key="1234")),),
            keys={"1234": KeyPosture(id="1234", manager="AWS")},
        ),
        resource=f"{ARN}:endpoint/claims",
        says="which AWS manages",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(endpoints=(endpoint(config=job("endpoint", volume_key="1234")),), keys={"1234": DENIED}),
        resource=f"{ARN}:endpoint/claims",
        says="denied",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(
            endpoints=(endpoint(config=job("endpoint", volume_key="1234")),), keys={"1234": KeyPosture(id="1234")}
        ),
        resource=f"{ARN}:endpoint/claims",
        says="Who manages the key 1234",
    ),
    Case(
        verdict=PASS,
        of=lineage(endpoints=(endpoint(config=job("endpoint", volume_key="alias/ours")),), keys={"alias/ours": DENIED}),
        resource=f"{ARN}:endpoint/claims",
        says="volume key alias/ours",
    ),
    Case(
        verdict=PASS,
        of=lineage(endpoints=(endpoint(config=job("endpoint", volume_key="1234")),), keys={}),
        resource=f"{ARN}:endpoint/claims",
        says="volume key 1234",
    ),
    Case(
        verdict=FAIL,
        of=lineage(
            endpoints=(endpoint(config=job("endpoint", volume_key=None, instances=(Instances(serverless=True),))),)
        ),
        resource=f"{ARN}:endpoint/claims",
        says="no customer key",
    ),
    Case(
        verdict=FAIL,
        of=lineage(
            endpoints=(
                endpoint(
                    config=job(
                        "endpoint", volume_key=None, instances=(LOCAL, Instances(types=("ml.m5.large",), shadow=True))
                    )
                ),
            )
        ),
        resource=f"{ARN}:endpoint/claims",
        says="no customer key",
    ),
    Case(
        verdict=PASS,
        of=lineage(endpoints=(endpoint(config=job("endpoint")),)),
        resource=f"{ARN}:endpoint/claims",
        says="volume key arn",
    ),
    Case(
        verdict=PASS,
        of=lineage(endpoints=(endpoint(config=job("endpoint", instance_type="ml.g5.xlarge")),)),
        resource=f"{ARN}:endpoint/claims",
        says="volume key",
    ),
    Case(
        verdict=FAIL,
        of=lineage(endpoints=(endpoint(config=job("endpoint", volume_key=None)),)),
        resource=f"{ARN}:endpoint/claims",
        says="no customer key",
    ),
    Case(
        verdict=NOT_APPLICABLE,
        of=lineage(endpoints=(endpoint(config=job("endpoint", volume_key=None, instance_type="ml.g5.xlarge")),)),
        resource=f"{ARN}:endpoint/claims",
        says="local storage",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(endpoints=(endpoint(config=job("endpoint", volume_key=None, instance_type="ml.new9.large")),)),
        resource=f"{ARN}:endpoint/claims",
        says="ml.new9.large takes a volume key is not known",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(endpoints=(endpoint(config=job("endpoint", volume_key=None, instance_type=None)),)),
        resource=f"{ARN}:endpoint/claims",
        says="the instance type takes",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(endpoints=(endpoint(config=job("endpoint", volume_key=None, instance_type="odd")),)),
        resource=f"{ARN}:endpoint/claims",
        says="odd takes",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(endpoints=(endpoint(config=job("endpoint", volume_key=None, unread=DENIED)),)),
        resource=f"{ARN}:endpoint/claims",
        says="denied",
    ),
    Case(
        verdict=PASS,
        of=lineage(jobs={"Notify": (job("endpoint"),)}, endpoints=(endpoint(config=None),)),
        resource=f"{ARN}:endpoint/claims",
        says="volume key",
    ),
)
"""The configuration of an endpoint, and one that a step made."""
