"""The page of step types, from their specifications."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reference_pages.markdown import NOTE, code, codes, sentences, table
from sagemaker_lineage.definition import steps
from sagemaker_lineage.definition.steps import STEP_SPECS, Link, PortSpec, StepSpec

if TYPE_CHECKING:
    from collections.abc import Iterator

_INTRODUCTION = """\
# Step types

What is known of each step type: where its inputs and outputs stand in the definition, and what they are for.

Paths are below `Arguments`; one that begins with `^` is at the step itself. `[]` goes through every element of a list,
`*` through every member of an object. An input or output is named by the key beside it if the table names one, else by
the last key of its path. If several would have the same name, the parts of their paths that differ stand before it
(`Containers[1].ModelDataUrl`).

The column *names* says what the text is: an S3 location, a named resource, or a setting through which no data flows.
The column *linked* says how the input or output may be joined to those of other steps by its S3 location alone
([How edges are found](../explanation/edges.md)):

- **data**: an equal location, or one inside the other, is a link.
- **prefix**: a job writes somewhere below. Equal and enclosing locations are linked, nothing below it is.
- **never**: code, configuration and logs are not linked by location. Named resources are joined by name.

The tables are not a list of all places where a location is found: wherever else in a step an S3 location stands, in
container arguments, hyperparameters, environment variables or a Lambda payload, it is an input or output as well, its
direction read from the words around it. References are followed everywhere. A step type that is not listed becomes a
step all the same, with ports found in that way, and a gap says so.

"""
_LINKS = {Link.DATA: "data", Link.PREFIX: "prefix", Link.NEVER: "never"}


def page() -> str:
    """Return the page."""
    titles = _titles()
    return NOTE + _INTRODUCTION + "\n".join(_section(spec, titles[spec.type]) for spec in STEP_SPECS)


def _titles() -> dict[str, str]:
    """Return the first line of each specification's module, by step type."""
    found = {}
    for module in vars(steps).values():
        spec = getattr(module, "SPEC", None)
        if isinstance(spec, StepSpec):
            found[spec.type] = sentences(module.__doc__).partition(": ")[2]
    return found


def _section(spec: StepSpec, title: str) -> str:
    rows = [*_rows("input", spec.inputs), *_rows("output", spec.outputs)]
    ports = table(("", "path", "named by", "names", "role", "linked"), rows) if rows else ""
    notes = "".join(f"{note}\n\n" for note in _notes(spec))
    return f"## `{spec.type}`\n\n{title[:1].upper()}{title[1:]}\n\n{notes}{ports}"


def _rows(kind: str, ports: tuple[PortSpec, ...]) -> Iterator[tuple[str, ...]]:
    for port in ports:
        named = code(port.name) or (f"always {code(port.label)}" if port.label else "")
        what = port.kind.value.replace("-", " ") if port.kind else "setting"
        yield (kind, code(port.path), named, what, _role(port), _LINKS[port.link])


def _role(port: PortSpec) -> str:
    by_role: dict[str, list[str]] = {}
    for name, role in port.roles.items():
        by_role.setdefault(role.value, []).append(name)
    special = "".join(f"; {role} if named {codes(names)}" for role, names in by_role.items())
    return f"{port.role.value}{special}"


def _notes(spec: StepSpec) -> Iterator[str]:
    if spec.output_parameters:
        yield "The outputs are the declared `OutputParameters`."
    if spec.free_arguments:
        yield "`Arguments` is a map of any keys."
    if spec.silent:
        yield f"Nothing below {codes(sorted(spec.silent))} is an input or output."
    if spec.used:
        yield f"Through {codes(sorted(spec.used))} other steps refer to what the step read."
    if spec.documents:
        yield f"{codes(sorted(spec.documents))} holds JSON as text, which is read."
    if spec.produced:
        paths = codes(each.path for each in spec.produced)
        yield f"Only the run names {paths}; until then the location is known as far as its prefix."
    if spec.images:
        yield f"Images: {codes(spec.images)}."
