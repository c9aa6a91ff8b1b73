"""One bucket, whatever AWS says of it."""

from __future__ import annotations

import pytest

from fakes.pricing import ALL_BLOCKED, bucket_answers
from fakes.reader import ABSENT, TableReader, denied, drive, invalid, missing, redirect, throttled
from sagemaker_lineage.enrich.bucket_readings import MOST_BUCKETS, BucketReadings, bucket_in, buckets_of
from sagemaker_lineage.enrich.plan import Plan
from sagemaker_lineage.enrich.sources.buckets import account_read, is_bucket_name, read_bucket, region_of
from sagemaker_lineage.model.graph import Artifact, LineageGraph, Role
from sagemaker_lineage.model.posture import PublicAccessBlock
from sagemaker_lineage.model.request import Answer, Failure, GapCode

ASKED = "eu-central-1"
ACCOUNT = "111122223333"
NO_BUCKET = missing("NoSuchBucket")
ACCOUNT_KEY = ("s3control:GetPublicAccessBlock", ACCOUNT)


def table(region=ASKED, **changes):
    found = bucket_answers("b", region) | {ACCOUNT_KEY: ABSENT}
    for operation, outcome in changes.items():
        key = ("s3:GetBucketLocation", "b") if operation == "GetBucketLocation" else (f"s3:{operation}", "b", region)
        found[key if operation != "account" else ACCOUNT_KEY] = outcome
    return found


def read(answers, *, with_account=True):
    async def source(flow):
        account = flow.ask(account_read(ACCOUNT, ASKED)) if with_account else None
        return await read_bucket(flow, "b", ASKED, account)

    reader = TableReader(answers)
    return drive(Plan(lambda flow: flow.start(source(flow))), reader), reader


def facts(**changes):
    return read(table(**changes))[0].facts


def lost(reading):
    return {
        loss.read.operation.label if loss.read else None: {fact.path for fact in loss.facts} for loss in reading.losses
    }


def block(*flags):
    return {"PublicAccessBlockConfiguration": dict(zip(ALL_BLOCKED, flags, strict=False))}


def test_everything_known():
    reading, reader = read(table())
    assert reading.losses == ()
    found = reading.facts
    assert (found.region, found.encryption, found.kms_key_id) == (ASKED, "aws:kms", "key-of-b")
    assert (found.bucket_key_enabled, found.versioning, found.public_access) == (True, "Enabled", "Blocked")
    assert found.tags == {"team": "pricing"}
    assert len(reader.reads) == 6


@pytest.mark.parametrize(
    ("said", "region"),
    [
        (None, "us-east-1"),
        ("", "us-east-1"),
        ("EU", "eu-west-1"),
        ("ap-south-1", "ap-south-1"),
        ("evil.example", None),
        (7, None),
    ],
)
def test_the_region_a_location_names(said, region):
    assert region_of(Answer(read=account_read(ACCOUNT, ASKED), payload={"LocationConstraint": said})) == region


def test_a_bucket_is_read_in_its_own_region():
    reading, reader = read(table("us-west-2"))
    assert reading.facts.region == "us-west-2"
    assert {
        each.region
        for each in reader.reads
        if each.operation.name != "GetBucketLocation" and each.operation.service == "s3"
    } == {"us-west-2"}


class TestEncryption:
    def rules(self, *rules):
        return facts(GetBucketEncryption={"ServerSideEncryptionConfiguration": {"Rules": list(rules)}})

    @pytest.mark.parametrize("algorithm", ["AES256", "aws:kms", "aws:kms:dsse"])
    def test_algorithms(self, algorithm):
        found = self.rules({"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": algorithm}})
        assert (found.encryption, found.kms_key_id, found.bucket_key_enabled) == (algorithm, None, None)

    @pytest.mark.parametrize("outcome", [ABSENT, {}, {"ServerSideEncryptionConfiguration": {"Rules": [{}]}}])
    def test_not_configured_is_none(self, outcome):
        assert facts(GetBucketEncryption=outcome).encryption == "None"

    def test_a_word_of_the_future_is_unknown_with_a_reason(self):
        rule = {"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:fsx"}}
        reading, _ = read(table(GetBucketEncryption={"ServerSideEncryptionConfiguration": {"Rules": [rule]}}))
        assert reading.facts.encryption == "Unknown"
        assert reading.losses[0].code is GapCode.UNSUPPORTED
        assert "aws:fsx" in reading.losses[0].detail


@pytest.mark.parametrize(("said", "versioning"), [({}, "Disabled"), ({"Status": "Suspended"}, "Suspended")])
def test_versioning(said, versioning):
    assert facts(GetBucketVersioning=said).versioning == versioning


def test_versioning_of_the_future():
    reading, _ = read(table(GetBucketVersioning={"Status": "Sometimes"}))
    assert (reading.facts.versioning, reading.losses[0].code) == ("Unknown", GapCode.UNSUPPORTED)


def test_no_tags():
    assert facts(GetBucketTagging=ABSENT).tags == {}


