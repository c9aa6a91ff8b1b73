"""Every pipeline of the demo account, through real boto3 and the embedded AWS."""

from __future__ import annotations

from dataclasses import replace

import pytest

from embedded import HOME, client_of
from sagemaker_lineage import errors
from sagemaker_lineage.enrich.operations import GET_CALLER_IDENTITY, OPERATIONS, SEARCH
from sagemaker_lineage.enrich.plan import lineage_plan
from sagemaker_lineage.enrich.posture_operations import POSTURE_OPERATIONS
from sagemaker_lineage.gateway.limits import Limits
from sagemaker_lineage.model.posture import KeyPosture, Owner
from sagemaker_lineage.model.request import GapCode
from sagemaker_lineage.service.catalog import ExecutionQuery, PipelineQuery, list_executions, list_pipelines
from sagemaker_lineage.service.lineage import DEFAULT_WORDS, INCLUDE_WORDS, LineageRequest, read_lineage

WHOLE = (
    "mlops-pipeline",
    "nightly-scores",
    "never-run",
    "country-fanout",
    "delivery-times",
    "feature-backfill",
    "feature-store-load",
    "ticket-triage",
)


@pytest.fixture
def read(aws, reader, clock):
    def ask(pipeline, **request):
        request = {"region": HOME, "include_latest_execution": True, **request}
        return read_lineage(LineageRequest(pipeline=pipeline, **request), reader, clock)

    return ask


def statuses(lineage):
    return {node: run.status for node, run in lineage.runs.items()}


@pytest.mark.parametrize("pipeline", WHOLE)
def test_a_pipeline_is_read_without_a_gap(read, pipeline):
    lineage = read(pipeline)
    assert [gap for gap in lineage.gaps if not gap.is_opaque] == []
    assert set(lineage.runs) == ({node.id for node in lineage.graph.nodes} if lineage.execution else set())
    assert set(lineage.buckets) == {artifact.bucket for artifact in lineage.graph.artifacts}


@pytest.mark.parametrize(("pipeline", "most"), [("mlops-pipeline", 35), ("feature-backfill", 120)])
def test_the_calls_are_few_and_none_is_made_twice(aws, read, pipeline, most):
    lineage = read(pipeline)
    counts = aws.control.counts()
    assert sum(counts.values()) <= most
    buckets, once = len(lineage.buckets), {name: count for name, count in counts.items() if name.startswith("s3:GetB")}
    assert set(once.values()) == {buckets}


@pytest.mark.parametrize(("pipeline", "reads_of_others"), [("mlops-pipeline", 0), ("claims-risk-weekly", 1)])
def test_findings_cost_eight_more_calls_a_bucket_one_a_key_and_three_an_account(aws, read, pipeline, reads_of_others):
    lineage = read(pipeline, include=frozenset(INCLUDE_WORDS))
    counts, buckets = aws.control.counts(), len(lineage.posture.buckets)
    described = {name: count for name, count in counts.items() if name.startswith("sagemaker:Describe")}
    assert (counts["sagemaker:Search"], described["sagemaker:DescribeEndpoint"]) == (1, len(lineage.posture.endpoints))
    of_buckets = {name: count for name, count in counts.items() if name.startswith(("s3:GetB", "s3:GetP", "s3:Head"))}
    assert sum(of_buckets.values()) + counts["s3:GetObjectLockConfiguration"] == 13 * buckets
    assert counts.get("s3:HeadBucket", 0) == reads_of_others
    assert lineage.posture.jobs.keys() <= lineage.runs.keys()
    assert counts["kms:DescribeKey"] == len(lineage.posture.keys)
    assert (counts["s3:ListBuckets"], counts["sts:GetCallerIdentity"]) == (1, 1)
    assert counts["s3control:GetPublicAccessBlock"] == 1


def longest_chain(reader, pipeline, words):
    """Return in how many rounds a lineage is read when everything asked for in a round is answered before the next."""
    request = LineageRequest(region=HOME, pipeline=pipeline, include_latest_execution=True, include=frozenset(words))
    plan = lineage_plan(request)
    asked, rounds = list(plan.start()), 0
    while not plan.done:
        rounds += 1
        asked = [read for answer in [reader.answer(read) for read in asked] for read in plan.follow(answer)]
        while plan.has_work:
            asked += plan.work()
    return rounds


