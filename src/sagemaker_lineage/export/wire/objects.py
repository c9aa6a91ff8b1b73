"""What lies at an S3 location, as it stands on the wire."""

from pydantic import Field

from sagemaker_lineage.export.wire.fields import Instant, Text, WireModel
from sagemaker_lineage.model import objects as domain_model


class Objects(WireModel):
    """The objects at a location now: the one of that key, and all below it."""

    uri: Text = Field(description="The location, without a trailing slash.", examples=["s3://ml-artifacts/prep/train"])
    exists: bool = Field(description="Whether there is any object.", examples=[True])
    count: int = Field(description="How many there are; at least so many where `truncated`.", examples=[36])
    size_bytes: int = Field(description="Their size together, of those counted.", examples=[412_000_000])
    last_modified: Instant | None = Field(
        description="When the newest of those counted was written; null where there is none.",
        examples=["2026-11-22T09:41:57Z"],
    )
    truncated: bool = Field(description="Whether there may be more: only one page is read.", examples=[False])
    as_of: Instant = Field(
        description="The age of the answer: it was read from AWS at this moment or later.",
        examples=["2026-11-22T10:02:30Z"],
    )


def objects_of(found: domain_model.ObjectsAt) -> Objects:
    """Return what lies at a location as it stands on the wire; ``as_of`` must be known."""
    if found.as_of is None:
        raise ValueError("what was never read has no age")
    return Objects(
        uri=found.uri,
        exists=found.exists,
        count=found.count,
        size_bytes=found.size_bytes,
        last_modified=found.last_modified,
        truncated=found.truncated,
        as_of=found.as_of.replace(microsecond=0),
    )
