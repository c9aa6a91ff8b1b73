"""The endpoints that serve models of the path."""

from __future__ import annotations

import pytest

from fakes.posture import identity_answers
from fakes.reader import TableReader, cut_short, denied, drive, missing
from sagemaker_lineage.enrich.endpoint_readings import EndpointReadings
from sagemaker_lineage.enrich.job_postures import JobPostures
from sagemaker_lineage.enrich.key_readings import KeyReadings
from sagemaker_lineage.enrich.plan import Plan
from sagemaker_lineage.enrich.sources.bucket_owner import caller_read, listing_read, read_identity
from sagemaker_lineage.model.request import GapCode

REGION = "eu-central-1"
PACKAGE = "arn:aws:sagemaker:eu-central-1:111122223333:model-package/risk/3"
DATA = "s3://models/job-1/output/model.tar.gz"
CAPTURE = {"EnableCapture": True, "DestinationS3Uri": "s3://captured/live"}


def model(name, container, *endpoints, **more):
    listed = [{"EndpointName": each, "EndpointArn": f"arn-of-{each}", "EndpointStatus": "Old"} for each in endpoints]
    described = {"ModelName": name, "ModelArn": f"arn-of-{name}", "PrimaryContainer": container, **more}
    return {"Model": {"Model": described, "Endpoints": listed}}


def endpoint(name, **more):
    return {
        "EndpointName": name,
        "EndpointArn": f"arn-of-{name}",
        "EndpointStatus": "InService",
        "EndpointConfigName": f"{name}-config",
        **more,
    }


MODELS = (
    model("by-package", {"ModelPackageName": PACKAGE}, "live"),
    model("by-data", {"ModelDataUrl": f"{DATA}/"}, "data"),
    model("by-source", {"ModelDataSource": {"S3DataSource": {"S3Uri": "s3://models/other/"}}}, "source"),
    model("idle", {"ModelPackageName": PACKAGE}),
    model("another", {"ModelDataUrl": "s3://models/else"}, "else"),
    {"Model": {"Model": {"ModelName": "no-arn"}}},
)


def read(use, models=MODELS, **answers):
    table = {
        ("sagemaker:Search",): {"Results": list(models)},
        ("sagemaker:DescribeEndpoint",): lambda read: endpoint(read.resource),
        ("sagemaker:DescribeEndpointConfig",): {"KmsKeyId": "volume", "EndpointConfigArn": "arn-of-config"},
        ("kms:DescribeKey",): missing(),
        **{(f"sagemaker:{name}",): answer for name, answer in answers.items()},
    } | identity_answers("111122223333", region=REGION)
    reader, wanted = TableReader(table), []

    async def source(flow):
        caller, listing = flow.ask(caller_read(REGION)), flow.ask(listing_read(REGION))
        identity = flow.start(read_identity(caller, listing, None, frozenset()))
        jobs = JobPostures(flow, REGION, identity, KeyReadings(flow))
        readings = EndpointReadings(flow, REGION, jobs, wanted.extend)
        use(readings)
        return await readings.all()

    return drive(Plan(lambda flow: flow.start(source(flow))), reader), reader.reads, wanted


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"packages": {PACKAGE}}, ["live"]),
        ({"models": {"arn-of-by-data"}}, ["data"]),
        ({"data": [DATA]}, ["data"]),
        ({"data": ["s3://models/other"]}, ["source"]),
        ({"packages": {PACKAGE}, "data": [DATA]}, ["data", "live"]),
        ({}, []),
    ],
)
def test_an_endpoint_is_found_by_package_model_or_data(asked, found):
    reading, reads, _ = read(lambda readings: readings.serving(**asked))
    assert [each.name for each in reading.endpoints] == found
    assert (reading.unread, reading.losses) == (None, ())
    assert len([each for each in reads if each.operation.name == "DescribeEndpoint"]) == len(found)


def test_what_an_endpoint_is():
    reading, _, wanted = read(
        lambda readings: readings.serving({PACKAGE}),
        DescribeEndpoint=endpoint("live", DataCaptureConfig=CAPTURE),
    )
    (live,) = reading.endpoints
    assert (live.arn, live.status, live.capture_uri) == ("arn-of-live", "InService", "s3://captured/live")
    assert (live.models, live.model_packages, live.model_data) == (("by-package",), (PACKAGE,), ())
    assert (live.config.kind, live.config.name, live.config.arn) == ("endpoint", "live-config", "arn-of-config")
    assert wanted == ["captured"]


