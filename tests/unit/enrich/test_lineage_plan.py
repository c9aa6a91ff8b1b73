"""One lineage, planned and assembled over a small account."""

from __future__ import annotations

import contextlib
import json
import random
from collections import Counter
from dataclasses import replace

import pytest

from fakes import pricing as account
from fakes.pricing import EXECUTION_ARN, EXECUTION_ID, PIPELINE, PIPELINE_ARN, REGION, REPORT, at, pricing
from fakes.reader import ABSENT, TableReader, cut_short, denied, drive, invalid, missing, throttled
from sagemaker_lineage import errors
from sagemaker_lineage.enrich.course import LARGEST_SEED
from sagemaker_lineage.enrich.operations import OPERATIONS
from sagemaker_lineage.enrich.plan import lineage_plan
from sagemaker_lineage.enrich.question import LineageRequest
from sagemaker_lineage.model.execution import Domain
from sagemaker_lineage.model.request import GapCode


def ask(table=None, reader=None, seed=None, **request):
    reader = reader or TableReader(pricing() if table is None else table)
    asked = LineageRequest(**{"region": REGION, "pipeline": PIPELINE, "include_latest_execution": True, **request})
    return drive(lineage_plan(asked), reader, seed)


def gaps_of(lineage):
    return [(gap.code, gap.operation, gap.resource) for gap in lineage.gaps]


def test_everything_is_read_and_laid_over_the_graph():
    lineage = ask()
    assert lineage.gaps == ()
    assert lineage.source == "execution"
    assert lineage.pipeline.tags == {"DomainName": "studio"}
    assert lineage.parameter_values == {"Raw": "s3://pricing-raw/2026"}
    assert {node: run.status for node, run in lineage.runs.items()} == {
        "Prep": "Succeeded",
        "Train": "Succeeded",
        "Evaluate": "Succeeded",
        "GoodEnough": "Succeeded",
        "Register": "Succeeded",
        "Stop": "NotTaken",
    }
    assert lineage.runs["Train"].metrics == {"validation:rmse": 2.5}
    assert lineage.runs["Train"].billable_seconds == 900
    assert lineage.runs["Evaluate"].metrics == {"eval.regression_metrics.mse": 4.5}
    assert lineage.runs["Evaluate"].report_object == REPORT
    assert lineage.runs["GoodEnough"].outcome == "True"
    assert list(lineage.packages) == ["Register"]
    assert lineage.packages["Register"].version == 7
    assert list(lineage.buckets) == ["pricing-raw", "pricing-data", "pricing-models"]
    assert lineage.buckets["pricing-raw"].public_access == "Blocked"


def test_the_execution_ends_with_its_last_step():
    execution = ask().execution
    assert (execution.started_at, execution.ended_at) == (at(0), at(42))
    assert (execution.id, execution.started_by, execution.display_name) == (EXECUTION_ID, "ada", "first")


def test_real_inputs_and_outputs_replace_planned_ones():
    ports = {port.name: port.uri for port in ask().graph.node("Evaluate").inputs}
    assert ports["model"] == account.MODEL


@pytest.mark.parametrize("seed", range(25))
def test_the_order_of_arrival_changes_nothing(seed):
    assert ask(seed=seed) == ask()


def test_no_read_is_made_twice_and_the_number_is_small():
    reader = TableReader(pricing())
    ask(reader=reader)
    assert len(set(reader.reads)) == len(reader.reads)
    assert reader.labels() == Counter(
        {
            "sagemaker:DescribePipeline": 1,
            "sagemaker:ListTags": 1,
            "sagemaker:ListPipelineExecutions": 1,
            "sagemaker:DescribePipelineExecution": 1,
            "sagemaker:DescribePipelineDefinitionForExecution": 1,
            "sagemaker:ListPipelineParametersForExecution": 1,
            "sagemaker:ListPipelineExecutionSteps": 1,
            "sagemaker:DescribeProcessingJob": 2,
            "sagemaker:DescribeTrainingJob": 1,
            "sagemaker:DescribeModelPackage": 1,
            "s3control:GetPublicAccessBlock": 1,
            "s3:GetObject": 1,
            "s3:GetBucketLocation": 3,
            "s3:GetBucketEncryption": 3,
            "s3:GetBucketVersioning": 3,
            "s3:GetPublicAccessBlock": 3,
            "s3:GetBucketTagging": 3,
        }
    )


