"""The region patterns are those AWS publishes."""

from __future__ import annotations

from botocore.loaders import Loader

from sagemaker_lineage.server.regions import PARTITION_REGIONS, is_region


def _partitions():
    return Loader().load_data("partitions")["partitions"]


def test_every_partition_has_its_published_pattern():
    published = {each["id"]: each["regionRegex"].replace(r"\-", "-").strip("^$") for each in _partitions()}
    assert published == PARTITION_REGIONS


def test_every_published_region_is_one():
    regions = [name for each in _partitions() for name in each["regions"] if not name.endswith("-global")]
    assert len(regions) > 30
    assert [name for name in regions if not is_region(name)] == []
