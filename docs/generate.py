"""Write the generated pages of ``docs/reference`` from the code itself.

python docs/generate.py            write every page anew
python docs/generate.py --check    write nothing; say which pages are out of date, and end with 1
"""

from __future__ import annotations

import sys
from pathlib import Path

from reference_pages import PAGES

from sagemaker_lineage.server import schema

FOLDER = Path(__file__).parent / "reference"


def texts() -> dict[str, str]:
    """Return every generated file of the folder by its name."""
    pages = {name: write() for name, write in PAGES.items()}
    return pages | {name: schema.text_of(name) for name in schema.FILES}


def stale(folder: Path) -> list[str]:
    """Return the names of the files that are not as the code says."""
    written = {name: folder / name for name in texts()}
    return [
        name
        for name, text in texts().items()
        if not written[name].exists() or written[name].read_text(encoding="utf-8") != text
    ]


def main(arguments: list[str]) -> int:
    """Write the files, or compare them; return the exit code."""
    if arguments == ["--check"]:
        found = stale(FOLDER)
        if found:
            sys.stderr.write(f"out of date: {', '.join(found)}; run make docs\n")
        return 1 if found else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in texts().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
