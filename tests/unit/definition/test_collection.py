"""Garbage collection pauses while a definition is read, and is as before afterwards."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from sagemaker_lineage.definition import parse_definition
from sagemaker_lineage.definition.collection import without_collection
from sagemaker_lineage.errors import MalformedDefinition

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def switched_off() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


def test_nothing_is_collected_meanwhile() -> None:
    with without_collection():
        assert not gc.isenabled()
        with without_collection():
            assert not gc.isenabled()
    assert gc.isenabled()


def test_an_error_switches_it_on_again() -> None:
    with pytest.raises(MalformedDefinition):
        parse_definition("[")
    assert gc.isenabled()


@pytest.mark.usefixtures("switched_off")
def test_what_the_caller_switched_off_stays_off() -> None:
    parse_definition('{"Steps": []}')
    assert not gc.isenabled()
