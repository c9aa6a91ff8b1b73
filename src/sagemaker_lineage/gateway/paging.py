"""Read a list to its end, or say why not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sagemaker_lineage.gateway.failures import AWS_ERRORS, failure_of

if TYPE_CHECKING:
    from sagemaker_lineage.gateway.limits import Limits
    from sagemaker_lineage.model.request import AwsRead, Pages

Call = Callable[[dict[str, Any]], Mapping[str, Any]]
"""One API call: parameters in, the parsed answer out. Raises as botocore does."""


@dataclass(slots=True)
class Listing:
    """The items read so far, and why there are no more of them than that (None: it is all)."""

    items: list[Any] = field(default_factory=list)
    truncated: str | None = None

    def stop(self, why: str) -> Listing:
        """Say why the rest stays unread."""
        self.truncated = f"Only the first {len(self.items)} were read: {why}"
        return self


def read_list(call: Call, read: AwsRead, pages: Pages, limits: Limits) -> Listing:
    """Read page after page, to the end of the list or to the read's own limit.

    What was read is kept whatever stops the reading: a token that AWS gave before, too many empty
    pages in a row, too many pages, or a failure after the first page. A failure of the first page
    is raised.
    """
    listing, tokens, empty = Listing(), set[str](), 0
    parameters = _first_page(read, pages)
    for _ in range(limits.pages):
        try:
            page = call(parameters)
        except AWS_ERRORS as error:
            return _broken_off(listing, error, read, first=not tokens)
        items = page.get(pages.items) or ()
        listing.items.extend(items)
        empty = 0 if items else empty + 1
        token = page.get(pages.answer_token)
        if not token or _is_enough(listing, read.limit):
            return listing
        if token in tokens:
            return listing.stop("AWS gave the same page token twice.")
        if empty >= limits.empty_pages:
            return listing.stop(f"AWS gave {empty} empty pages in a row.")
        tokens.add(token)
        parameters[pages.request_token] = token
    return listing.stop(f"there are more than {limits.pages} pages.")


def _first_page(read: AwsRead, pages: Pages) -> dict[str, Any]:
    parameters = read.request()
    if pages.size_parameter is not None:
        size = pages.size if read.limit is None else min(pages.size, max(1, read.limit))
        parameters.setdefault(pages.size_parameter, size)
    return parameters


def _is_enough(listing: Listing, limit: int | None) -> bool:
    return limit is not None and len(listing.items) >= limit


def _broken_off(listing: Listing, error: Exception, read: AwsRead, *, first: bool) -> Listing:
    if first:
        raise error
    failure = failure_of(error, read.operation)
    return listing.stop(f"{failure.detail} ({failure.code})")
