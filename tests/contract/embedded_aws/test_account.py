"""The demo account holds what is promised: every outcome, every state of a bucket, hostile names."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from embedded import AT, demo_account
from sagemaker_lineage.demo.account.expressions import Values, evaluate
from sagemaker_lineage.demo.account.hostile import BIDI, EMOJI, LONG, MARKUP
from sagemaker_lineage.demo.account.mlops import FEATURES
from sagemaker_lineage.demo.account.runs import walk

PIPELINES = {
    "mlops-pipeline",
    "claims-risk-weekly",
    "nightly-scores",
    "never-run",
    "country-fanout",
    "delivery-times",
    "feature-backfill",
    "feature-store-load",
    "names-from-hell",
    "supplier-risk",
    "ticket-triage",
    "us-churn",
    "us-store-forecasts",
}


@pytest.fixture(scope="module")
def account():
    return demo_account()


@pytest.fixture(scope="module")
def pipelines(account):
    return {pipeline.name: pipeline for pipeline in account.pipelines}


def newest(pipelines, name):
    return pipelines[name].executions_at(AT)[0]


def steps_of(run):
    return {step.summary["StepName"]: step.summary_at(AT) for step in run.steps}


def jobs_of(run, kind):
    return [job.answer for job in run.jobs if job.kind == kind]


def test_the_pipelines_are_there(account, pipelines):
    assert pipelines.keys() == PIPELINES
    assert [pipeline.name for pipeline in account.pipelines if pipeline.region == "us-east-1"] == [
        "us-churn",
        "us-store-forecasts",
    ]
    assert [domain.name for domain in account.domains] == ["studio-domain", "research-domain"]


@pytest.mark.parametrize("name", sorted(PIPELINES - {"never-run"}))
def test_there_is_a_past(pipelines, name):
    runs = pipelines[name].executions_at(AT)
    assert sum(run.ended <= AT for run in runs) >= 12
    assert len({run.status_at(AT) for run in runs}) > 1
    assert all(run.began < AT for run in runs)


@pytest.mark.parametrize("name", ["mlops-pipeline", "claims-risk-weekly", "nightly-scores", "feature-backfill"])
def test_parameters_differ_between_executions(pipelines, name):
    assert len({run.parameters for run in pipelines[name].executions_at(AT)}) > 1


def test_one_pipeline_never_ran(pipelines):
    assert pipelines["never-run"].executions_at(AT) == ()


def test_every_status_occurs(pipelines):
    runs = [run for pipeline in pipelines.values() for run in pipeline.executions_at(AT)]
    steps = {step.summary_at(AT)["StepStatus"] for run in runs for step in run.steps if step.began <= AT}
    assert {run.status_at(AT) for run in runs} == {
        "Succeeded",
        "Failed",
        "Stopped",
        "Stopping",
        "Executing",
        "CompletedWithFailures",
    }
    assert {"Succeeded", "Failed", "Stopped", "Stopping", "Executing"} <= steps


def test_the_same_moment_gives_the_same_account(account):
    again = demo_account()
    assert again.pipelines[0].executions == account.pipelines[0].executions
    assert again.buckets == account.buckets


def test_job_names_are_unique(account, pipelines):
    names = Counter((job.kind, job.name) for p in pipelines.values() for run in p.executions_at(AT) for job in run.jobs)
    assert [name for name, count in names.items() if count > 1] == []


def test_the_house_price_model_was_registered(account, pipelines):
    run = newest(pipelines, "mlops-pipeline")
    steps = steps_of(run)
    (package,) = jobs_of(run, "ModelPackage")
    (training,) = jobs_of(run, "TrainingJob")
    ((bucket, key),) = run.objects
    report = json.loads(account.stored(bucket, key, AT).body)
    assert list(steps) == ["Preprocess", "Train", "Evaluate", "CheckMSE", "RegisterModel"]
    assert steps["CheckMSE"]["Metadata"] == {"Condition": {"Outcome": "True"}}
    assert (package["ModelPackageGroupName"], package["ModelPackageVersion"]) == ("house-prices", 11)
    assert report["regression_metrics"]["mse"]["value"] == 4.9163
    assert {m["MetricName"] for m in training["FinalMetricDataList"]} == {"train:rmse", "validation:rmse"}
    assert pipelines["mlops-pipeline"].tags["DomainName"] == "studio-domain"


def test_older_executions_used_an_older_definition(pipelines):
    runs = pipelines["mlops-pipeline"].executions_at(AT)
    definitions = [run.definition for run in runs]
    assert len(set(definitions)) == 2
    assert definitions[0] == pipelines["mlops-pipeline"].definition != definitions[-1]


def test_one_execution_was_selective(pipelines):
    runs = [run for run in pipelines["mlops-pipeline"].executions if "SelectiveExecutionConfig" in run.extras]
    assert len(runs) == 1
    taken = [step for step in runs[0].steps if "SelectiveExecutionResult" in step.summary]
    assert [step.summary["StepName"] for step in taken] == ["Preprocess", "Train", "Evaluate"]


def test_the_scoring_of_claims_failed(pipelines):
    run = newest(pipelines, "claims-risk-weekly")
    steps = steps_of(run)
    (tuning,) = jobs_of(run, "HyperParameterTuningJob")
    (transform,) = jobs_of(run, "TransformJob")
    trained = [job["TrainingJobName"] for job in jobs_of(run, "TrainingJob")]
    assert steps["TrainBaseline"]["CacheHitResult"]["SourcePipelineExecutionArn"].endswith(
        pipelines["claims-risk-weekly"].executions[5].arn.rpartition("/")[2]
    )
    assert steps["EvaluateModels"]["AttemptCount"] == 2
    assert steps["BatchScore"]["StepStatus"] == "Failed"
    assert steps["BatchScore"]["FailureReason"] == transform["FailureReason"]
    assert "unseen category 'Z99'" in transform["FailureReason"]
    assert steps.keys() & {"StopLowAuc", "PublishScores"} == set()
    assert len(trained) == 24
    assert tuning["BestTrainingJob"]["TrainingJobName"] in trained


def test_a_cached_step_shows_the_older_job(pipelines):
    run = newest(pipelines, "claims-risk-weekly")
    job = steps_of(run)["TrainBaseline"]["Metadata"]["TrainingJob"]["Arn"]
    assert job not in {answer["TrainingJobArn"] for answer in jobs_of(run, "TrainingJob")}
    assert job in {job.arn for job in pipelines["claims-risk-weekly"].executions[5].jobs}


def test_a_loop_ran_over_three_countries(pipelines):
    steps = steps_of(newest(pipelines, "country-fanout"))
    contexts = {name: step["IterationContext"] for name, step in steps.items() if "IterationContext" in step}
    assert sorted(contexts) == [f"{body}-{i}" for body in ("ForecastCountry", "PrepareCountry") for i in range(3)]
    assert contexts["PrepareCountry-1"]["ParentStepName"] == "PerCountry"
    assert json.loads(contexts["PrepareCountry-1"]["Item"])["country"] == "jp"
    assert steps["PerCountry"]["Metadata"]["ForEach"]["SucceededStepCount"] == 6


def test_the_data_check_found_violations(account, pipelines):
    run = newest(pipelines, "country-fanout")
    check = steps_of(run)["CheckDataQuality"]["Metadata"]["QualityCheck"]
    bucket, _, key = check["ViolationReport"].removeprefix("s3://").partition("/")
    violations = json.loads(account.stored(bucket, key, AT).body)["violations"]
    assert [violation["feature_name"] for violation in violations] == ["units_sold", "promotion"]
    assert check["CheckJobArn"] in {job.arn for job in run.jobs}


def test_a_function_and_a_person_answered(pipelines):
    steps = steps_of(newest(pipelines, "country-fanout"))
    answered = steps["ApproveForecasts"]["Metadata"]["Callback"]["OutputParameters"]
    assert answered == [{"Name": "approved", "Value": "true"}, {"Name": "approver", "Value": "seo.yun"}]
    assert steps["PublishForecasts"]["Metadata"]["Lambda"]["Arn"].endswith(":function:publish-forecasts")


def test_the_backfill_is_wide(pipelines):
    steps = list(walk(json.loads(pipelines["feature-backfill"].definition)["Steps"]))
    assert len(steps) == 60
    assert len(steps_of(newest(pipelines, "feature-backfill"))) == 60


def test_one_pipeline_writes_what_another_reads(pipelines):
    run = newest(pipelines, "feature-store-load")
    written = [o for a in jobs_of(run, "ProcessingJob") for o in a["ProcessingOutputConfig"]["Outputs"]]
    reading = jobs_of(newest(pipelines, "mlops-pipeline"), "ProcessingJob")[0]["ProcessingInputs"]
    assert FEATURES in {output["S3Output"]["S3Uri"] for output in written}
    assert FEATURES in {source["S3Input"]["S3Uri"] for source in reading}
    assert {"FeatureGroupName": "house-price-features"} in [output.get("FeatureStoreOutput") for output in written]


def test_a_fan_of_thirty_six_steps(pipelines):
    steps = json.loads(pipelines["us-store-forecasts"].definition)["Steps"]
    kinds = Counter(step["Type"] for step in steps)
    assert kinds == {"Processing": 2, "Training": 36}
    joined = next(step for step in steps if step["Name"] == "CompareForecasts")
    assert len(joined["DependsOn"]) == 36
    assert len(joined["Arguments"]["ProcessingInputs"]) == 10
    assert len(steps_of(newest(pipelines, "us-store-forecasts"))) == 38


def test_raw_data_is_named_in_a_container_argument_only(account, pipelines):
    run = newest(pipelines, "delivery-times")
    preprocess, evaluate = jobs_of(run, "ProcessingJob")
    arguments = preprocess["AppSpecification"]["ContainerArguments"]
    sources = [source["S3Input"]["S3Uri"] for job in (preprocess, evaluate) for source in job["ProcessingInputs"]]
    assert arguments == ["--input-data", "s3://acme-ml-raw/deliveries/deliveries.csv"]
    assert [uri for uri in sources if uri.startswith("s3://acme-ml-raw/")] == []
    assert account.stored("acme-ml-raw", "deliveries/deliveries.csv", run.began).body.startswith(b"order_id,")


def test_a_model_was_registered_with_the_report_below_the_evaluation(account, pipelines):
    runs = pipelines["delivery-times"].executions_at(AT)
    (package,) = jobs_of(runs[0], "ModelPackage")
    evaluated = jobs_of(runs[0], "ProcessingJob")[1]["ProcessingOutputConfig"]["Outputs"][0]["S3Output"]["S3Uri"]
    uri = package["ModelMetrics"]["ModelQuality"]["Statistics"]["S3Uri"]
    bucket, _, key = uri.removeprefix("s3://").partition("/")
    report = json.loads(account.stored(bucket, key, AT).body)
    assert uri == f"{evaluated}/evaluation.json"
    assert report["regression_metrics"]["mse"]["value"] == 25.733
    assert package["ModelPackageVersion"] == sum(run.status == "Succeeded" for run in runs) == len(runs) - 1


def test_functions_run_as_trainings_with_the_same_driver(pipelines):
    run = newest(pipelines, "ticket-triage")
    jobs = jobs_of(run, "TrainingJob")
    stamp = "2026-11-08-10-00-00-417"
    assert list(steps_of(run)) == [
        "load-tickets",
        "train-classifier",
        "evaluate-classifier",
        "check-f1",
        "publish-classifier",
    ]
    assert {job["AlgorithmSpecification"]["ContainerEntrypoint"][-1] for job in jobs} == {
        "/opt/ml/input/data/sagemaker_remote_function_bootstrap/job_driver.sh"
    }
    assert [source["ChannelName"] for source in jobs[0]["InputDataConfig"]] == [
        "sagemaker_remote_function_bootstrap",
        "pre_exec_script_and_dependencies",
        stamp,
    ]


def test_functions_get_parameters_and_results_as_property_references(pipelines):
    run = newest(pipelines, "ticket-triage")
    load, train, *_ = (job["AlgorithmSpecification"]["ContainerArguments"] for job in jobs_of(run, "TrainingJob"))
    own = run.arn.rpartition("/")[2]
    base = "s3://sagemaker-ap-northeast-2-111122223333/ticket-triage"
    assert load[load.index("Parameters.TicketsUrl") + 1] == "s3://acme-ml-raw/tickets/closed"
    referred = train.index("Steps.load-tickets.OutputDataConfig.S3OutputPath")
    assert train[referred + 1] == f"{base}/{own}/load-tickets/results"
    assert train[train.index("--s3_base_uri") + 1] == base
    assert json.loads(train[train.index("--run_in_context") + 1])["experiment_name"] == "ticket-triage"


@pytest.mark.parametrize(
    ("place", "status", "last"), [(0, "Succeeded", "publish-classifier"), (10, "Failed", "f1-too-low")]
)
def test_a_condition_reads_what_a_function_returned(account, pipelines, place, status, last):
    run = pipelines["ticket-triage"].executions_at(AT)[place]
    evaluated = jobs_of(run, "TrainingJob")[2]["OutputDataConfig"]["S3OutputPath"]
    bucket, _, key = f"{evaluated}/results.json".removeprefix("s3://").partition("/")
    returned = json.loads(account.stored(bucket, key, AT).body)
    assert (run.status, list(steps_of(run))[-1]) == (status, last)
    assert (returned["Result"]["f1_macro"] >= 0.8) is (status == "Succeeded")
    assert steps_of(run)["check-f1"]["Metadata"]["Condition"]["Outcome"] == str(status == "Succeeded")


def test_names_are_hostile(pipelines):
    pipeline = pipelines["names-from-hell"]
    steps = steps_of(newest(pipelines, "names-from-hell"))
    shown = {step.get("StepDisplayName") for step in steps.values()}
    assert {MARKUP, BIDI, EMOJI, LONG} <= shown
    assert len(LONG) == 256
    assert MARKUP in pipeline.extras["PipelineDescription"]
    assert "Metadata" not in steps["__proto__"]
    assert steps["constructor"]["StepStatus"] == "Stopping"
    assert "EndTime" not in steps["constructor"]


def test_no_expression_is_left_in_a_job(pipelines):
    runs = [run for pipeline in pipelines.values() for run in pipeline.executions_at(AT)]
    answers = json.dumps([job.answer for run in runs for job in run.jobs])
    assert '{"Get"' not in answers
    assert "Std:Join" not in answers


def test_buckets_are_in_every_state(account):
    buckets = account.buckets_by_name
    assert {bucket.encryption for bucket in account.buckets} == {None, "AES256", "aws:kms", "aws:kms:dsse"}
    assert {bucket.versioning for bucket in account.buckets} == {None, "Enabled", "Suspended"}
    assert {bucket.block for bucket in account.buckets} >= {None, (True,) * 4, (True, True, False, False)}
    assert {bucket.region for bucket in account.buckets} == {"ap-northeast-2", "eu-west-1", "us-east-1"}
    assert [name for name, bucket in buckets.items() if bucket.denied] == ["vendor-drop", "acme-locked"]
    assert buckets["acme-ml-raw"].tags["data-classification"] == "confidential"


def test_one_bucket_of_a_definition_does_not_exist(account, pipelines):
    assert "s3://acme-retired-exports/" in pipelines["names-from-hell"].definition
    assert "acme-retired-exports" not in account.buckets_by_name


def test_the_accounts_own_block_can_be_given():
    assert demo_account().account_block is None
    assert demo_account((True, False, False, False)).account_block == (True, False, False, False)


VALUES = Values(
    parameters={"Flag": True, "Count": 3},
    execution={"PipelineName": "p"},
    steps={"Fit": {"Metrics": [{"MetricName": "a:b", "Value": 0.5}], "Tried": [{"Job": "first"}, {"Job": "second"}]}},
    item={"country": "kr"},
)


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ({"Get": "Parameters.Count"}, 3),
        ({"Get": "Execution.PipelineName"}, "p"),
        ({"Get": "Steps.Fit.Metrics['a:b'].Value"}, 0.5),
        ({"Get": 'Steps.Fit.Metrics["a:b"].Value'}, 0.5),
        ({"Get": "Steps.Fit.Tried[1].Job"}, "second"),
        ({"Get": "ForEach.CurrentItem.country"}, "kr"),
        ({"Std:Join": {"On": "-", "Values": ["a", {"Get": "Parameters.Flag"}, 7]}}, "a-true-7"),
        ({"Std:Join": {"Values": ["a", "b"]}}, "ab"),
        ({"Get": "Parameters.Count", "Set": 1}, {"Get": "Parameters.Count", "Set": 1}),
        ([{"Get": "Parameters.Flag"}], [True]),
    ],
)
def test_expressions_are_evaluated(expression, value):
    assert evaluate(expression, VALUES) == value


def test_what_is_no_reference_is_refused():
    with pytest.raises(ValueError, match="Nowhere"):
        evaluate({"Get": "Nowhere.At.All"}, VALUES)