@pytest.mark.parametrize("pipeline", ["mlops-pipeline", "claims-risk-weekly", "supplier-risk", "feature-store-load"])
def test_findings_add_at_most_one_link_to_the_longest_chain_of_calls(aws, reader, pipeline):
    plain, judged = (longest_chain(reader, pipeline, words) for words in (DEFAULT_WORDS, INCLUDE_WORDS))
    assert judged <= plain + 1


def test_without_findings_nothing_is_read_for_them(aws, read):
    assert read("claims-risk-weekly").posture is None
    assert aws.control.counts().keys().isdisjoint(operation.label for operation in POSTURE_OPERATIONS)


def test_findings_alone_show_no_facts_of_buckets_or_jobs(read):
    lineage = read("claims-risk-weekly", include=frozenset({"findings"}))
    assert (lineage.buckets, lineage.runs) == ({}, {})
    assert lineage.posture.buckets["acme-shared"].public_by_policy is True
    assert lineage.posture.buckets["vendor-drop"].owner is Owner.SOMEONE
    assert {pointer for gap in lineage.gaps for pointer in gap.affects} == {"/findings"}


def test_what_is_wrong_behind_a_registered_model_and_its_endpoint(read):
    posture = read("supplier-risk", include=frozenset(INCLUDE_WORDS)).posture
    owners = {name: bucket.owner for name, bucket in posture.buckets.items() if bucket.owner is not Owner.OURS}
    assert owners == {
        "acme-retired-exports": Owner.NOBODY,
        "sagemaker-sample-files": Owner.AWS,
        "vendor-exports": Owner.SOMEONE,
    }
    assert posture.buckets["acme-locked"].policy.iam_action == "s3:GetBucketPolicy"
    assert posture.buckets["acme-work"].replication[0].account == "999988887777"
    assert "PendingDeletion" in {key.state for key in posture.keys.values() if isinstance(key, KeyPosture)}
    assert [endpoint.name for endpoint in posture.endpoints] == ["supplier-risk-live"]
    (train,) = posture.jobs["TrainRisk"]
    assert (train.in_vpc, train.isolated, train.encrypted_traffic, train.instance_count) == (True, True, False, 2)


def test_an_account_that_is_trusted_owns_its_bucket(read):
    words = frozenset(INCLUDE_WORDS)
    posture = read("supplier-risk", include=words, trusted_accounts=frozenset({"999988887777"})).posture
    assert (posture.buckets["vendor-exports"].owner, posture.buckets["vendor-exports"].account) == (
        Owner.TRUSTED,
        "999988887777",
    )


def test_the_users_own_example(read):
    lineage = read("mlops-pipeline", domain="studio-domain")
    assert lineage.domain.status == "InService"
    assert statuses(lineage) == {
        "Preprocess": "Succeeded",
        "Train": "Succeeded",
        "Evaluate": "Succeeded",
        "CheckMSE": "Succeeded",
        "RegisterModel": "Succeeded",
        "FailMSE": "NotTaken",
    }
    assert lineage.runs["Evaluate"].metrics["eval.regression_metrics.mse"] == pytest.approx(4.9163)
    assert lineage.runs["Train"].metrics.keys() == {"train:rmse", "validation:rmse"}
    assert lineage.packages["RegisterModel"].group == "house-prices"
    assert lineage.buckets["acme-eu-reference"].region == "eu-west-1"


def test_a_run_that_failed(read):
    lineage = read("claims-risk-weekly")
    assert statuses(lineage)["BatchScore"] == "Failed"
    assert "unseen category" in lineage.runs["BatchScore"].failure_reason
    assert (statuses(lineage)["PublishScores"], statuses(lineage)["StopLowAuc"]) == ("Skipped", "NotTaken")
    assert lineage.runs["TrainBaseline"].cache_hit.source_execution_arn != lineage.execution.arn
    assert lineage.runs["EvaluateModels"].attempts == 2
    assert lineage.runs["TuneXgb"].metrics == {"validation:auc": pytest.approx(0.916)}
    assert {gap.code for gap in lineage.gaps} == {GapCode.ACCESS_DENIED}
    assert {gap.resource for gap in lineage.gaps} == {"vendor-drop"}


