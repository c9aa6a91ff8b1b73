"""The ``Parameters`` of a definition."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sagemaker_lineage.definition.expressions import literal_text
from sagemaker_lineage.definition.notes import Notes, shown
from sagemaker_lineage.model.gap import GapCode
from sagemaker_lineage.model.pipeline import Parameter

if TYPE_CHECKING:
    from sagemaker_lineage.model.pipeline import Json


def parse_parameters(value: Json, notes: Notes) -> tuple[Parameter, ...]:
    """Read the list of parameters, in the order of the definition; of two with one name the first counts."""
    if value is None:
        return ()
    if not isinstance(value, list):
        notes.add(GapCode.INVALID, "/Parameters", "Parameters is not a list and was not read.")
        return ()
    found: dict[str, Parameter] = {}
    for index, entry in enumerate(value):
        parameter = _parse_parameter(entry, f"/Parameters/{index}", notes)
        if parameter and found.setdefault(parameter.name, parameter) is not parameter:
            notes.add(
                GapCode.INVALID,
                f"/Parameters/{index}",
                f"The parameter {shown(parameter.name)} is declared twice; the first counts.",
            )
    return tuple(found.values())


def _parse_parameter(entry: Json, pointer: str, notes: Notes) -> Parameter | None:
    if not isinstance(entry, Mapping) or not isinstance(entry.get("Name"), str):
        notes.add(GapCode.INVALID, pointer, "A parameter without a name was not read.")
        return None
    kind, enum = entry.get("Type"), entry.get("EnumValues")
    description = entry.get("Description")
    return Parameter(
        name=entry["Name"],
        type=kind if isinstance(kind, str) else "String",
        default=_parse_default(entry, pointer, notes),
        enum=tuple(text for choice in enum if (text := literal_text(choice)) is not None)
        if isinstance(enum, list)
        else (),
        description=description if isinstance(description, str) else None,
    )


def _parse_default(entry: Mapping[str, Json], pointer: str, notes: Notes) -> str | int | float | bool | None:
    default = entry.get("DefaultValue")
    if default is None or isinstance(default, str | int | float | bool):
        return default
    notes.add(
        GapCode.INVALID,
        f"{pointer}/DefaultValue",
        "The default of a parameter is neither text, number nor boolean; it was not used.",
    )
    return None