@pytest.mark.parametrize(
    ("own", "account", "access", "effective"),
    [
        (block(True, True, True, True), ABSENT, "Blocked", (True, True, True, True)),
        (ABSENT, block(True, True, True, True), "Blocked", (True, True, True, True)),
        (block(True, False, True, False), block(False, True, False, True), "Blocked", (True, True, True, True)),
        (block(True, False, False, False), block(False, False, True), "Partial", (True, False, True, False)),
        (ABSENT, ABSENT, "Open", (False, False, False, False)),
        (block(False, False, False, False), {}, "Open", (False, False, False, False)),
    ],
)
def test_public_access_is_the_buckets_or_the_accounts_flag_by_flag(own, account, access, effective):
    found = facts(GetPublicAccessBlock=own, account=account)
    assert found.public_access == access
    assert found.public_access_block == PublicAccessBlock(
        block_public_acls=effective[0],
        ignore_public_acls=effective[1],
        block_public_policy=effective[2],
        restrict_public_buckets=effective[3],
    )


ACCESS = {"/publicAccess", "/publicAccessBlock"}


@pytest.mark.parametrize(
    ("own", "account", "access", "losses"),
    [
        (denied(), ABSENT, "Unknown", {"s3:GetPublicAccessBlock": ACCESS}),
        (denied(), block(True, True), "Unknown", {"s3:GetPublicAccessBlock": ACCESS}),
        (denied(), block(True, True, True, True), "Blocked", {"s3:GetPublicAccessBlock": set()}),
        (ABSENT, denied(), "Open", {"s3control:GetPublicAccessBlock": ACCESS}),
        (block(True), denied(), "Partial", {"s3control:GetPublicAccessBlock": ACCESS}),
        (block(True, True, True, True), denied(), "Blocked", {"s3control:GetPublicAccessBlock": set()}),
        (
            throttled(),
            denied(),
            "Unknown",
            {"s3:GetPublicAccessBlock": ACCESS, "s3control:GetPublicAccessBlock": ACCESS},
        ),
    ],
)
def test_public_access_when_flags_cannot_be_read(own, account, access, losses):
    reading, _ = read(table(GetPublicAccessBlock=own, account=account))
    assert reading.facts.public_access == access
    assert (reading.facts.public_access_block is None) == (access == "Unknown")
    assert lost(reading) == losses


def test_without_an_account_the_buckets_own_flags_decide():
    reading, _ = read(table(GetPublicAccessBlock=ABSENT), with_account=False)
    assert (reading.facts.public_access, lost(reading)) == ("Open", {None: ACCESS})


@pytest.mark.parametrize(
    ("operation", "places"),
    [
        ("GetBucketEncryption", {"/encryption", "/kmsKeyId", "/bucketKeyEnabled"}),
        ("GetBucketVersioning", {"/versioning"}),
        ("GetBucketTagging", {"/tags"}),
    ],
)
@pytest.mark.parametrize("failure", [denied(), throttled()])
def test_a_setting_that_cannot_be_read_costs_itself_alone(operation, places, failure):
    reading, _ = read(table(**{operation: failure}))
    assert lost(reading) == {f"s3:{operation}": places}
    assert reading.losses[0].code is failure.code
    unknown = {"encryption": "Unknown", "versioning": "Unknown", "tags": None}
    assert all(
        getattr(reading.facts, name, None) == unknown.get(name)
        for name in (each.strip("/") for each in places)
        if name in unknown
    )


class TestLocation:
    def test_a_redirect_names_the_region(self):
        reading, reader = read(table("us-west-2", GetBucketLocation=redirect("us-west-2")))
        assert (reading.facts.region, reading.losses, len(reader.reads)) == ("us-west-2", (), 6)

    def test_denied_the_settings_are_read_where_it_was_asked(self):
        reading, _ = read(table(GetBucketLocation=denied()))
        assert lost(reading) == {"s3:GetBucketLocation": {"/region"}}
        assert (reading.facts.region, reading.facts.versioning) == (None, "Enabled")

    def test_denied_and_elsewhere_the_redirect_of_a_setting_is_followed(self):
        answers = table("us-west-2", GetBucketLocation=denied())
        for operation in ("GetBucketEncryption", "GetBucketVersioning", "GetPublicAccessBlock", "GetBucketTagging"):
            answers[f"s3:{operation}", "b", ASKED] = redirect("us-west-2")
        reading, _ = read(answers)
        assert (reading.facts.region, reading.facts.versioning, reading.losses) == ("us-west-2", "Enabled", ())

    def test_a_redirect_to_nowhere_is_not_followed(self):
        answers = table()
        answers["s3:GetBucketTagging", "b", ASKED] = redirect("evil.example")
        reading, _ = read(answers)
        assert lost(reading) == {"s3:GetBucketTagging": {"/tags"}}

    def test_a_location_that_makes_no_sense_is_not_used(self):
        reading, _ = read(table(GetBucketLocation={"LocationConstraint": "evil.example"}))
        assert reading.facts.region is None
        assert [(loss.code, loss.resource) for loss in reading.losses] == [(GapCode.UNSUPPORTED, "b")]

    def test_no_such_bucket_is_asked_nothing_more(self):
        reading, reader = read({("s3:GetBucketLocation", "b"): NO_BUCKET, ACCOUNT_KEY: ABSENT})
        assert len(reader.labels()) == 2
        assert [loss.code for loss in reading.losses] == [GapCode.NOT_FOUND]
        assert len(lost(reading)["s3:GetBucketLocation"]) == 8
        assert (reading.facts.encryption, reading.facts.public_access, reading.facts.tags) == (
            "Unknown",
            "Unknown",
            None,
        )

    def test_no_such_bucket_as_a_setting_tells_is_one_loss_too(self):
        answers = table(GetBucketLocation=denied())
        for operation in ("GetBucketEncryption", "GetBucketVersioning", "GetPublicAccessBlock", "GetBucketTagging"):
            answers[f"s3:{operation}", "b", ASKED] = NO_BUCKET
        reading, _ = read(answers)
        assert list(lost(reading)) == ["s3:GetBucketEncryption"]
        assert len(lost(reading)["s3:GetBucketEncryption"]) == 8


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("my-bucket.1", True),
        ("Old_Bucket", True),
        ("ab", False),
        ("-ab", False),
        ("a" * 256, False),
        ("a/b", False),
        ("a b", False),
        ("arn:aws:s3:x", False),
    ],
)
def test_what_could_be_a_buckets_name(name, is_one):
    assert is_bucket_name(name) == is_one


