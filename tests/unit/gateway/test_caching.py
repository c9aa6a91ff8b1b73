"""The reader that keeps answers: what is asked again, when, and by whom."""

import threading
from datetime import UTC, datetime, timedelta

import pytest

from sagemaker_lineage.enrich.lifetimes import Lifetimes
from sagemaker_lineage.enrich.operations import (
    DESCRIBE_PIPELINE,
    DESCRIBE_PIPELINE_EXECUTION,
    DESCRIBE_PROCESSING_JOB,
    GET_BUCKET_TAGGING,
    GET_OBJECT,
    LIST_PIPELINE_EXECUTION_STEPS,
    LIST_PIPELINE_EXECUTIONS,
    read,
)
from sagemaker_lineage.gateway import caching
from sagemaker_lineage.gateway.caching import AnswerCache, CachingReader
from sagemaker_lineage.gateway.weight import weight_of
from sagemaker_lineage.model.request import Answer, AwsRead, Failure, GapCode

RUN = "arn:aws:sagemaker:eu-west-1:111122223333:pipeline/p/execution/abc"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
DESCRIBED = read(DESCRIBE_PIPELINE_EXECUTION, "eu-west-1", PipelineExecutionArn=RUN)
STEPS = read(LIST_PIPELINE_EXECUTION_STEPS, "eu-west-1", PipelineExecutionArn=RUN)
LISTED = read(LIST_PIPELINE_EXECUTIONS, "eu-west-1", PipelineName="p")
PIPELINE = read(DESCRIBE_PIPELINE, "eu-west-1", PipelineName="p")
TAGS = read(GET_BUCKET_TAGGING, "eu-west-1", Bucket="b")
JOB = read(DESCRIBE_PROCESSING_JOB, "eu-west-1", ProcessingJobName="j")


class Clock:
    def __init__(self):
        self.seconds = 0.0

    def __call__(self):
        return self.seconds


class Aws:
    """Answers at once with what is set for the operation, or holds the answers back."""

    def __init__(self):
        self.says = {}
        self.asked = []
        self.held = None
        self.warmed = []

    def warm(self, region):
        self.warmed.append(region)

    def submit(self, wanted, done):
        self.asked.append(wanted)
        if self.held is not None:
            self.held.append((wanted, done))
        else:
            done(self.answer(wanted))

    def answer(self, wanted):
        said = self.says.get(wanted.operation.name, {})
        if isinstance(said, Failure):
            return Answer(read=wanted, failure=said)
        return said if isinstance(said, Answer) else Answer(read=wanted, payload=said, read_at=NOW)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def aws():
    return Aws()


@pytest.fixture
def cache(clock):
    return AnswerCache(100_000, Lifetimes(), clock)


@pytest.fixture
def ask(aws, cache, clock):
    def asked(*reads, principal="me", fresh=False, inner=None):
        answers = []
        reader = CachingReader(inner or aws, cache, principal, fresh=fresh)
        for wanted in reads:
            reader.submit(wanted, answers.append)
        return answers

    asked.clock = clock
    return asked


def status(name):
    return {"PipelineExecutionArn": RUN, "PipelineExecutionStatus": name}


@pytest.mark.parametrize(
    ("wanted", "says", "seconds"),
    [
        (PIPELINE, {}, 2),
        (LISTED, {"PipelineExecutionSummaries": []}, 2),
        (TAGS, {"TagSet": []}, 300),
        (JOB, {"ProcessingJobStatus": "InProgress"}, 2),
    ],
)
def test_an_answer_is_kept_for_its_time(aws, ask, wanted, says, seconds):
    clock = ask.clock
    aws.says[wanted.operation.name] = says
    first = ask(wanted)
    clock.seconds = seconds - 0.01
    assert ask(wanted) == first
    assert len(aws.asked) == 1
    clock.seconds = seconds
    ask(wanted)
    assert len(aws.asked) == 2


def test_what_cannot_change_any_more_is_kept_for_good(aws, clock, ask):
    aws.says["DescribeProcessingJob"] = {"ProcessingJobStatus": "Completed"}
    ask(JOB)
    clock.seconds = 1e9
    ask(JOB)
    assert aws.asked == [JOB]


