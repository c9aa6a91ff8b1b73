"""The reader: every read is answered exactly once, whatever happens."""

import logging
import threading

import pytest
from botocore.exceptions import InvalidRegionError, NoCredentialsError

from gatewaykit.reads import ACCOUNT_BLOCK, DESCRIBE, LIST, OBJECT, TAGGING, describe, read_of
from gatewaykit.refusals import refusal
from sagemaker_lineage.gateway.boto import AwsGateway
from sagemaker_lineage.gateway.limits import Limits
from sagemaker_lineage.gateway.pool import WorkerPool
from sagemaker_lineage.gateway.reader import SERVICES, BotoReader
from sagemaker_lineage.model.request import GapCode

SECONDS = 10.0


class Client:
    """A client whose every operation answers, or raises, the same."""

    def __init__(self, answer):
        self._answer = answer
        self.asked = []

    def __getattr__(self, method):
        if method.startswith("_"):
            raise AttributeError(method)

        def call(**parameters):
            self.asked.append((method, parameters))
            if isinstance(self._answer, Exception):
                raise self._answer
            return dict(self._answer)

        return call


class OneClient:
    """Stands where the clients of a profile stand."""

    def __init__(self, answer):
        self.client = Client(answer)
        self.wanted = []
        self.gotten = threading.Semaphore(0)
        self.usable = True
        self.principal = "me"

    def get(self, service, region):
        self.wanted.append((service, region))
        self.gotten.release()
        return self.client


class NoClient(OneClient):
    def get(self, service, region):
        super().get(service, region)
        raise self.client._answer


@pytest.fixture
def pool():
    made = WorkerPool(2)
    yield made
    made.close()


def answered(answer, read, pool, clients=OneClient):
    clients = clients(answer)
    return BotoReader(clients, pool, Limits()).answer(read), clients


def test_a_read_is_one_call_with_its_parameters(pool):
    found, clients = answered({"PipelineName": "p", "ResponseMetadata": {"HostId": "x"}}, describe(), pool)
    assert clients.wanted == [("sagemaker", "eu-west-1")]
    assert clients.client.asked == [("describe_pipeline", {"PipelineName": "p"})]
    assert found.payload == {"PipelineName": "p"}
    assert (found.absent, found.failure, found.truncated) == (False, None, None)


def test_a_list_holds_the_items_under_their_own_name(pool):
    found, _ = answered({"PipelineSummaries": [1, 2, 3]}, read_of(LIST, limit=2), pool)
    assert found.payload == {"PipelineSummaries": [1, 2]}


def test_a_list_left_unfinished_says_so(pool):
    found, _ = answered({"PipelineSummaries": [1], "NextToken": "same"}, read_of(LIST), pool)
    assert found.payload == {"PipelineSummaries": [1, 1]}
    assert "twice" in found.truncated


def test_an_object_is_read_with_a_bound(pool):
    found, clients = answered(refusal("InvalidRange", status=416), read_of(OBJECT, Bucket="b", Key="k"), pool)
    assert clients.client.asked[0][1]["Range"] == "bytes=0-1048576"
    assert found.payload["Body"] == b""


@pytest.mark.parametrize(
    ("operation", "code"), [(TAGGING, "NoSuchTagSet"), (ACCOUNT_BLOCK, "NoSuchPublicAccessBlockConfiguration")]
)
def test_what_is_not_configured_is_absent(pool, operation, code):
    found, _ = answered(refusal(code, status=404, operation=operation.name), read_of(operation), pool)
    assert (found.absent, found.payload, found.failure) == (True, None, None)


def test_a_missing_bucket_is_not_an_absent_setting(pool):
    found, _ = answered(refusal("NoSuchBucket", status=404, operation=TAGGING.name), read_of(TAGGING), pool)
    assert (found.absent, found.failure.code) == (False, GapCode.NOT_FOUND)


def test_a_refusal_is_a_failure(pool):
    found, clients = answered(refusal("AccessDeniedException"), describe(), pool)
    assert (found.payload, found.failure.code) == (None, GapCode.ACCESS_DENIED)
    assert clients.usable


@pytest.mark.parametrize("error", [NoCredentialsError(), refusal("ExpiredTokenException")])
def test_credentials_that_no_longer_work_are_not_kept(pool, error):
    found, clients = answered(error, describe(), pool)
    assert found.failure.error == "aws-credentials-missing"
    assert not clients.usable


def test_credentials_that_expire_between_two_pages_are_not_kept(pool):
    clients = OneClient({"PipelineSummaries": [1], "NextToken": "t"})

    def list_pipelines(**parameters):
        if "NextToken" in parameters:
            raise refusal("ExpiredTokenException")
        return {"PipelineSummaries": [1], "NextToken": "t"}

    clients.client.list_pipelines = list_pipelines
    found = BotoReader(clients, pool, Limits()).answer(read_of(LIST))
    assert "expired" in found.truncated
    assert not clients.usable


def test_a_client_that_cannot_be_made_is_a_failure(pool):
    found, _ = answered(NoCredentialsError(), describe(), pool, NoClient)
    assert found.failure.error == "aws-credentials-missing"


def test_a_refusal_of_botocore_that_is_a_value_error_stays_what_it_is(pool):
    found, _ = answered(InvalidRegionError(region_name="x#"), describe(), pool)
    assert "malformed" in found.failure.detail


@pytest.mark.parametrize("error", [AttributeError(), KeyError(), TypeError(), ValueError(), OverflowError()])
def test_an_answer_botocore_cannot_read_is_a_failure(pool, error):
    found, _ = answered(error, describe(), pool)
    assert (found.failure.code, found.failure.error) == (GapCode.INVALID, None)


