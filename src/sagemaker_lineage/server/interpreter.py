"""How the interpreter is set while the service runs: nobody who asks shall wait for others' computing."""

from __future__ import annotations

import gc
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

SWITCH_SECONDS: Final = 0.001
"""How long a thread computes before another has its turn. The event loop needs several turns for one answer."""


@contextmanager
def responsive() -> Iterator[None]:
    """Hand on the interpreter's lock sooner, and keep garbage collection away from all that is loaded.

    A full collection looks at everything without giving way to anybody: 0.1 s for what is loaded at the
    start, none of which ever becomes garbage.
    """
    before = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_SECONDS)
    set_apart()
    try:
        yield
    finally:
        gc.unfreeze()
        sys.setswitchinterval(before)


def set_apart() -> None:
    """Keep garbage collection away from everything that there is now. It takes no time; call it from any thread."""
    gc.freeze()
