"""The command ``sagemaker-lineage``: its subcommands, and nothing else."""

from typing import Annotated

import typer

from sagemaker_lineage._version import __version__
from sagemaker_lineage.cli.check import check
from sagemaker_lineage.cli.demo import demo
from sagemaker_lineage.cli.doctor import doctor
from sagemaker_lineage.cli.iam_policy import iam_policy
from sagemaker_lineage.cli.pipelines import pipelines
from sagemaker_lineage.cli.program import run_program
from sagemaker_lineage.cli.serve import serve
from sagemaker_lineage.cli.show import Form, lineage_command

NAME = "sagemaker-lineage"

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
app.command("show", help="Show a pipeline: steps, data, buckets, and a run.")(lineage_command(Form.TEXT))
app.command("list")(pipelines)
app.command("check")(check)
app.command("serve")(serve)
app.command("demo")(demo)
app.command("doctor")(doctor)
app.command("iam-policy")(iam_policy)


def _print_version(wanted: bool) -> None:  # noqa: FBT001 - Typer's signature of a callback
    if wanted:
        typer.echo(f"{NAME} {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    *,
    _version: Annotated[
        bool, typer.Option("--version", help="Print the version and end.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """The data lineage of Amazon SageMaker pipelines. It only ever reads AWS."""


def main() -> None:
    """Run the command with the arguments of the process."""
    run_program(app, NAME)
