"""Judge a definition alone: what it says of jobs and images, without asking AWS anything."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sagemaker_lineage.checks.rules import RULES
from sagemaker_lineage.checks.run import assessed
from sagemaker_lineage.service.lineage import from_definition

if TYPE_CHECKING:
    from sagemaker_lineage.checks.options import Options
    from sagemaker_lineage.model.execution import Lineage

WITHOUT_AWS = frozenset({"mutable-image"})
"""Rules that a definition alone answers."""


def check_definition(definition: str | bytes, name: str, options: Options) -> Lineage:
    """Return the lineage of a definition with the findings that it alone shows.

    Raises :class:`~sagemaker_lineage.errors.DefinitionError`.
    """
    rules = {rule.id: rule.id in WITHOUT_AWS and options.rules.get(rule.id, rule.on) for rule in RULES}
    lineage = from_definition(definition, name)
    return assessed(lineage, replace(options, rules=rules), datetime.now(UTC).date())
