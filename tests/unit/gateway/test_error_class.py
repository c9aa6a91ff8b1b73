"""Every error is found by its stable code."""

import pytest

from sagemaker_lineage import errors


def every_error() -> list[type[errors.LineageError]]:
    found = [value for value in vars(errors).values() if isinstance(value, type)]
    return [value for value in found if issubclass(value, errors.LineageError)]


def test_the_table_holds_the_whole_tree():
    assert set(errors.ERRORS) == set(every_error())


def test_no_two_errors_share_a_code():
    assert len({error.code for error in errors.ERRORS}) == len(errors.ERRORS)


@pytest.mark.parametrize("error", errors.ERRORS, ids=lambda error: error.code)
def test_an_error_is_found_by_its_code(error):
    assert errors.error_class(error.code) is error


@pytest.mark.parametrize("code", [None, "", "no-such-code"])
def test_an_unknown_code_is_an_error_of_aws(code):
    assert errors.error_class(code) is errors.AwsError
