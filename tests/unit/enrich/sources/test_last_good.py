"""The last execution that succeeded before the one shown."""

from datetime import UTC, datetime, timedelta

import pytest

from fakes.pricing import PIPELINE, PIPELINE_ARN, REGION
from fakes.reader import cut_short, denied, run_source
from sagemaker_lineage.enrich.sources.last_good import MOST_EARLIER, read_last_good
from sagemaker_lineage.enrich.sources.pipeline import MOST_RECENT
from sagemaker_lineage.model.execution import LastGood
from sagemaker_lineage.model.request import Answer, GapCode

LIST = ("sagemaker:ListPipelineExecutions",)
SHOWN = datetime(2026, 5, 1, 8, 0, 30, 250_000, UTC)
EMPTY = {"PipelineExecutionSummaries": []}


def run(number, status):
    """Return the summary of an execution that began so many hours before the one shown."""
    return {
        "PipelineExecutionArn": f"{PIPELINE_ARN}/execution/run{number:04d}",
        "PipelineExecutionStatus": status,
        "StartTime": SHOWN - timedelta(hours=number),
    }


def listed(*runs):
    return {"PipelineExecutionSummaries": list(runs)}


def recent(*runs, **answer):
    return Answer(read=None, payload=listed(*runs), **answer)


def look(table, answer=None, shown=SHOWN):
    return run_source(read_last_good, table, REGION, PIPELINE, shown, answer)


def good(number):
    return LastGood(id=f"run{number:04d}", started_at=SHOWN - timedelta(hours=number))


def test_it_is_the_newest_that_succeeded_before_the_one_shown():
    runs = [run(number, status) for number, status in enumerate(["Succeeded", "Failed", "Succeeded", "Succeeded"])]
    assert look({}, recent(*runs)) == (good(2), ())


@pytest.mark.parametrize("status", ["Failed", "Stopped", "Executing", "CompletedWithFailures", None])
def test_where_none_succeeded_there_is_none(status):
    assert look({}, recent(run(0, "Failed"), run(1, status), {"StartTime": SHOWN}, {})) == (None, ())


def test_a_named_execution_is_looked_for_among_earlier_ones():
    def earlier(read):
        assert dict(read.parameters)["CreatedBefore"] == "2026-05-01T08:00:31+00:00"
        assert read.limit == MOST_EARLIER
        return listed(
            {**run(0, "Succeeded"), "StartTime": SHOWN + timedelta(milliseconds=300)},
            run(0, "Succeeded"),
            run(1, "Failed"),
            run(2, "Succeeded"),
        )

    assert look({LIST: earlier}) == (good(2), ())


def test_where_all_recent_ones_failed_earlier_ones_are_listed():
    failed = [run(number, "Failed") for number in range(MOST_RECENT)]

    def earlier(read):
        assert datetime.fromisoformat(dict(read.parameters)["CreatedBefore"]) < SHOWN - timedelta(hours=18)
        return listed(failed[-1], run(25, "Succeeded"))

    assert look({LIST: earlier}, recent(*failed)) == (good(25), ())


def test_a_recent_list_that_was_cut_short_is_not_the_whole():
    assert look({LIST: listed(run(7, "Succeeded"))}, recent(run(0, "Failed"), truncated="Broken off.")) == (good(7), ())


def test_what_was_not_looked_through_is_a_gap():
    many = [run(number, "Failed") for number in range(1, MOST_EARLIER + 1)]
    found, (loss,) = look({LIST: listed(*many)})
    assert (found, loss.code, loss.facts[0].path) == (None, GapCode.TRUNCATED, "/execution/lastGood")
    assert str(MOST_EARLIER) in loss.detail


@pytest.mark.parametrize(
    ("outcome", "code"), [(denied(), GapCode.ACCESS_DENIED), (cut_short(EMPTY), GapCode.TRUNCATED)]
)
def test_a_list_that_cannot_be_read_is_a_gap(outcome, code):
    found, (loss,) = look({LIST: outcome})
    assert (found, loss.code, loss.facts[0].path) == (None, code, "/execution/lastGood")


def test_without_a_beginning_there_is_no_before():
    found, (loss,) = look({}, None, None)
    assert (found, loss.code) == (None, GapCode.UNRESOLVED)
