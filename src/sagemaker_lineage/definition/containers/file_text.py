"""The text of a file → its documents: JSON, JSON after log lines, or YAML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from sagemaker_lineage.definition.containers.sdk_output import without_log
from sagemaker_lineage.definition.json_text import LARGEST_DEFINITION, MAXIMUM_CHARACTERS, read_json
from sagemaker_lineage.errors import MalformedDefinition

if TYPE_CHECKING:
    from collections.abc import Callable

    from sagemaker_lineage.model.pipeline import Json

LARGEST_FILE = 32 * 1024 * 1024
"""Characters of a file (bytes in the service)."""
MOST_TOKENS = 6_000_000
"""Strings, brackets, braces and commas of a JSON file: its memory grows with their number."""
_MARKS = '"[]{},'
_TEXT_OR_MARK = r'(?s)"(?:[^"\\]++|\\.?)*+"?|[\[\]{},]'
_YAML = re.compile(
    r"^[\"']?(?:AWSTemplateFormatVersion|Resources|apiVersion|PipelineDefinition|Steps)[\"']?[ \t]*:|\A\s*'\s*[{]",
    re.MULTILINE,
)
"""Beginning of a line in a YAML file with a definition."""


class FileText(NamedTuple):
    """The documents of a file, and the keys that occur twice in one object.

    ``text`` is the JSON text of the only document, None if the file is YAML.
    """

    documents: tuple[Json, ...]
    repeated: tuple[str, ...]
    text: str | None = None


def read_file(text: str, is_wanted: Callable[[Any], bool]) -> FileText:
    """Read a file. ``is_wanted`` accepts the JSON value to find after log lines.

    Raises:
        MalformedDefinition: neither JSON nor YAML (with line and column), or beyond the limits.
    """
    if len(text) > LARGEST_FILE:
        raise MalformedDefinition(f"The file has {len(text):,} characters; at most {LARGEST_FILE:,} are read.")
    try:
        return _read_json(text)
    except MalformedDefinition as error:
        if error.line is None:
            raise
    is_yaml = not _begins_json(text) and _YAML.search(text) is not None
    if "\n{" in text:
        _require_few_tokens(text)
    after_log = without_log(text, is_wanted)
    if after_log is not None and (after_log[1] or not is_yaml):
        return _read_json(after_log[0])._replace(text=after_log[0].lstrip("\n"))
    return _read_yaml(text) if is_yaml else _read_json(text, MAXIMUM_CHARACTERS)


def _begins_json(text: str) -> bool:
    return text.lstrip("\ufeff \t\r\n").startswith(("{", "[", '"'))


def _read_json(text: str, most: int = LARGEST_FILE) -> FileText:
    if len(text) > LARGEST_DEFINITION and _begins_json(text):
        _require_few_tokens(text)
    value, repeated = read_json(text, most)
    return FileText((value,), repeated, text)


def _require_few_tokens(text: str) -> None:
    """Raise ``MalformedDefinition`` if a JSON text would need much more memory than files of its size do."""
    if sum(map(text.count, _MARKS)) <= MOST_TOKENS:
        return
    # A loop instead of a function in C: it lets other threads run in between.
    for count, _ in enumerate(re.finditer(_TEXT_OR_MARK, text)):
        if count == MOST_TOKENS:
            raise MalformedDefinition(
                f"The file has more than {MOST_TOKENS:,} strings, brackets, braces and commas.",
                hint="Use the definition itself instead of the file around it.",
            )


def _read_yaml(text: str) -> FileText:
    try:
        from sagemaker_lineage.definition.containers.yaml_text import read_yaml  # noqa: PLC0415  # needs the extra yaml
    except ImportError:
        raise MalformedDefinition(
            "The file is YAML. Reading YAML requires PyYAML, which is not installed.",
            hint="Run pip install 'sagemaker-lineage[yaml]', or convert the file to JSON.",
        ) from None
    return FileText(*read_yaml(text))
