"""The region patterns are those AWS publishes."""

from __future__ import annotations

from botocore.loaders import Loader

from sagemaker_lineage.enrich.partition import PARTITIONS, partition_of


def _published():
    return Loader().load_data("partitions")["partitions"]


def _as_ours(pattern):
    """Return a published pattern in plain lower-case ASCII, which is all that region names use."""
    plain = pattern.strip("^$").replace(r"\-", "-").replace("(de)", "de")
    return plain.replace(r"\w", "[a-z0-9]").replace(r"\d", "[0-9]")


def test_every_partition_has_its_published_pattern():
    published = {each["id"]: _as_ours(each["regionRegex"]) for each in _published()}
    assert published == {partition.name: partition.regions.pattern for partition in PARTITIONS}


def test_every_published_region_is_of_its_partition():
    regions = {name: each["id"] for each in _published() for name in each["regions"] if not name.endswith("-global")}
    assert len(regions) > 30
    assert regions == {name: getattr(partition_of(name), "name", None) for name in regions}
