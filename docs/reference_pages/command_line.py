"""The page of the command line, from the Typer applications."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typer.main import get_command

from reference_pages.markdown import NOTE, code, table
from sagemaker_lineage.cli import app as installed
from sagemaker_lineage.cli import lineage as script

if TYPE_CHECKING:
    from collections.abc import Iterator

_INTRODUCTION = """\
# Command line

The installed command is `sagemaker-lineage`; `python -m sagemaker_lineage` is the same. `python lineage.py`, in the
folder of the project, writes one lineage as JSON. The same words mean the same everywhere.

JSON and drawings go to standard output, or to the file named by `--out`; messages go to standard error. Colours are
used on a terminal only, and never when `NO_COLOR` is set. Control characters in AWS names never reach the terminal.
How a command ends is listed under [Exit codes](errors.md#exit-codes).

"""
_OWN = ("--install-completion", "--show-completion")


def page() -> str:
    """Return the page."""
    group: Any = get_command(installed.app)
    parts = [NOTE, _INTRODUCTION, f"## `{installed.NAME}`\n\n", _options(group)]
    for name, command in group.commands.items():
        parts.append(_section(f"{installed.NAME} {name}", command))
    parts.append(_section("python lineage.py", get_command(script.app)))
    return "".join(parts)


def _section(name: str, command: Any) -> str:
    text = " ".join((command.help or "").split())
    return f"\n## `{name}`\n\n{text}\n\n{_options(command)}"


def _options(command: Any) -> str:
    rows = list(_rows(command))
    return table(("option", "default", "meaning"), rows) if rows else "It takes no options.\n"


def _rows(command: Any) -> Iterator[tuple[str, str, str]]:
    context = command.make_context(None, [], resilient_parsing=True)
    for option in command.params:
        if option.opts[0] not in _OWN and option.help:
            yield (code(option.get_help_record(context)[0]), _default(option), option.help)


def _default(option: Any) -> str:
    if option.required:
        return "required"
    return "" if option.default in (None, False) else code(option.default)
