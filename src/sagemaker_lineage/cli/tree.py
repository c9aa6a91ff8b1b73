"""The lineage as a tree of text: steps in topological order, nested ones below their condition or loop.

Pure: a document in, lines out. Each step says where it comes from, what it reads and writes, and,
once an execution is laid over, what happened. An output and the only thing below it take one line.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from sagemaker_lineage.cli.lines import Glyphs, Line, Span, say, short
from sagemaker_lineage.cli.status import duration, status_span
from sagemaker_lineage.cli.tables import location, named
from sagemaker_lineage.export.datum import Datum, port_id
from sagemaker_lineage.export.folding import fold
from sagemaker_lineage.export.opaque import NOTE, opaque_steps
from sagemaker_lineage.export.readable import kind_words, readable
from sagemaker_lineage.export.wire.resource import Resource
from sagemaker_lineage.model.graph import Confidence, ResourceKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sagemaker_lineage.export.document import LineageDocument
    from sagemaker_lineage.export.wire.graph import Edge, Node, Port
    from sagemaker_lineage.export.wire.run import Iteration, Registry, Run

MOST_PORTS = 12
MOST_SOURCES = 8
MOST_METRICS = 6
_BRANCHES = ("if", "else", "body")


class _Entry(NamedTuple):
    """What is still to be drawn: a step or the heading of a branch, and what stands before it."""

    indent: str
    is_last: bool
    node: Node | None
    branch: str = ""
    below: tuple[Node, ...] = ()


def tree_lines(document: LineageDocument, glyphs: Glyphs) -> Iterator[Line]:
    """Yield the tree line by line: the pipeline, then its steps."""
    yield from _heading(document, glyphs)
    drawing = _Drawing(document, glyphs)
    pending = drawing.entries("", drawing.children[None])
    while pending:
        entry = pending.pop()
        yield from drawing.lines(entry)
        pending.extend(drawing.below(entry))


def _heading(document: LineageDocument, glyphs: Glyphs) -> Iterator[Line]:
    pipeline, execution, summary = document.pipeline, document.execution, document.summary
    title = [say(pipeline.name, "bold")]
    if execution is not None:
        title += [say("  "), status_span(summary.overall_status, glyphs), *_with_gap(duration(summary.elapsed_sec))]
    yield tuple(title)
    if execution is not None:
        started = execution.start_time.strftime("  %Y-%m-%d %H:%M:%SZ") if execution.start_time else ""
        by = f" by {execution.started_by}" if execution.started_by else ""
        yield (say(f"execution {execution.id}{started}{by}", "dim"),)
        if execution.failure_reason:
            yield (say(execution.failure_reason, "red"),)
    counts = [_count(summary.nodes, "step"), _count(summary.edges, "edge"), _count(summary.artifacts, "artifact")]
    named_too = [_count(len(resources), "named resource")] if (resources := document.graph.resources) else []
    yield (say(f" {glyphs.dot} ".join([*counts, *named_too, _count(summary.buckets, "bucket")]), "dim"),)


class _Drawing:
    """The graph by step, as drawing needs it."""

    def __init__(self, document: LineageDocument, glyphs: Glyphs) -> None:
        self.glyphs = glyphs
        self.incoming: dict[str, list[Edge]] = defaultdict(list)
        self.children: dict[str | None, list[Node]] = defaultdict(list)
        self.opaque = opaque_steps(document)
        groups = (*fold(document.graph.artifacts), *fold(document.graph.resources))
        self.groups = {member: group for group in groups for member in group.ids}
        known = {node.id for node in document.graph.nodes}
        for edge in document.graph.edges:
            self.incoming[edge.target].append(edge)
        for node in document.graph.nodes:
            self.children[node.parent if node.parent in known else None].append(node)

    def entries(self, indent: str, nodes: Sequence[Node]) -> list[_Entry]:
        """Return the entries of some steps, the first one last: entries are taken from the end."""
        last = len(nodes) - 1
        return [_Entry(indent, place == last, node) for place, node in reversed(list(enumerate(nodes)))]

    def below(self, entry: _Entry) -> list[_Entry]:
        """Return what hangs below an entry: a step's branches, a branch's steps."""
        indent = entry.indent + (self.glyphs.gap if entry.is_last else self.glyphs.bar)
        if entry.node is None:
            return self.entries(indent, entry.below)
        nested = self.children.get(entry.node.id, [])
        branches = {name: tuple(n for n in nested if (n.branch or "body") == name) for name in _BRANCHES}
        filled = [(name, nodes) for name, nodes in branches.items() if nodes]
        return [_Entry(indent, (name, nodes) == filled[-1], None, name, nodes) for name, nodes in reversed(filled)]

    def lines(self, entry: _Entry) -> Iterator[Line]:
        """Yield an entry's own lines: its name, then its details set in below."""
        head = Span(entry.indent + (self.glyphs.corner if entry.is_last else self.glyphs.tee), "dim")
        if entry.node is None:
            yield (head, say(_BRANCH_WORDS[entry.branch], "italic"))
            return
        yield (head, *self._title(entry.node))
        hangs = self.glyphs.bar if self.children.get(entry.node.id) else self.glyphs.gap
        inner = entry.indent + (self.glyphs.gap if entry.is_last else self.glyphs.bar) + hangs
        for detail in self._details(entry.node):
            yield (Span(inner, "dim"), *detail)

    def _title(self, node: Node) -> Iterator[Span]:
        yield say(node.id, "bold")
        if node.label != node.id:
            yield say(f" ({node.label})")
        yield say(f"  {node.type}", "cyan")
        if node.run is not None:
            yield say("  ")
            yield status_span(node.run.status, self.glyphs)
            yield from _with_gap(duration(node.run.elapsed_sec))
            yield from (say(f"  {note}", "dim") for note in _run_notes(node.run, self.glyphs))
        if node.instance is not None and node.instance.type:
            count = f" {self.glyphs.times}{node.instance.count}" if node.instance.count else ""
            yield say(f"  {node.instance.type}{count}", "dim")
        if node.id in self.opaque:
            yield say(f"  {NOTE}", "yellow")

    def _details(self, node: Node) -> Iterator[Line]:
        sources = _sources(self.incoming[node.id], node.parent)
        if sources:
            yield (say(f"{self.glyphs.into} {_first(sources, MOST_SOURCES)}"),)
        yield from self._ports("reads", node.inputs)
        yield from self._ports("writes", node.outputs)
        if node.run is not None:
            yield from _outcome(node.run)
        if node.registry is not None:
            yield (say("registered  ", "dim"), say(_registered(node.registry), "magenta"))

    def _ports(self, verb: str, ports: Sequence[Port]) -> Iterator[Line]:
        folded = list(self._folded(ports))
        width = max((cell_len(port.name) for port, _ in folded[:MOST_PORTS]), default=0)
        for port, datum in folded[:MOST_PORTS]:
            padding = " " * (width - cell_len(port.name))
            yield (say(f"{verb:<6}  ", "dim"), say(f"{port.name}{padding}  "), *_place(port, datum))
        if len(folded) > MOST_PORTS:
            yield (say(f"{verb:<6}  and {len(folded) - MOST_PORTS} more", "dim"),)

    def _folded(self, ports: Sequence[Port]) -> Iterator[tuple[Port, Datum | None]]:
        """Yield ports with what they name. Of a group the first stands for the others that have nothing to add."""
        heads: dict[str, str] = {}
        for port in ports:
            datum = port_id(port)
            if datum is None:
                yield port, None
                continue
            group = self.groups[datum]
            if group.id not in heads:
                heads[group.id] = datum
                yield port, group.members[-1]
            elif heads[group.id] == datum or port.guessed or port.source or port.planned:
                yield port, group.members[group.ids.index(datum)]


