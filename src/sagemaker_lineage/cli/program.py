"""Running a Typer application as a process."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from typer.main import get_command

from sagemaker_lineage.cli.messages import tell_defect

if TYPE_CHECKING:
    import typer


def run_program(app: typer.Typer, name: str) -> None:
    """Run the application with the arguments of the process, and exit.

    A defect of ours shows its traceback without any value of a variable: those may hold credentials.
    """
    sys.excepthook = tell_defect
    get_command(app)(prog_name=name)
