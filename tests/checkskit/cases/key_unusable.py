"""Cases of the rule ``key-unusable``."""

from __future__ import annotations

from checkskit.case import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, Case
from checkskit.lineages import ACCOUNT, DENIED, KEY, OTHER_KEY, endpoint, job, lineage
from sagemaker_lineage.model.posture import KeyPosture

THEIRS = {"theirs": KeyPosture(id="theirs", arn=OTHER_KEY, state="PendingDeletion")}

CASES = (
    Case(
        verdict=UNKNOWN,
        of=lineage(keys=THEIRS, jobs={"Train": (job(output_key="theirs"),)}, approval=None),
        resource=OTHER_KEY,
        says="Whether the model is approved is not known",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(keys=THEIRS, endpoints_unread=DENIED),
        resource=OTHER_KEY,
        says="denied",
    ),
    Case(verdict=PASS, of=lineage(endpoints_unread=DENIED, approval="Rejected"), resource=KEY, says="Enabled"),
    Case(
        verdict=FAIL,
        of=lineage(keys=THEIRS, jobs={"Train": (job(output_key="theirs"),)}, endpoints_unread=DENIED),
        resource=OTHER_KEY,
        says="PendingDeletion",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(keys=THEIRS, jobs={"Train": (job(output_key="theirs"),)}, approval="Rejected", jobs_unread=DENIED),
        resource=OTHER_KEY,
        says="Whether the model is approved is not known",
    ),
    Case(
        verdict=FAIL,
        of=lineage(
            keys=THEIRS, endpoints=(endpoint(config=job("endpoint", volume_key="theirs")),), approval="Rejected"
        ),
        resource=OTHER_KEY,
        says="PendingDeletion",
    ),
    Case(
        verdict=FAIL,
        of=lineage(
            keys={**THEIRS, "alias/theirs": KeyPosture(id="alias/theirs", arn=OTHER_KEY, state="PendingDeletion")},
            jobs={"Train": (job(output_key="alias/theirs"),)},
        ),
        resource=OTHER_KEY,
        says="PendingDeletion",
    ),
    Case(
        verdict=FAIL,
        of=lineage(keys=THEIRS, jobs={"Train": (job(other_keys=("theirs",)),)}),
        resource=OTHER_KEY,
        says="PendingDeletion",
    ),
    Case(
        verdict=NOT_APPLICABLE,
        of=lineage(keys=THEIRS, endpoints=(endpoint(config=None),)),
        resource=OTHER_KEY,
        says="No model",
    ),
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
