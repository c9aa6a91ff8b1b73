"""Messages on standard error, and how a command ends when something fails."""

from __future__ import annotations

import contextlib
import sys
import traceback
from typing import TYPE_CHECKING, NoReturn

from sagemaker_lineage.cli.exits import exit_code
from sagemaker_lineage.cli.printable import printable, printable_lines
from sagemaker_lineage.errors import LineageError, MalformedDefinition

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType


def tell(message: str) -> None:
    """Write one line to standard error; whatever could steer a terminal is escaped."""
    _write(printable(message))


@contextlib.contextmanager
def failures_told() -> Iterator[None]:
    """Turn an error of the product into a message and the exit code of the table."""
    try:
        yield
    except LineageError as error:
        fail(error)


def fail(error: LineageError) -> NoReturn:
    """Say what failed, where, and what to do about it; end with the error's exit code."""
    tell_error(error)
    raise SystemExit(exit_code(error))


def tell_error(error: LineageError) -> None:
    """Say what failed, where, and what to do about it."""
    place = f" At {error.pointer or 'the top'}." if isinstance(error, MalformedDefinition) and error.pointer else ""
    tell(f"Error: {error.message}{place}")
    if error.iam_action:
        tell(f"Missing permission: {error.iam_action}" + (f" on {error.resource}" if error.resource else ""))
    if error.hint:
        tell(error.hint)


def tell_defect(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Show what only a defect of ours can bring up, with nothing in it that could steer a terminal."""
    lines = "".join(traceback.format_exception(kind, error, trace))
    _write(printable_lines(lines.rstrip("\n")))
    _write("This is a defect of sagemaker-lineage. Please report it with the lines above.")


def _write(text: str) -> None:
    encoding = sys.stderr.encoding or "utf-8"
    sys.stderr.write(text.encode(encoding, "backslashreplace").decode(encoding) + "\n")
