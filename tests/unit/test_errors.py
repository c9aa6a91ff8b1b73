"""The tree of errors: as it is drawn, with stable codes, and nothing in a message that should not be there."""

from __future__ import annotations

import re

import pytest

from sagemaker_lineage import errors
from sagemaker_lineage.errors import (
    ERRORS,
    AccessDenied,
    AwsError,
    IncompleteAnswer,
    LineageError,
    MalformedDefinition,
    error_class,
)
from sagemaker_lineage.model.request import Answer, AwsRead, Gap, GapCode, Operation


def _drawn() -> list[tuple[int, str]]:
    """Return depth and name of every line of the drawing in the docstring."""
    lines = (errors.__doc__ or "").splitlines()
    found = (re.match(r"^    ([│├└─ ]*)([A-Z]\w+)", line) for line in lines)
    return [(len(match[1]) // 4, match[2]) for match in found if match]


def _depth(error: type[BaseException]) -> int:
    return len(error.__mro__) - len(LineageError.__mro__)


def test_the_tree_is_as_it_is_drawn() -> None:
    assert _drawn() == [(_depth(error), error.__name__) for error in ERRORS]


def test_every_error_of_the_module_is_in_the_tree() -> None:
    defined = {each for each in vars(errors).values() if isinstance(each, type) and issubclass(each, LineageError)}
    assert defined == set(ERRORS)


def test_codes_are_stable_unique_words() -> None:
    codes = [error.code for error in ERRORS]
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", code) for code in codes)


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error.__name__)
def test_every_error_has_a_title_and_says_what_it_is(error: type[LineageError]) -> None:
    assert error.title
    assert not error.title.endswith(".")
    assert error.__doc__
    assert error_class(error.code) is error


@pytest.mark.parametrize("code", [None, "", "no-such-code"])
def test_a_failure_of_no_known_kind_is_aws_own(code: str | None) -> None:
    assert error_class(code) is AwsError


def test_an_error_carries_what_a_caller_needs() -> None:
    gap = Gap(code=GapCode.ACCESS_DENIED, detail="no")
    error = AccessDenied(
        "Not allowed.", hint="Ask.", resource="p", iam_action="sagemaker:DescribePipeline", gaps=(gap,)
    )
    assert str(error) == error.message == "Not allowed."
    assert (error.hint, error.resource, error.iam_action, error.gaps) == (
        "Ask.",
        "p",
        "sagemaker:DescribePipeline",
        (gap,),
    )
    assert IncompleteAnswer("x").gaps == ()


def test_a_malformed_definition_knows_the_place() -> None:
    error = MalformedDefinition("Wrong.", pointer="/Steps/0", hint="Look.")
    assert (error.pointer, error.hint, error.code) == ("/Steps/0", "Look.", "definition-malformed")
    assert MalformedDefinition("Wrong.").pointer == ""


def test_a_read_names_itself_for_people() -> None:
    operation = Operation(service="s3", name="GetBucketTagging", iam_action="s3:GetBucketTagging", purpose="tags")
    read = AwsRead(operation=operation, region="r", parameters=(("Limit", 3), ("Bucket", "b"), ("Key", "k")))
    assert operation.label == "s3:GetBucketTagging"
    assert read.resource == "b"
    assert AwsRead(operation=operation, region="r", parameters=(("Limit", 3),)).resource is None
    assert Answer(read=read).failure is None
    assert hash(read) == hash(AwsRead(operation=operation, region="r", parameters=read.parameters))