@pytest.mark.parametrize(
    ("uri", "bucket"),
    [("s3://b/k", "b"), ("S3://b", "b"), ("s3://", None), ("https://b/k", None), (None, None), ("b", None)],
)
def test_the_bucket_of_a_uri(uri, bucket):
    assert bucket_in(uri) == bucket


def graph_of(*buckets):
    return LineageGraph(
        artifacts=tuple(
            Artifact(id=place, uri=f"s3://{bucket}", bucket=bucket, key="", role=Role.DATA)
            for place, bucket in enumerate(buckets)
        )
    )


class TestReadings:
    """All buckets of a lineage, each once."""

    def read(self, use, answers=None):
        reader = TableReader(answers if answers is not None else {("s3:GetBucketLocation",): NO_BUCKET})

        async def source(flow):
            return await use(BucketReadings(flow, ASKED))

        return drive(Plan(lambda flow: flow.start(source(flow))), reader), reader

    def test_in_the_order_of_the_artifacts_each_once(self):
        found, reader = self.read(lambda readings: readings.of(graph_of("bbb", "aaa", "bbb")))
        assert list(found) == ["bbb", "aaa"]
        assert len(reader.reads) == 2
        assert buckets_of(graph_of("bbb", "aaa", "bbb")) == ["bbb", "aaa"]

    def test_what_was_wanted_earlier_is_not_read_again(self):
        async def use(readings):
            readings.want(["bbb", "no bucket", "bbb"])
            readings.want(["bbb"])
            return await readings.of(graph_of("bbb"))

        assert len(self.read(use)[1].reads) == 1

    def test_what_is_no_bucket_is_not_read(self):
        found, reader = self.read(lambda readings: readings.of(graph_of("a/b")))
        (loss,) = found["a/b"].losses
        assert (loss.code, loss.read, loss.resource, reader.reads) == (GapCode.INVALID, None, "a/b", [])

    def test_there_is_an_end_to_it(self):
        names = [f"bucket-{number}" for number in range(MOST_BUCKETS + 2)]

        async def use(readings):
            readings.locate(names)
            readings.want(names)
            return await readings.of(graph_of(*names))

        found, reader = self.read(use)
        assert [name for name, each in found.items() if each.losses[0].code is GapCode.TRUNCATED] == names[-2:]
        assert {found[name].losses[0].resource for name in names[-2:]} == {None}
        assert len(reader.reads) == MOST_BUCKETS

    @pytest.mark.parametrize(
        ("outcome", "home"),
        [
            ({"LocationConstraint": "us-west-2"}, "us-west-2"),
            (denied(), ASKED),
            (Failure(code=GapCode.TIMEOUT, detail="d"), ASKED),
        ],
    )
    def test_objects_are_asked_for_where_the_bucket_is(self, outcome, home):
        async def use(readings):
            readings.locate(["bbb", "not a bucket"])
            return [await readings.home("bbb"), await readings.home("other"), await readings.home("not a bucket")]

        assert self.read(use, {("s3:GetBucketLocation", "bbb"): outcome})[0] == [home, ASKED, ASKED]

    def test_invalid_is_not_taken_for_gone(self):
        found, _ = self.read(
            lambda readings: readings.of(graph_of("bbb")),
            {
                (f"s3:{name}",): invalid()
                for name in (
                    "GetBucketLocation",
                    "GetBucketEncryption",
                    "GetBucketVersioning",
                    "GetPublicAccessBlock",
                    "GetBucketTagging",
                )
            },
        )
        assert len(found["bbb"].losses) == 6
