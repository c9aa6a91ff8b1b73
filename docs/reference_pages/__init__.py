"""The generated pages of the reference: one module each, one row here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reference_pages import aws, command_line, document, errors, http_api, rules, settings, step_types

if TYPE_CHECKING:
    from collections.abc import Callable

PAGES: dict[str, Callable[[], str]] = {
    "http-api.md": http_api.page,
    "document.md": document.page,
    "command-line.md": command_line.page,
    "settings.md": settings.page,
    "errors.md": errors.page,
    "step-types.md": step_types.page,
    "aws.md": aws.page,
    "rules.md": rules.page,
}
"""What writes each page, by file name."""
