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
    """Carry out COPY and RUN of the first stage below ``root``, which stands for the image's root."""
    folder = root
    for step in stages[0]:
        if step.word == "WORKDIR":
            folder = root / step.text.lstrip("/")
            folder.mkdir(parents=True)
        elif step.word == "COPY":
            *sources, target = step.text.split()
            for source in sources:
                _copy(context / source, folder / target)
        elif step.word == "RUN":
            command = re.sub(r"(?<!\S)/opt/", f"{root}/opt/", step.text)
            command = re.sub(r"(?<!\S)python (?=-m)", f"{base_python()} ", command)
            done = run(command, folder)
            assert done.returncode == 0, done.stdout + done.stderr


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True)
    else:
        shutil.copy(source, target)
