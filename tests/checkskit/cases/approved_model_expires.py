"""Cases of the rule ``approved-model-expires``."""

from __future__ import annotations

from checkskit.case import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, Case
from checkskit.lineages import DENIED, bucket, lineage
from sagemaker_lineage.model.posture import LifecycleRule, Owner

OLD = LifecycleRule(id="old", enabled=True, expires=True, days=30)

CASES = (
    Case(
        verdict=UNKNOWN,
        of=lineage(bucket("scratch", lifecycle=(OLD,)), approval=None),
        resource="scratch",
        says="Whether the model is approved is not known",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(bucket("scratch", lifecycle=(OLD,)), approval="Rejected", jobs_unread=DENIED),
        resource="scratch",
        says="Whether the model is approved is not known",
    ),
    Case(verdict=PASS, of=lineage(approval=None), resource="scratch", says="no lifecycle rule removes"),
    Case(
        verdict=NOT_APPLICABLE,
        of=lineage(bucket("scratch", lifecycle=(OLD,)), approval="Rejected"),
        resource="scratch",
        says="No approved model",
    ),
    Case(verdict=PASS, of=lineage(), resource="scratch", says="no lifecycle rule removes"),
    Case(
        verdict=FAIL,
        of=lineage(
            bucket("scratch", lifecycle=(LifecycleRule(id="old", enabled=True, prefix="", expires=True, days=30),))
        ),
        resource="scratch",
        says="rule old removes s3://scratch/train after 30 days",
    ),
    Case(
        verdict=FAIL,
        of=lineage(
            bucket("scratch", lifecycle=(LifecycleRule(id="old", enabled=True, prefix="tra", expires=True, days=None),))
        ),
        resource="scratch",
        says="on a date",
    ),
    Case(
        verdict=FAIL,
        of=lineage(
            bucket(
                "scratch",
                lifecycle=(LifecycleRule(id="old", enabled=True, prefix="train/2025/", expires=True, days=30),),
            )
        ),
        resource="scratch",
        says="removes",
    ),
    Case(
        verdict=FAIL,
        of=lineage(
            bucket(
                "scratch", lifecycle=(LifecycleRule(id="old", enabled=True, prefix="train/", expires=True, days=30),)
            )
        ),
        resource="scratch",
        says="removes",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(
            bucket("scratch", lifecycle=(LifecycleRule(id="old", enabled=True, expires=True, days=30, narrowed=True),))
        ),
        resource="scratch",
        says="Rule old removes s3://scratch/train after 30 days where tags or sizes fit",
    ),
    Case(
        verdict=FAIL,
        of=lineage(
            bucket(
                "scratch",
                lifecycle=(
                    LifecycleRule(id="some", enabled=True, expires=True, days=30, narrowed=True),
                    LifecycleRule(id="all", enabled=True, expires=True, days=90),
                ),
            )
        ),
        resource="scratch",
        says="rule all removes",
    ),
    Case(
        verdict=PASS,
        of=lineage(
            bucket("scratch", lifecycle=(LifecycleRule(id="old", enabled=True, prefix="logs/", expires=True, days=30),))
        ),
        resource="scratch",
        says="no lifecycle rule removes",
    ),
    Case(
        verdict=PASS,
        of=lineage(
            bucket("scratch", lifecycle=(LifecycleRule(id="old", enabled=False, prefix="", expires=True, days=30),))
        ),
        resource="scratch",
        says="no lifecycle",
    ),
    Case(
        verdict=PASS,
        of=lineage(
            bucket("scratch", lifecycle=(LifecycleRule(id="old", enabled=True, prefix="", expires=False, days=30),))
        ),
        resource="scratch",
        says="no lifecycle",
    ),
    Case(
        verdict=NOT_APPLICABLE,
        of=lineage(approval="PendingManualApproval"),
        resource="scratch",
        says="No approved model",
    ),
    Case(verdict=UNKNOWN, of=lineage(bucket("scratch", lifecycle=DENIED)), resource="scratch", says="denied"),
    Case(verdict=NOT_APPLICABLE, of=lineage(bucket("scratch", owner=Owner.AWS)), resource="scratch", says="AWS's own"),
)
"""Prefixes above, at and below the data, and rules that remove nothing."""
