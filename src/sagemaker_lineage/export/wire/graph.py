"""The graph: steps with their ports and runs, the edges between them, the artifacts."""

from datetime import datetime
from typing import Literal, cast

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from sagemaker_lineage.export.wire.artifact import Artifact, artifact_of, bucket_of
from sagemaker_lineage.export.wire.fields import Text, WireModel, left_out
from sagemaker_lineage.export.wire.protection import JOB, JobPosture, jobs_of, security_of
from sagemaker_lineage.export.wire.resource import Resource, resource_of
from sagemaker_lineage.export.wire.run import Registry, Run, registry_of, run_of
from sagemaker_lineage.model import graph as graph_model
from sagemaker_lineage.model.execution import Lineage
from sagemaker_lineage.model.graph import Confidence, Role

Branch = Literal["if", "else", "body"]

_PORT = {
    "name": "train",
    "uri": "s3://ml-artifacts/prep/train",
    "role": "data",
    "artifactId": 3,
    "expression": "Steps.Prep.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri",
    "resolved": True,
    "guessed": False,
    "resourceId": None,
}


class Planned(WireModel):
    """A port as the definition plans it."""

    uri: Text | None = Field(description="The planned S3 location as far as it is known.", examples=["s3://raw/in"])
    expression: Text | None = Field(
        description="How the definition writes it; null for a plain literal.", examples=[None]
    )


class Port(WireModel):
    """One input or output of a step."""

    name: Text = Field(description="The port's name.", examples=["train"])
    uri: Text | None = Field(
        description="The S3 location with everything known filled in; while unresolved the known prefix or null.",
        examples=["s3://ml-artifacts/prep/train"],
    )
    role: Role = Field(description="What the port is for.", examples=["data"])
    artifact_id: int | None = Field(
        description="The artifact of that location; null for what is no S3 location.", examples=[3]
    )
    expression: Text | None = Field(
        description="How the definition writes it; null for a plain literal.", examples=[_PORT["expression"]]
    )
    resolved: bool = Field(description="Whether the value is known to its end.", examples=[True])
    guessed: bool = Field(
        description="Whether the direction was read from the words around the value, not from the step type.",
        examples=[False],
    )
    resource_id: int | None = Field(
        description="The entry of `resources` that the port names; null for all else.", examples=[0]
    )
    value: Text | SkipJsonSchema[None] = left_out(
        "The text of a port that is no S3 location: a model name, a feature group.", "claims-model"
    )
    planned: Planned | SkipJsonSchema[None] = left_out(
        "The location in the definition, if the job's own answer differs from it.", {"uri": "s3://raw-data/claims"}
    )
    version_id: Text | SkipJsonSchema[None] = left_out(
        "The S3 object version that the address names.", "3HL4kqtJlcpXroDTDmJrmSpXd3dIbrHY"
    )
    source: Literal["association"] | SkipJsonSchema[None] = left_out(
        "Where the port comes from, if not from the definition or the job: an association in the SageMaker lineage "
        "store.",
        "association",
    )


class Instance(WireModel):
    """The machines of a job."""

    type: Text | None = Field(description="The instance type as AWS names it.", examples=["ml.m5.xlarge"])
    count: int | None = Field(description="How many.", examples=[1])


class Node(WireModel):
    """A step of the pipeline."""

    id: Text = Field(description="The step's name; `Name#2` for a second step of one name.", examples=["Train"])
    type: Text = Field(description="The definition's own Type, also when it is not a known one.", examples=["Training"])
    label: Text = Field(description="The display name, else the id.", examples=["Train the model"])
    description: Text | None = Field(description="The step's description.", examples=["XGBoost on the claims."])
    parent: Text | None = Field(
        description="The Condition or ForEach that the step stands in; null at the top.", examples=["CheckMSE"]
    )
    branch: Branch | None = Field(
        description="Which part of the parent: if, else, or the body of a ForEach.", examples=["if"]
    )
    depends_on: tuple[Text, ...] = Field(
        description="The names in DependsOn, in the order of the definition.", examples=[["Prep"]]
    )
    inputs: tuple[Port, ...] = Field(description="What the step reads, in the definition's order.", examples=[[_PORT]])
    outputs: tuple[Port, ...] = Field(
        description="What the step writes, in the definition's order.", examples=[[_PORT]]
    )
    images: tuple[Text, ...] = Field(
        description="The container images.", examples=[["111122223333.dkr.ecr.ap-northeast-2.amazonaws.com/train:1"]]
    )
    instance: Instance | None = Field(
        description="The machines of the job; null where there are none.",
        examples=[{"type": "ml.m5.xlarge", "count": 1}],
    )
    cache_enabled: bool = Field(description="Whether step caching is on.", examples=[True])
    run: Run | SkipJsonSchema[None] = left_out(
        "What happened; on every node once an execution is laid over.", {"status": "NotStarted"}
    )
    registry: Registry | None = Field(
        description="The model package that the step registered.",
        examples=[{"modelPackageArn": "arn:aws:sagemaker:ap-northeast-2:111122223333:model-package/claims/7"}],
    )
    posture: tuple[JobPosture, ...] | SkipJsonSchema[None] = left_out(
        "How what the step ran is protected: jobs, models, feature groups; left out when findings were not asked for.",
        [JOB],
    )


