"""The exit codes: one table over the stable codes of the errors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sagemaker_lineage.errors import LineageError

OK: Final = 0
OURS: Final = 1
USAGE: Final = 2
GAPS: Final = 3
NOT_FOUND: Final = 4
AWS: Final = 5
FINDINGS: Final = 10
PRECEDENCE: Final = (USAGE, AWS, NOT_FOUND, OURS, FINDINGS, GAPS, OK)
"""Of several reasons to end, the code that is given: the first of these."""

EXIT_CODES: Final[dict[str, int]] = {
    "internal": OURS,
    "definition-unreadable": USAGE,
    "definition-malformed": USAGE,
    "not-found": NOT_FOUND,
    "pipeline-not-found": NOT_FOUND,
    "execution-not-found": NOT_FOUND,
    "domain-not-found": NOT_FOUND,
    "step-not-found": NOT_FOUND,
    "aws-error": AWS,
    "aws-credentials-missing": AWS,
    "aws-access-denied": AWS,
    "aws-throttled": AWS,
    "aws-timeout": AWS,
    "aws-unreachable": AWS,
    "configuration": USAGE,
    "invalid-request": USAGE,
    "profile-not-permitted": USAGE,
    "profile-not-found": USAGE,
    "incomplete": GAPS,
}
"""Exit code by error code: 0 ok, 1 ours, 2 usage, 3 gaps under ``--strict``, 4 not found, 5 AWS, 10 findings."""


def exit_code(error: LineageError) -> int:
    """Return the exit code of an error; what the table does not know is a failure of ours."""
    return EXIT_CODES.get(error.code, OURS)
