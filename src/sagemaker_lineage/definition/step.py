"""Step objects → :class:`~sagemaker_lineage.model.pipeline.Step`, nested branches and bodies included."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from sagemaker_lineage.definition.names import MOST_NAME, short_name
from sagemaker_lineage.definition.notes import Notes, shown
from sagemaker_lineage.model.gap import GapCode
from sagemaker_lineage.model.pipeline import Dependency, PropertyFile, Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sagemaker_lineage.model.pipeline import Json

MOST_STEPS = 40_000
"""More than a definition of 1 MiB can name."""
MOST_POINTERS = 32 * 1024 * 1024
"""Characters of the pointers of all steps together: only steps nested deeply and in thousands have more."""
MOST_DEPENDENCY_POINTERS = 8 * 1024 * 1024
NESTED = {"IfSteps": "if", "ElseSteps": "else", "ForEachBody": "body"}
"""The keys of ``Arguments`` that hold steps, and the branch each makes."""

_Waiting = tuple["Json", str, str | None, str | None]


class StepReader:
    """Reads the steps of one definition; the one place that gives out ids."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self._taken: dict[str, int] = {}
        self._steps: list[Step] = []
        self._characters = 0
        self._dependency_characters = 0

    def read_all(self, steps: list[Json]) -> tuple[Step, ...]:
        """Return every step, each before those nested in it."""
        waiting = [_entries(steps, "/Steps", None, None)]
        while waiting:
            for entry in waiting[-1]:
                if self._full:
                    detail = f"Only the first {len(self._steps):,} steps are shown; there are more."
                    self._notes.add_at_any_rate(GapCode.TRUNCATED, "/Steps", detail)
                    return tuple(self._steps)
                if nested := self._take(*entry):
                    waiting.append(chain.from_iterable(nested))
                    break
            else:
                waiting.pop()
        return tuple(self._steps)

    @property
    def _full(self) -> bool:
        return len(self._steps) >= MOST_STEPS or self._characters >= MOST_POINTERS

    def _take(self, entry: Json, pointer: str, parent: str | None, branch: str | None) -> list[Iterator[_Waiting]]:
        """Add a step; return the entries nested in it."""
        if not isinstance(entry, dict):
            detail = "An entry of a list of steps is not an object; there is no step to show."
            self._notes.add(GapCode.INVALID, pointer, detail)
            return []
        step = self._read(entry, pointer, parent, branch)
        self._steps.append(step)
        self._characters += len(pointer)
        return self._nested(entry, step)

    def _read(self, entry: dict[str, Json], pointer: str, parent: str | None, branch: str | None) -> Step:
        name = self._text(entry, "Name", pointer)
        display_name, description = entry.get("DisplayName"), entry.get("Description")
        cache = entry.get("CacheConfig")
        return Step(
            id=self._new_id(name, pointer),
            name=name or "",
            type=self._text(entry, "Type", pointer) or "Unknown",
            position=len(self._steps),
            pointer=pointer,
            body=_without_nested(entry),
            display_name=display_name if isinstance(display_name, str) else None,
            description=description if isinstance(description, str) else None,
            parent=parent,
            branch=branch,
            depends_on=tuple(self._dependencies(entry.get("DependsOn"), pointer)),
            property_files=tuple(self._property_files(entry.get("PropertyFiles"), pointer)),
            cache_enabled=isinstance(cache, dict) and cache.get("Enabled") is True,
            max_attempts=_max_attempts(entry.get("RetryPolicies")),
        )

    def _text(self, entry: dict[str, Json], key: str, pointer: str) -> str | None:
        value = entry.get(key)
        if isinstance(value, str) and value:
            return value
        self._notes.add(GapCode.INVALID, f"{pointer}/{key}", f"The step has no {key} that is text.")
        return None

    def _new_id(self, name: str | None, pointer: str) -> str:
        wanted = short_name(name) if name else f"Step#{len(self._steps) + 1}"
        found, count = wanted, self._taken.get(wanted, 0)
        while found in self._taken:
            count += 1
            found = f"{wanted}#{count}"
        self._taken[wanted] = max(count, 1)
        self._taken.setdefault(found, 1)
        if name and found != name:
            why = "occurs more than once" if found != wanted else f"has more than {MOST_NAME} characters"
            detail = f"The step name {shown(name)} {why}; this one is shown as {shown(found)}."
            self._notes.add(GapCode.INVALID, pointer, detail)
        return found

    def _nested(self, entry: dict[str, Json], step: Step) -> list[Iterator[_Waiting]]:
        arguments = entry.get("Arguments")
        if not isinstance(arguments, dict):
            if arguments is not None:
                self._notes.add(GapCode.INVALID, f"{step.pointer}/Arguments", "Arguments is not an object.")
            return []
        nested_entries: list[Iterator[_Waiting]] = []
        for key, branch in NESTED.items():
            nested, pointer = arguments.get(key), f"{step.pointer}/Arguments/{key}"
            if isinstance(nested, list):
                nested_entries.append(_entries(nested, pointer, step.id, branch))
            elif nested is not None:
                self._notes.add(GapCode.INVALID, pointer, f"{key} is not a list; the steps in it cannot be shown.")
        return nested_entries

    def _dependencies(self, value: Json, pointer: str) -> list[Dependency]:
        if value is None:
            return []
        place = f"{pointer}/DependsOn"
        if isinstance(value, str):
            self._notes.add(GapCode.INVALID, place, "DependsOn is text, not a list; it was read as one name.")
            return [Dependency(step=value, trigger=None, pointer=place)]
        if not isinstance(value, list):
            self._notes.add(GapCode.INVALID, place, "DependsOn is not a list and was not read.")
        found = []
        for index, entry in enumerate(value if isinstance(value, list) else []):
            precise = self._dependency_characters < MOST_DEPENDENCY_POINTERS
            dependency = self._dependency(entry, f"{place}/{index}" if precise else place)
            if dependency is not None:
                self._dependency_characters += len(dependency.pointer)
                found.append(dependency)
        return found

    def _dependency(self, entry: Json, pointer: str) -> Dependency | None:
        if isinstance(entry, str):
            return Dependency(step=entry, trigger=None, pointer=pointer)
        if isinstance(entry, dict) and isinstance(entry.get("Step"), str):
            trigger = entry.get("Trigger")
            return Dependency(
                step=entry["Step"], trigger=trigger if isinstance(trigger, str) else None, pointer=pointer
            )
        self._notes.add(GapCode.INVALID, pointer, "An entry of DependsOn names no step.")
        return None

    def _property_files(self, value: Json, pointer: str) -> list[PropertyFile]:
        if value is None:
            return []
        if not isinstance(value, list):
            self._notes.add(GapCode.INVALID, f"{pointer}/PropertyFiles", "PropertyFiles is not a list.")
        files = []
        for index, entry in enumerate(value if isinstance(value, list) else []):
            texts = [
                entry.get(key) if isinstance(entry, dict) else None
                for key in ("PropertyFileName", "OutputName", "FilePath")
            ]
            if all(isinstance(text, str) for text in texts):
                files.append(PropertyFile(name=str(texts[0]), output=str(texts[1]), path=str(texts[2])))
            else:
                self._notes.add(
                    GapCode.INVALID,
                    f"{pointer}/PropertyFiles/{index}",
                    "A property file lacks its name, output or path.",
                )
        return files


def _entries(steps: list[Json], pointer: str, parent: str | None, branch: str | None) -> Iterator[_Waiting]:
    return ((entry, f"{pointer}/{index}", parent, branch) for index, entry in enumerate(steps))


def _max_attempts(policies: Json) -> int | None:
    """Return the largest number of attempts that retry policies state; an expression states none."""
    if not isinstance(policies, list):
        return None
    stated = (entry.get("MaxAttempts") for entry in policies if isinstance(entry, dict))
    return max((most for most in stated if isinstance(most, int) and not isinstance(most, bool)), default=None)


def _without_nested(entry: dict[str, Json]) -> dict[str, Json]:
    arguments = entry.get("Arguments")
    if not isinstance(arguments, dict) or not NESTED.keys() & arguments.keys():
        return entry
    return {**entry, "Arguments": {key: value for key, value in arguments.items() if key not in NESTED}}
