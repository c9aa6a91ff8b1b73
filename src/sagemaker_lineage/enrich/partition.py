"""AWS's partitions: which regions are theirs, and where their console is.

Source: the partition table of botocore 1.44.5, read 2026-11.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST_REGION = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Partition:
    """A partition. ``console`` is the host of its console, None where it is not published."""

    name: str
    regions: re.Pattern[str]
    console: str | None


PARTITIONS: tuple[Partition, ...] = (
    Partition(
        name="aws",
        regions=re.compile(r"(us|eu|ap|sa|ca|me|af|il|mx)-[a-z0-9]+-[0-9]+"),
        console="console.aws.amazon.com",
    ),
    Partition(name="aws-cn", regions=re.compile(r"cn-[a-z0-9]+-[0-9]+"), console="console.amazonaws.cn"),
    Partition(
        name="aws-us-gov", regions=re.compile(r"us-gov-[a-z0-9]+-[0-9]+"), console="console.amazonaws-us-gov.com"
    ),
    Partition(name="aws-eusc", regions=re.compile(r"eusc-de-[a-z0-9]+-[0-9]+"), console="console.amazonaws-eusc.eu"),
    Partition(name="aws-iso", regions=re.compile(r"us-iso-[a-z0-9]+-[0-9]+"), console=None),
    Partition(name="aws-iso-b", regions=re.compile(r"us-isob-[a-z0-9]+-[0-9]+"), console=None),
    Partition(name="aws-iso-e", regions=re.compile(r"eu-isoe-[a-z0-9]+-[0-9]+"), console=None),
    Partition(name="aws-iso-f", regions=re.compile(r"us-isof-[a-z0-9]+-[0-9]+"), console=None),
)


def partition_of(region: str) -> Partition | None:
    """Return the partition a region belongs to, None for what is no region of any."""
    if len(region) > LONGEST_REGION:
        return None
    return next((partition for partition in PARTITIONS if partition.regions.fullmatch(region)), None)
