"""Everything there is has its place in the documentation, and what the documentation says of the code is so."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib

from typer.main import get_command

from docskit.pages import ROOT, prose, text_of
from sagemaker_lineage.checks import policy, reaching
from sagemaker_lineage.checks.rules import RULES
from sagemaker_lineage.cli.app import app as installed
from sagemaker_lineage.definition import expressions, json_text, notes, resolve
from sagemaker_lineage.definition.containers import file_text, intrinsic_functions, terraform, yaml_text
from sagemaker_lineage.definition.steps import STEP_SPECS
from sagemaker_lineage.enrich import report_places, reports
from sagemaker_lineage.enrich.catalog import contents, domains, executions, outcomes, rows
from sagemaker_lineage.enrich.catalog import pages as catalog_pages
from sagemaker_lineage.enrich.operations import OPERATIONS
from sagemaker_lineage.enrich.question import MOST_NAMES
from sagemaker_lineage.enrich.sources import associations, execution, last_good, objects
from sagemaker_lineage.errors import ERRORS
from sagemaker_lineage.export.formats import dot, mermaid, svg
from sagemaker_lineage.export.reports import sarif
from sagemaker_lineage.gateway.limits import Limits
from sagemaker_lineage.graph import edges
from sagemaker_lineage.graph import links as location_links
from sagemaker_lineage.model.graph import Role
from sagemaker_lineage.model.request import GapCode
from sagemaker_lineage.server.problems import STATUS
from sagemaker_lineage.server.routes import ROUTERS
from sagemaker_lineage.server.uploads import LARGEST_BODY
from sagemaker_lineage.service import posture
from sagemaker_lineage.service.lineage import INCLUDE_WORDS
from sagemaker_lineage.settings import PREFIX, Settings

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_the_generated_pages_are_those_of_the_code() -> None:
    command = [sys.executable, str(ROOT / "docs" / "generate.py"), "--check"]
    compared = subprocess.run(command, capture_output=True, text=True, check=False)
    assert compared.returncode == 0, compared.stderr


def test_everything_that_has_a_name_is_documented() -> None:
    named = {
        "settings.md": [f"{PREFIX}{name.upper()}" for name in Settings.model_fields],
        "step-types.md": [spec.type for spec in STEP_SPECS],
        "errors.md": [*(code.value for code in GapCode), *(error.code for error in ERRORS), *STATUS],
        "aws.md": [name for each in OPERATIONS for name in (each.label, each.iam_action)],
        "command-line.md": [f"sagemaker-lineage {name}" for name in get_command(installed).commands],  # type: ignore[attr-defined]
        "http-api.md": [*_routes(), *INCLUDE_WORDS],
        "document.md": [role.value for role in Role],
        "rules.md": [rule.id for rule in RULES],
    }
    missing = {
        page: [name for name in names if f"`{name}`" not in text_of(f"docs/reference/{page}")]
        for page, names in named.items()
        if page != "http-api.md"
    }
    missing["http-api.md"] = [
        name for name in named["http-api.md"] if name not in text_of("docs/reference/http-api.md")
    ]
    assert {page: names for page, names in missing.items() if names} == {}


def _routes() -> list[str]:
    """Return every path that the service answers at."""
    routes = [route for router in ROUTERS for route in router.routes]
    return [f"{method} {route.path}" for route in routes for method in route.methods]  # type: ignore[attr-defined]


def test_every_reason_of_an_edge_is_explained() -> None:
    source = "".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "src/sagemaker_lineage").rglob("*.py")
        if "demo" not in path.parts
    )
    used = set(re.findall(r'"((?:ref|branch|body):\w+|s3:[a-z]+|dependsOn|featureGroup)"', source))
    assert {"ref:Get", "dependsOn", "s3:uri"} <= used
    assert {via for via in used if f"`{via}`" not in text_of("docs/explanation/edges.md")} == set()


def test_the_limits_are_those_of_the_code() -> None:
    limits = {
        json_text.MAXIMUM_CHARACTERS,
        json_text.MAXIMUM_DEPTH,
        json_text.LARGEST_DEFINITION,
        file_text.LARGEST_FILE,
        file_text.MOST_TOKENS,
        yaml_text.MOST_NODES,
        yaml_text.MOST_ALIASES,
        intrinsic_functions.DEEPEST_FUNCTION,
        terraform.MOST_RESOURCES,
        terraform.DEEPEST_MODULE,
        expressions.MOST_TEXT,
        resolve.MOST_TEXT_IN_ALL,
        edges.MOST_EDGES,
        edges.MOST_EVIDENCE,
        location_links.MOST_LINKS,
        location_links.MOST_CANDIDATES,
        location_links.LONGEST_LINKED_TEXT,
        notes.MOST_GAPS,
        Limits().pages,
        Limits().object_bytes,
        execution.MOST_LISTED,
        last_good.MOST_EARLIER,
        rows.MOST_SORTED,
        MOST_NAMES,
        domains.MOST_TAGS_READ,
        outcomes.MOST_SEARCHED,
        catalog_pages.MOST_PAGES,
        executions.MOST_SINGLE_READS,
        contents.LARGEST_DRAWN,
        reports.LARGEST_REPORT,
        reports.MOST_METRICS,
        report_places.MOST_OF_ONE_STEP,
        report_places.MOST_STEPS,
        policy.MOST_CHARACTERS,
        policy.MOST_PATTERNS,
        reaching.MOST_REACHES,
        posture.LARGEST_CHECK,
        posture.MOST_LISTED,
        sarif.MOST_RESULTS,
        mermaid.BOUNDS.boxes,
        mermaid.BOUNDS.arrows,
        dot.BOUNDS.boxes,
        dot.BOUNDS.arrows,
        svg.BOUNDS.boxes,
        svg.BOUNDS.arrows,
        LARGEST_BODY,
        objects.MOST_LISTED,
        associations.MOST_RECORDED,
    }
    stated = set(re.findall(r"[\d,]*\d", text_of("docs/explanation/limits.md")))
    assert {limit for limit in limits if f"{limit:,}" not in stated} == set()


def test_every_dependency_has_its_reason() -> None:
    reasons = re.findall(r"^- (.+?):", text_of("docs/decisions/0004-dependencies.md"), re.MULTILINE)
    explained = {name for reason in reasons for name in re.findall(r"\*\*([\w.-]+)\*\*", reason)}
    declared = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"]
    assert explained == {re.split(r"[<>=!~;\[ ]", requirement)[0] for requirement in declared}


def test_the_messages_of_the_troubleshooting_are_those_of_the_code() -> None:
    section = prose("README.md").partition("## When something goes wrong")[2].partition("\n## ")[0]
    messages = re.findall(r"^\| `([^`]+)`", section, re.MULTILINE)
    sources = [*(ROOT / "src").rglob("*.py"), ROOT / "tools" / "setup.sh"]
    code = "".join(path.read_text(encoding="utf-8") for path in sources)
    assert len(messages) > 8
    assert [message for message in messages if message not in code] == []
