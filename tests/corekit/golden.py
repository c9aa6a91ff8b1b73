"""Compare a value with a JSON file that is committed; with ``UPDATE_GOLDEN`` set, write it anew."""

from __future__ import annotations

import json
import os
from enum import Enum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


def plain(value: Any) -> Any:
    """Return a frozen value as JSON: fields that have their defaults are left out."""
    if hasattr(value, "_fields"):
        defaults = value._field_defaults
        facts = {name: (fact, defaults.get(name)) for name, fact in value._asdict().items()}
        return {
            name: plain(fact)
            for name, (fact, default) in facts.items()
            if fact != () and (name not in defaults or fact != default)
        }
    if isinstance(value, Enum):
        return value.value
    return [plain(each) for each in value] if isinstance(value, tuple) else value


def assert_golden(value: Any, path: Path) -> None:
    """Fail where the value differs from the golden file."""
    text = json.dumps(value, indent=1, ensure_ascii=False) + "\n"
    if "UPDATE_GOLDEN" in os.environ:
        path.write_text(text, encoding="utf-8", newline="\n")
    assert value == json.loads(path.read_text(encoding="utf-8"))
