"""What the shell logs and how: events with fields, JSON where nobody watches, no secret and no raw text of errors."""

from __future__ import annotations

import logging
import re
import sys
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import structlog
from structlog.contextvars import merge_contextvars
from structlog.stdlib import BoundLogger, ExtraAdder, LoggerFactory, ProcessorFormatter, add_log_level, add_logger_name

if TYPE_CHECKING:
    from structlog.typing import EventDict, Processor, WrappedLogger

LOGGER = "sagemaker_lineage"
"""The parent of every logger of this package, the only one that is set up."""

_MASK = "***"
_SECRET_NAME = re.compile(r"secret|password|passwd|token|credential|authorization|cookie|api_?key", re.IGNORECASE)
_SECRET_VALUE = re.compile(r"\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{12,}\b")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_SUSPECT = re.compile(rf"{_CONTROL.pattern}|A[KSBC][ICA]A")
"""What every text is searched for once: nearly all hold neither kind."""
_LONGEST_VALUE = 2_000
_HANDLER = "sagemaker_lineage.logs"


def configure_logging(level: str = "INFO", log_format: str = "auto") -> None:
    """Log this package's events of that level and above to standard error.

    ``log_format`` is ``json``, ``text`` or ``auto`` (text on a terminal). Other packages' logs are
    left as they are. May be called again: the last call counts.
    """
    as_json = log_format == "json" or (log_format == "auto" and not sys.stderr.isatty())
    structlog.configure(
        processors=[*_ENRICHING, ProcessorFormatter.wrap_for_formatter],
        logger_factory=LoggerFactory(),
        wrapper_class=BoundLogger,
        cache_logger_on_first_use=False,
    )
    logger = logging.getLogger(LOGGER)
    for handler in [handler for handler in logger.handlers if handler.name == _HANDLER]:
        logger.removeHandler(handler)
    logger.addHandler(_handler(as_json=as_json))
    logger.setLevel(level)


def _handler(*, as_json: bool) -> logging.Handler:
    renderer: Processor = (
        structlog.processors.JSONRenderer() if as_json else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    handler = _StandardError()
    handler.set_name(_HANDLER)
    handler.setFormatter(
        ProcessorFormatter(
            foreign_pre_chain=[ExtraAdder(), *_ENRICHING],
            processors=[ProcessorFormatter.remove_processors_meta, _name_the_error, _make_safe, renderer],
        )
    )
    return handler


class _StandardError(logging.Handler):
    """Writes to what standard error is at that moment."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write one line."""
        sys.stderr.write(f"{self.format(record)}\n")


def _name_the_error(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Keep the kind of an exception; its text may hold anything."""
    raised = event.pop("exc_info", None)
    event.pop("stack_info", None)
    event.pop("exception", None)
    raised = sys.exc_info() if raised is True else raised
    kind = raised[0] if isinstance(raised, tuple) else type(raised)
    if isinstance(kind, type) and issubclass(kind, BaseException):
        event["error"] = kind.__name__
    return event


def _make_safe(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Mask what looks like a secret, and leave nothing in a text that could steer a terminal."""
    return {name: _MASK if _is_secret(name) else _safe(value) for name, value in event.items()}


@lru_cache(maxsize=1_024)
def _is_secret(name: str) -> bool:
    return _SECRET_NAME.search(name) is not None


def _safe(value: Any) -> Any:
    if isinstance(value, bool | int | float) or value is None:
        return value
    if isinstance(value, list | tuple):
        return [_safe(item) for item in value]
    text = str(value)[:_LONGEST_VALUE]
    if not _SUSPECT.search(text):
        return text
    text = _SECRET_VALUE.sub(_MASK, text)
    return _CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", text)


_ENRICHING: list[Processor] = [
    merge_contextvars,
    add_log_level,
    add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]
