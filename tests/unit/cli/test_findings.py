"""What stands below the tables of findings: what exceptions accept, and what is not known, by its cause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checkskit.case import TODAY
from checkskit.lineages import DENIED, bucket, lineage
from sagemaker_lineage.checks.options import Options
from sagemaker_lineage.checks.run import assessed
from sagemaker_lineage.cli.findings import closing_lines, posture_tables, totals
from sagemaker_lineage.cli.lines import plain
from sagemaker_lineage.export.wire.posture import Posture, posture_of
from sagemaker_lineage.model.checked import CheckedPage
from sagemaker_lineage.model.finding import Severity, Verdict

if TYPE_CHECKING:
    from sagemaker_lineage.model.posture import BucketPosture


def posture(*changed: BucketPosture, names: tuple[str, ...] = ("claims",)) -> Posture:
    judged = assessed(lineage(*changed), Options(), TODAY)
    page = CheckedPage(lineages=(judged,) * len(names), done=len(names), total=len(names))
    return posture_of(page, Severity, Verdict)


def test_what_is_not_known_stands_under_its_cause_with_all_its_rules() -> None:
    lines = [plain(line) for line in closing_lines(posture(bucket(policy=DENIED)))]
    start = lines.index("  Access was denied. Allow s3:GetSomething.")
    resource, _, rules = lines[start + 1].strip().partition("  ")
    assert resource == "raw"
    assert {"s3-tls-only", "s3-untrusted-access"} <= set(rules.split(", "))
    assert sum(line == lines[start] for line in lines) == 1


def test_a_cause_of_many_names_the_first_and_how_many_more() -> None:
    many = [bucket(f"bucket-{number:02d}", versioning=DENIED) for number in range(24)]
    lines = [plain(line) for line in closing_lines(posture(*many))]
    assert "    bucket-19  s3-versioning" in lines
    assert "    bucket-20  s3-versioning" not in lines
    assert "    and 4 more: --format json lists them all" in lines


def test_a_pipeline_of_which_nothing_failed_has_no_table_of_findings() -> None:
    titles = [table.title for table in posture_tables(posture())]
    assert titles == ["Models of claims"]
    assert totals(posture()).startswith("0 failed, 0 not known, ")
