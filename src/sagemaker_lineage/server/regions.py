"""What an AWS region can be called.

One pattern for each partition, as AWS's SDKs publish them (``regionRegex`` of botocore's
partitions, read 2026-11-22), so that a new region works on the day it opens and nothing else does.
"""

from __future__ import annotations

import re

PARTITION_REGIONS: dict[str, str] = {
    "aws": r"(us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+",
    "aws-cn": r"cn-\w+-\d+",
    "aws-eusc": r"eusc-(de)-\w+-\d+",
    "aws-iso": r"us-iso-\w+-\d+",
    "aws-iso-b": r"us-isob-\w+-\d+",
    "aws-iso-e": r"eu-isoe-\w+-\d+",
    "aws-iso-f": r"us-isof-\w+-\d+",
    "aws-us-gov": r"us-gov-\w+-\d+",
}
"""The pattern of each partition's regions; to be matched in full, in ASCII."""

LONGEST_REGION = 32

_ANY = re.compile("|".join(PARTITION_REGIONS.values()), re.ASCII)


def is_region(text: str) -> bool:
    """Tell whether the text is a region's name in a known partition."""
    return len(text) <= LONGEST_REGION and _ANY.fullmatch(text) is not None


def json_pattern() -> str:
    """Return one anchored pattern for JSON Schema, with the classes written out in ASCII."""
    text = "|".join(PARTITION_REGIONS.values()).replace(r"\w", "[A-Za-z0-9_]").replace(r"\d", "[0-9]")
    return f"^({text})$"