def _place(port: Port, datum: Datum | None) -> Iterator[Span]:
    """Yield where a port leads, then marks: the kind of a resource, a guess, a plan that the job did not keep to."""
    if isinstance(datum, Resource):
        yield named(datum)
        yield from () if datum.kind is ResourceKind.LOCATION else (say(f"  {kind_words(datum.kind)}", "cyan"),)
    elif datum is not None:
        yield location(datum)
    else:
        yield say(short(port.uri or port.value or port.expression or "?"), "" if port.resolved else "dim")
    if port.guessed:
        yield say("  guessed", "yellow")
    if port.source is not None:
        yield say(f"  from an {port.source}", "dim")
    if port.planned is not None:
        yield say(f"  planned {short(readable(port.planned.uri or port.planned.expression or '?'))}", "yellow")


_BRANCH_WORDS = {"if": "if true", "else": "else", "body": "for each"}


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _with_gap(text: str) -> list[Span]:
    return [say(f"  {text}")] if text else []


def _first(texts: Sequence[str], most: int) -> str:
    more = len(texts) - most
    return ", ".join(texts[:most]) + (f" and {more} more" if more > 0 else "")


def _sources(edges: Sequence[Edge], parent: str | None) -> list[str]:
    """Return the steps that come first, each once, with what they feed; not the step's own parent by nesting."""
    by_source: dict[str, list[Edge]] = {}
    for edge in edges:
        if edge.source != parent or not edge.via.startswith(("branch:", "body:")):
            by_source.setdefault(edge.source, []).append(edge)
    return [f"{source}{_why(between)}" for source, between in by_source.items()]


def _why(edges: Sequence[Edge]) -> str:
    """Return what the edges of one source feed, in parentheses; ``possible`` if none of them says more than that."""
    triggers = [edge.via.removeprefix("trigger:") if edge.via.startswith("trigger:") else edge.label for edge in edges]
    fed = ", ".join(dict.fromkeys(filter(None, triggers)))
    how_sure = {edge.confidence for edge, word in zip(edges, triggers, strict=True) if edge.confidence or word}
    words = ": ".join(filter(None, ("possible" if how_sure == {Confidence.POSSIBLE} else "", fed)))
    return f" ({words})" if words else ""


def _run_notes(run: Run, glyphs: Glyphs) -> Iterator[str]:
    if run.outcome is not None:
        yield f"{glyphs.to} {run.outcome}"
    if run.cache_hit is not None:
        yield "from cache"
    if run.attempts is not None and run.attempts > 1:
        yield f"{run.attempts} attempts"


def _outcome(run: Run) -> Iterator[Line]:
    if run.iterations:
        yield (say("passes  ", "dim"), say(_passes(run.iterations)))
    if run.metrics:
        shown = [f"{name} {value:.6g}" for name, value in run.metrics.items()]
        yield (say("metrics ", "dim"), say(_first(shown, MOST_METRICS)))
    if run.failure_reason:
        yield (say(run.failure_reason, "red"),)


def _passes(iterations: Sequence[Iteration]) -> str:
    counted = Counter(each.status for each in iterations)
    return f"{len(iterations)}: " + ", ".join(f"{count} {status}" for status, count in sorted(counted.items()))


def _registered(registry: Registry) -> str:
    name = registry.model_package_arn if registry.group is None else f"{registry.group} version {registry.version}"
    return f"{name}, {registry.approval_status}" if registry.approval_status else name
