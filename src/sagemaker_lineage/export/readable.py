"""Readable text: no steering characters, placeholders for what only a run can know, long paths cut off in front."""

from __future__ import annotations

import re
import unicodedata

from sagemaker_lineage.model.graph import ResourceKind

LINE = 60
"""Characters of a line in a diagram."""
_OPEN = re.compile(r"\$\{([^{}]*)\}")
_QUOTED_KEY = re.compile(r"\['([^']*)'\]")
_POSITION = re.compile(r"\[\d*\]")
_BUCKET = re.compile(r"s3://[^/]+/")
_RANK = re.compile(r"TrainingJobSummaries\[([1-9]\d?)\]")
_PLACEHOLDERS = {"PipelineExecutionId": "execution", "PipelineExecutionArn": "execution", "CurrentItem": "item"}
"""How the last name of a reference is shown; other names as they are."""
_MODEL = "S3ModelArtifacts"
_OF_JOB = "JobName"
"""Endings of properties that hold the name of a job, or a path that begins with it."""


def plain(text: str, limit: int = LINE) -> str:
    """Return one line of printable text: no control or direction characters, shortened in the middle."""
    line = " ".join("".join(map(printable, text)).split())
    if len(line) <= limit:
        return line
    head = (limit - 1) // 2
    return f"{line[:head]}…{line[-(limit - 1 - head) :]}"


def printable(character: str) -> str:
    """Return a character as it may be shown: a space for white space, no control or direction characters."""
    if character.isspace():
        return " "
    return "\N{REPLACEMENT CHARACTER}" if unicodedata.category(character).startswith("C") else character


def readable(text: str) -> str:
    """Return a text with its open parts ``${…}`` as placeholders for people; parameters stay ``${Name}``."""
    return _OPEN.sub(lambda found: _placeholder(found[1]), text)


def shortened(location: str, limit: int) -> str:
    """Return a location with its bucket and as many of its last path parts as fit.

    Longer than ``limit`` only if the last part alone is.
    """
    if len(location) <= limit:
        return location
    bucket = _BUCKET.match(location)
    for head in (f"{bucket[0]}…" if bucket else "…", "…"):
        end = location[max(len(location) - limit + len(head), 0) :]
        tail = end.partition("/")[2]
        if tail:
            return f"{head}/{tail}"
    return location


def kind_words(kind: ResourceKind) -> str:
    """Return the kind of a resource in words."""
    return "S3 location" if kind is ResourceKind.LOCATION else kind.replace("-", " ")


def _placeholder(reference: str) -> str:
    """Return what stands for a reference: ``Parameters.X``, ``Execution.X``, ``Steps.STEP.PATH``, ``ForEach.PATH``."""
    scope, _, path = reference.partition(".")
    if scope == "Parameters":
        return f"${{{path}}}"
    if not path or scope not in {"Execution", "Steps", "ForEach"}:
        return f"${{{reference}}}"
    step, _, rest = path.partition(".") if scope == "Steps" else ("", "", path)
    name = _last_name(rest)
    if name == _MODEL:
        return "<job>/output/model.tar.gz"
    if name.endswith(_OF_JOB):
        rank = _RANK.search(rest)
        return f"<job {int(rank[1]) + 1}>" if rank else "<job>"
    return f"<{'.'.join(filter(None, (step, _PLACEHOLDERS.get(name, name))))}>"


def _last_name(path: str) -> str:
    """Return the last quoted key of a property path, else its last name."""
    keys = _QUOTED_KEY.findall(path)
    return keys[-1] if keys else _POSITION.sub("", path.rpartition(".")[2])
