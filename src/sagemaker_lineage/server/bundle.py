"""The page for people: the files of the built bundle, or of the plain page where none was built."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sagemaker_lineage.server.conditional import digest_etag
from sagemaker_lineage.server.finished import finish

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sagemaker_lineage.server.finished import Finished

BUILT = Path(__file__).parent / "static"
PLAIN = Path(__file__).parent / "fallback"
PAGE = "index.html"
MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
}
"""By suffix, and no other kind is served: what the machine's own table says may differ, and browsers do not guess."""

_HASHED = re.compile(r"assets/.+-[A-Za-z0-9_-]{8}\.[a-z]+")
_FOREVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "no-cache"


class Bundle:
    """The files of a folder by their path below it, read once: a folder that is rebuilt is not half old, half new."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def files(self) -> Mapping[str, Finished]:
        """Return every file that may be asked for. Nothing outside the folder can be named."""
        below = (path for path in sorted(self._folder.rglob("*")) if path.suffix in MEDIA_TYPES and path.is_file())
        return {path.relative_to(self._folder).as_posix(): _finished(path, self._folder) for path in below}

    @property
    def page(self) -> Finished:
        """Return the page itself."""
        return self.files[PAGE]


def bundle_of(built: Path = BUILT) -> Bundle:
    """Return the built page where there is one, else the plain page."""
    return Bundle(built if (built / PAGE).is_file() else PLAIN)


def _finished(path: Path, folder: Path) -> Finished:
    body = path.read_bytes()
    hashed = _HASHED.fullmatch(path.relative_to(folder).as_posix())
    return finish(
        body,
        digest_etag(body),
        media_type=MEDIA_TYPES[path.suffix],
        cache_control=_FOREVER if hashed else _ASK_AGAIN,
    )
