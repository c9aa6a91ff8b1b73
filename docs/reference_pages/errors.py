"""The page of errors and gaps: every code, what it means, how HTTP and the command line tell it."""

from __future__ import annotations

from reference_pages.markdown import NOTE, code, first_paragraph, table
from sagemaker_lineage.cli.exits import EXIT_CODES, FINDINGS
from sagemaker_lineage.errors import ERRORS, LineageError
from sagemaker_lineage.model.request import GapCode
from sagemaker_lineage.server import problems

_ERRORS = """\
# Errors and gaps

## Errors

An error means that what was asked for cannot be had. Anything lesser is a [gap](#gaps). The code is stable and meant
for programs. HTTP answers with `application/problem+json` and the status below, the command line ends with the exit
code below, and the library raises the class of that name from `sagemaker_lineage`.

"""
_SERVER = """
The service alone has these as well:

"""
_EXITS = """
## Exit codes

"""
_GAPS = """
## Gaps

A gap is a fact that the answer does not contain, and why. It names the operation that failed, the permission it needs,
the resource it was about, and the places of the document that are unknown because of it. See
[Gaps: the answer says what it does not know](../explanation/gaps.md).

"""
_GAP_MEANINGS: dict[GapCode, tuple[str, str]] = {
    GapCode.ACCESS_DENIED: (
        "AWS does not allow the read. `iamAction` names the permission.",
        "Allow the action, or live without the fact.",
    ),
    GapCode.NOT_FOUND: (
        "What should be read does not exist: a job that was deleted, a bucket that is gone, a report nobody wrote.",
        "Nothing, usually. It is a fact about the account.",
    ),
    GapCode.THROTTLED: (
        "AWS refused too many requests and kept doing so through every retry.",
        "Ask again later, or ask for fewer facts with `include`.",
    ),
    GapCode.TIMEOUT: ("AWS did not answer in time.", "Ask again."),
    GapCode.UNSUPPORTED: (
        "Something new or out of reach: a step type that is not known, or an operation that the region does not have.",
        "Check the guessed inputs and outputs of that step.",
    ),
    GapCode.INVALID: (
        "What was read makes no sense: steps that wait for one another in a circle, a report that is not JSON.",
        "Look at the place it names.",
    ),
    GapCode.TRUNCATED: (
        "There was more than is read or shown; the rest was left out. See [Limits](../explanation/limits.md).",
        "Ask for less at once, or read the source itself.",
    ),
    GapCode.UNRESOLVED: (
        "A reference or a location that only the run could settle, and it did not.",
        "Lay an execution over the graph, if none is.",
    ),
    GapCode.OPAQUE: (
        "The step hides its data, as a `@step` function or a notebook job does. `strict` does not count it.",
        "`include=associations` shows what the code recorded in the SageMaker lineage store.",
    ),
}
_EXIT_MEANINGS = {
    0: "All went well. Without `--strict` also when there are gaps.",
    1: "A failure of ours.",
    2: "The command line, the settings or the definition cannot be used.",
    3: "`--strict` was given and there are gaps. The answer has been written.",
    4: "The pipeline, the execution or the domain does not exist.",
    5: "AWS refused, or cannot be reached.",
    FINDINGS: "`check --fail-on` was given and a finding failed at that severity or above. The report is written.",
}


def page() -> str:
    """Return the page."""
    own = [kind for kind in vars(problems).values() if _is_of_the_server(kind)]
    shared = (
        (code(each.code), code(each.__name__), problems.STATUS[each.code], EXIT_CODES[each.code], _meaning(each))
        for each in ERRORS
    )
    server = ((code(each.code), problems.STATUS[each.code], _meaning(each)) for each in own)
    gaps = ((code(each.value), *_GAP_MEANINGS[each]) for each in GapCode)
    exits = sorted({0, FINDINGS, *EXIT_CODES.values()})
    return "".join(
        [
            NOTE,
            _ERRORS,
            table(("code", "class", "HTTP status", "exit code", "meaning"), shared),
            _SERVER,
            table(("code", "HTTP status", "meaning"), server),
            _EXITS,
            table(("exit code", "meaning"), ((number, _EXIT_MEANINGS[number]) for number in exits)),
            _GAPS,
            table(("code", "meaning", "what to do"), gaps),
        ]
    )


def _is_of_the_server(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, LineageError) and kind.__module__ == problems.__name__


def _meaning(error: type[LineageError]) -> str:
    return first_paragraph(error.__doc__) if error is not LineageError else "A defect of ours; the log has the details."
