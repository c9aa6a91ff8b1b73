"""What is AWS's own: buckets of samples and of ready-made models. Data beside this file.

``aws_owned.json`` is versioned and names its sources. ``{region}`` in a bucket's name stands for a region: a
name that only begins like one of AWS's is anybody's.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

_REGION = r"[a-z]{2,5}(?:-[a-z]+)+-[0-9]{1,2}"


def is_aws_bucket(name: str) -> bool:
    """Tell whether a bucket is on the list of AWS's own."""
    return _buckets().fullmatch(name) is not None


def list_version() -> str:
    """Return the version of the list, a date."""
    return str(_data()["version"])


@cache
def _data() -> dict[str, Any]:
    text = files("sagemaker_lineage.model").joinpath("aws_owned.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


@cache
def _buckets() -> re.Pattern[str]:
    names = (re.escape(name).replace(r"\{region\}", _REGION) for name in _data()["buckets"])
    return re.compile("|".join(names))
