"""The log: fields, one line an event, no secret, nothing that steers a terminal."""

import json
import logging
import sys

import pytest
import structlog
from structlog.contextvars import bound_contextvars

from sagemaker_lineage.logs import LOGGER, configure_logging


@pytest.fixture(autouse=True)
def as_it_was():
    logger = logging.getLogger(LOGGER)
    level, handlers = logger.level, list(logger.handlers)
    yield
    logger.setLevel(level)
    logger.handlers[:] = handlers
    structlog.reset_defaults()


@pytest.fixture
def lines(capsys):
    def written():
        return [json.loads(line) for line in capsys.readouterr().err.splitlines()]

    return written


def standard():
    return logging.getLogger(f"{LOGGER}.gateway.boto")


def structured():
    return structlog.get_logger(f"{LOGGER}.server")


def test_both_kinds_of_loggers_write_alike(lines):
    configure_logging("DEBUG")
    standard().debug("aws_read", extra={"operation": "s3:GetObject", "elapsed_ms": 4})
    structured().info("http_request", status=200)
    first, second = lines()
    assert (first["event"], first["operation"], first["elapsed_ms"]) == ("aws_read", "s3:GetObject", 4)
    assert (first["level"], first["logger"]) == ("debug", f"{LOGGER}.gateway.boto")
    assert (second["event"], second["status"], second["level"]) == ("http_request", 200, "info")
    assert first["timestamp"].endswith("Z")


def test_the_request_is_named_in_every_line_of_it(lines):
    configure_logging()
    with bound_contextvars(request_id="r-1"):
        standard().warning("a")
        structured().warning("b")
    standard().warning("c")
    assert [line.get("request_id") for line in lines()] == ["r-1", "r-1", None]


def test_less_than_the_level_is_left_out(lines):
    configure_logging("WARNING")
    standard().info("a")
    structured().info("b")
    structured().warning("c")
    assert [line["event"] for line in lines()] == ["c"]


def test_other_packages_are_left_alone(lines):
    configure_logging("DEBUG")
    logging.getLogger("botocore").debug("hush")
    assert lines() == []


def test_the_last_set_up_counts(capsys):
    configure_logging()
    configure_logging(log_format="text")
    standard().warning("once")
    assert capsys.readouterr().err.count("once") == 1


@pytest.mark.parametrize("name", ["secret", "session_token", "Authorization", "aws_credentials", "password", "api_key"])
def test_what_is_named_like_a_secret_is_masked(lines, name):
    configure_logging()
    structured().warning("e", **{name: "hush"})
    assert lines()[0][name] == "***"


def test_what_looks_like_a_key_is_masked(lines):
    configure_logging()
    structured().warning("e", text="with ASIAQWERTYUIOPASDFGH inside", many=["AKIAQWERTYUIOPASDFGH"])
    line = lines()[0]
    assert (line["text"], line["many"]) == ("with *** inside", ["***"])


def test_the_text_of_an_exception_stays_out(lines):
    configure_logging()
    try:
        raise ZeroDivisionError("hush")  # noqa: TRY301  # the text must come from somewhere
    except ZeroDivisionError:
        standard().exception("a")
        structured().exception("b")
        structured().error("c", exc_info=sys.exc_info())
    written = lines()
    assert [line["error"] for line in written] == ["ZeroDivisionError"] * 3
    assert "hush" not in str(written)
    assert "Traceback" not in str(written)


@pytest.mark.parametrize("log_format", ["json", "text"])
def test_a_name_cannot_steer_the_terminal_or_forge_a_line(capsys, log_format):
    configure_logging(log_format=log_format)
    structured().warning("e", bucket="b\x1b[2J\nlevel=error \u202e\x9b31m")
    written = capsys.readouterr().err
    assert written.count("\n") == 1
    assert not {"\x1b", "\x9b", "\u202e"} & set(written)


def test_a_long_value_is_cut(lines):
    configure_logging()
    structured().warning("e", text="x" * 100_000)
    assert len(lines()[0]["text"]) == 2_000


def test_values_of_any_kind_can_be_logged(lines):
    configure_logging()
    structured().warning("e", number=1, share=0.5, yes=True, nothing=None, other={1: 2}, several=(1, "a"))
    line = lines()[0]
    assert [line[name] for name in ("number", "share", "yes", "nothing")] == [1, 0.5, True, None]
    assert (line["other"], line["several"]) == ("{1: 2}", [1, "a"])
