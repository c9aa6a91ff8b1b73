"""The objects at a location: counted from one page, in the bucket's own region."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from fakes.reader import TableReader, denied, drive, invalid, missing, redirect, throttled
from sagemaker_lineage import errors
from sagemaker_lineage.enrich.plan import Plan
from sagemaker_lineage.enrich.question import ObjectQuery
from sagemaker_lineage.enrich.sources.objects import read_objects

HOME = "ap-northeast-2"
LOCATED = {("s3:GetBucketLocation",): {"LocationConstraint": "eu-west-1"}}


def at(minute):
    return datetime(2026, 11, 22, 10, minute, tzinfo=UTC)


def listing(*keys, more=False, size=10):
    contents = [{"Key": key, "Size": size, "LastModified": at(place)} for place, key in enumerate(sorted(keys))]
    return {"Contents": contents, "IsTruncated": more, "KeyCount": len(keys)}


def look(uri, outcome, located=LOCATED):
    """Read a location; ``outcome`` is that of every page, or a function of the prefix."""
    said = outcome if callable(outcome) else lambda prefix: outcome
    table = {**located, ("s3:ListObjectsV2",): lambda read: said(dict(read.parameters)["Prefix"])}
    reader = TableReader(table)
    query = ObjectQuery(region=HOME, uri=uri)
    return drive(Plan(lambda flow: flow.start(read_objects(flow, query))), reader), reader


def pages_of(reader):
    return [
        (read.region, dict(read.parameters)["Prefix"])
        for read in reader.reads
        if read.operation.label == "s3:ListObjectsV2"
    ]


def test_what_lies_below_a_location_is_counted():
    found, reader = look("s3://bkt/train", listing("train/1", "train/2", "train/sub/3"))
    assert (found.uri, found.exists, found.count, found.size_bytes) == ("s3://bkt/train", True, 3, 30)
    assert (found.last_modified, found.truncated) == (at(2), False)
    assert pages_of(reader) == [("eu-west-1", "train")]


def test_a_single_object_is_one():
    found, _ = look("s3://bkt/model.tar.gz", listing("model.tar.gz", "model.tar.gz.md5"))
    assert (found.count, found.size_bytes, found.last_modified) == (1, 10, at(0))


def test_an_object_and_a_folder_of_one_name_count_both():
    found, _ = look("s3://bkt/a", listing("a", "a/1", "a-b", "ab", "a0"))
    assert found.count == 2


@pytest.mark.parametrize("uri", ["s3://bkt/a/", "S3://bkt/a", "s3a://bkt/a//", "s3n://bkt/a"])
def test_a_location_is_written_as_in_a_lineage(uri):
    found, _ = look(uri, listing("a/1"))
    assert (found.uri, found.count) == ("s3://bkt/a", 1)


@pytest.mark.parametrize("page", [listing(), listing("train-2/1"), {}, {"Contents": None}])
def test_nothing_there_is_no_error(page):
    found, _ = look("s3://bkt/train", page)
    assert (found.exists, found.count, found.size_bytes, found.last_modified, found.truncated) == (
        False,
        0,
        0,
        None,
        False,
    )


def test_a_whole_bucket_can_be_looked_at():
    found, reader = look("s3://bkt", listing("a", "z", more=True))
    assert (found.count, found.truncated) == (2, True)
    assert pages_of(reader) == [("eu-west-1", "")]


def test_a_full_page_may_not_be_all():
    found, _ = look("s3://bkt/a", listing("a/1", "a/2", more=True))
    assert (found.count, found.truncated) == (2, True)


def test_a_full_page_that_ends_with_neighbours_is_all():
    found, _ = look("s3://bkt/a", listing("a/1", "a0", "ab", more=True))
    assert (found.count, found.truncated) == (1, False)


def test_neighbours_that_fill_the_page_are_passed_over():
    pages = {"a": listing("a", "a-1", "a-2", more=True), "a/": listing("a/1", "a/2", size=5)}
    found, reader = look("s3://bkt/a", pages.__getitem__)
    assert (found.count, found.size_bytes, found.last_modified, found.truncated) == (3, 20, at(1), False)
    assert pages_of(reader) == [("eu-west-1", "a"), ("eu-west-1", "a/")]


def test_neighbours_may_hide_that_nothing_is_there():
    pages = {"a": listing("a-1", "a-2", more=True), "a/": listing()}
    found, _ = look("s3://bkt/a", pages.__getitem__)
    assert (found.exists, found.truncated) == (False, False)


def test_what_the_second_page_leaves_is_said():
    pages = {"a": listing("a", "a-1", more=True), "a/": listing("a/1", more=True)}
    found, _ = look("s3://bkt/a", pages.__getitem__)
    assert (found.count, found.truncated) == (2, True)


def test_a_redirect_is_followed_once():
    def page(read):
        return redirect("eu-west-1") if read.region == HOME else listing("a/1")

    reader = TableReader({("s3:GetBucketLocation",): denied(), ("s3:ListObjectsV2",): page})
    query = ObjectQuery(region=HOME, uri="s3://bkt/a")
    found = drive(Plan(lambda flow: flow.start(read_objects(flow, query))), reader)
    assert found.count == 1
    assert pages_of(reader) == [(HOME, "a"), ("eu-west-1", "a")]


@pytest.mark.parametrize(
    ("failure", "error"),
    [
        (denied(), errors.AccessDenied),
        (throttled(), errors.Throttled),
        (missing("NoSuchBucket"), errors.NotFound),
        (invalid(), errors.AwsError),
    ],
)
def test_what_may_not_be_listed_is_an_error(failure, error):
    with pytest.raises(error) as raised:
        look("s3://bkt/a", failure)
    assert type(raised.value) is error
    assert raised.value.resource == "bkt"
    assert (raised.value.iam_action == "s3:ListBucket") == (error is errors.AccessDenied)


@pytest.mark.parametrize("member", ["Key", "Size", "LastModified"])
def test_a_member_of_another_type_does_not_count(member):
    page = listing("a/1", "a/2")
    page["Contents"][0][member] = ["?"]
    found, _ = look("s3://bkt/a", page)
    assert (found.count, found.size_bytes) == {"Key": (1, 10), "Size": (2, 10), "LastModified": (2, 20)}[member]


@pytest.mark.parametrize(
    "uri",
    [
        "",
        "s3://",
        "s3:///k",
        "b/k",
        "https://b/k",
        "s3://b",
        "s3://-/k",
        "s3://b c/k",
        "s3://ab/" + "k" * 1_300,
        "s3://arn:aws:s3:::x/k",
        "s3://ab?x",
    ],
)
def test_what_is_no_location_is_refused(uri):
    with pytest.raises(errors.InvalidRequest) as raised:
        ObjectQuery(region=HOME, uri=uri)
    assert raised.value.resource == "uri"