def test_the_longest_chain_of_reads_is_three():
    reader = TableReader(pricing())
    plan = lineage_plan(LineageRequest(region=REGION, pipeline=PIPELINE, include_latest_execution=True))
    rounds, waiting = 0, list(plan.start())
    while not plan.done:
        following = []
        for read in waiting:
            following += plan.follow(reader.answer(read))
        while plan.has_work:
            following += plan.work()
        rounds, waiting = rounds + 1, following
    assert rounds == 3


def test_without_an_overlay_only_the_pipeline_and_its_buckets_are_read():
    reader = TableReader(pricing())
    lineage = ask(reader=reader, include_latest_execution=False)
    assert (lineage.execution, lineage.runs, lineage.packages, lineage.source) == (None, {}, {}, "pipeline")
    sagemaker = {label for label in reader.labels() if label.startswith("sagemaker:")}
    assert sagemaker == {"sagemaker:DescribePipeline", "sagemaker:ListTags"}


def test_a_pipeline_that_never_ran_has_its_graph():
    table = pricing() | {("sagemaker:ListPipelineExecutions", PIPELINE): {"PipelineExecutionSummaries": []}}
    lineage = ask(table)
    assert (lineage.execution, lineage.runs, lineage.gaps) == (None, {}, ())
    assert len(lineage.graph.nodes) == 6
    assert set(lineage.buckets) == set(account.BUCKETS)


def test_the_pipeline_can_be_named_by_its_arn():
    table = pricing()
    for label in ("sagemaker:DescribePipeline", "sagemaker:ListPipelineExecutions"):
        table[label, PIPELINE_ARN] = table.pop((label, PIPELINE))
    assert ask(table, pipeline=PIPELINE_ARN) == ask()


@pytest.mark.parametrize("execution", [EXECUTION_ID, EXECUTION_ARN])
def test_an_execution_can_be_named_by_id_or_arn(execution):
    def earlier(read):
        """Answer for the executions before that one: the newest is not asked for."""
        assert dict(read.parameters)["CreatedBefore"] == "2026-05-01T08:00:01+00:00"
        return {"PipelineExecutionSummaries": []}

    table = pricing() | {("sagemaker:ListPipelineExecutions", PIPELINE): earlier}
    assert ask(table, execution=execution, include_latest_execution=False) == ask()


class TestInclude:
    def test_nothing_is_paid_for_that_was_not_asked_for(self):
        reader = TableReader(pricing())
        lineage = ask(reader=reader, include=frozenset())
        assert (lineage.runs, lineage.packages, lineage.buckets, lineage.gaps) == ({}, {}, {}, ())
        assert lineage.execution.status == "Succeeded"
        assert set(reader.labels()) == {
            "sagemaker:DescribePipeline",
            "sagemaker:ListTags",
            "sagemaker:ListPipelineExecutions",
            "sagemaker:DescribePipelineExecution",
            "sagemaker:DescribePipelineDefinitionForExecution",
            "sagemaker:ListPipelineParametersForExecution",
        }

    @pytest.mark.parametrize(
        ("word", "more"),
        [
            ("run", set()),
            (
                "jobs",
                {
                    "sagemaker:DescribeProcessingJob",
                    "sagemaker:DescribeTrainingJob",
                    "sagemaker:DescribeModelPackage",
                },
            ),
            ("metrics", {"sagemaker:DescribeTrainingJob", "s3:GetObject"}),
            ("registry", {"sagemaker:DescribeModelPackage"}),
        ],
    )
    def test_a_word_costs_what_it_needs(self, word, more):
        reader = TableReader(pricing())
        lineage = ask(reader=reader, include=frozenset({word}))
        assert {label for label in reader.labels() if "Describe" in label and "Pipeline" not in label} | {
            label for label in reader.labels() if label.startswith("s3")
        } == more
        assert bool(lineage.packages) == (word == "registry")
        assert bool(lineage.runs) == (word != "registry")

    def test_a_run_without_its_word_has_its_status_alone(self):
        run = ask(include=frozenset({"metrics"})).runs["Train"]
        assert (run.status, run.metrics) == ("Succeeded", {"validation:rmse": 2.5})
        assert (run.started_at, run.job_arn, run.billable_seconds, run.logs) == (None, None, None, None)

    def test_buckets_alone(self):
        lineage = ask(include=frozenset({"s3"}))
        assert (lineage.runs, set(lineage.buckets)) == ({}, set(account.BUCKETS))

    def test_a_cached_report_is_found_by_its_job_though_jobs_are_not_shown(self):
        table = pricing()
        steps = account.execution_steps()
        steps[2]["CacheHitResult"] = {"SourcePipelineExecutionArn": EXECUTION_ARN.replace(EXECUTION_ID, "old")}
        older = "s3://pricing-data/old/evaluation"
        table["sagemaker:ListPipelineExecutionSteps", EXECUTION_ARN] = {"PipelineExecutionSteps": steps}
        table["sagemaker:DescribeProcessingJob", f"{EXECUTION_ID}-Evaluate"] = account.processing_job(
            "Evaluate", {}, {"evaluation": older}
        )
        table["s3:GetObject", f"{older}/evaluation.json"] = table.pop(("s3:GetObject", REPORT))
        lineage = ask(table, include=frozenset({"metrics"}))
        assert lineage.runs["Evaluate"].report_object == f"{older}/evaluation.json"
        assert lineage.graph.node("Evaluate").outputs[0].uri == f"s3://pricing-data/{EXECUTION_ID}/evaluation"


