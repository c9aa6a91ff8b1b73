"""Cases of the rule ``capture-weaker``."""

from __future__ import annotations

from checkskit.case import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, Case
from checkskit.lineages import DENIED, ENDPOINT, OPEN, bucket, endpoint, lineage
from sagemaker_lineage.model.posture import Encryption, Owner

CASES = (
    Case(
        verdict=UNKNOWN,
        of=lineage(
            bucket("scratch", encryption=DENIED),
            bucket("capture", encryption=Encryption(algorithm="AES256")),
            endpoints=(endpoint(capture_uri="s3://capture/claims"),),
        ),
        resource=ENDPOINT,
        says="denied",
    ),
    Case(
        verdict=PASS,
        of=lineage(bucket("capture"), endpoints=(endpoint(capture_uri="s3://capture/claims"),)),
        resource=ENDPOINT,
        says="as safe as",
    ),
    Case(
        verdict=FAIL,
        of=lineage(
            bucket("capture", encryption=Encryption(algorithm="AES256")),
            endpoints=(endpoint(capture_uri="s3://capture/claims"),),
        ),
        resource=ENDPOINT,
        says="data comes from scratch: encryption: AES256",
    ),
    Case(
        verdict=FAIL,
        of=lineage(bucket("capture", policy=None), endpoints=(endpoint(capture_uri="s3://capture/claims"),)),
        resource=ENDPOINT,
        says="requests without TLS",
    ),
    Case(
        verdict=FAIL,
        of=lineage(bucket("capture", effective_block=OPEN), endpoints=(endpoint(capture_uri="s3://capture/claims"),)),
        resource=ENDPOINT,
        says="public access: not blocked",
    ),
    Case(verdict=NOT_APPLICABLE, of=lineage(endpoints=(endpoint(),)), resource=ENDPOINT, says="captures no data"),
    Case(
        verdict=NOT_APPLICABLE,
        of=lineage(bucket("scratch", owner=Owner.AWS), endpoints=(endpoint(capture_uri="s3://capture/claims"),)),
        resource=ENDPOINT,
        says="reads no data from a bucket of its own",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(endpoints=(endpoint(capture_uri="s3://capture/claims"),)),
        resource=ENDPOINT,
        says="Nothing was read of this bucket",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(bucket("capture", effective_block=DENIED), endpoints=(endpoint(capture_uri="s3://capture/claims"),)),
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
