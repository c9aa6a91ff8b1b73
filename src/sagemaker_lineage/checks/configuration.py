"""The check settings, a TOML file: strictly read, every mistake named with its line."""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from sagemaker_lineage.checks.options import PERSONAL_DATA, Exemption, Options
from sagemaker_lineage.checks.rules import BY_ID
from sagemaker_lineage.errors import ConfigurationError
from sagemaker_lineage.model.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_CHARACTERS = 1024 * 1024
_TABLES = ("rules", "severities", "exceptions", "trusted", "personal-data")
_NEEDED = ("rule", "resource", "reason", "expires")
_ALLOWED = (*_NEEDED, "pipeline")


def read_options(text: str, source: str) -> Options:
    """Return the options of a TOML text; ``source`` names it in messages.

    Raises :class:`~sagemaker_lineage.errors.ConfigurationError`, which names the key and, where it is known, the line.
    """
    return _Reading(text, source).options()


class _Reading:
    """One text while it is read."""

    def __init__(self, text: str, source: str) -> None:
        self._text = text
        self._source = source

    def options(self) -> Options:
        written = self._parsed()
        for key in written:
            if key not in _TABLES:
                raise self._wrong(key, f"is none of {', '.join(_TABLES)}")
        return Options(
            rules=self._switches(self._table(written, "rules")),
            severities=self._severities(self._table(written, "severities")),
            exceptions=tuple(self._exceptions(written.get("exceptions", []))),
            trusted=frozenset(self._texts("trusted", written.get("trusted", []))),
            personal_data=self._texts("personal-data", written.get("personal-data", list(PERSONAL_DATA))),
        )

    def _parsed(self) -> Mapping[str, Any]:
        if len(self._text) > MOST_CHARACTERS:
            raise ConfigurationError(f"{self._source} has more than {MOST_CHARACTERS:,} characters.")
        try:
            return tomllib.loads(self._text)
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            raise ConfigurationError(f"{self._source} is no TOML: {error}.", resource=self._source) from None

    def _table(self, written: Mapping[str, Any], name: str) -> Mapping[str, Any]:
        table = written.get(name, {})
        if not isinstance(table, dict):
            raise self._wrong(name, "is no table")
        return table

    def _switches(self, table: Mapping[str, Any]) -> dict[str, bool]:
        for rule, on in table.items():
            self._require_rule(rule)
            if not isinstance(on, bool):
                raise self._wrong(rule, "is neither true nor false")
        return dict(table)

    def _severities(self, table: Mapping[str, Any]) -> dict[str, Severity]:
        for rule, severity in table.items():
            self._require_rule(rule)
            if severity not in list(Severity):
                raise self._wrong(rule, f"is none of {', '.join(Severity)}")
        return {rule: Severity(severity) for rule, severity in table.items()}

    def _exceptions(self, written: Any) -> list[Exemption]:
        if not isinstance(written, list) or not all(isinstance(each, dict) for each in written):
            raise self._wrong("exceptions", "is no list of tables: write [[exceptions]]")
        return [self._exception(each, place) for place, each in enumerate(written)]

    def _exception(self, written: Mapping[str, Any], place: int) -> Exemption:
        after = self._start_of(place)
        for key in written:
            if key not in _ALLOWED:
                raise self._wrong(key, f"is none of {', '.join(_ALLOWED)}", after)
        for key in _NEEDED:
            if key not in written:
                raise self._wrong(f"exceptions: {key}", "is missing", after)
        texts = {key: value for key, value in written.items() if key != "expires"}
        for key, value in texts.items():
            if not isinstance(value, str) or not value.strip():
                raise self._wrong(key, "is no text", after)
        self._require_rule(texts["rule"], after, key="rule")
        expires = written["expires"]
        if not isinstance(expires, date) or isinstance(expires, datetime):
            raise self._wrong("expires", "is no date such as 2027-01-31, without quotes", after)
        return Exemption(expires=expires, **texts)

    def _texts(self, key: str, written: Any) -> tuple[str, ...]:
        if not isinstance(written, list) or not all(isinstance(each, str) for each in written):
            raise self._wrong(key, "is no list of texts")
        return tuple(written)

    def _require_rule(self, rule: str, after: int = 0, *, key: str | None = None) -> None:
        if rule not in BY_ID:
            near = get_close_matches(rule, BY_ID, n=3, cutoff=0.5)
            hint = f"Near it: {', '.join(near)}." if near else "docs/reference/rules.md lists the rules."
            raise self._wrong(key or rule, f"{f'names {rule!r}, which ' if key else ''}is no rule", after, hint)

    def _start_of(self, place: int) -> int:
        """Return where a table of exceptions begins in the text."""
        found = list(re.finditer(r"^[ \t]*\[\[[ \t]*exceptions[ \t]*\]\]", self._text, re.MULTILINE))
        return found[place].start() if place < len(found) else 0

    def _wrong(self, key: str, what: str, after: int = 0, hint: str | None = None) -> ConfigurationError:
        name = key.rpartition(" ")[2]
        pattern = rf"^[ \t\[]*[\"']?{re.escape(name)}[\"']?[ \t]*[=\]]"
        found = re.compile(pattern, re.MULTILINE).search(self._text, after)
        position = found.end() if found else after
        line = f", line {self._text.count(chr(10), 0, position) + 1}" if found or after else ""
        return ConfigurationError(
            f"{self._source}{line}: {key} {what}.",
            resource=self._source,
            hint=hint,
        )