class TestErrors:
    @pytest.mark.parametrize(
        ("key", "outcome", "error"),
        [
            (("sagemaker:DescribePipeline", PIPELINE), missing(), errors.PipelineNotFound),
            (("sagemaker:DescribePipeline", PIPELINE), throttled(), errors.Throttled),
            (("sagemaker:ListPipelineExecutions", PIPELINE), denied(), errors.AccessDenied),
            (("sagemaker:ListPipelineExecutions", PIPELINE), throttled(), errors.Throttled),
        ],
    )
    def test_the_asked_for_thing_itself_cannot_be_had(self, key, outcome, error):
        with pytest.raises(error):
            ask(pricing() | {key: outcome})

    def test_a_definition_that_cannot_be_read_is_an_error(self):
        table = pricing() | {
            ("sagemaker:DescribePipelineDefinitionForExecution", EXECUTION_ARN): {"PipelineDefinition": "{"}
        }
        with pytest.raises(errors.MalformedDefinition):
            ask(table)

    def test_the_pipelines_own_definition_does_not_matter_when_an_execution_is_laid_over(self):
        table = pricing()
        key = ("sagemaker:DescribePipeline", PIPELINE)
        table[key] = table[key] | {"PipelineDefinition": "{"}
        assert ask(table).graph == ask().graph

    def test_a_large_definition_is_not_read_only_to_ask_earlier_for_its_buckets(self):
        table, reader = pricing(), TableReader(pricing())
        key = ("sagemaker:DescribePipeline", PIPELINE)
        large = account.definition() | {"Metadata": {"note": "x" * LARGEST_SEED}}
        large["Steps"][0]["Arguments"]["ProcessingInputs"][0]["S3Input"]["S3Uri"] = "s3://only-here/data"
        reader.table[key] = table[key] | {"PipelineDefinition": json.dumps(large)}
        assert ask(reader=reader).graph == ask().graph
        assert "only-here" not in {read.resource for read in reader.reads}

    @pytest.mark.parametrize("seed", [None, 1, 2, 3])
    def test_pipeline_domain_execution_is_the_order_in_which_absence_is_told(self, seed):
        table = pricing() | {
            ("sagemaker:DescribePipeline", PIPELINE): missing(),
            ("sagemaker:DescribePipelineExecution", EXECUTION_ARN): missing(),
        }
        asked = {"domain": "other", "execution": EXECUTION_ID, "seed": seed}
        with pytest.raises(errors.PipelineNotFound):
            ask(table, **asked)
        table["sagemaker:DescribePipeline", PIPELINE] = pricing()["sagemaker:DescribePipeline", PIPELINE]
        with pytest.raises(errors.DomainNotFound):
            ask(table, **asked)
        with pytest.raises(errors.ExecutionNotFound):
            ask(table, **(asked | {"domain": "studio"}))

    def test_an_execution_of_another_pipeline_is_not_found(self):
        with pytest.raises(errors.ExecutionNotFound):
            ask(execution=EXECUTION_ARN.replace("pipeline/pricing", "pipeline/other"))