def test_failures_are_not_kept(aws, ask):
    aws.says["GetBucketTagging"] = Failure(code=GapCode.THROTTLED, detail="Slower.")
    ask(TAGS)
    aws.says["GetBucketTagging"] = {"TagSet": []}
    assert ask(TAGS)[0].payload == {"TagSet": []}


def test_the_same_read_in_another_region_is_another_one(aws, ask):
    ask(TAGS, read(GET_BUCKET_TAGGING, "us-east-1", Bucket="b"))
    assert len(aws.asked) == 2


def test_no_answer_crosses_principals(cache, ask):
    mine, theirs = Aws(), Aws()
    mine.says["GetBucketTagging"] = {"TagSet": ["mine"]}
    theirs.says["GetBucketTagging"] = {"TagSet": ["theirs"]}
    for _ in range(3):
        assert ask(TAGS, inner=mine)[0].payload == {"TagSet": ["mine"]}
        assert ask(TAGS, principal="they", inner=theirs)[0].payload == {"TagSet": ["theirs"]}
    assert (len(mine.asked), len(theirs.asked)) == (1, 1)


def test_no_read_under_way_is_joined_across_principals(ask):
    mine, theirs = Aws(), Aws()
    mine.held, theirs.held = [], []
    ask(TAGS, inner=mine)
    ask(TAGS, principal="they", inner=theirs)
    assert (len(mine.held), len(theirs.held)) == (1, 1)


def test_what_one_principal_knows_of_an_execution_is_unknown_to_the_other(aws, clock, ask):
    aws.says["DescribePipelineExecution"] = status("Succeeded")
    ask(DESCRIBED, STEPS)
    ask(STEPS, principal="they")
    clock.seconds = 10
    ask(STEPS)
    ask(STEPS, principal="they")
    assert aws.asked.count(STEPS) == 3


def test_fresh_passes_over_what_is_kept_and_takes_its_place(aws, ask):
    ask(TAGS)
    aws.says["GetBucketTagging"] = {"TagSet": ["new"]}
    assert ask(TAGS)[0].payload == {}
    assert ask(TAGS, fresh=True)[0].payload == {"TagSet": ["new"]}
    assert ask(TAGS)[0].payload == {"TagSet": ["new"]}
    assert len(aws.asked) == 2


