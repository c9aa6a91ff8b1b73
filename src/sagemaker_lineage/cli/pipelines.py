"""``sagemaker-lineage list``: the pipelines of a region."""

from typing import Annotated

import typer

from sagemaker_lineage.cli import options

LastExecution = Annotated[
    bool, typer.Option("--last-execution", help="Also read how each pipeline's newest execution went.")
]


def pipelines(
    *,
    region: options.RequiredRegion,
    profile: options.Profile = None,
    last_execution: LastExecution = False,
) -> None:
    """List the pipelines of a region."""
    import sys

    from sagemaker_lineage.cli.lines import glyphs_for
    from sagemaker_lineage.cli.listing import pipeline_table
    from sagemaker_lineage.cli.messages import failures_told, tell
    from sagemaker_lineage.cli.reading import read_pipelines
    from sagemaker_lineage.cli.screen import show

    with failures_told():
        found, gaps = read_pipelines(region, profile, last_execution=last_execution)
    show((), [pipeline_table(found, region, glyphs_for(sys.stdout.encoding))])
    for gap in gaps:
        tell(f"{gap.code}  {gap.resource or region}: {gap.detail}")