def test_two_models_behind_one_endpoint_are_one_endpoint():
    models = (model("a", {"ModelPackageName": PACKAGE}, "live"), model("b", {"ModelDataUrl": DATA}, "live"))
    reading, _, _ = read(lambda readings: readings.serving({PACKAGE}, data=[DATA]), models)
    (live,) = reading.endpoints
    assert (live.models, live.model_packages, live.model_data) == (("a", "b"), (PACKAGE,), (DATA,))


def test_an_endpoint_that_does_not_capture_names_no_place():
    reading, _, wanted = read(
        lambda readings: readings.serving({PACKAGE}),
        DescribeEndpoint=endpoint("live", DataCaptureConfig={**CAPTURE, "EnableCapture": False}),
    )
    assert (reading.endpoints[0].capture_uri, wanted) == (None, [])


@pytest.mark.parametrize(
    "capture",
    ["odd", {"EnableCapture": "true"}, {"EnableCapture": True}, {"EnableCapture": True, "DestinationS3Uri": ""}],
)
def test_an_endpoint_that_leaves_open_where_it_captures_is_not_one_that_does_not(capture):
    reading, _, wanted = read(
        lambda readings: readings.serving({PACKAGE}), DescribeEndpoint=endpoint("live", DataCaptureConfig=capture)
    )
    assert (reading.endpoints[0].capture_uri.code, wanted) == (GapCode.INVALID, [])


def test_an_endpoint_that_may_not_be_described_is_still_one():
    reading, _, _ = read(lambda readings: readings.serving({PACKAGE}), DescribeEndpoint=denied("the action"))
    (live,) = reading.endpoints
    assert (live.arn, live.status, live.model_packages) == ("arn-of-live", "Old", (PACKAGE,))
    assert live.capture_uri.code is live.config.unread.code is GapCode.ACCESS_DENIED
    assert [[fact.path for fact in loss.facts] for loss in reading.losses] == [["/findings", "/models"]]


def test_a_configuration_that_may_not_be_described_or_is_not_named():
    reading, _, _ = read(lambda readings: readings.serving({PACKAGE}), DescribeEndpointConfig=denied())
    assert (reading.endpoints[0].config.unread.code, len(reading.losses)) == (GapCode.ACCESS_DENIED, 1)
    reading, _, _ = read(lambda readings: readings.serving({PACKAGE}), DescribeEndpoint={"EndpointName": "live"})
    assert reading.endpoints[0].arn == "arn-of-live"
    assert (reading.endpoints[0].config.arn, reading.endpoints[0].config.unread.code) == ("live", GapCode.INVALID)


@pytest.mark.parametrize(
    ("search", "code", "found"),
    [
        (denied("sagemaker:Search"), GapCode.ACCESS_DENIED, []),
        (cut_short({"Results": [MODELS[0]]}), GapCode.TRUNCATED, ["live"]),
    ],
)
def test_models_that_could_not_all_be_searched_are_told(search, code, found):
    reading, _, _ = read(lambda readings: readings.serving({PACKAGE}), Search=search)
    assert [each.name for each in reading.endpoints] == found
    assert (reading.unread.code, reading.losses[0].code) == (code, code)


def test_an_endpoint_that_the_pipeline_makes_itself_needs_no_search():
    reading, _, _ = read(lambda readings: readings.named("mine"), Search=denied())
    assert [(each.name, each.arn, each.models) for each in reading.endpoints] == [("mine", "arn-of-mine", ())]


def test_what_a_job_probably_made_is_asked_ahead_but_shown_only_where_it_is_certain():
    def use(readings):
        readings.guess({"job-1", "job-2"})
        readings.serving({PACKAGE})

    reading, reads, _ = read(use)
    assert [each.name for each in reading.endpoints] == ["live"]
    assert {each.resource for each in reads if each.operation.name == "DescribeEndpoint"} == {"data", "live"}


@pytest.mark.parametrize(("job", "asked"), [("tune-1", True), ("tune-1-019-abc", True), ("tune", True), ("tun", False)])
def test_what_a_tuning_job_probably_made_lies_below_the_name_of_a_training_of_its_own(job, asked):
    made = model("tuned", {"ModelDataUrl": "s3://models/tune-1-019-abc/output/model.tar.gz"}, "tuned")

    def use(readings):
        readings.guess({job})
        readings.serving({PACKAGE})

    _, reads, _ = read(use, (*MODELS, made))
    described = {each.resource for each in reads if each.operation.name == "DescribeEndpoint"}
    assert described == ({"live", "tuned"} if asked else {"live"})