class TestDomain:
    def test_the_domain_is_shown_when_it_was_asked_for(self):
        arn = f"{account.PREFIX}:domain/d-1"
        assert ask(domain="studio").domain == Domain(name="studio", id="d-1", arn=arn, status="InService")
        assert ask().domain is None

    def test_denied_domains_are_a_gap(self):
        lineage = ask(pricing() | {("sagemaker:ListDomains",): denied()}, domain="studio")
        assert lineage.domain == Domain(name="studio")
        assert gaps_of(lineage) == [(GapCode.ACCESS_DENIED, "sagemaker:ListDomains", None)]
        assert lineage.gaps[0].affects == ("/domain/arn", "/domain/id", "/domain/status")

    def test_denied_tags_are_an_error_when_they_decide(self):
        with pytest.raises(errors.AccessDenied):
            ask(pricing() | {("sagemaker:ListTags", PIPELINE_ARN): denied()}, domain="studio")


class TestGaps:
    def test_denied_tags(self):
        lineage = ask(pricing() | {("sagemaker:ListTags", PIPELINE_ARN): denied()})
        assert lineage.pipeline.tags is None
        assert lineage.gaps[0].affects == ("/pipeline/tags",)

    def test_the_definition_of_the_execution(self):
        table = pricing() | {("sagemaker:DescribePipelineDefinitionForExecution", EXECUTION_ARN): denied()}
        lineage = ask(table)
        assert lineage.source == "pipeline"
        assert lineage.gaps[0].affects == ("/pipeline/definition",)
        assert lineage.graph == ask().graph

    def test_steps_that_the_shown_definition_does_not_have(self):
        table = pricing() | {("sagemaker:DescribePipelineDefinitionForExecution", EXECUTION_ARN): denied()}
        key = ("sagemaker:DescribePipeline", PIPELINE)
        younger = account.definition()
        younger["Steps"][0]["Name"] = "Prepare"
        table[key] = table[key] | {"PipelineDefinition": json.dumps(younger)}
        lineage = ask(table)
        assert any("does not have: Prep." in gap.detail for gap in lineage.gaps)
        assert lineage.runs["Prepare"].status == "Skipped"

    def test_many_strangers_are_counted(self):
        table = pricing()
        steps = [*account.execution_steps(), *(account.execution_step(f"More{n:02}", 1, 2) for n in range(25))]
        table["sagemaker:ListPipelineExecutionSteps", EXECUTION_ARN] = {"PipelineExecutionSteps": steps}
        assert "More19 and 5 more." in ask(table).gaps[0].detail

    def test_the_parameters_of_the_execution(self):
        lineage = ask(pricing() | {("sagemaker:ListPipelineParametersForExecution", EXECUTION_ARN): throttled()})
        assert lineage.parameter_values == {}
        assert lineage.gaps[0].affects == ("/pipeline/parameters/0/value", "/pipeline/parameters/1/value")

    def test_the_steps(self):
        lineage = ask(pricing() | {("sagemaker:ListPipelineExecutionSteps", EXECUTION_ARN): denied()})
        assert {run.status for run in lineage.runs.values()} == {"Unknown"}
        assert lineage.execution.ended_at == at(43)
        assert gaps_of(lineage) == [(GapCode.ACCESS_DENIED, "sagemaker:ListPipelineExecutionSteps", EXECUTION_ARN)]
        affects = lineage.gaps[0].affects
        assert "/summary/nodeStatus" in affects
        nodes = [node.id for node in lineage.graph.nodes]
        assert f"/graph/nodes/{nodes.index('Register')}/registry" in affects
        assert f"/graph/nodes/{nodes.index('Train')}/outputs" in affects
        assert f"/graph/nodes/{nodes.index('GoodEnough')}/inputs" not in affects
        assert all(f"/graph/nodes/{place}/run" in affects for place in range(len(nodes)))

    def test_the_steps_when_only_models_are_asked_for(self):
        table = pricing() | {("sagemaker:ListPipelineExecutionSteps", EXECUTION_ARN): denied()}
        lineage = ask(table, include=frozenset({"registry"}))
        register = [node.id for node in lineage.graph.nodes].index("Register")
        assert lineage.gaps[0].affects == (f"/graph/nodes/{register}/registry",)

    def test_a_part_of_the_steps(self):
        part = cut_short({"PipelineExecutionSteps": account.execution_steps()[:4]})
        lineage = ask(pricing() | {("sagemaker:ListPipelineExecutionSteps", EXECUTION_ARN): part})
        assert (lineage.runs["Prep"].status, lineage.runs["Register"].status) == ("Succeeded", "Unknown")
        assert lineage.runs["Stop"].status == "NotTaken"
        assert gaps_of(lineage) == [(GapCode.TRUNCATED, "sagemaker:ListPipelineExecutionSteps", EXECUTION_ARN)]

    def test_the_execution_by_its_summary(self):
        lineage = ask(pricing() | {("sagemaker:DescribePipelineExecution", EXECUTION_ARN): denied()})
        assert (lineage.execution.status, lineage.execution.started_by) == ("Succeeded", None)
        assert lineage.gaps[0].affects == ("/execution/selective", "/execution/startedBy")

    def test_an_execution_without_a_status(self):
        table = pricing() | {
            ("sagemaker:DescribePipelineExecution", EXECUTION_ARN): denied(),
            ("sagemaker:ListPipelineExecutions", PIPELINE): denied(),
            ("sagemaker:ListPipelineExecutionSteps", EXECUTION_ARN): {
                "PipelineExecutionSteps": account.execution_steps()[:1]
            },
        }
        lineage = ask(table, execution=EXECUTION_ID)
        assert lineage.execution.status == "Unknown"
        assert (lineage.runs["Prep"].status, lineage.runs["Train"].status) == ("Succeeded", "Unknown")
        nodes = [node.id for node in lineage.graph.nodes]
        undated, described = lineage.gaps
        assert f"/graph/nodes/{nodes.index('Train')}/run/status" in described.affects
        assert "/summary/nodeStatus" in described.affects
        assert (undated.code, undated.affects) == (GapCode.UNRESOLVED, ("/execution/lastGood",))
        bare = ask(table, execution=EXECUTION_ID, include=frozenset())
        assert "/summary/nodeStatus" not in bare.gaps[1].affects

    @pytest.mark.parametrize(
        ("key", "node", "lost"),
        [
            (
                ("sagemaker:DescribeTrainingJob", f"{EXECUTION_ID}-Train"),
                "Train",
                {"images", "inputs", "instance", "outputs", "run/billableSec", "run/metrics"},
            ),
            (
                ("sagemaker:DescribeProcessingJob", f"{EXECUTION_ID}-Evaluate"),
                "Evaluate",
                {"images", "inputs", "instance", "outputs"},
            ),
            (("s3:GetObject", REPORT), "Evaluate", {"run/metrics", "run/reportObject"}),
            (
                ("sagemaker:DescribeModelPackage", account.PACKAGE_ARN),
                "Register",
                {
                    "images",
                    "inputs",
                    "instance",
                    "outputs",
                    "registry/approvalStatus",
                    "registry/group",
                    "registry/status",
                    "registry/version",
                },
            ),
        ],
    )
    def test_a_job_or_a_report(self, key, node, lost):
        lineage = ask(pricing() | {key: denied()})
        place = [each.id for each in lineage.graph.nodes].index(node)
        assert set(lineage.gaps[0].affects) == {f"/graph/nodes/{place}/{path}" for path in lost}
        undisturbed = ask()
        assert {each: run for each, run in lineage.runs.items() if each != node} == {
            each: run for each, run in undisturbed.runs.items() if each != node
        }
        assert lineage.buckets == undisturbed.buckets

    def test_one_bucket_setting(self):
        key = ("s3:GetBucketVersioning", "pricing-raw", REGION)
        lineage, undisturbed = ask(pricing() | {key: throttled()}), ask()
        assert gaps_of(lineage) == [(GapCode.THROTTLED, "s3:GetBucketVersioning", "pricing-raw")]
        places = [each.id for each in lineage.graph.artifacts if each.bucket == "pricing-raw"]
        assert lineage.gaps[0].affects == tuple(f"/graph/artifacts/{place}/s3/versioning" for place in places)
        assert replace(lineage.buckets["pricing-raw"], versioning="Enabled") == undisturbed.buckets["pricing-raw"]
        assert replace(lineage, gaps=(), buckets={}) == replace(undisturbed, buckets={})

    def test_the_accounts_own_block_is_one_gap_for_all_buckets(self):
        table = pricing() | {("s3control:GetPublicAccessBlock", account.ACCOUNT): denied()}
        for bucket in account.BUCKETS:
            table["s3:GetPublicAccessBlock", bucket, REGION] = ABSENT
        lineage = ask(table)
        assert gaps_of(lineage) == [(GapCode.ACCESS_DENIED, "s3control:GetPublicAccessBlock", account.ACCOUNT)]
        assert len(lineage.gaps[0].affects) == 2 * len(lineage.graph.artifacts)
        assert {facts.public_access for facts in lineage.buckets.values()} == {"Open"}

    def test_a_bucket_that_only_a_jobs_answer_shows_is_read_too(self):
        table = pricing() | account.bucket_answers("elsewhere", "us-east-1")
        table["sagemaker:DescribeProcessingJob", f"{EXECUTION_ID}-Prep"] = account.processing_job(
            "Prep", {"raw": "s3://elsewhere/raw"}, {}
        )
        assert ask(table).buckets["elsewhere"].region == "us-east-1"

    def test_a_report_that_lies_elsewhere_than_planned_is_read_where_it_is(self):
        table = pricing()
        table["sagemaker:DescribeProcessingJob", f"{EXECUTION_ID}-Evaluate"] = account.processing_job(
            "Evaluate", {}, {"evaluation": "s3://pricing-data/real"}
        )
        table["s3:GetObject", REPORT] = missing("NoSuchKey")
        table["s3:GetObject", "s3://pricing-data/real/evaluation.json"] = {"Body": b'{"f1": 0.5}'}
        lineage = ask(table)
        assert lineage.runs["Evaluate"].metrics == {"eval.f1": 0.5}
        assert lineage.gaps == ()

    def test_an_account_that_is_not_a_number_has_no_flags_of_its_own(self):
        table = pricing()
        key = ("sagemaker:DescribePipeline", PIPELINE)
        arn = PIPELINE_ARN.replace(account.ACCOUNT, "aws")
        table[key] = table[key] | {"PipelineArn": arn}
        table["sagemaker:ListTags", arn] = {"Tags": []}
        lineage = ask(table, include_latest_execution=False)
        assert lineage.buckets["pricing-raw"].public_access == "Blocked"
        assert [gap.code for gap in lineage.gaps] == [GapCode.UNRESOLVED]

    def test_an_arn_that_is_none_is_made_up_for_by_the_execution(self):
        table = pricing()
        key = ("sagemaker:DescribePipeline", PIPELINE)
        table[key] = {name: value for name, value in table[key].items() if name != "PipelineArn"}
        table["sagemaker:ListTags", PIPELINE] = invalid()
        lineage = ask(table)
        assert lineage.buckets["pricing-raw"].public_access == "Blocked"
        assert gaps_of(lineage) == [(GapCode.INVALID, "sagemaker:ListTags", PIPELINE)]


