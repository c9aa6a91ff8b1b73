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
`*` through every member of an object. The name of an input or output is the key beside it where one is named, else the
last key of its path.

The last column says how the input or output may be joined to those of other steps by its S3 location alone
([How edges are found](../explanation/edges.md)):

- **data**: an equal location, or one below the other, is a link.
- **prefix**: a job writes somewhere below. What equals or contains the location is linked, nothing below it is.
- **never**: code, configuration, logs and names are not linked by location.

References in expressions are followed everywhere, whatever this table says. A step type that is not listed becomes a
step all the same: whatever looks like an S3 location or refers to another step is an input or output, its direction is
guessed from the names around it, and a gap says so.

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
    ports = table(("", "path", "named by", "role", "linked"), rows) if rows else ""
    notes = "".join(f"{note}\n\n" for note in _notes(spec))
    return f"## `{spec.type}`\n\n{title[:1].upper()}{title[1:]}\n\n{notes}{ports}"


def _rows(kind: str, ports: tuple[PortSpec, ...]) -> Iterator[tuple[str, str, str, str, str]]:
    for port in ports:
        named = code(port.name) or (f"always {code(port.label)}" if port.label else "")
        yield (kind, code(port.path), named, _role(port), _LINKS[port.link])


def _role(port: PortSpec) -> str:
    by_role: dict[str, list[str]] = {}
    for name, role in port.roles.items():
        by_role.setdefault(role.value, []).append(name)
    special = "".join(f"; {role} if named {codes(names)}" for role, names in by_role.items())
    return f"{port.role.value}{special}"


def _notes(spec: StepSpec) -> Iterator[str]:
    if spec.output_parameters:
        yield "The outputs are the declared `OutputParameters`."
    if spec.guessed:
        where = "anywhere in its arguments" if "*" in spec.guessed else f"in {codes(sorted(spec.guessed))}"
        gap = ", and a gap says so" if spec.guess_is_a_gap else ""
        yield (
            f"Whatever looks like an S3 location or refers to another step {where} is an input or output; its "
            f"direction is guessed from the names around it{gap}."
        )
    if spec.documents:
        yield f"{codes(sorted(spec.documents))} holds JSON as text, which is read."
    if spec.produced:
        paths = codes(each.path for each in spec.produced)
        yield f"Only the run names {paths}; until then the location is known as far as its prefix."
    if spec.images:
        yield f"Images: {codes(spec.images)}."