def test_a_defect_of_ours_is_a_failure_and_logged_without_its_text(pool, caplog):
    with caplog.at_level(logging.ERROR, logger="sagemaker_lineage"):
        found, _ = answered(AssertionError("hush"), describe(), pool)
    assert (found.failure.code, found.failure.error) == (GapCode.INVALID, "internal")
    record = caplog.records[0]
    assert (record.getMessage(), record.error, record.operation) == (
        "aws_read_defect",
        "AssertionError",
        "sagemaker:DescribePipeline",
    )
    assert "test_boto.py" in record.place
    assert "hush" not in str(record.__dict__)


def test_a_read_can_be_followed_in_the_log(pool, caplog):
    with caplog.at_level(logging.DEBUG, logger="sagemaker_lineage"):
        answered({}, describe(), pool)
        answered(refusal("ThrottlingException"), describe(), pool)
        answered(NoCredentialsError(), describe(), pool)
        answered(refusal("NoSuchTagSet"), read_of(TAGGING), pool)
        answered({"PipelineSummaries": [1], "NextToken": "same"}, read_of(LIST), pool)
    outcomes = [record.outcome for record in caplog.records if record.getMessage() == "aws_read"]
    assert outcomes == ["ok", "ThrottlingException", "access-denied", "absent", "truncated"]
    assert {record.region for record in caplog.records} == {"eu-west-1"}


class Answers:
    """A ``done`` that keeps what it is given."""

    def __init__(self, expected):
        self.given = []
        self._expected = expected
        self._all = threading.Event()
        self._lock = threading.Lock()

    def __call__(self, answer):
        with self._lock:
            self.given.append(answer)
            if len(self.given) >= self._expected:
                self._all.set()

    def wait(self):
        assert self._all.wait(SECONDS)
        return self.given


@pytest.mark.parametrize("answer", [{}, refusal("AccessDenied"), AssertionError()], ids=["ok", "refused", "defect"])
def test_every_submitted_read_is_answered_once(pool, answer):
    done, reader = Answers(100), BotoReader(OneClient(answer), pool, Limits())
    reads = [describe(PipelineName=str(number)) for number in range(100)]
    for read in reads:
        reader.submit(read, done)
    given = done.wait()
    pool.close(SECONDS)
    assert sorted(answer.read.parameters for answer in given) == sorted(read.parameters for read in reads)


def test_a_read_after_the_end_is_answered_with_a_failure(pool):
    pool.close()
    done = Answers(1)
    BotoReader(OneClient({}), pool, Limits()).submit(describe(), done)
    assert done.wait()[0].failure.detail == "Reading stopped, because the service is shutting down."


def test_a_read_whose_turn_comes_too_late_is_given_up(pool):
    done, clients = Answers(1), OneClient({})
    BotoReader(clients, pool, Limits(queue_seconds=-1.0)).submit(describe(), done)
    assert done.wait()[0].failure.detail == "Other reads of AWS left no time for sagemaker:DescribePipeline."
    assert clients.wanted == []


def test_clients_are_made_ahead(pool):
    clients = OneClient({})
    BotoReader(clients, pool, Limits()).warm("eu-west-1")
    assert all(clients.gotten.acquire(timeout=SECONDS) for _ in SERVICES)
    assert sorted(clients.wanted) == sorted((service, "eu-west-1") for service in SERVICES)


def test_a_client_that_cannot_be_made_ahead_is_only_noted(pool, caplog):
    clients = NoClient(NoCredentialsError())
    reader = BotoReader(clients, pool, Limits())
    with caplog.at_level(logging.DEBUG, logger="sagemaker_lineage"):
        reader.warm("eu-west-1", ["s3"])
        assert clients.gotten.acquire(timeout=SECONDS)
        pool.close(SECONDS)
        reader.warm("eu-west-1", ["sagemaker"])
    noted = [(record.service, record.error) for record in caplog.records]
    assert noted == [("s3", "NoCredentialsError"), ("sagemaker", "closed")]


def test_a_gateway_ends_with_its_block():
    with AwsGateway() as gateway:
        reader = gateway.reader()
    done = Answers(1)
    reader.submit(describe(), done)
    assert done.wait()[0].failure.code is GapCode.TIMEOUT


def test_a_reader_asks_the_operations_of_the_api(pool):
    _, clients = answered({}, read_of(DESCRIBE, PipelineName="p"), pool)
    assert clients.client.asked[0][0] == "describe_pipeline"


class Note:
    def __init__(self):
        self.over = threading.Event()

    def run(self):
        self.over.set()

    call_off = run


@pytest.mark.parametrize(("profile", "noted"), [(None, []), ("nobody", ["ProfileNotFound"])])
def test_models_are_loaded_ahead_without_credentials(caplog, monkeypatch, profile, noted):
    if profile:
        monkeypatch.setenv("AWS_PROFILE", profile)
    caplog.set_level(logging.DEBUG, "sagemaker_lineage")
    told = []
    with AwsGateway(Limits(threads=1), on_prepared=lambda: told.append("prepared")) as gateway:
        gateway.prepare()
        gateway._pool.submit(after := Note())
        assert after.over.wait(SECONDS)
    assert [record.error for record in caplog.records] == noted
    assert told == ["prepared"]


def test_a_closed_gateway_loads_nothing_ahead(caplog):
    caplog.set_level(logging.DEBUG, "sagemaker_lineage")
    gateway = AwsGateway()
    gateway.close()
    gateway.prepare()
    assert [record.error for record in caplog.records] == ["closed"]