class Edge(WireModel):
    """A dependency; one for each (from, to, via)."""

    source: Text = Field(alias="from", description="The step that comes first.", examples=["Prep"])
    target: Text = Field(alias="to", description="The step that depends on it.", examples=["Train"])
    via: Text = Field(
        description=(
            "Why: dependsOn, ref:Get, ref:JsonGet, branch:if, branch:else, body:forEach, trigger:Failed and the "
            "other triggers, s3:uri, featureGroup, and name:KIND for other named resources."
        ),
        examples=["ref:Get"],
    )
    label: Text | None = Field(
        description="The inputs that this edge feeds, sorted and joined by `, `; null when it feeds none.",
        examples=["train"],
    )
    artifact_id: int | None = Field(
        description="The one artifact that all inputs fed by this edge share.", examples=[3]
    )
    artifact_ids: tuple[int, ...] = Field(
        description="Every artifact that flows along this edge, ascending.", examples=[[3]]
    )
    resource_ids: tuple[int, ...] = Field(
        description="Every entry of `resources` that flows along this edge, ascending.", examples=[[]]
    )
    confidence: Confidence | None = Field(
        description=(
            "How sure it is that data flows: certain (a reference), likely (the same location or name, or one inside "
            "the other), possible (a guessed direction, and the steps run in that order); null if no data flows."
        ),
        examples=["certain"],
    )
    evidence: tuple[Text, ...] = Field(
        description="JSON pointers into the definition: where it says so.",
        examples=[["/Steps/1/Arguments/InputDataConfig/0/DataSource/S3DataSource/S3Uri"]],
    )


class Graph(WireModel):
    """The lineage graph."""

    nodes: tuple[Node, ...] = Field(
        description="The steps in topological order, ties by position in the definition.",
        examples=[[{"id": "Train", "type": "Training"}]],
    )
    edges: tuple[Edge, ...] = Field(
        description="The dependencies, sorted by from, to, via.",
        examples=[[{"from": "Prep", "to": "Train", "via": "ref:Get"}]],
    )
    artifacts: tuple[Artifact, ...] = Field(
        description="The S3 locations in order of first appearance: by node, inputs before outputs.",
        examples=[[{"id": 0, "uri": "s3://raw-data/claims"}]],
    )
    resources: tuple[Resource, ...] = Field(
        description=(
            "What steps read and write that is no S3 location with a known bucket, in order of first appearance: by "
            "node, inputs before outputs."
        ),
        examples=[[{"id": 0, "kind": "feature-group", "name": "claims-features"}]],
    )


def graph_of(lineage: Lineage, now: datetime) -> Graph:
    """Return the graph with everything laid over it, as it stands on the wire."""
    security = security_of(lineage)
    buckets = {name: bucket_of(facts, security.get(name)) for name, facts in lineage.buckets.items()}
    return Graph(
        nodes=tuple(_node(node, lineage, now) for node in lineage.graph.nodes),
        edges=tuple(_edge(edge) for edge in lineage.graph.edges),
        artifacts=tuple(artifact_of(each, buckets.get(each.bucket)) for each in lineage.graph.artifacts),
        resources=tuple(map(resource_of, lineage.graph.resources)),
    )


def _node(node: graph_model.Node, lineage: Lineage, now: datetime) -> Node:
    run = lineage.runs.get(node.id)
    return Node(
        id=node.id,
        type=node.type,
        label=node.label,
        description=node.description,
        parent=node.parent,
        branch=cast("Branch | None", node.branch),
        depends_on=node.depends_on,
        inputs=tuple(map(_port, node.inputs)),
        outputs=tuple(map(_port, node.outputs)),
        images=node.images,
        instance=Instance(type=node.instance.type, count=node.instance.count) if node.instance else None,
        cache_enabled=node.cache_enabled,
        run=None if run is None else run_of(run, now, iterated=node.branch == "body"),
        registry=registry_of(lineage.packages.get(node.id)),
        posture=jobs_of(lineage, node.id),
    )


def _port(port: graph_model.Port) -> Port:
    return Port(
        name=port.name,
        uri=port.uri,
        role=port.role,
        artifact_id=port.artifact,
        expression=port.expression,
        resolved=port.resolved,
        value=port.value,
        guessed=port.guessed,
        resource_id=port.resource,
        planned=port.planned and Planned(uri=port.planned.uri, expression=port.planned.expression),
        version_id=port.version_id,
        source=cast("Literal['association'] | None", port.source),
    )


def _edge(edge: graph_model.Edge) -> Edge:
    return Edge(
        source=edge.source,
        target=edge.target,
        via=edge.via,
        label=edge.label,
        artifact_id=edge.artifact,
        artifact_ids=edge.artifacts,
        resource_ids=edge.resources,
        confidence=edge.confidence,
        evidence=edge.evidence,
    )
