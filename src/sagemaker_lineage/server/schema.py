"""Write the descriptions that are committed: ``python -m sagemaker_lineage.server.schema docs/reference``.

``openapi.json`` is what the service answers at that path; ``lineage-document.schema.json`` is the
JSON Schema of the document alone, for whoever keeps documents in files.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from sagemaker_lineage.export.document import SCHEMA_VERSION, LineageDocument
from sagemaker_lineage.server.app import create_app

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def openapi() -> dict[str, Any]:
    """Return the OpenAPI description of the service."""
    return create_app().openapi()


def document_schema() -> dict[str, Any]:
    """Return the JSON Schema of the document."""
    schema = LineageDocument.model_json_schema(mode="serialization")
    return {"$schema": DIALECT, "$id": f"urn:sagemaker-lineage:document:{SCHEMA_VERSION}", **schema}


FILES = {"openapi.json": openapi, "lineage-document.schema.json": document_schema}
"""What is written, by file name."""


def text_of(name: str) -> str:
    """Return the text of one of the files."""
    return json.dumps(FILES[name](), indent=2, ensure_ascii=False) + "\n"


def main(folder: Path) -> None:
    """Write every file."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        (folder / name).write_text(text_of(name), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
