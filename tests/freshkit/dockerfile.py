"""A Dockerfile as values, and its build carried out step by step in a folder, without an engine."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from freshkit.environment import base_python, run

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Instruction:
    """One instruction, its continuation lines joined."""

    word: str
    text: str

    @property
    def arguments(self) -> list[str]:
        """Return the arguments of the exec form. Raises ``ValueError`` for the shell form."""
        found: list[str] = json.loads(self.text)
        return found


def parse_dockerfile(text: str) -> list[list[Instruction]]:
    """Return the instructions by stage; what stands before the first FROM is left out."""
    joined = re.sub(r"\\\n\s*", " ", re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE))
    stages: list[list[Instruction]] = []
    for line in filter(str.strip, joined.splitlines()):
        word, _, rest = line.strip().partition(" ")
        if word == "FROM":
            stages.append([])
        if stages:
            stages[-1].append(Instruction(word, rest.strip()))
    return stages


def settings_of(stage: list[Instruction]) -> dict[str, str]:
    """Return what the ENV instructions of a stage set."""
    return dict(pair.split("=", 1) for each in stage if each.word == "ENV" for pair in each.text.split())


def build(stages: list[list[Instruction]], context: Path, root: Path) -> None:
    """Carry out COPY and RUN of every stage but the last; the one before it below ``root``, the image's root."""
    *earlier, last = stages[:-1]
    roots: dict[str, Path] = {}
    for stage in (*earlier, last):
        name = stage[0].text.split(" AS ")[1]
        roots[name] = root if stage is last else root.with_name(f"{root.name}-{name}")
        _build_stage(stage, context, roots[name], roots)


def _build_stage(stage: list[Instruction], context: Path, root: Path, roots: dict[str, Path]) -> None:
    folder = root
    for step in stage:
        if step.word == "WORKDIR":
            folder = root / step.text.lstrip("/")
            folder.mkdir(parents=True)
        elif step.word == "COPY":
            _carry_out_copy(step, context, folder, roots)
        elif step.word == "RUN":
            command = re.sub(r"(?<!\S)/opt/", f"{root}/opt/", step.text)
            command = re.sub(r"(?<!\S)python (?=-m)", f"{base_python()} ", command)
            done = run(command, folder)
            assert done.returncode == 0, done.stdout + done.stderr


def _carry_out_copy(step: Instruction, context: Path, folder: Path, roots: dict[str, Path]) -> None:
    *sources, target = step.text.split()
    origin = context
    if sources[0].startswith("--from="):
        origin = roots[sources.pop(0).removeprefix("--from=")]
    for source in sources:
        _copy(origin / source.lstrip("/"), folder / target)


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True)
    else:
        shutil.copy(source, target)