def test_a_thousand_who_ask_together_cost_one_read(aws, cache):
    aws.held, answers, start = [], [], threading.Barrier(20)

    def many():
        reader = CachingReader(aws, cache, "me")
        start.wait(10)
        for _ in range(50):
            reader.submit(TAGS, answers.append)

    threads = [threading.Thread(target=many) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    [(wanted, done)] = aws.held
    done(aws.answer(wanted))
    assert len(answers) == 1_000
    assert {id(answer) for answer in answers} == {id(answers[0])}


def test_a_failing_leader_fails_all_once_and_is_not_kept(aws, ask):
    aws.held = []
    answers = [ask(TAGS) for _ in range(5)]
    [(wanted, done)] = aws.held
    aws.says["GetBucketTagging"] = Failure(code=GapCode.ACCESS_DENIED, detail="No.")
    done(aws.answer(wanted))
    assert [len(each) for each in answers] == [1] * 5
    assert all(each[0].failure for each in answers)
    ask(TAGS)
    assert len(aws.held) == 2


def test_the_steps_of_an_execution_known_to_be_over_are_kept_for_good(aws, clock, ask):
    aws.says["ListPipelineExecutions"] = {"PipelineExecutionSummaries": [status("Succeeded")]}
    ask(LISTED, STEPS)
    clock.seconds = 1e6
    ask(STEPS)
    assert aws.asked.count(STEPS) == 1


def test_steps_listed_before_the_end_was_known_are_listed_again(aws, ask):
    aws.held = []
    ask(STEPS, DESCRIBED)
    aws.says["DescribePipelineExecution"] = status("Succeeded")
    for wanted, done in aws.held:
        done(aws.answer(wanted))
    aws.held = None
    ask(STEPS, STEPS, DESCRIBED)
    assert aws.asked == [STEPS, DESCRIBED, STEPS]


def test_an_execution_that_is_tried_again_is_read_again(aws, ask):
    aws.says["ListPipelineExecutions"] = {"PipelineExecutionSummaries": [status("Failed")]}
    aws.says["DescribePipelineExecution"] = status("Failed")
    ask(LISTED, DESCRIBED, STEPS)
    ask(DESCRIBED, STEPS)
    assert aws.asked == [LISTED, DESCRIBED, STEPS]
    aws.says["ListPipelineExecutions"] = {"PipelineExecutionSummaries": [status("Executing")]}
    aws.says["DescribePipelineExecution"] = status("Executing")
    ask(LISTED, fresh=True)
    ask(DESCRIBED, STEPS)
    assert aws.asked[-2:] == [DESCRIBED, STEPS]


def test_an_answer_from_before_the_moment_asked_for_does_not_do(aws, ask):
    wanted = read(GET_OBJECT, "eu-west-1", Bucket="b", Key="report.json")

    def since(seconds):
        moment = NOW + timedelta(seconds=seconds)
        return AwsRead(operation=GET_OBJECT, region="eu-west-1", parameters=wanted.parameters, since=moment)

    ask(wanted)
    ask(since(-1))
    ask(since(0))
    assert len(aws.asked) == 1
    ask(since(1))
    assert len(aws.asked) == 2


def test_an_answer_that_tells_no_age_does_not_do_where_one_is_asked_for(aws, ask):
    wanted = AwsRead(operation=GET_OBJECT, region="eu-west-1", since=NOW)
    aws.says["GetObject"] = Answer(read=wanted, payload={})
    ask(wanted, wanted)
    assert len(aws.asked) == 2


def test_the_least_recently_used_goes_first(aws, clock):
    one = weight_of(Answer(read=TAGS, payload={"TagSet": ["x" * 1_000]}))
    cache = AnswerCache(one * 12, Lifetimes(), clock)
    reader = CachingReader(aws, cache, "me")
    aws.says["GetBucketTagging"] = {"TagSet": ["x" * 1_000]}
    buckets = [read(GET_BUCKET_TAGGING, "eu-west-1", Bucket=f"b{number}") for number in range(13)]
    for wanted in (*buckets[:12], buckets[0], buckets[12]):
        reader.submit(wanted, lambda _: None)
    assert (len(cache), cache.weight) == (12, one * 12)
    aws.asked.clear()
    reader.submit(buckets[0], lambda _: None)
    reader.submit(buckets[1], lambda _: None)
    assert aws.asked == [buckets[1]]


def test_what_is_too_heavy_is_not_kept(aws, cache, ask):
    aws.says["GetObject"] = {"Body": b"x" * 20_000}
    wanted = read(GET_OBJECT, "eu-west-1", Bucket="b", Key="k")
    ask(wanted, wanted)
    assert (len(aws.asked), len(cache), cache.weight) == (2, 0, 0)


def test_no_memory_keeps_nothing(aws):
    reader = CachingReader(aws, AnswerCache(0, Lifetimes()), "me")
    for _ in range(2):
        reader.submit(TAGS, lambda _: None)
    assert len(aws.asked) == 2


def test_statuses_are_remembered_up_to_a_bound(aws, cache, ask, monkeypatch):
    monkeypatch.setattr(caching, "MOST_STATUSES", 2)
    listed = [{"PipelineExecutionArn": f"{RUN}{n}", "PipelineExecutionStatus": "Failed"} for n in range(5)]
    aws.says["ListPipelineExecutions"] = {"PipelineExecutionSummaries": listed}
    ask(LISTED)
    assert len(cache._statuses) == 2


def test_getting_ready_is_passed_on(aws, cache):
    CachingReader(aws, cache, "me").warm("eu-west-1")
    assert aws.warmed == ["eu-west-1"]


@pytest.mark.parametrize(
    ("payload", "least"),
    [
        (None, 1_000),
        ({"Body": b"x" * 5_000}, 6_000),
        ({"a": ["é" * 100, {"b": 1}]}, 1_400),
        ({"a": [{"b": "c"}] * 50}, 10_000),
    ],
)
def test_the_weight_grows_with_all_that_is_in_an_answer(payload, least):
    assert least <= weight_of(Answer(read=TAGS, payload=payload)) <= 3 * least