def test_a_description_that_comes_last_asks_for_no_buckets_of_its_own():
    reader = TableReader(pricing())
    plan = lineage_plan(LineageRequest(region=REGION, pipeline=PIPELINE, include_latest_execution=True))
    waiting = sorted(plan.start(), key=lambda read: read.operation.name == "DescribePipeline")
    while not plan.done:
        if plan.has_work and not any(read.operation.name == "DescribePipeline" for read in waiting):
            waiting += plan.work()
        else:
            waiting += plan.follow(reader.answer(waiting.pop(0)))
            waiting.sort(key=lambda read: read.operation.name == "DescribePipeline")
    assert plan.result() == ask()


BEST_OF_LOOP = {
    "Selector": {"Pick": "MinBy", "Field": {"Get": "IterationOutput.Fit.FinalMetricDataList['rmse'].Value"}}
}
SECOND_IS_BEST = {"Status": "Succeeded", "Selector": {"StepName": "Fit", "Index": 1}}


class TestForEach:
    """A loop over two items: Prep and Fit for each, and Use reads what was selected."""

    def definition(self, selector):
        item = {"Get": "ForEach.CurrentItem.name"}
        prep = account.processing("Prep", {"raw": account.join("s3://pricing-raw", item)}, {"out": account.own("out")})
        fit = account.training("Fit", {"Get": "Steps.Prep.ProcessingOutputConfig.Outputs['out'].S3Output.S3Uri"})
        loop = {
            "Name": "Loop",
            "Type": "ForEach",
            "Arguments": {"IterableItems": '[{"name": "a"}]', "ForEachBody": [prep, fit], **selector},
        }
        use = account.processing("Use", {"model": {"Get": "Steps.Loop.Selected.ModelArtifacts.S3ModelArtifacts"}}, {})
        return {"Steps": [loop, use]}

    def table(self, selector, said):
        text = json.dumps(self.definition(selector))
        entries = [account.execution_step("Loop", 0, 9, Metadata={"ForEach": said})]
        for index in (0, 1):
            for name, member, kind in (
                ("Prep", "ProcessingJob", "processing-job"),
                ("Fit", "TrainingJob", "training-job"),
            ):
                metadata = {member: {"Arn": account.job_arn(kind, f"{name}-{index}")}}
                context = {"ParentStepName": "Loop", "Index": index, "Item": f"item {index}"}
                entries.append(
                    account.execution_step(f"{name}-{index}", index, 5, Metadata=metadata, IterationContext=context)
                )
        table = pricing()
        key = ("sagemaker:DescribePipeline", PIPELINE)
        table[key] = table[key] | {"PipelineDefinition": text}
        table["sagemaker:DescribePipelineDefinitionForExecution", EXECUTION_ARN] = {"PipelineDefinition": text}
        table["sagemaker:ListPipelineExecutionSteps", EXECUTION_ARN] = {"PipelineExecutionSteps": entries}
        table["sagemaker:DescribeTrainingJob",] = lambda read: {
            "TrainingJobName": dict(read.parameters)["TrainingJobName"],
            "ModelArtifacts": {"S3ModelArtifacts": f"s3://pricing-models/{dict(read.parameters)['TrainingJobName']}"},
            "FinalMetricDataList": [{"MetricName": "rmse", "Value": int(read.resource[-1])}],
        }
        table["sagemaker:DescribeProcessingJob",] = lambda read: account.processing_job(
            "Prep", {"raw": "s3://pricing-raw/a"}, {}
        )
        return table

    def test_the_selected_iteration_stands_for_the_step_and_what_was_selected_is_followed(self):
        lineage = ask(self.table(BEST_OF_LOOP, SECOND_IS_BEST))
        fit = lineage.runs["Fit"]
        assert (fit.metrics, fit.job_name) == ({"rmse": 1.0}, f"{EXECUTION_ID}-Fit-1")
        assert [each.index for each in fit.iterations] == [0, 1]
        assert lineage.graph.node("Use").inputs[0].uri == f"s3://pricing-models/{EXECUTION_ID}-Fit-1"

    def test_the_ports_of_what_was_iterated_stay_as_planned(self):
        (raw,) = ask(self.table(BEST_OF_LOOP, SECOND_IS_BEST)).graph.node("Prep").inputs
        assert (raw.uri, raw.resolved) == ("s3://pricing-raw", False)

    def test_a_job_whose_answer_nobody_needs_is_not_described(self):
        reader = TableReader(self.table({}, {"Status": "Succeeded"}))
        ask(reader=reader)
        described = {
            read.resource
            for read in reader.reads
            if read.operation.name.startswith("Describe") and read.operation.name.endswith("Job")
        }
        assert described == {f"{EXECUTION_ID}-Fit-0"}


