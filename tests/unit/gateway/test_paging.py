"""Lists are read to their end, whatever AWS does."""

import pytest
from botocore.exceptions import EndpointConnectionError

from gatewaykit.reads import LIST, read_of
from gatewaykit.refusals import refusal
from sagemaker_lineage.gateway.limits import Limits
from sagemaker_lineage.gateway.paging import read_list
from sagemaker_lineage.model.request import Pages

PAGES = LIST.pages


class Script:
    """Answer with one entry after another, the last one again and again; exceptions are raised."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.asked = []

    def __call__(self, parameters):
        self.asked.append(dict(parameters))
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer


def page(*items, token=None):
    return {"PipelineSummaries": list(items)} | ({"NextToken": token} if token else {})


def listed(script, *, limit=None, pages=PAGES, limits=None, **parameters):
    return read_list(script, read_of(LIST, limit=limit, **parameters), pages, limits or Limits())


def test_every_page_is_read():
    script = Script(page(1, 2, token="a"), page(token="b"), page(3))
    found = listed(script, SortBy="Name")
    assert (found.items, found.truncated) == ([1, 2, 3], None)
    assert script.asked == [
        {"SortBy": "Name", "MaxResults": 100},
        {"SortBy": "Name", "MaxResults": 100, "NextToken": "a"},
        {"SortBy": "Name", "MaxResults": 100, "NextToken": "b"},
    ]


@pytest.mark.parametrize(("limit", "size"), [(1, 1), (99, 99), (100, 100), (5000, 100)])
def test_no_larger_page_is_asked_for_than_wanted(limit, size):
    script = Script(page(1))
    listed(script, limit=limit)
    assert script.asked[0]["MaxResults"] == size


def test_reading_stops_when_there_is_enough():
    script = Script(page(1, 2, token="a"), page(3, 4, token="b"), page(5))
    found = listed(script, limit=3)
    assert found.truncated is None
    assert len(script.asked) == 2


def test_an_operation_without_a_page_size_is_asked_without():
    script = Script(page(1))
    listed(script, pages=Pages(items="PipelineSummaries", size_parameter=None))
    assert script.asked == [{}]


def test_other_token_names_are_used():
    script = Script({"Buckets": [1], "Next": "n"}, {"Buckets": [2]})
    found = listed(script, pages=Pages(items="Buckets", request_token="After", answer_token="Next"))
    assert found.items == [1, 2]
    assert script.asked[1]["After"] == "n"


def test_an_answer_without_the_list_is_an_empty_page():
    assert listed(Script({})).items == []


def test_a_token_given_twice_ends_the_reading():
    script = Script(page(1, token="a"), page(2, token="b"), page(3, token="a"))
    found = listed(script)
    assert found.items == [1, 2, 3]
    assert found.truncated == "Only the first 3 were read: AWS gave the same page token twice."


def fresh_tokens(*items):
    number = 0

    def answer(_):
        nonlocal number
        number += 1
        return page(*items, token=str(number))

    return answer


def test_empty_pages_without_end_end_the_reading():
    found = listed(fresh_tokens(), limits=Limits(empty_pages=4))
    assert found.truncated == "Only the first 0 were read: AWS gave 4 empty pages in a row."


def test_pages_without_end_end_the_reading():
    found = listed(fresh_tokens("x"), limits=Limits(pages=7))
    assert found.items == ["x"] * 7
    assert found.truncated == "Only the first 7 were read: there are more than 7 pages."


def test_a_failure_on_the_first_page_is_raised():
    with pytest.raises(EndpointConnectionError):
        listed(Script(EndpointConnectionError(endpoint_url="u")))


def test_a_failure_on_a_later_page_keeps_what_was_read():
    found = listed(Script(page(1, 2, token="a"), refusal("ThrottlingException")))
    assert found.items == [1, 2]
    assert found.truncated == (
        "Only the first 2 were read: AWS throttled sagemaker:ListPipelines, again on every retry. (throttled)"
    )


def test_a_defect_on_a_later_page_is_raised():
    with pytest.raises(ZeroDivisionError):
        listed(Script(page(1, token="a"), ZeroDivisionError()))
