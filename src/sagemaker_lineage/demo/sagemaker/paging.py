"""Pages of a list, as SageMaker gives them: ten unless asked, opaque tokens."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from sagemaker_lineage.demo.wire import Call, Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Item = TypeVar("Item")
Json = dict[str, Any]


def invalid(message: str) -> Refusal:
    """Return SageMaker's refusal of a malformed request."""
    return Refusal("ValidationException", message)


def constraint(value: object, member: str, rule: str) -> Refusal:
    """Return the refusal of one request member, worded as AWS words it."""
    shown = "null" if value is None else value
    name = member[:1].lower() + member[1:]
    return invalid(
        f"1 validation error detected: Value '{shown}' at '{name}' failed to satisfy constraint: Member must {rule}"
    )


@dataclass(frozen=True, slots=True)
class PageSize:
    """How many items a page has unless asked, and what may be asked."""

    default: int = 10
    least: int = 1
    most: int = 100


_USUAL = PageSize()


def page(
    call: Call, items: Sequence[Item], identity: Callable[[Item], str], sizes: PageSize = _USUAL
) -> tuple[Sequence[Item], Json]:
    """Return the page asked for and, where more follows, the member ``NextToken``.

    A token names the last item given, so that a list which grows at its head pages on without
    repeats.
    """
    size = _size(call, sizes)
    start = _start(call, items, identity)
    end = start + size
    if end >= len(items):
        return items[start:], {}
    return items[start:end], {"NextToken": _token(call, identity(items[end - 1]))}


def _size(call: Call, sizes: PageSize) -> int:
    size = call.parameters.get("MaxResults", sizes.default)
    if not isinstance(size, int) or isinstance(size, bool):
        raise invalid("MaxResults must be an integer")
    if size < sizes.least:
        raise constraint(size, "MaxResults", f"have value greater than or equal to {sizes.least}")
    if size > sizes.most:
        raise constraint(size, "MaxResults", f"have value less than or equal to {sizes.most}")
    return size


def _token(call: Call, last: str) -> str:
    return base64.urlsafe_b64encode(json.dumps([call.operation, last]).encode()).decode()


def _start(call: Call, items: Sequence[Item], identity: Callable[[Item], str]) -> int:
    token = call.parameters.get("NextToken")
    if token is None:
        return 0
    last = _last_given(call, str(token))
    for position, item in enumerate(items):
        if identity(item) == last:
            return position + 1
    raise invalid("Invalid NextToken")


def _last_given(call: Call, token: str) -> object:
    try:
        operation, last = json.loads(base64.b64decode(token, altchars=b"-_", validate=True))
    except (binascii.Error, ValueError, TypeError):
        raise invalid("Invalid NextToken") from None
    if operation != call.operation:
        raise invalid("Invalid NextToken")
    return last
