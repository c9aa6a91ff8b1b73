"""The metrics of a step over executions, each as its own lineage has them."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from corekit.definitions import for_each, pipeline, step
from fakes.pricing import EXECUTION_ARN, EXECUTION_ID, PIPELINE, PIPELINE_ARN, PREFIX, REGION, REPORT, at, pricing
from fakes.reader import TableReader, cut_short, denied, drive, invalid, missing, throttled
from sagemaker_lineage import errors
from sagemaker_lineage.enrich.metric_history import read_metric_history
from sagemaker_lineage.enrich.plan import Plan, lineage_plan
from sagemaker_lineage.enrich.question import LineageRequest, MetricsQuery
from sagemaker_lineage.model.request import GapCode

DEFINITION = "sagemaker:DescribePipelineDefinitionForExecution"
STEPS = "sagemaker:ListPipelineExecutionSteps"
EXECUTIONS = ("sagemaker:ListPipelineExecutions", PIPELINE)
OLD = f"{PIPELINE_ARN}/execution/old000000000"


def summary(arn=EXECUTION_ARN, minutes=0, status="Succeeded"):
    return {"PipelineExecutionArn": arn, "StartTime": at(minutes), "PipelineExecutionStatus": status}


def listed(*summaries):
    """Return the list of executions, newest first."""
    return {EXECUTIONS: {"PipelineExecutionSummaries": list(summaries)}}


def plan(name="Train", last=20):
    query = MetricsQuery(region=REGION, pipeline=PIPELINE, step=name, last=last)
    return Plan(lambda flow: flow.start(read_metric_history(flow, query)))


def ask(name="Train", table=None, reader=None, seed=None, last=20):
    return drive(plan(name, last), reader or TableReader(pricing() | (table or {})), seed)


def gaps_of(history):
    return [(gap.code, gap.operation, gap.affects) for gap in history.gaps]


def with_old(definition=None, steps=(), status="Succeeded"):
    """Return a table with an older execution of another definition."""
    text = json.dumps(definition or pipeline(step("Other", "Fail")))
    return {
        **listed(summary(), summary(OLD, -600, status)),
        (DEFINITION, OLD): {"PipelineDefinition": text},
        (STEPS, OLD): {"PipelineExecutionSteps": list(steps)},
        ("sagemaker:ListPipelineParametersForExecution", OLD): {"PipelineParameters": []},
    }


@pytest.mark.parametrize("name", ["Prep", "Train", "Evaluate", "GoodEnough", "Register", "Stop"])
def test_the_metrics_are_those_of_the_lineage(name):
    request = LineageRequest(region=REGION, pipeline=PIPELINE, include_latest_execution=True)
    run = drive(lineage_plan(request), TableReader(pricing())).runs[name]
    history = ask(name)
    assert (history.pipeline, history.step, history.gaps) == (PIPELINE, name, ())
    (found,) = history.executions
    assert (found.id, found.status, found.started_at) == (EXECUTION_ID, "Succeeded", at(0))
    assert (found.step_status, found.metrics, found.cache_hit) == (run.status, run.metrics, False)


@pytest.mark.parametrize("seed", range(10))
def test_the_order_of_arrival_changes_nothing(seed):
    assert ask("Evaluate", with_old(), seed=seed) == ask("Evaluate", with_old())


def test_only_what_the_step_needs_is_read():
    reader = TableReader(pricing())
    ask(reader=reader)
    of_each = {DEFINITION: 1, STEPS: 1, "sagemaker:ListPipelineParametersForExecution": 1}
    assert reader.labels() == Counter(
        {"sagemaker:ListPipelineExecutions": 1, **of_each, "sagemaker:DescribeTrainingJob": 1}
    )
    reader = TableReader(pricing())
    ask("Evaluate", reader=reader)
    assert reader.labels() == Counter({"sagemaker:ListPipelineExecutions": 1, **of_each, "s3:GetObject": 1})


def test_the_longest_chain_of_reads_is_three():
    reader, asked = TableReader(pricing()), plan("Evaluate")
    rounds, waiting = 0, list(asked.start())
    while not asked.done:
        following = []
        for read in waiting:
            following += asked.follow(reader.answer(read))
        while asked.has_work:
            following += asked.work()
        rounds, waiting = rounds + 1, following
    assert rounds == 3


def test_no_more_executions_are_listed_than_are_wanted():
    reader = TableReader(pricing())
    ask(reader=reader, last=7)
    assert [read.limit for read in reader.reads if read.operation.name == "ListPipelineExecutions"] == [7]


def test_the_oldest_comes_first():
    history = ask(table=with_old())
    assert [each.id for each in history.executions] == ["old000000000", EXECUTION_ID]


def test_an_execution_that_did_not_have_the_step_says_so():
    old, new = ask(table=with_old()).executions
    assert (old.step_status, old.metrics, old.cache_hit) == (None, {}, False)
    assert new.metrics == {"validation:rmse": 2.5}


def test_a_step_that_only_an_old_execution_had_is_found():
    trained = {"StepName": "Other", "StepStatus": "Failed", "StartTime": at(-600), "EndTime": at(-599)}
    old, new = ask("Other", with_old(steps=[trained])).executions
    assert (old.step_status, new.step_status) == ("Failed", None)


def test_what_was_not_reached_has_the_status_of_the_lineage():
    old, _ = ask("Other", with_old(status="Executing")).executions
    assert old.step_status == "NotStarted"


def test_a_cached_step_has_the_metrics_of_the_job_it_took_over():
    steps = pricing()[STEPS, EXECUTION_ARN]["PipelineExecutionSteps"]
    cached = [{**each, "CacheHitResult": {"SourcePipelineExecutionArn": OLD}} for each in steps]
    for name, metrics in [("Train", {"validation:rmse": 2.5}), ("Evaluate", {"eval.regression_metrics.mse": 4.5})]:
        (found,) = ask(name, {(STEPS, EXECUTION_ARN): {"PipelineExecutionSteps": cached}}).executions
        assert (found.cache_hit, found.metrics) == (True, metrics)


def test_a_loop_has_the_metrics_of_the_iteration_that_stands_for_it():
    body = step("Fit", "Training", {"OutputDataConfig": {"S3OutputPath": "s3://pricing-models/out"}})
    passes = [
        {
            "StepName": f"Fit-{index}",
            "StepStatus": "Succeeded",
            "Metadata": {"TrainingJob": {"Arn": f"{PREFIX}:training-job/fit-{index}"}},
            "IterationContext": {"ParentStepName": "Each", "Index": index, "Item": str(index)},
        }
        for index in range(2)
    ]
    table = with_old(pipeline(for_each("Each", [body])), passes)
    table |= {
        ("sagemaker:DescribeTrainingJob", f"fit-{index}"): {
            "FinalMetricDataList": [{"MetricName": "rmse", "Value": index + 0.5}]
        }
        for index in range(2)
    }
    old, _ = ask("Fit", table).executions
    assert (old.step_status, old.metrics) == ("Succeeded", {"rmse": 0.5})


def test_a_pipeline_that_never_ran_has_no_metrics():
    assert ask(table=listed()).executions == ()


def test_an_execution_without_a_proper_arn_is_passed_over():
    assert len(ask(table=listed({"PipelineExecutionArn": "?"}, summary())).executions) == 1


@pytest.mark.parametrize("table", [{}, listed(), with_old()], ids=["ran", "never ran", "ran before"])
def test_a_step_that_is_none_is_not_found(table):
    with pytest.raises(errors.StepNotFound) as raised:
        ask("Trian", table)
    assert raised.value.resource == "Trian"


def test_a_step_that_the_pipeline_has_since_is_found():
    old = with_old() | listed(summary(OLD))
    assert [each.step_status for each in ask("Train", old).executions] == [None]


def test_where_the_pipeline_may_not_be_described_nothing_is_claimed():
    refused = {("sagemaker:DescribePipeline", PIPELINE): denied()}
    history = ask("Trian", listed() | refused)
    assert gaps_of(history) == [(GapCode.ACCESS_DENIED, "sagemaker:DescribePipeline", ("/step",))]
    with pytest.raises(errors.StepNotFound):
        ask("Trian", refused)


@pytest.mark.parametrize(
    ("failure", "error"),
    [(missing(), errors.PipelineNotFound), (denied(), errors.AccessDenied), (throttled(), errors.Throttled)],
)
def test_executions_that_cannot_be_listed_are_an_error(failure, error):
    with pytest.raises(error):
        ask(table={EXECUTIONS: failure})


def test_a_list_cut_short_is_a_gap():
    history = ask(table={EXECUTIONS: cut_short({"PipelineExecutionSummaries": [summary()]})})
    assert gaps_of(history) == [(GapCode.TRUNCATED, "sagemaker:ListPipelineExecutions", ("/executions",))]
    assert len(history.executions) == 1


PLACE = "/executions/1/"


@pytest.mark.parametrize(
    ("name", "operation", "key", "facts"),
    [
        ("Train", STEPS, EXECUTION_ARN, ("cacheHit", "metrics", "stepStatus")),
        ("Train", "sagemaker:DescribeTrainingJob", f"{EXECUTION_ID}-Train", ("metrics",)),
        ("Evaluate", "s3:GetObject", REPORT, ("metrics",)),
        ("Evaluate", "sagemaker:ListPipelineParametersForExecution", EXECUTION_ARN, ("metrics",)),
        ("Train", "sagemaker:ListPipelineParametersForExecution", EXECUTION_ARN, None),
    ],
)
def test_a_failed_read_costs_its_own_facts(name, operation, key, facts):
    whole = ask(name, with_old())
    history = ask(name, with_old() | {(operation, key): throttled()})
    lost = [] if facts is None else [(GapCode.THROTTLED, operation, tuple(PLACE + fact for fact in facts))]
    assert gaps_of(history) == lost
    assert history.executions[0] == whole.executions[0]
    assert history.executions[1].id == EXECUTION_ID


def test_without_the_executions_definition_that_of_the_pipeline_is_taken():
    history = ask(table={(DEFINITION, EXECUTION_ARN): denied()})
    assert history.executions[0].metrics == {"validation:rmse": 2.5}
    assert gaps_of(history) == [
        (GapCode.ACCESS_DENIED, DEFINITION, tuple(f"/executions/0/{n}" for n in ("cacheHit", "metrics", "stepStatus")))
    ]


@pytest.mark.parametrize("outcome", [denied(), invalid()])
def test_without_any_definition_nothing_is_known_of_the_step(outcome):
    history = ask("Trian", {(DEFINITION, EXECUTION_ARN): outcome, ("sagemaker:DescribePipeline", PIPELINE): denied()})
    assert [(each.step_status, each.metrics) for each in history.executions] == [(None, {})]
    assert [gap.operation for gap in history.gaps] == [DEFINITION]


def test_a_definition_that_cannot_be_read_is_a_gap():
    history = ask(table={(DEFINITION, EXECUTION_ARN): {"PipelineDefinition": "{"}})
    assert [(each.step_status, each.metrics) for each in history.executions] == [(None, {})]
    assert [(gap.code, gap.resource) for gap in history.gaps] == [(GapCode.INVALID, EXECUTION_ARN)]


def test_what_has_not_come_in_time_is_a_gap():
    asked, reader = plan(), TableReader(pricing())
    waiting = list(asked.start())
    for read in waiting:
        asked.follow(reader.answer(read))
    asked.expire()
    (found,) = asked.result().executions
    assert (found.step_status, found.metrics) == (None, {})
    assert {gap.code for gap in asked.result().gaps} == {GapCode.TIMEOUT}


@pytest.mark.parametrize(
    ("given", "named"),
    [({"region": "nowhere"}, "region"), ({"pipeline": "a/b"}, "name"), ({"last": 0}, "last"), ({"last": 21}, "last")],
)
def test_a_malformed_question_is_refused(given, named):
    with pytest.raises(errors.InvalidRequest) as raised:
        MetricsQuery(**{"region": REGION, "pipeline": PIPELINE, "step": "Train", **given})
    assert raised.value.resource == named
