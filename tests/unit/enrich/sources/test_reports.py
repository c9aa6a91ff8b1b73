"""Reports read where they are declared, or probed for."""

from __future__ import annotations

import pytest

from fakes.reader import TableReader, cut_short, denied, drive, missing, redirect, throttled
from sagemaker_lineage.enrich.plan import Plan
from sagemaker_lineage.enrich.report_places import Places
from sagemaker_lineage.enrich.sources.reports import read_reports
from sagemaker_lineage.model.request import GapCode

HOME = "eu-west-1"
GOOD = {"Body": b'{"f1": 0.5}'}
BOTH = {"/run/metrics", "/run/reportObject"}


def read(places, table, home=HOME):
    async def at_home(bucket):
        return home

    reader = TableReader(
        {
            ("s3:GetObject", *key) if isinstance(key, tuple) else ("s3:GetObject", key): said
            for key, said in table.items()
        }
    )
    reading = drive(Plan(lambda flow: flow.start(read_reports(flow, "A", places, at_home))), reader)
    return reading, reader


def declared(*uris, **more):
    return Places(declared=uris, **more)


def lost(reading):
    return [(loss.code, loss.resource, {fact.path for fact in loss.facts}) for loss in reading.losses]


def test_a_declared_report():
    reading, _ = read(declared("s3://b/r.json"), {"s3://b/r.json": GOOD})
    assert reading == ({"eval.f1": 0.5}, "s3://b/r.json", ())


def test_several_declared_reports_the_first_word_counts():
    reading, _ = read(
        declared("s3://b/1.json", "s3://b/2.json"),
        {"s3://b/1.json": GOOD, "s3://b/2.json": {"Body": b'{"f1": 0.9, "auc": 0.7}'}},
    )
    assert (reading.metrics, reading.report_object) == ({"eval.f1": 0.5, "eval.auc": 0.7}, "s3://b/1.json")


@pytest.mark.parametrize("failure", [denied(), missing("NoSuchKey"), throttled()])
def test_a_declared_report_that_cannot_be_read_is_a_loss(failure):
    reading, _ = read(declared("s3://b/1.json", "s3://b/2.json"), {"s3://b/1.json": failure, "s3://b/2.json": GOOD})
    assert lost(reading) == [(failure.code, "s3://b/1.json", BOTH)]
    assert (reading.metrics, reading.report_object) == ({"eval.f1": 0.5}, "s3://b/2.json")


@pytest.mark.parametrize(
    ("said", "code", "facts"),
    [
        ({"Body": b"not json"}, GapCode.INVALID, BOTH),
        ({"Body": b"", "TooLarge": True}, GapCode.TRUNCATED, BOTH),
        ({"Body": None}, GapCode.INVALID, BOTH),
        (cut_short(GOOD), GapCode.TRUNCATED, BOTH),
        (
            {"Body": b'{"a":{' + b",".join(b'"%d":1' % n for n in range(1100)) + b"}}"},
            GapCode.TRUNCATED,
            {"/run/metrics"},
        ),
    ],
)
def test_a_report_that_cannot_be_understood(said, code, facts):
    reading, _ = read(declared("s3://b/r.json"), {"s3://b/r.json": said})
    assert lost(reading) == [(code, "s3://b/r.json", facts)]
    assert bool(reading.report_object) == (facts != BOTH)


def test_a_report_whose_place_is_not_known_or_is_none():
    reading, reader = read(declared("s3://b/", unresolved=("Report",)), {})
    assert lost(reading) == [(GapCode.INVALID, "s3://b/", BOTH), (GapCode.UNRESOLVED, "A", BOTH)]
    assert reader.reads == []


def test_a_redirect_is_followed_once():
    table = {("s3://b/r.json", HOME): redirect("us-east-1"), ("s3://b/r.json", "us-east-1"): GOOD}
    assert read(declared("s3://b/r.json"), table)[0].metrics == {"eval.f1": 0.5}
    table["s3://b/r.json", "us-east-1"] = redirect(HOME)
    assert len(read(declared("s3://b/r.json"), table)[1].reads) == 2


@pytest.mark.parametrize("region", [HOME, "evil.example"])
def test_a_redirect_that_leads_nowhere_is_a_loss(region):
    reading, reader = read(declared("s3://b/r.json"), {"s3://b/r.json": redirect(region)})
    assert (len(reader.reads), len(reading.losses)) == (1, 1)


PROBED = Places(probed=("s3://b/1.json", "s3://b/2.json", "s3://b/3.json"))


def test_probing_stops_at_the_first_report():
    reading, reader = read(PROBED, {"s3://b/1.json": missing("NoSuchKey"), "s3://b/2.json": GOOD})
    assert reading == ({"eval.f1": 0.5}, "s3://b/2.json", ())
    assert len(reader.reads) == 2


def test_probing_without_success_costs_nothing():
    table = {"s3://b/1.json": missing("NoSuchKey"), "s3://b/2.json": denied(), "s3://b/3.json": missing("NoSuchKey")}
    assert read(PROBED, table)[0] == ({}, None, ())
    assert read(Places(probed=("s3://b/",)), {})[0] == ({}, None, ())


def test_a_probe_that_fails_otherwise_or_is_no_report_is_a_loss_and_the_next_is_tried():
    reading, _ = read(PROBED, {"s3://b/1.json": throttled(), "s3://b/2.json": {"Body": b"x"}, "s3://b/3.json": GOOD})
    assert [code for code, _, _ in lost(reading)] == [GapCode.THROTTLED, GapCode.INVALID]
    assert reading.report_object == "s3://b/3.json"
    failing, _ = read(PROBED, {"s3://b/1.json": throttled(), "s3://b/2.json": denied(), "s3://b/3.json": denied()})
    assert [code for code, _, _ in lost(failing)] == [GapCode.THROTTLED]
