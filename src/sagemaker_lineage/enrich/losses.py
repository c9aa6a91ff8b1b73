"""What a failed read costs, and how that becomes the gaps of the document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sagemaker_lineage.enrich.operations import GET_OBJECT
from sagemaker_lineage.model.posture import Unread
from sagemaker_lineage.model.request import AwsRead, Gap, GapCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sagemaker_lineage.model.graph import LineageGraph
    from sagemaker_lineage.model.request import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A place of the document: its own, one of a node, or one of every artifact in a bucket.

    ``path`` is a JSON pointer below that (``/run/metrics``, ``/encryption``), or the whole pointer.
    """

    path: str
    node: str | None = None
    bucket: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """Facts that are missing because one read brought nothing, or not all (``read`` None: no read was made)."""

    code: GapCode
    detail: str
    read: AwsRead | None = None
    resource: str | None = None
    facts: tuple[Fact, ...] = ()


def document_facts(*paths: str) -> tuple[Fact, ...]:
    """Return facts of the document itself."""
    return tuple(Fact(path=path) for path in paths)


def node_facts(node: str, *paths: str) -> tuple[Fact, ...]:
    """Return facts of one node, paths below the node."""
    return tuple(Fact(path=path, node=node) for path in paths)


def bucket_facts(bucket: str, *paths: str) -> tuple[Fact, ...]:
    """Return facts of a bucket, paths below ``s3``."""
    return tuple(Fact(path=path, bucket=bucket) for path in paths)


def loss_of(answer: Answer, facts: tuple[Fact, ...]) -> tuple[Loss, ...]:
    """Return what an answer that is a failure, or was cut short, costs; nothing for any other."""
    read = answer.read
    if answer.failure is not None:
        code, detail = answer.failure.code, answer.failure.detail
    elif answer.truncated is not None:
        code, detail = GapCode.TRUNCATED, answer.truncated
    else:
        return ()
    return (Loss(code=code, detail=detail, read=read, resource=resource_of(read), facts=facts),)


def unread_of(loss: Loss) -> Unread:
    """Return a loss as the fact that it leaves unread."""
    operation = loss.read.operation if loss.read else None
    return Unread(
        code=loss.code,
        detail=loss.detail,
        operation=operation.label if operation else None,
        iam_action=operation.iam_action if operation else None,
    )


def resource_of(read: AwsRead) -> str | None:
    """Return for people what was read: a name, an ARN, a bucket, an object's URI."""
    if read.operation is not GET_OBJECT:
        return read.resource
    parameters = dict(read.parameters)
    return f"s3://{parameters['Bucket']}/{parameters['Key']}"


def gaps_of(losses: Iterable[Loss], graph: LineageGraph) -> tuple[Gap, ...]:
    """Return one gap for each failed read, its facts as pointers into the document of ``graph``.

    By operation and resource; the pointers in the order of the document.
    """
    together: dict[tuple[AwsRead | None, GapCode, str, str | None], dict[Fact, None]] = {}
    for loss in losses:
        key = (loss.read, loss.code, loss.detail, loss.resource)
        together.setdefault(key, {}).update(dict.fromkeys(loss.facts))
    places = _Places(graph)
    gaps = (
        Gap(
            code=code,
            detail=detail,
            operation=read.operation.label if read else None,
            iam_action=read.operation.iam_action if read else None,
            resource=resource,
            affects=places.pointers(facts),
        )
        for (read, code, detail, resource), facts in together.items()
    )
    return sort_gaps(gaps)


def sort_gaps(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """Return the gaps by operation and resource, each once."""
    return tuple(sorted(dict.fromkeys(gaps), key=_order))


def _order(gap: Gap) -> tuple[bool, str, str, str, tuple[str, ...], str]:
    return (gap.is_opaque, gap.operation or "", gap.resource or "", gap.code, gap.affects, gap.detail)


class _Places:
    """Where nodes and buckets stand in the document."""

    def __init__(self, graph: LineageGraph) -> None:
        self._nodes = {node.id: place for place, node in enumerate(graph.nodes)}
        self._buckets: dict[str, list[int]] = {}
        for place, artifact in enumerate(graph.artifacts):
            self._buckets.setdefault(artifact.bucket, []).append(place)

    def pointers(self, facts: Mapping[Fact, None]) -> tuple[str, ...]:
        placed = sorted((place, fact.path) for fact in facts for place in self._places(fact))
        return tuple(f"{prefix}/{number}{below}{path}" if prefix else path for (prefix, number, below), path in placed)

    def _places(self, fact: Fact) -> list[tuple[str, int, str]]:
        if fact.node is not None:
            return [("/graph/nodes", self._nodes[fact.node], "")] if fact.node in self._nodes else []
        if fact.bucket is not None:
            return [("/graph/artifacts", place, "/s3") for place in self._buckets.get(fact.bucket, ())]
        return [("", 0, "")]
