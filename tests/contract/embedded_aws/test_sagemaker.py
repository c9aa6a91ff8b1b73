"""SageMaker's habits: pages, order, filters, names and ARNs, refusals."""

from __future__ import annotations

import base64

import pytest
from botocore.exceptions import ClientError

from embedded import AT

HOSTILE = "names-from-hell"
AWS_TIME = "%Y-%m-%dT%H:%M:%S"
ARN = "arn:aws:sagemaker:ap-northeast-2:111122223333:pipeline/mlops-pipeline"


def refused(call, **parameters):
    with pytest.raises(ClientError) as caught:
        call(**parameters)
    return caught.value.response["Error"]["Code"], caught.value.response["Error"]["Message"]


def starts(answer):
    return [run["StartTime"] for run in answer["PipelineExecutionSummaries"]]


def test_a_page_has_ten_items_unless_asked(sagemaker):
    first = sagemaker.list_pipeline_executions(PipelineName="mlops-pipeline")
    second = sagemaker.list_pipeline_executions(PipelineName="mlops-pipeline", NextToken=first["NextToken"])
    assert len(first["PipelineExecutionSummaries"]) == 10
    assert len(second["PipelineExecutionSummaries"]) == 4
    assert "NextToken" not in second


@pytest.mark.parametrize("size", [1, 3, 10, 14, 100])
def test_pages_of_any_size_give_the_same_list(sagemaker, size):
    paginator = sagemaker.get_paginator("list_pipeline_executions")
    pages = list(paginator.paginate(PipelineName="mlops-pipeline", PaginationConfig={"PageSize": size}))
    arns = [run["PipelineExecutionArn"] for page in pages for run in page["PipelineExecutionSummaries"]]
    assert len(arns) == len(set(arns)) == 14
    assert len(pages) == -(-14 // size)


def test_a_list_that_grows_at_its_head_pages_on_without_repeats(aws, sagemaker):
    first = sagemaker.list_pipeline_executions(PipelineName="nightly-scores", MaxResults=3)
    aws.control.clock.advance(1000)
    second = sagemaker.list_pipeline_executions(
        PipelineName="nightly-scores", MaxResults=3, NextToken=first["NextToken"]
    )
    assert starts(first)[-1] > starts(second)[0]


@pytest.mark.parametrize("token", ["nonsense", base64.b64encode(b'["ListPipelines","x"]').decode(), "e30="])
def test_a_token_that_was_not_given_is_refused(sagemaker, token):
    assert refused(sagemaker.list_pipelines, NextToken=token) == ("ValidationException", "Invalid NextToken")


def test_a_token_of_another_operation_is_refused(sagemaker):
    token = sagemaker.list_pipeline_executions(PipelineName="mlops-pipeline")["NextToken"]
    assert refused(sagemaker.list_pipelines, NextToken=token)[0] == "ValidationException"


@pytest.mark.parametrize(("size", "words"), [(0, "greater than or equal to 1"), (101, "less than or equal to 100")])
def test_page_sizes_have_limits(aws, connect, size, words):
    client = connect("sagemaker", parameter_validation=False)
    code, message = refused(client.list_pipelines, MaxResults=size)
    assert code == "ValidationException"
    assert f"Value '{size}' at 'maxResults'" in message
    assert words in message


def test_executions_come_newest_first_unless_asked(sagemaker):
    newest_first = starts(sagemaker.list_pipeline_executions(PipelineName="mlops-pipeline", MaxResults=100))
    oldest_first = starts(
        sagemaker.list_pipeline_executions(PipelineName="mlops-pipeline", MaxResults=100, SortOrder="Ascending")
    )
    assert newest_first == sorted(newest_first, reverse=True)
    assert oldest_first == newest_first[::-1]


def test_executions_can_be_sorted_by_arn(sagemaker):
    listed = sagemaker.list_pipeline_executions(
        PipelineName="mlops-pipeline", SortBy="PipelineExecutionArn", SortOrder="Ascending", MaxResults=100
    )
    arns = [run["PipelineExecutionArn"] for run in listed["PipelineExecutionSummaries"]]
    assert arns == sorted(arns)


def test_executions_can_be_limited_in_time(sagemaker):
    since = AT - 3 * 86400
    listed = starts(sagemaker.list_pipeline_executions(PipelineName="mlops-pipeline", CreatedAfter=since))
    before = starts(
        sagemaker.list_pipeline_executions(PipelineName="mlops-pipeline", CreatedBefore=since, MaxResults=100)
    )
    assert len(listed) == 3
    assert len(before) == 11
    assert min(listed) > max(before)


def test_steps_come_newest_first_unless_asked(sagemaker):
    newest = sagemaker.list_pipeline_executions(PipelineName="mlops-pipeline")["PipelineExecutionSummaries"][0]
    arn = newest["PipelineExecutionArn"]
    descending = sagemaker.list_pipeline_execution_steps(PipelineExecutionArn=arn)["PipelineExecutionSteps"]
    ascending = sagemaker.list_pipeline_execution_steps(PipelineExecutionArn=arn, SortOrder="Ascending")
    names = [step["StepName"] for step in ascending["PipelineExecutionSteps"]]
    assert names == ["Preprocess", "Train", "Evaluate", "CheckMSE", "RegisterModel"]
    assert [step["StepName"] for step in descending] == names[::-1]


def test_pipelines_are_listed_by_prefix_and_order(sagemaker):
    listed = sagemaker.list_pipelines(PipelineNamePrefix="n", SortBy="Name", SortOrder="Descending")
    names = [pipeline["PipelineName"] for pipeline in listed["PipelineSummaries"]]
    assert names == ["nightly-scores", "never-run", "names-from-hell"]


def test_pipelines_come_newest_first_unless_asked(sagemaker):
    made = [pipeline["CreationTime"] for pipeline in sagemaker.list_pipelines()["PipelineSummaries"]]
    assert made == sorted(made, reverse=True)


@pytest.mark.parametrize("name", ["mlops-pipeline", ARN])
def test_a_pipeline_is_named_by_name_or_arn(sagemaker, name):
    assert sagemaker.describe_pipeline(PipelineName=name)["PipelineArn"] == ARN
    assert sagemaker.list_pipeline_executions(PipelineName=name)["PipelineExecutionSummaries"]


def test_a_pipeline_lives_in_its_region(connect):
    here, there = connect("sagemaker"), connect("sagemaker", "us-east-1")
    assert refused(here.describe_pipeline, PipelineName="us-churn")[0] == "ResourceNotFound"
    assert refused(there.describe_pipeline, PipelineName=ARN)[0] == "ResourceNotFound"
    assert there.describe_pipeline(PipelineName="us-churn")["PipelineArn"].split(":")[3] == "us-east-1"
    assert connect("sagemaker", "eu-west-3").list_pipelines()["PipelineSummaries"] == []


def test_what_is_missing_is_named(sagemaker):
    missing = ARN.replace("mlops", "no")
    assert refused(sagemaker.describe_pipeline, PipelineName="no-pipeline") == (
        "ResourceNotFound",
        f"Pipeline '{missing}' does not exist.",
    )
    code, message = refused(sagemaker.describe_pipeline_execution, PipelineExecutionArn=f"{ARN}/execution/abc")
    assert code == "ResourceNotFound"
    assert f"{ARN}/execution/abc" in message


@pytest.mark.parametrize(
    ("operation", "parameters"),
    [
        ("describe_pipeline", {"PipelineName": "no such name"}),
        ("describe_pipeline", {}),
        ("describe_pipeline_execution", {"PipelineExecutionArn": "arn:aws:s3:::b"}),
        ("list_pipelines", {"SortOrder": "Sideways"}),
        ("list_pipelines", {"MaxResults": "ten"}),
        ("search", {"Resource": "Dream"}),
    ],
)
def test_a_malformed_request_is_refused(connect, operation, parameters):
    client = connect("sagemaker", parameter_validation=False)
    assert refused(getattr(client, operation), **parameters)[0] == "ValidationException"


@pytest.mark.parametrize(
    ("operation", "parameters", "code"),
    [
        ("describe_training_job", {"TrainingJobName": "x"}, "ValidationException"),
        ("describe_transform_job", {"TransformJobName": "x"}, "ValidationException"),
        ("describe_model", {"ModelName": "x"}, "ValidationException"),
        ("describe_model_package", {"ModelPackageName": "x"}, "ValidationException"),
        ("describe_hyper_parameter_tuning_job", {"HyperParameterTuningJobName": "x"}, "ResourceNotFound"),
        ("describe_auto_ml_job_v2", {"AutoMLJobName": "x"}, "ResourceNotFound"),
        ("describe_domain", {"DomainId": "d-x"}, "ResourceNotFound"),
        ("list_tags", {"ResourceArn": f"{ARN}-gone"}, "ResourceNotFound"),
    ],
)
def test_missing_resources_have_the_codes_of_aws(sagemaker, operation, parameters, code):
    assert refused(getattr(sagemaker, operation), **parameters)[0] == code


def test_an_operation_that_is_not_there_is_unknown(sagemaker):
    code, message = refused(sagemaker.delete_pipeline, PipelineName="mlops-pipeline", ClientRequestToken="x" * 32)
    assert code == "UnknownOperationException"
    assert "DeletePipeline" in message


def test_another_service_is_unknown(connect):
    assert refused(connect("ecr").describe_repositories)[0] == "UnknownOperationException"


def test_tags_come_in_pages_of_fifty(connect):
    client = connect("sagemaker", parameter_validation=False)
    assert refused(client.list_tags, ResourceArn=ARN, MaxResults=10)[0] == "ValidationException"
    tags = client.list_tags(ResourceArn=ARN, MaxResults=50)["Tags"]
    assert {tag["Key"]: tag["Value"] for tag in tags}["DomainName"] == "studio-domain"


def test_an_execution_has_no_tags(sagemaker):
    newest = sagemaker.list_pipeline_executions(PipelineName="mlops-pipeline")["PipelineExecutionSummaries"][0]
    assert sagemaker.list_tags(ResourceArn=newest["PipelineExecutionArn"])["Tags"] == []


def found(client, resource, *filters):
    answer = client.search(Resource=resource, SearchExpression={"Filters": list(filters)})
    return [row[resource] for row in answer["Results"]]


@pytest.mark.parametrize(
    ("condition", "names"),
    [
        ({"Name": "PipelineName", "Operator": "Contains", "Value": "ly"}, {"claims-risk-weekly", "nightly-scores"}),
        ({"Name": "Tags.team", "Operator": "Equals", "Value": "insurance"}, {"claims-risk-weekly"}),
        ({"Name": "PipelineDisplayName", "Operator": "Exists"}, {"mlops-pipeline", "claims-risk-weekly", HOSTILE}),
        ({"Name": "LastRunTime", "Operator": "NotExists"}, {"never-run"}),
    ],
)
def test_pipelines_are_found(sagemaker, condition, names):
    rows = found(sagemaker, "Pipeline", condition)
    assert names <= {row["PipelineName"] for row in rows}
    if condition["Operator"] != "Contains":
        assert names == {row["PipelineName"] for row in rows}


def test_executions_are_found(sagemaker):
    condition = {"Name": "PipelineExecutionStatus", "Operator": "NotEquals", "Value": "Succeeded"}
    rows = found(sagemaker, "PipelineExecution", condition)
    statuses = {row["PipelineExecutionStatus"] for row in rows}
    assert statuses == {"Failed", "Stopped", "Stopping", "Executing", "CompletedWithFailures"}


def test_a_filter_that_is_not_understood_is_refused(sagemaker):
    condition = {"Name": "PipelineName", "Operator": "GreaterThan", "Value": "a"}
    nested = {"SubExpressions": [{"Filters": [condition | {"Operator": "Equals"}]}]}
    long = condition | {"Operator": "Equals", "Value": "a" * 1025}
    moment = {"Name": "CreationTime", "Operator": "LessThanOrEqualTo", "Value": "soon"}
    for expression in ({"Filters": [condition]}, nested, {"Filters": [long]}, {"Filters": [moment]}):
        code, _ = refused(sagemaker.search, Resource="Pipeline", SearchExpression=expression)
        assert code == "ValidationException"


def test_a_search_takes_any_of_twenty_filters(sagemaker):
    names = ["mlops-pipeline", "never-run", "us-churn"]
    few = [{"Name": "PipelineName", "Operator": "In", "Value": "nobody,never-run"}]
    few.append({"Name": "PipelineName", "Value": "mlops-pipeline"})
    found = sagemaker.search(
        Resource="Pipeline", SearchExpression={"Operator": "Or", "Filters": few}, SortBy="PipelineName"
    )
    assert [each["Pipeline"]["PipelineName"] for each in found["Results"]] == ["never-run", "mlops-pipeline"]
    many = [{"Name": "PipelineName", "Value": name} for name in names * 7]
    code, _ = refused(sagemaker.search, Resource="Pipeline", SearchExpression={"Operator": "Or", "Filters": many})
    assert code == "ValidationException"


def test_executions_are_searched_by_time_and_come_with_their_parameters(sagemaker):
    listed = sagemaker.list_pipeline_executions(PipelineName="mlops-pipeline", MaxResults=5)
    runs = listed["PipelineExecutionSummaries"]
    window = [
        {"Name": "CreationTime", "Operator": "GreaterThanOrEqualTo", "Value": runs[3]["StartTime"].strftime(AWS_TIME)},
        {"Name": "CreationTime", "Operator": "LessThanOrEqualTo", "Value": runs[1]["StartTime"].strftime(AWS_TIME)},
        {"Name": "PipelineArn", "Value": runs[0]["PipelineExecutionArn"].partition("/execution/")[0]},
    ]
    found = sagemaker.search(Resource="PipelineExecution", SearchExpression={"Filters": window}, SortBy="CreationTime")[
        "Results"
    ]
    assert [each["PipelineExecution"]["PipelineExecutionArn"] for each in found] == [
        each["PipelineExecutionArn"] for each in runs[1:4]
    ]
    arn = runs[1]["PipelineExecutionArn"]
    values = sagemaker.list_pipeline_parameters_for_execution(PipelineExecutionArn=arn, MaxResults=100)
    assert found[0]["PipelineExecution"]["PipelineParameters"] == values["PipelineParameters"]


def tuning_job(client):
    newest = client.list_pipeline_executions(PipelineName="claims-risk-weekly")["PipelineExecutionSummaries"][0]
    listed = client.list_pipeline_execution_steps(PipelineExecutionArn=newest["PipelineExecutionArn"])
    step = next(step for step in listed["PipelineExecutionSteps"] if step["StepName"] == "TuneXgb")
    return step["Metadata"]["TuningJob"]["Arn"].rpartition("/")[2]


def trainings(client, **asked):
    paginator = client.get_paginator("list_training_jobs_for_hyper_parameter_tuning_job")
    pages = paginator.paginate(HyperParameterTuningJobName=tuning_job(client), **asked)
    return [job for page in pages for job in page["TrainingJobSummaries"]]


def test_the_trainings_of_a_tuning_are_listed_by_what_came_out(sagemaker):
    listed = trainings(sagemaker, SortBy="FinalObjectiveMetricValue", SortOrder="Descending")
    values = [job["FinalHyperParameterTuningJobObjectiveMetric"]["Value"] for job in listed]
    best = sagemaker.describe_hyper_parameter_tuning_job(HyperParameterTuningJobName=tuning_job(sagemaker))
    assert len(values) == 24
    assert values == sorted(values, reverse=True)
    assert best["BestTrainingJob"]["TrainingJobName"] == listed[0]["TrainingJobName"]


def test_the_trainings_of_a_tuning_are_listed_by_status(sagemaker):
    assert len(trainings(sagemaker, StatusEquals="Completed", SortBy="CreationTime")) == 24
    assert trainings(sagemaker, StatusEquals="Failed", SortBy="Status") == []
