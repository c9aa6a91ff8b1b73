"""Cases of the rule ``capture-weaker``."""

from __future__ import annotations

from checkskit.case import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, Case
from checkskit.lineages import DENIED, ENDPOINT, KEYS, OPEN, bucket, endpoint, job, lineage
from sagemaker_lineage.model.posture import Encryption, EndpointPosture, Owner

WEAK = bucket("capture", encryption=Encryption(algorithm="AES256"))


def captured(**config: object) -> EndpointPosture:
    """Return an endpoint that captures requests, under no key of its own unless it is given one."""
    named = job("endpoint", **{"output_key": None, **config})
    return endpoint(capture_uri="s3://capture/claims", config=named)


CASES = (
    Case(verdict=UNKNOWN, of=lineage(endpoints_unread=DENIED), resource="endpoints of claims", says="denied"),
    Case(
        verdict=PASS, of=lineage(WEAK, endpoints=(captured(output_key=next(iter(KEYS))),)), resource=ENDPOINT, says="as"
    ),
    Case(
        verdict=FAIL,
        of=lineage(bucket("capture"), endpoints=(captured(output_key="alias/aws/s3"),)),
        resource=ENDPOINT,
        says="a key that AWS manages instead of a customer-managed key",
    ),
    Case(verdict=UNKNOWN, of=lineage(WEAK, endpoints=(captured(output_key=DENIED),)), resource=ENDPOINT, says="denied"),
    Case(verdict=UNKNOWN, of=lineage(WEAK, endpoints=(captured(unread=DENIED),)), resource=ENDPOINT, says="denied"),
    Case(
        verdict=FAIL,
        of=lineage(WEAK, endpoints=(endpoint(capture_uri="s3://capture/claims", config=None),)),
        resource=ENDPOINT,
        says="AES256",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(
            bucket("scratch", encryption=DENIED),
            bucket("capture", encryption=Encryption(algorithm="AES256")),
            endpoints=(captured(),),
        ),
        resource=ENDPOINT,
        says="denied",
    ),
    Case(
        verdict=PASS,
        of=lineage(bucket("capture"), endpoints=(captured(),)),
        resource=ENDPOINT,
        says="as safe as",
    ),
    Case(
        verdict=FAIL,
        of=lineage(
            bucket("capture", encryption=Encryption(algorithm="AES256")),
            endpoints=(captured(),),
        ),
        resource=ENDPOINT,
        says="weaker than training data in scratch: encryption: AES256",
    ),
    Case(
        verdict=FAIL,
        of=lineage(bucket("capture", policy=None), endpoints=(captured(),)),
        resource=ENDPOINT,
        says="requests without TLS",
    ),
    Case(
        verdict=FAIL,
        of=lineage(bucket("capture", effective_block=OPEN), endpoints=(captured(),)),
        resource=ENDPOINT,
        says="public access: not blocked",
    ),
    Case(verdict=NOT_APPLICABLE, of=lineage(endpoints=(endpoint(),)), resource=ENDPOINT, says="captures no data"),
    Case(
        verdict=NOT_APPLICABLE,
        of=lineage(bucket("scratch", owner=Owner.AWS), endpoints=(captured(),)),
        resource=ENDPOINT,
        says="reads no data from a bucket of its own",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(endpoints=(captured(),)),
        resource=ENDPOINT,
        says="Nothing was read of this bucket",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(bucket("capture", effective_block=DENIED), endpoints=(captured(),)),
        resource=ENDPOINT,
        says="denied",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(endpoints=(endpoint(capture_uri=DENIED),)),
        resource=ENDPOINT,
        says="denied",
    ),
)
"""The bucket of captured data beside the one that training reads."""
