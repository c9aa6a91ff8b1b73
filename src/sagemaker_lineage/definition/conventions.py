"""Names that AWS's own tools give to steps, channels, inputs and outputs, and what they say about the data."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.model.graph import Role

if TYPE_CHECKING:
    from sagemaker_lineage.model.pipeline import Step

_BOOTSTRAP = "sagemaker_remote_function_bootstrap"
_NOTEBOOK = "sagemaker_headless_execution_pipelinestep"
_REPACK = re.compile(r"RepackModel(-\d+)?$")
_CODE_CHANNELS = frozenset(
    {_BOOTSTRAP, _NOTEBOOK, "code", "pre_exec_script_and_dependencies", "sm_code", "sm_drivers", "sm_rf_user_ws"}
)
_WORDS = re.compile(r"[A-Z]+(?![a-z])\d*|[A-Z]?[a-z]+\d*|\d+")
_ROLES = {
    "model": Role.MODEL,
    "models": Role.MODEL,
    "report": Role.REPORT,
    "reports": Role.REPORT,
    "evaluation": Role.REPORT,
    "baseline": Role.BASELINE,
}
_CODE_FILE = re.compile(r"\.(py|ipynb|jar|sh|sql|r|scala|whl|egg|flow)$", re.IGNORECASE)


@lru_cache(maxsize=4_096)
def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name in lower case, split at separators and where camel case begins a new one."""
    return tuple(word.lower() for word in _WORDS.findall(name))


def is_code(uri: str) -> bool:
    """Return True if a location's ending says that it is code."""
    return _CODE_FILE.search(uri) is not None


def role_of_name(name: str) -> Role:
    """Return the role that the last word of an input's or output's name tells, ``data`` if it tells none."""
    words = words_of(name)
    return _ROLES.get(words[-1], Role.DATA) if words else Role.DATA


class Conventions(NamedTuple):
    """What a step is by the conventions of the SageMaker Python SDK, which compiles all three to a training step."""

    is_function: bool = False
    """A ``@step`` function, or a Feature Processor."""
    is_notebook: bool = False
    is_repack: bool = False
    """It adds an inference script to a model."""

    @property
    def hides_data(self) -> bool:
        """Return True if the step's code reads and writes data that no part of the definition names."""
        return self.is_function or self.is_notebook

    def channel_role(self, name: str) -> Role:
        """Return the role of a training channel."""
        if name in _CODE_CHANNELS or self.is_function:
            return Role.CODE
        return Role.MODEL if self.is_repack else role_of_name(name)


NO_CONVENTIONS = Conventions()


def read_conventions(step: Step) -> Conventions:
    """Return what a step is by the names of its channels and its own."""
    if step.type != "Training":
        return NO_CONVENTIONS
    found = step.arguments.get("InputDataConfig")
    elements = found if isinstance(found, list) else ()
    channels = [channel.get("ChannelName") for channel in elements if isinstance(channel, dict)]
    return Conventions(_BOOTSTRAP in channels, _NOTEBOOK in channels, _REPACK.search(step.name) is not None)
