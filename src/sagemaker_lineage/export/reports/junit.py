"""The findings as JUnit XML: a suite for each pipeline, a case for each rule and resource."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from sagemaker_lineage.model.finding import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sagemaker_lineage.export.reports.choice import Choice
    from sagemaker_lineage.export.wire.posture import PipelineFinding, Posture

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(posture: Posture, choice: Choice) -> str:
    """Return the findings as test cases; what does not apply is none.

    A failed finding is a failure from the threshold on, without one always; what is not known is skipped, with
    ``strict`` an error.
    """
    root = ET.Element("testsuites", name="sagemaker-lineage")
    applying = (each for each in posture.findings if each.verdict is not Verdict.NOT_APPLICABLE)
    for pipeline, findings in groupby(applying, key=lambda each: each.pipeline):
        root.append(_suite(pipeline, findings, choice))
    for name in ("tests", "failures", "errors", "skipped"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(pipeline: str, findings: Iterable[PipelineFinding], choice: Choice) -> ET.Element:
    suite = ET.Element("testsuite", name=_text(pipeline))
    suite.extend(_case(finding, choice) for finding in findings)
    counts = {"failures": "failure", "errors": "error", "skipped": "skipped"}
    suite.set("tests", str(len(suite)))
    for name, tag in counts.items():
        suite.set(name, str(len(suite.findall(f"testcase/{tag}"))))
    return suite


def _case(finding: PipelineFinding, choice: Choice) -> ET.Element:
    case = ET.Element("testcase", classname=_text(f"{finding.pipeline}.{finding.rule}"), name=_text(finding.resource))
    if finding.verdict is Verdict.UNKNOWN:
        mark = ET.SubElement(case, "error" if choice.strict else "skipped", message=_text(finding.reason or ""))
        if choice.strict:
            mark.set("type", "unknown")
    elif finding.verdict is Verdict.FAIL and (choice.threshold is None or choice.counts(finding)):
        mark = ET.SubElement(case, "failure", type=finding.severity.value, message=_text(_said(finding)))
        mark.text = _text(f"{finding.title}\n{_said(finding)}\nRemedy: {finding.remedy or ''}\n")
    else:
        ET.SubElement(case, "system-out").text = _text(f"{finding.verdict.value}: {_said(finding)}")
    return case


def _said(finding: PipelineFinding) -> str:
    return ". ".join(filter(None, (finding.evidence, finding.reason)))


def _text(text: str) -> str:
    """Return text without what XML cannot hold."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
