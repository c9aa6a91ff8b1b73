"""Where an answer goes: standard output, or a file that is written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sagemaker_lineage.cli.printable import printable_json, printable_lines
from sagemaker_lineage.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Iterator

STANDARD = Path("-")
"""The path that means standard input or output."""


def check_writable(path: Path | None) -> None:
    """Raise ``ConfigurationError`` when nothing can be written there, before AWS is asked for anything."""
    if path is None or path == STANDARD:
        return
    folder = path.parent
    if path.is_dir():
        raise _cannot_write(path, "it is a folder")
    if not folder.is_dir():
        raise _cannot_write(path, "there is no such folder", hint=f"Make {folder} first.")
    if not os.access(path if path.exists() else folder, os.W_OK):
        raise _cannot_write(path, "permission denied")


def write_file(path: Path, content: bytes) -> None:
    """Write the file whole or leave it as it was; what is no regular file (a pipe, a device) is written to.

    Raises ``ConfigurationError``.
    """
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)
        else:
            _replace(Path(os.path.realpath(path)), content)
    except OSError as error:
        raise _cannot_write(path, os.strerror(error.errno or 0)) from error


def _replace(target: Path, content: bytes) -> None:
    draft = target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}.part")
    try:
        with draft.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, draft)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _cannot_write(path: Path, why: str, hint: str | None = None) -> ConfigurationError:
    return ConfigurationError(f"Cannot write {path}: {why}.", resource=str(path), hint=hint)


def write_text(text: str, *, is_json: bool) -> None:
    """Write a text to standard output in UTF-8; on a terminal without anything that could steer it."""
    shown = text
    if sys.stdout.isatty():
        shown = printable_json(text) if is_json else printable_lines(text)
    write_bytes(shown.encode("utf-8"))


def write_bytes(content: bytes) -> None:
    """Write to standard output as it is, whatever the locale."""
    with pipe_may_close():
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()


@contextlib.contextmanager
def pipe_may_close() -> Iterator[None]:
    """End quietly when the reader of standard output (``| head``) has had enough."""
    try:
        yield
        sys.stdout.flush()
    except OSError as error:
        if error.errno != (errno.EINVAL if sys.platform == "win32" else errno.EPIPE):
            raise
        # Python flushes standard output once more when it ends: let that go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None
