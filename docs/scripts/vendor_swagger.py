"""Take what the API pages need out of an unpacked ``swagger-ui-dist`` package.

    npm pack swagger-ui-dist@5 && tar xzf swagger-ui-dist-5*.tgz
    python docs/scripts/vendor_swagger.py package src/sagemaker_lineage/server/swagger

The pages' content security policy allows images from our own host only, so the images that the
style sheet holds as ``data:`` addresses are written to files of their own.
"""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
import sys
from pathlib import Path
from urllib.parse import unquote_to_bytes

COPIED = ("swagger-ui-bundle.js", "swagger-ui-bundle.js.LICENSE.txt", "favicon-32x32.png", "LICENSE", "NOTICE")
DATA = re.compile(
    r'url\((?:"data:(?P<type>image/[\w.+-]+)(?P<coding>;[^,"]*)?,(?P<text>(?:[^"\\]|\\.)*)"'
    r"|data:(?P<bare_type>image/[\w.+-]+)(?P<bare_coding>;[^,)]*)?,(?P<bare_text>[^)]*))\)"
)
SUFFIXES = {"image/svg+xml": "svg", "image/png": "png", "image/jpeg": "jpg"}


def main(package: Path, target: Path) -> None:
    """Copy the files, and the style sheet with its images beside it."""
    target.mkdir(parents=True, exist_ok=True)
    for name in COPIED:
        shutil.copyfile(package / name, target / name)
    style = (package / "swagger-ui.css").read_text(encoding="utf-8")
    style = re.sub(r"/\*# sourceMappingURL=.*?\*/", "", style)
    rewritten = DATA.sub(lambda found: f'url("{_write(found, target)}")', style)
    (target / "swagger-ui.css").write_text(rewritten.rstrip() + "\n", encoding="utf-8")


def _write(found: re.Match[str], target: Path) -> str:
    """Write one image to a file named by its content; return that name."""
    media_type = found["type"] or found["bare_type"]
    coding = found["coding"] or found["bare_coding"] or ""
    text = re.sub(r"\\(.)", r"\1", found["text"] or found["bare_text"])
    content = base64.b64decode(text) if coding.endswith(";base64") else unquote_to_bytes(text)
    name = f"image-{hashlib.sha256(content).hexdigest()[:12]}.{SUFFIXES[media_type]}"
    (target / name).write_bytes(content)
    return name


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
