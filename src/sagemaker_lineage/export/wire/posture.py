"""Findings of several pipelines: what ``GET /posture`` answers and ``check`` writes."""

from collections.abc import Callable, Iterable

from pydantic import Field

from sagemaker_lineage.export.wire.fields import Text, WireModel
from sagemaker_lineage.export.wire.finding import Finding, ModelVerdict, findings_of, model_verdicts_of
from sagemaker_lineage.export.wire.gap import Gap, gaps_of
from sagemaker_lineage.model import request
from sagemaker_lineage.model.checked import CheckedPage
from sagemaker_lineage.model.execution import Lineage
from sagemaker_lineage.model.finding import Severity, Verdict

_PIPELINE = "The pipeline on whose path it is."


class PipelineFinding(Finding):
    """One rule's verdict on one resource, on the path of a pipeline."""

    pipeline: Text = Field(description=_PIPELINE, examples=["mlops-pipeline"])


class PipelineModel(ModelVerdict):
    """What the findings of a pipeline say of one model, model package or endpoint."""

    pipeline: Text = Field(description=_PIPELINE, examples=["mlops-pipeline"])


class Progress(WireModel):
    """How far a region has been judged."""

    done: int = Field(description="How many pipelines have been judged, with this page.", examples=[5])
    total: int | None = Field(description="How many there are; null where they are too many.", examples=[12])


class Posture(WireModel):
    """Findings of pipelines, and what they say of their models."""

    findings: tuple[PipelineFinding, ...] = Field(
        description="By pipeline, worst first.",
        examples=[[{"pipeline": "mlops-pipeline", "rule": "s3-public-write", "verdict": "fail"}]],
    )
    models: tuple[PipelineModel, ...] = Field(
        description="By pipeline: endpoints, model packages, models.",
        examples=[[{"pipeline": "mlops-pipeline", "kind": "model-package", "verdict": "fail"}]],
    )
    pipelines: Progress = Field(description="How far it is.", examples=[{"done": 5, "total": 12}])
    cursor: Text | None = Field(
        description="Where the region goes on; null at the end.", examples=["WzEsInBvc3R1cmUiLCJ4Il0"]
    )
    gaps: tuple[Gap, ...] = Field(
        description="What could not be read, of pipelines as a whole and within them; affects is empty.",
        examples=[[{"code": "not-found", "resource": "mlops-pipeline"}]],
    )


def posture_of(page: CheckedPage, severities: Iterable[Severity], verdicts: Iterable[Verdict]) -> Posture:
    """Return judged pipelines as they stand on the wire, with the findings of some severities and verdicts."""
    wanted = (frozenset(severities), frozenset(verdicts))

    def keep(finding: Finding) -> bool:
        return finding.severity in wanted[0] and finding.verdict in wanted[1]

    return Posture(
        findings=tuple(each for lineage in page.lineages for each in _findings(lineage, keep)),
        models=tuple(each for lineage in page.lineages for each in _models(lineage)),
        pipelines=Progress(done=page.done, total=page.total),
        cursor=page.cursor,
        gaps=gaps_of((*page.gaps, *(gap for lineage in page.lineages for gap in _gaps(lineage)))),
    )


def _findings(lineage: Lineage, keep: Callable[[Finding], bool]) -> Iterable[PipelineFinding]:
    found = findings_of(lineage.assessment) if lineage.assessment else ()
    for each in found:
        if keep(each):
            yield PipelineFinding.model_construct(**dict(each), pipeline=lineage.pipeline.name)


def _models(lineage: Lineage) -> Iterable[PipelineModel]:
    for each in model_verdicts_of(lineage.assessment) if lineage.assessment else ():
        yield PipelineModel.model_construct(**dict(each), pipeline=lineage.pipeline.name)


def _gaps(lineage: Lineage) -> Iterable[request.Gap]:
    """Yield the gaps of a pipeline once, without the places that they had in its document."""
    known = {
        request.Gap(
            code=gap.code,
            detail=gap.detail,
            operation=gap.operation,
            iam_action=gap.iam_action,
            resource=gap.resource or lineage.pipeline.name,
        )
        for gap in lineage.gaps
    }
    yield from sorted(known, key=lambda gap: (gap.is_opaque, gap.operation or "", gap.resource or "", gap.detail))
