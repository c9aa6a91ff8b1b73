"""The lineage graph: steps, the edges between them, and the artifacts they read and write."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sagemaker_lineage.model.gap import Gap


class Role(StrEnum):
    """What a port or an artifact is for."""

    DATA = "data"
    CODE = "code"
    MODEL = "model"
    REPORT = "report"
    CONFIG = "config"
    BASELINE = "baseline"
    DEBUG = "debug"
    RESULT = "result"


class ResourceKind(StrEnum):
    """What a named resource is; a ``location`` is an S3 location whose bucket is not known."""

    FEATURE_GROUP = "feature-group"
    MODEL = "model"
    MODEL_PACKAGE = "model-package"
    MODEL_PACKAGE_GROUP = "model-package-group"
    ENDPOINT = "endpoint"
    TABLE = "table"
    LOCATION = "location"


class Confidence(StrEnum):
    """How sure it is that data flows along an edge."""

    CERTAIN = "certain"
    """The definition refers to the output of the other step."""
    LIKELY = "likely"
    """Both steps name the same location or resource, or one inside the other."""
    POSSIBLE = "possible"
    """The direction of one side is guessed, and the steps run in that order."""


class Planned(NamedTuple):
    """A port as the definition plans it, if the job's own answer differs."""

    uri: str | None
    expression: str | None


class Port(NamedTuple):
    """One input or output of a step.

    ``uri`` is the S3 location as far as it is known (while ``resolved`` is false: the known
    prefix, or None); ``value`` the text of a port that is no S3 location (a model name, a feature
    group); ``expression`` how the definition writes it, None for a plain literal. ``artifact`` is the
    artifact's id, ``resource`` that of the named resource. ``guessed`` says that the direction was read from the
    words around the value. ``planned`` is set if the job's answer differs from the definition. ``version_id`` is the
    S3 object version that the address names. ``source`` is ``association`` for what only the SageMaker lineage
    store recorded, else None.
    """

    name: str
    role: Role
    uri: str | None = None
    value: str | None = None
    resolved: bool = True
    expression: str | None = None
    artifact: int | None = None
    guessed: bool = False
    resource: int | None = None
    planned: Planned | None = None
    version_id: str | None = None
    source: str | None = None


class Instance(NamedTuple):
    """The machines of a job: ``type`` as AWS names it and how many; None where not known."""

    type: str | None
    count: int | None  # type: ignore[assignment]  # a tuple's own method of that name is of no use here


class Node(NamedTuple):
    """A step of the graph. ``id`` is the step name; ``depends_on`` the names in ``DependsOn``."""

    id: str
    type: str
    label: str
    position: int
    pointer: str
    description: str | None = None
    parent: str | None = None
    branch: str | None = None
    depends_on: tuple[str, ...] = ()
    inputs: tuple[Port, ...] = ()
    outputs: tuple[Port, ...] = ()
    images: tuple[str, ...] = ()
    instance: Instance | None = None
    cache_enabled: bool = False


class Edge(NamedTuple):
    """A dependency. One for each (source, target, via).

    ``label`` names the inputs the edge feeds; ``evidence`` are JSON pointers into the definition;
    ``artifact`` is the one artifact all those inputs share, else None. ``artifacts`` and ``resources`` are all that
    flows along the edge, ascending; ``confidence`` is None if nothing does.
    """

    source: str
    target: str
    via: str
    label: str | None = None
    artifact: int | None = None
    evidence: tuple[str, ...] = ()
    artifacts: tuple[int, ...] = ()
    resources: tuple[int, ...] = ()
    confidence: Confidence | None = None


class Artifact(NamedTuple):
    """An S3 location that steps read or write; one for each normalised identity.

    ``uri`` is the known prefix while ``resolved`` is false, and ``expression`` then holds the
    location with its open parts as ``${…}``. ``within`` is the artifact that this one is a part of.
    """

    id: int
    uri: str
    bucket: str
    key: str
    role: Role
    resolved: bool = True
    expression: str | None = None
    produced_by: tuple[str, ...] = ()
    consumed_by: tuple[str, ...] = ()
    within: int | None = None


class Resource(NamedTuple):
    """What steps read or write that is no S3 location with a known bucket; one for each kind and name.

    ``name`` has its open parts as ``${…}``, and ``expression`` then is how the definition writes it. ``within`` is
    the location that a location is a part of.
    """

    id: int
    kind: ResourceKind
    name: str
    arn: str | None = None
    expression: str | None = None
    produced_by: tuple[str, ...] = ()
    consumed_by: tuple[str, ...] = ()
    within: int | None = None


class LineageGraph(NamedTuple):
    """A whole graph: nodes in topological order, edges by (source, target, via), artifacts and resources by id."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    artifacts: tuple[Artifact, ...] = ()
    gaps: tuple[Gap, ...] = ()
    resources: tuple[Resource, ...] = ()

    def node(self, step: str) -> Node:
        """Return the node of that id. Raises ``KeyError``."""
        for node in self.nodes:
            if node.id == step:
                return node
        raise KeyError(step)
