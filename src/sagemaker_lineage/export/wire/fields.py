"""What the wire models have in common: their configuration and the types of their values."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, WithJsonSchema
from pydantic.alias_generators import to_camel


def _without_titles(schema: dict[str, Any]) -> None:
    """Drop the titles made of the keys: they say nothing that the keys do not say."""
    for member in schema.get("properties", {}).values():
        member.pop("title", None)


class WireModel(BaseModel):
    """An immutable object of the wire: camelCase keys, nothing unknown."""

    model_config = ConfigDict(
        alias_generator=to_camel,
        allow_inf_nan=False,
        extra="forbid",
        frozen=True,
        json_schema_extra=_without_titles,
        serialize_by_alias=True,
        validate_by_alias=True,
        validate_by_name=True,
    )


def wire_bytes(model: WireModel) -> bytes:
    """Return an object of the wire as JSON: UTF-8, no insignificant space, keys in the order of the contract."""
    return model.__pydantic_serializer__.to_json(model)


def encodable(text: str) -> str:
    r"""Return the text with lone surrogates written as ``\udXXX``, so that UTF-8 can hold it.

    JSON may carry half a surrogate pair, and Python reads it; two different texts stay different.
    """
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode("utf-8")


def in_utc(moment: datetime) -> datetime:
    """Return the same moment in UTC."""
    return moment.astimezone(UTC)


Text = Annotated[str, AfterValidator(encodable)]
"""Text of AWS or of a definition: any characters, always encodable."""

Instant = Annotated[AwareDatetime, AfterValidator(in_utc)]
"""A moment; RFC 3339 in UTC with ``Z`` on the wire."""

Number = Annotated[int | float, WithJsonSchema({"type": "number"})]
"""A finite number, written as an integer where it is one."""

Seconds = Annotated[int | float, WithJsonSchema({"type": "number", "minimum": 0})]
"""A duration in seconds, exact to the millisecond."""

Value = Text | int | float | bool | None
"""A parameter's value: the JSON scalar of the definition, or the text of an execution."""


def seconds_between(start: datetime | None, end: datetime | None) -> int | float | None:
    """Return the seconds from start to end, never negative, None while one of them is not known."""
    if start is None or end is None:
        return None
    return exact(max((end - start).total_seconds(), 0))


def exact(seconds: float) -> int | float:
    """Return the seconds to the millisecond, as an integer where they are whole."""
    rounded = round(seconds, 3)
    return int(rounded) if rounded == int(rounded) else rounded


def is_finite(value: Any) -> bool:
    """Tell whether the value is a number that JSON can hold."""
    try:
        return not isinstance(value, bool) and math.isfinite(value)
    except (OverflowError, TypeError):
        return False


def _is_none(value: object) -> bool:
    return value is None


def _without_default(schema: dict[str, Any]) -> None:
    schema.pop("default", None)


def left_out(description: str, example: object) -> Any:
    """Declare a field that has no key at all where it does not apply."""
    return Field(
        default=None,
        description=description,
        examples=[example],
        exclude_if=_is_none,
        json_schema_extra=_without_default,
    )