def test_a_run_that_is_under_way(read):
    lineage = read("nightly-scores")
    assert (lineage.execution.status, lineage.execution.ended_at) == ("Executing", None)
    assert "NotStarted" in statuses(lineage).values()


def test_a_loop_checks_and_a_callback(read):
    lineage = read("country-fanout")
    assert [each.index for each in lineage.runs["PrepareCountry"].iterations] == [0, 1, 2]
    assert lineage.runs["CheckDataQuality"].metrics == {"eval.violations": 2.0}
    assert lineage.runs["ListCountries"].logs.group == "/aws/lambda/list-countries"
    assert not lineage.graph.node("PrepareCountry").inputs[0].resolved


def test_a_run_whose_raw_data_is_only_an_argument(read):
    lineage = read("delivery-times")
    assert statuses(lineage) == {
        "PreprocessDeliveries": "Succeeded",
        "TrainDeliveryTimes": "Succeeded",
        "EvaluateDeliveryTimes": "Succeeded",
        "CheckMseDeliveryTimes": "Succeeded",
        "RegisterDeliveryTimes-RegisterModel": "Succeeded",
        "MseTooHigh": "NotTaken",
    }
    assert lineage.runs["EvaluateDeliveryTimes"].metrics["eval.regression_metrics.mse"] == pytest.approx(25.733)
    assert lineage.runs["TrainDeliveryTimes"].metrics.keys() == {"train:rmse", "validation:rmse"}
    assert lineage.packages["RegisterDeliveryTimes-RegisterModel"].group == "delivery-times"


def test_a_run_of_functions(read):
    lineage = read("ticket-triage")
    assert statuses(lineage) == {
        "load-tickets": "Succeeded",
        "train-classifier": "Succeeded",
        "evaluate-classifier": "Succeeded",
        "check-f1": "Succeeded",
        "publish-classifier": "Succeeded",
        "f1-too-low": "NotTaken",
    }
    assert {node.type for node in lineage.graph.nodes} == {"Training", "Condition", "Fail"}


@pytest.mark.parametrize(
    ("pipeline", "failed"),
    [("delivery-times", "MseTooHigh"), ("ticket-triage", "f1-too-low"), ("ticket-triage", "load-tickets")],
)
def test_runs_of_them_that_failed(read, reader, pipeline, failed):
    page = list_executions(
        ExecutionQuery(region=HOME, pipeline=pipeline, limit=20, statuses=frozenset({"Failed"})), reader
    )
    runs = [read(pipeline, execution=each.id, include_latest_execution=False) for each in page.executions]
    (run,) = [run for run in runs if run.runs[failed].status == "Failed"]
    assert run.execution.status == "Failed"
    assert run.runs[failed].failure_reason
    assert [gap for gap in run.gaps if not gap.is_opaque] == []


@pytest.mark.parametrize("pipeline", ["mlops-pipeline", "delivery-times", "ticket-triage"])
def test_every_location_of_a_run_is_in_s3(aws, read, pipeline):
    uris = [artifact.uri for artifact in read(pipeline).graph.artifacts]
    places = [uri.removeprefix("s3://").split("/", 1) for uri in uris]
    with client_of(aws, "s3") as s3:
        counts = [s3.list_objects_v2(Bucket=bucket, Prefix=key, MaxKeys=1)["KeyCount"] for bucket, key in places]
    assert uris
    assert [uri for uri, count in zip(uris, counts, strict=True) if not count] == []


@pytest.mark.parametrize("by", ["id", "arn"])
def test_an_older_execution(read, reader, by):
    page = list_executions(ExecutionQuery(region=HOME, pipeline="mlops-pipeline", limit=5), reader)
    older = page.executions[3]
    lineage = read("mlops-pipeline", execution=getattr(older, by), include_latest_execution=False)
    assert (lineage.execution.arn, lineage.execution.started_at) == (older.arn, older.started_at)


