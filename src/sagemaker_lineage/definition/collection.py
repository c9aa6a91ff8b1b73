"""Reading without looking for garbage: what is read is kept, so that there is none to be found."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def without_collection() -> Iterator[None]:
    """Do not look for cyclic garbage meanwhile: over and over that would walk all that was read, a third of the work.

    It holds for the whole process, so where threads read at once the first that ends lets collection go on.
    Where the caller has switched it off, it stays off.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
