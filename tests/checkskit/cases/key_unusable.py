"""Cases of the rule ``key-unusable``."""

from __future__ import annotations

from checkskit.case import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, Case
from checkskit.lineages import ACCOUNT, DENIED, KEY, OTHER_KEY, endpoint, job, lineage
from sagemaker_lineage.model.posture import KeyPosture

CASES = (
    Case(verdict=PASS, of=lineage(), resource=KEY, says="Enabled"),
    Case(
        verdict=FAIL,
        of=lineage(
            keys={KEY: KeyPosture(id=KEY, arn=KEY, account=ACCOUNT, manager="CUSTOMER", state="PendingDeletion")}
        ),
        resource=KEY,
        says="PendingDeletion",
    ),
    Case(
        verdict=FAIL,
        of=lineage(keys={KEY: KeyPosture(id=KEY, arn=KEY, account=ACCOUNT, manager="CUSTOMER", state="Disabled")}),
        resource=KEY,
        says="Disabled",
    ),
    Case(
        verdict=FAIL,
        of=lineage(
            keys={KEY: KeyPosture(id=KEY, arn=KEY, state="Disabled")}, approval="Rejected", endpoints=(endpoint(),)
        ),
        resource=KEY,
        says="Disabled",
    ),
    Case(
        verdict=NOT_APPLICABLE,
        of=lineage(keys={KEY: KeyPosture(id=KEY, arn=KEY, state="Disabled")}, approval="Rejected"),
        resource=KEY,
        says="No model",
    ),
    Case(verdict=NOT_APPLICABLE, of=lineage(), resource=OTHER_KEY, says="No model"),
    Case(
        verdict=PASS,
        of=lineage(
            keys={"volume": KeyPosture(id="volume", state="Enabled")}, jobs={"Train": (job(volume_key="volume"),)}
        ),
        resource="volume",
        says="Enabled",
    ),
    Case(verdict=UNKNOWN, of=lineage(keys={KEY: DENIED}), resource=KEY, says="denied"),
    Case(
        verdict=UNKNOWN,
        of=lineage(keys={KEY: KeyPosture(id=KEY, arn=KEY, account=ACCOUNT, manager="CUSTOMER", state=None)}),
        resource=KEY,
        says="state of the key is not known",
    ),
)
"""The state of a key under an approved model, a deployed one, and neither."""