def test_what_does_not_exist(read):
    with pytest.raises(errors.PipelineNotFound):
        read("no-such-pipeline")
    with pytest.raises(errors.DomainNotFound):
        read("mlops-pipeline", domain="research-domain")
    with pytest.raises(errors.ExecutionNotFound):
        read("mlops-pipeline", execution="000000000000")


def test_names_from_hell_are_only_names(read):
    lineage = read("names-from-hell")
    assert set(lineage.runs) == {node.id for node in lineage.graph.nodes}


def test_lists_to_their_end(reader, aws):
    names, cursor = [], None
    while True:
        page = list_pipelines(
            PipelineQuery(region=HOME, cursor=cursor, limit=3, tags=True, last_execution=True), reader
        )
        names += [pipeline.name for pipeline in page.pipelines]
        assert page.gaps == ()
        cursor = page.cursor
        if cursor is None:
            break
    assert names == sorted(set(names))
    assert set(WHOLE) < set(names)


DENIABLE = [operation for operation in OPERATIONS if operation.name not in {"ListPipelines", "ListDomains"}]


def facts_of(operation):
    return INCLUDE_WORDS if operation in {*POSTURE_OPERATIONS, GET_CALLER_IDENTITY, SEARCH} else DEFAULT_WORDS


@pytest.mark.parametrize("operation", DENIABLE, ids=lambda operation: operation.label)
def test_a_denied_operation_costs_what_it_would_have_brought(aws, read, operation):
    """Deny one operation; whatever no gap names must be as it was, but for what is derived from it."""
    words = frozenset(facts_of(operation))
    undisturbed = read("mlops-pipeline", include=words)
    aws.control.fault(operation.label, "denied")
    if operation.name == "ListPipelineExecutions":
        with pytest.raises(errors.AccessDenied) as raised:
            read("mlops-pipeline")
        assert raised.value.iam_action == operation.iam_action
        return
    disturbed = read("mlops-pipeline", include=words)
    assert {gap.operation for gap in disturbed.gaps} <= {operation.label}
    assert {gap.iam_action for gap in disturbed.gaps} <= {operation.iam_action}
    assert len({gap.resource for gap in disturbed.gaps}) == len(disturbed.gaps)
    assert all("/findings" in gap.affects for gap in disturbed.gaps) or words == set(DEFAULT_WORDS)
    lost = {pointer for gap in disturbed.gaps for pointer in gap.affects}
    assert undisturbed.pipeline == replace(
        disturbed.pipeline,
        tags=undisturbed.pipeline.tags if "/pipeline/tags" in lost else disturbed.pipeline.tags,
        status=undisturbed.pipeline.status if "/pipeline/status" in lost else disturbed.pipeline.status,
    )
    if not any(pointer.startswith("/graph/nodes") for pointer in lost):
        assert disturbed.graph == undisturbed.graph
        assert disturbed.runs == undisturbed.runs
    if not any("/s3/" in pointer for pointer in lost):
        shared = undisturbed.buckets.keys() & disturbed.buckets.keys()
        assert {name: disturbed.buckets[name] for name in shared} == {
            name: undisturbed.buckets[name] for name in shared
        }
    used = operation.label in aws.control.counts()
    assert bool(disturbed.gaps) == used


@pytest.mark.parametrize("limits", [Limits(attempts=1, read_seconds=4.0)], ids=["impatient"])
@pytest.mark.parametrize("kind", ["throttle", "500", "garbage", "reset", "hang"])
def test_everything_but_the_pipeline_failing_leaves_the_graph(aws, read, kind):
    for label in ("s3:*", "s3control:*", "sagemaker:DescribePipelineExecution", "sagemaker:ListTags", "sagemaker:*Job"):
        aws.control.fault(label, kind)
    lineage = read("mlops-pipeline")
    assert len(lineage.graph.nodes) == 6
    assert statuses(lineage)["Train"] == "Succeeded"
    assert {facts.encryption for facts in lineage.buckets.values()} == {"Unknown"}
    assert all(gap.affects or gap.operation == "sagemaker:DescribeProcessingJob" for gap in lineage.gaps)
    assert GapCode.ACCESS_DENIED not in {gap.code for gap in lineage.gaps}
