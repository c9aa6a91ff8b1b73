"""The small words: exit codes, statuses, durations."""

from __future__ import annotations

import pytest

from sagemaker_lineage import errors
from sagemaker_lineage.cli.exits import EXIT_CODES, exit_code
from sagemaker_lineage.cli.lines import ASCII, LONGEST, UNICODE, glyphs_for, plain, say, short
from sagemaker_lineage.cli.status import duration, status_span


def every_error(kind: type[errors.LineageError] = errors.LineageError) -> list[type[errors.LineageError]]:
    return [kind, *(each for below in kind.__subclasses__() for each in every_error(below))]


def test_every_error_has_an_exit_code_and_every_code_an_error() -> None:
    assert {kind.code for kind in every_error() if kind.__module__ == errors.__name__} == set(EXIT_CODES)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.LineageError("x"), 1),
        (errors.MalformedDefinition("x"), 2),
        (errors.InvalidRequest("x"), 2),
        (errors.ProfileNotFound("x"), 2),
        (errors.IncompleteAnswer("x"), 3),
        (errors.PipelineNotFound("x"), 4),
        (errors.ExecutionNotFound("x"), 4),
        (errors.DomainNotFound("x"), 4),
        (errors.CredentialsMissing("x"), 5),
        (errors.AccessDenied("x"), 5),
        (errors.Throttled("x"), 5),
        (errors.TimedOut("x"), 5),
        (errors.Unreachable("x"), 5),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else str(value),
)
def test_errors_end_in_the_contracts_codes(error: errors.LineageError, code: int) -> None:
    assert exit_code(error) == code


def test_an_unknown_error_is_a_failure_of_ours() -> None:
    class Strange(errors.LineageError):
        code = "strange"

    assert exit_code(Strange("x")) == 1


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, ""),
        (0, "0s"),
        (0.4, "0s"),
        (45, "45s"),
        (59.6, "1m"),
        (190, "3m 10s"),
        (3600, "1h"),
        (7500, "2h 5m"),
        (86399, "23h 59m"),
        (273600, "3d 4h"),
    ],
)
def test_durations_read_like_words(seconds: float | None, words: str) -> None:
    assert duration(seconds) == words


@pytest.mark.parametrize(
    ("status", "sign", "style"),
    [
        ("Succeeded", "✔", "green"),
        ("Failed", "✖", "bold red"),
        ("Executing", "▶", "blue"),
        ("NotTaken", "○", "dim"),
        ("CompletedWithFailures", "▲", "yellow"),
        ("SomethingNew", "▲", "yellow"),
    ],
)
def test_a_status_is_a_sign_a_word_and_a_colour(status: str, sign: str, style: str) -> None:
    span = status_span(status, UNICODE)
    assert (span.text, span.style) == (f"{sign} {status}", style)


@pytest.mark.parametrize(
    ("encoding", "glyphs"),
    [("utf-8", UNICODE), ("ascii", ASCII), ("cp1252", ASCII), (None, ASCII), ("no-such-encoding", ASCII)],
)
def test_signs_fit_the_encoding(encoding: str | None, glyphs: object) -> None:
    assert glyphs_for(encoding) is glyphs


def test_a_span_can_be_anything_and_steers_nothing() -> None:
    assert plain((say("a\x1b"), say(None), say(1.5), say("  "))) == "a\\x1b1.5"


def test_what_is_too_long_loses_its_middle() -> None:
    assert short("s3://bucket/key") == "s3://bucket/key"
    cut = short("a" * 5_000 + "end")
    assert len(cut) == LONGEST + 3
    assert cut.endswith("end")