ODD = ({}, {"PipelineExecutionSteps": "none"}, {"Tags": [3, None]}, {"Body": 7}, {"LocationConstraint": ["x"]})


@pytest.mark.parametrize("seed", range(60))
def test_whatever_fails_there_is_an_answer_or_a_clear_error(seed):
    chance = random.Random(seed)
    outcomes = [denied(), throttled(), missing(), missing("NoSuchBucket"), invalid(), *ODD]
    table = {key: chance.choice(outcomes) if chance.random() < 0.3 else said for key, said in pricing().items()}
    for operation in OPERATIONS:
        table.setdefault((operation.label,), chance.choice(outcomes))
    reader = TableReader(table)
    with contextlib.suppress(errors.NotFound, errors.AwsError):
        lineage = ask(reader=reader, seed=seed, domain=chance.choice([None, "studio"]))
        assert_that_every_unknown_is_named(lineage)
    assert len(set(reader.reads)) == len(reader.reads)


def assert_that_every_unknown_is_named(lineage):
    assert len({(gap.operation, gap.resource, gap.code, gap.detail) for gap in lineage.gaps}) == len(lineage.gaps)
    for name, facts in lineage.buckets.items():
        words = {"encryption": facts.encryption, "versioning": facts.versioning, "publicAccess": facts.public_access}
        unknown = {word for word, value in words.items() if value == "Unknown"}
        places = [each.id for each in lineage.graph.artifacts if each.bucket == name]
        named = {pointer for gap in lineage.gaps for pointer in gap.affects}
        assert {f"/graph/artifacts/{place}/s3/{word}" for place in places for word in unknown} <= named
