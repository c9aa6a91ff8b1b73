"""``python lineage.py``: one lineage as JSON, to a file or to standard output."""

from __future__ import annotations

import typer

from sagemaker_lineage.cli.program import run_program
from sagemaker_lineage.cli.show import Form, lineage_command

app = typer.Typer(add_completion=False, rich_markup_mode=None)
app.command(help="Write the lineage of an Amazon SageMaker pipeline as JSON.")(lineage_command(Form.JSON))


def run() -> None:
    """Run the script with the arguments of the process."""
    run_program(app, "lineage.py")
