"""The page of the settings, from the settings class."""

from __future__ import annotations

import types
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

from reference_pages.markdown import NOTE, code, codes, table
from sagemaker_lineage.settings import PREFIX, Settings

_INTRODUCTION = f"""\
# Settings

The service reads its settings from the environment, once, when it starts. Every name begins with
`{PREFIX}`; an empty value counts as not set. A value that cannot be used ends the start with a message
that names the variable.

What the service may read is not a setting: that is decided by AWS's own configuration (`AWS_PROFILE`,
`AWS_ENDPOINT_URL`, `AWS_CA_BUNDLE`, roles, `~/.aws`) and by IAM.

The command line and the library read AWS with the same limits, so the settings that begin with `AWS_` behind the prefix
hold there too.

"""
_WORDS = {bool: "`true` or `false`", int: "whole number", float: "number", str: "text", Path: "path of a file"}
_BOUNDS = (("ge", "from {}"), ("gt", "above {}"), ("le", "up to {}"), ("lt", "below {}"))


def page() -> str:
    """Return the page."""
    rows = (
        (code(f"{PREFIX}{name.upper()}"), _values(field), _default(field.default), field.description)
        for name, field in Settings.model_fields.items()
    )
    return NOTE + _INTRODUCTION + table(("variable", "values", "default", "meaning"), rows)


def _values(field: Any) -> str:
    words = _type_words(field.annotation)
    limits = ((text, getattr(each, name, None)) for each in field.metadata for name, text in _BOUNDS)
    return " ".join([words, *(text.format(f"{limit:,}") for text, limit in limits if limit is not None)])


def _type_words(annotation: Any) -> str:
    if get_origin(annotation) is Literal:
        return codes(get_args(annotation))
    if get_origin(annotation) in (types.UnionType, Union):
        return ", ".join(_type_words(each) for each in get_args(annotation) if each is not types.NoneType)
    return "words separated by commas" if get_origin(annotation) is tuple else _WORDS[annotation]


def _default(value: Any) -> str:
    if isinstance(value, bool):
        return code(str(value).lower())
    return "empty" if value in ((), None) else code(value)
