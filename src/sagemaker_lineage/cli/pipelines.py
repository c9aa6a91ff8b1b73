"""``sagemaker-lineage list``: the pipelines of a region."""

from sagemaker_lineage.cli import options


def pipelines(region: options.RequiredRegion, profile: options.Profile = None) -> None:
    """List the pipelines of a region, every page."""
    raise SystemExit(f"{region} {profile}")
