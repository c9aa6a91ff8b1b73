"""What lies at an S3 location now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectsAt:
    """The objects at a location: the one of that key and those below it.

    ``truncated`` says that there may be more than were counted. ``as_of`` is when the oldest answer came from AWS.
    """

    uri: str
    count: int = 0
    size_bytes: int = 0
    last_modified: datetime | None = None
    truncated: bool = False
    as_of: datetime | None = None

    @property
    def exists(self) -> bool:
        """Tell whether there is any object."""
        return self.count > 0
