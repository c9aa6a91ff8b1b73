"""Cases of the rule ``approved-model-expires``."""

from __future__ import annotations

from checkskit.case import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, Case
from checkskit.lineages import DENIED, bucket, lineage
from sagemaker_lineage.model.posture import LifecycleRule, Owner

CASES = (
    Case(verdict=PASS, of=lineage(), resource="work", says="no lifecycle rule removes"),
    Case(
        verdict=FAIL,
        of=lineage(
            bucket("work", lifecycle=(LifecycleRule(id="old", enabled=True, prefix="", expires=True, days=30),))
        ),
        resource="work",
        says="rule old removes s3://work/train after 30 days",
    ),
    Case(
        verdict=FAIL,
        of=lineage(
            bucket("work", lifecycle=(LifecycleRule(id="old", enabled=True, prefix="tra", expires=True, days=None),))
        ),
        resource="work",
        says="on a date",
    ),
    Case(
        verdict=FAIL,
        of=lineage(
            bucket(
                "work", lifecycle=(LifecycleRule(id="old", enabled=True, prefix="train/2025/", expires=True, days=30),)
            )
        ),
        resource="work",
        says="removes",
    ),
    Case(
        verdict=FAIL,
        of=lineage(
            bucket("work", lifecycle=(LifecycleRule(id="old", enabled=True, prefix="train/", expires=True, days=30),))
        ),
        resource="work",
        says="removes",
    ),
    Case(
        verdict=PASS,
        of=lineage(
            bucket("work", lifecycle=(LifecycleRule(id="old", enabled=True, prefix="logs/", expires=True, days=30),))
        ),
        resource="work",
        says="no lifecycle rule removes",
    ),
    Case(
        verdict=PASS,
        of=lineage(
            bucket("work", lifecycle=(LifecycleRule(id="old", enabled=False, prefix="", expires=True, days=30),))
        ),
        resource="work",
        says="no lifecycle",
    ),
    Case(
        verdict=PASS,
        of=lineage(
            bucket("work", lifecycle=(LifecycleRule(id="old", enabled=True, prefix="", expires=False, days=30),))
        ),
        resource="work",
        says="no lifecycle",
    ),
    Case(
        verdict=NOT_APPLICABLE, of=lineage(approval="PendingManualApproval"), resource="work", says="No approved model"
    ),
    Case(verdict=UNKNOWN, of=lineage(bucket("work", lifecycle=DENIED)), resource="work", says="denied"),
    Case(verdict=NOT_APPLICABLE, of=lineage(bucket("work", owner=Owner.AWS)), resource="work", says="AWS's own"),
)
"""Prefixes above, at and below the data, and rules that remove nothing."""
