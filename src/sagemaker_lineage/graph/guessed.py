"""Ports put where :mod:`~sagemaker_lineage.graph.guess` suspects them, and the gaps that say so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sagemaker_lineage.definition.expressions import expression_text, is_expression
from sagemaker_lineage.definition.notes import shown
from sagemaker_lineage.definition.pointer import escape
from sagemaker_lineage.definition.steps import is_known, spec_of
from sagemaker_lineage.graph.found import FoundPort
from sagemaker_lineage.graph.guess import guesses, speaks_of_writing, unknown_keys
from sagemaker_lineage.graph.location import is_s3
from sagemaker_lineage.model.gap import GapCode
from sagemaker_lineage.model.graph import Role

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from sagemaker_lineage.definition.notes import Notes
    from sagemaker_lineage.definition.pointer import Place
    from sagemaker_lineage.definition.resolve import Resolver
    from sagemaker_lineage.graph.guess import Guess
    from sagemaker_lineage.graph.ports import PortReader
    from sagemaker_lineage.graph.select import Slot
    from sagemaker_lineage.model.pipeline import Json, Step

_CODE = re.compile(r"\.(py|ipynb|jar|sh|sql|r|scala|whl|egg)$", re.IGNORECASE)
_UNSURE = (
    "The arguments name S3 locations without saying whether they are read or written; "
    "the direction is guessed from the words before them."
)
Ports = tuple[list[FoundPort], list[FoundPort]]
"""Inputs and outputs."""


class PortGuesser:
    """Finds the ports of free arguments, unknown keys and unknown step types."""

    def __init__(self, resolver: Resolver, reader: PortReader, notes: Notes) -> None:
        self._resolver = resolver
        self._reader = reader
        self._notes = notes

    def guess(self, step: Step, taken: AbstractSet[Slot], settled: AbstractSet[int]) -> Ports:
        """Return the guessed ports of ``step``; ``taken`` are the slots of the ports that are known."""
        inputs: list[FoundPort] = []
        outputs: list[FoundPort] = []
        unsure = False
        unknown = unknown_keys(step)
        unknown_names = {key for _, key in unknown}
        for place, key in unknown:
            detail = f"{step.type} steps are not known to have {shown(key)}; S3 locations in it are shown as guesses."
            self._notes.add(GapCode.UNSUPPORTED, place, detail)
        for guess in guesses(step):
            port = self._port(step, guess, settled) if guess.slot not in taken else None
            if port is None:
                continue
            (outputs if guess.is_output and not port.settled else inputs).append(port)
            unsure = unsure or not port.settled
            if guess.key not in unknown_names:
                self._check(step, guess)
        if unsure and spec_of(step.type).guess_is_a_gap:
            self._notes.add(GapCode.UNRESOLVED, f"{step.pointer}/Arguments", _UNSURE)
        return inputs, outputs

    def documents(self, step: Step, settled: AbstractSet[int]) -> Ports:
        """Return the ports of JSON that the step carries as text."""
        inputs: list[FoundPort] = []
        outputs: list[FoundPort] = []
        for key in sorted(spec_of(step.type).documents & step.arguments.keys()):
            place: Place = ((step.pointer, "Arguments"), key)
            document = self._resolver.document(step, key)
            if document.value is None and step.arguments[key] is not None:
                self._notes.add(GapCode.INVALID, place, "This text is not JSON; the locations in it cannot be shown.")
            for name, path, text in _leaves(document.value):
                value = document.written(text)
                if not is_s3(text) and not is_expression(value):
                    continue
                sources = tuple(map(id, document.expressions(text)))
                is_settled = not settled.isdisjoint(sources)
                port = FoundPort(
                    name=name,
                    role=Role.DATA,
                    text=self._reader.text(step, value, place),
                    place=place,
                    expression=expression_text(value),
                    sources=sources,
                    settled=is_settled,
                )
                if port.location or is_settled:
                    (outputs if speaks_of_writing(path) and not is_settled else inputs).append(port)
        return inputs, outputs

    def _port(self, step: Step, guess: Guess, settled: AbstractSet[int]) -> FoundPort | None:
        is_settled = id(guess.value) in settled
        text = self._reader.text(step, guess.value, guess.place)
        port = FoundPort(
            name=guess.name,
            role=Role.CODE if _CODE.search(text.encoded) else Role.DATA,
            text=text,
            place=guess.place,
            expression=expression_text(guess.value),
            sources=(id(guess.value),),
            settled=is_settled,
        )
        takes_references = "*" in spec_of(step.type).guessed
        return port if port.location or (takes_references and is_settled) else None

    def _check(self, step: Step, guess: Guess) -> None:
        """Note a location at a place where this reader knows of none."""
        if is_known(step.type) and not guess.known:
            detail = f"{step.type} steps are not known to name an S3 location here; it is shown as a guess."
            self._notes.add(GapCode.UNSUPPORTED, guess.place, detail)


def _leaves(document: Json) -> Iterator[tuple[str, str, str]]:
    """Yield (last key, whole path, text) of every text in a document, in its order."""
    waiting: list[tuple[str, str, Json]] = [("", "", document)]
    while waiting:
        name, path, value = waiting.pop()
        if isinstance(value, str):
            yield name, path, value
        elif isinstance(value, dict):
            waiting.extend((key, f"{path}/{escape(key)}"[-512:], child) for key, child in reversed(list(value.items())))
        elif isinstance(value, list):
            waiting.extend((name, path, child) for child in reversed(value))
