"""Named things in free places: the kind that a flag or key names, and the role that its words tell."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from sagemaker_lineage.definition.conventions import is_code, words_of
from sagemaker_lineage.definition.names import MOST_NAME
from sagemaker_lineage.graph.direction import WRITES, is_written, telling_words
from sagemaker_lineage.model.graph import ResourceKind, Role

if TYPE_CHECKING:
    from collections.abc import Iterable

_KINDS = (
    (("feature", "group"), ResourceKind.FEATURE_GROUP),
    (("model", "package", "group"), ResourceKind.MODEL_PACKAGE_GROUP),
    (("model", "package"), ResourceKind.MODEL_PACKAGE),
    (("model",), ResourceKind.MODEL),
    (("endpoint",), ResourceKind.ENDPOINT),
)
_NAMES = frozenset({"name", "arn"})
_UNMISTAKABLE = frozenset({ResourceKind.FEATURE_GROUP, ResourceKind.MODEL_PACKAGE_GROUP, ResourceKind.MODEL_PACKAGE})
"""Kinds that a flag names even without ``name`` or ``arn`` at its end."""
_NAME = re.compile(
    r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}(/\d{1,9})?|arn:[A-Za-z0-9-]+:sagemaker:[a-z0-9-]+:\d{12}:[a-z-]+/[\w./-]+"
)
_ROLES = {
    "baseline": Role.BASELINE,
    "checkpoint": Role.DEBUG,
    "checkpoints": Role.DEBUG,
    "code": Role.CODE,
    "conf": Role.CONFIG,
    "debug": Role.DEBUG,
    "entrypoint": Role.CODE,
    "jar": Role.CODE,
    "jars": Role.CODE,
    "log": Role.DEBUG,
    "logs": Role.DEBUG,
    "model": Role.MODEL,
    "report": Role.REPORT,
    "reports": Role.REPORT,
    "script": Role.CODE,
    "tensorboard": Role.DEBUG,
}
_PY_FILES, _SUBMIT = ("py", "files"), ("submit",)
_BASE_OF_FUNCTIONS = "--s3_base_uri"


@lru_cache(maxsize=4_096)
def kind_of_name(name: str) -> ResourceKind | None:
    """Return the kind of thing that a flag or key names: ``--claims-feature-group-name`` names a feature group."""
    words = words_of(name[-MOST_NAME:])
    told = words[-1:] and words[-1] in _NAMES
    base = words[:-1] if told else words
    for ending, kind in _KINDS:
        if base[-len(ending) :] == ending and (told or kind in _UNMISTAKABLE):
            return kind
    return None


def is_name(text: str) -> bool:
    """Return True if a text can be the name or the ARN of a SageMaker resource."""
    return _NAME.fullmatch(text) is not None


def writes_named(names: Iterable[str]) -> bool:
    """Return True if the words before the kind say that it is written: ``--output-feature-group-name``."""
    first, *others = names
    words = [word for word in words_of(first[-MOST_NAME:]) if word not in _NAMES]
    for ending, _ in _KINDS:
        if tuple(words[-len(ending) :]) == ending:
            del words[-len(ending) :]
            break
    return is_written((" ".join(words), *others))


def role_of_value(name: str, uri: str) -> Role:
    """Return the role of a location in a free place, by its ending and the words before it."""
    if is_code(uri):
        return Role.CODE
    if name == _BASE_OF_FUNCTIONS:
        return Role.CONFIG
    words = telling_words(name[-MOST_NAME:])
    if words[-2:] == _PY_FILES or words[-1:] == _SUBMIT:
        return Role.CODE
    while words and words[-1] in WRITES:  # the output of "model_output_path" is a model
        words = words[:-1]
    return _ROLES.get(words[-1], Role.DATA) if words else Role.DATA
