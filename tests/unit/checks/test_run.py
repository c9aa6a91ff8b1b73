"""Findings in their order, what they reach and by which path, verdicts on models, switches and exceptions."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checkskit.case import TODAY
from checkskit.lineages import (
    ARN,
    DENIED,
    ENDPOINT,
    GRAPH,
    PACKAGE,
    allow,
    artifact,
    bucket,
    endpoint,
    job,
    lineage,
    opened,
    step,
)
from sagemaker_lineage.checks.options import Exemption, Options
from sagemaker_lineage.checks.paths import Paths
from sagemaker_lineage.checks.reaching import MOST_REACHES
from sagemaker_lineage.checks.run import assess, assessed
from sagemaker_lineage.model.finding import Finding, Severity, Verdict
from sagemaker_lineage.model.graph import Edge, LineageGraph, Role

MODEL = "s3://models/claims/model.tar.gz"


def finding(found: tuple[Finding, ...], rule: str, resource: str) -> Finding:
    (one,) = [each for each in found if (each.rule, each.resource) == (rule, resource)]
    return one


def test_a_publicly_writable_file_reaches_the_model_and_its_endpoint() -> None:
    story = lineage(opened("raw", allow("*", "s3:PutObject")), endpoints=(endpoint(),))
    found = assess(story, Options(), TODAY)
    worst = finding(found.findings, "writable-data", "s3://raw/claims")
    path = ("s3://raw/claims", "Prep", "s3://scratch/train", "Train", MODEL)
    assert [(each.kind, each.id, each.path) for each in worst.reaches] == [
        ("endpoint", ENDPOINT, (*path, "Register")),
        ("model-package", PACKAGE, (*path, "Register")),
        ("model", MODEL, path),
    ]
    assert worst.reached == 3
    serving = next(each for each in found.models if each.kind == "endpoint")
    assert (serving.verdict, serving.severity, serving.rule) == ("fail", "critical", "s3-public-write")
    assert serving.path == (*path, "Register")


def test_findings_come_worst_first_and_always_in_the_same_order() -> None:
    mixed = lineage(opened("raw", allow("*")), bucket("scratch", versioning=None), bucket("code", encryption=DENIED))
    found = assess(mixed, Options(), TODAY).findings
    ranks = [
        (list(Verdict).index(each.verdict), list(Severity).index(each.severity), each.rule, each.resource)
        for each in found
    ]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == len(ranks)
    assert assess(mixed, Options(), TODAY).findings == found


def test_only_what_failed_or_is_unknown_is_followed() -> None:
    found = assess(lineage(bucket(encryption=DENIED)), Options(), TODAY).findings
    assert {each.verdict for each in found if each.reaches} == {Verdict.UNKNOWN}


def test_a_model_that_nothing_is_wrong_with_passes() -> None:
    models = assess(lineage(), Options(), TODAY).models
    assert {(each.id, each.verdict, each.rule, each.failed, each.unknown) for each in models} == {
        (MODEL, Verdict.PASS, None, 0, 0),
        (PACKAGE, Verdict.PASS, None, 0, 0),
    }


def test_what_could_not_be_looked_at_is_counted_and_makes_no_pass() -> None:
    (package, _) = assess(lineage(bucket("scratch", versioning=DENIED)), Options(), TODAY).models
    assert (package.verdict, package.unknown, package.failed) == (Verdict.UNKNOWN, 1, 0)


def test_the_settings_of_an_endpoint_reach_it_without_a_path() -> None:
    serving = lineage(endpoints=(endpoint(config=job("endpoint", volume_key=None)),))
    found = finding(assess(serving, Options(), TODAY).findings, "endpoint-volume-key", f"{ARN}:endpoint/claims")
    assert [(each.kind, each.id, each.path) for each in found.reaches] == [("endpoint", ENDPOINT, ())]


def test_a_model_that_a_step_makes_leads_to_the_endpoint_that_serves_it_by_name_or_by_data() -> None:
    made = {"Register": (job("model", arn=f"{ARN}:model/claims", isolated=False),)}
    by_name = lineage(jobs=made, endpoints=(endpoint(model_packages=(), models=("claims",)),))
    by_data = lineage(endpoints=(endpoint(model_packages=(), model_data=(f"{MODEL}/",)),))
    nowhere = lineage(endpoints=(endpoint(model_packages=("other",), models=("other",), model_data=("s3://o",)),))
    for each, last in ((by_name, "Register"), (by_data, MODEL)):
        found = assess(replace(each, packages={}), Options(rules={"foreign-data": True}), TODAY)
        assert found.models[0].kind == "endpoint"
        paths = Paths(each)
        target = next(target for target in paths.targets if target.kind == "endpoint")
        path = paths.shortest((0,), target)
        assert path is not None
        assert path[-1] == last
    lost = Paths(nowhere)
    assert lost.shortest((0,), next(each for each in lost.targets if each.kind == "endpoint")) is None


def test_waiting_for_a_step_moves_no_data() -> None:
    graph = GRAPH._replace(
        edges=(
            Edge(source="Notify", target="Train", via="dependsOn"),
            Edge(source="Notify", target="Train", via="trigger:Failed"),
        ),
    )
    paths = Paths(lineage(graph=graph))
    assert all(paths.shortest(("Notify",), target) is None for target in paths.targets)


def test_a_condition_and_a_reference_carry_what_they_depend_on() -> None:
    graph = GRAPH._replace(edges=(Edge(source="Notify", target="Register", via="branch:if"),))
    paths = Paths(lineage(graph=graph))
    (package,) = [target for target in paths.targets if target.kind == "model-package"]
    assert paths.shortest(("Notify",), package) == ("Notify", "Register")


def test_rules_and_severities_are_switched() -> None:
    options = Options(rules={"s3-mfa-delete": True, "s3-versioning": False}, severities={"s3-tls-only": Severity.LOW})
    found = assess(lineage(), options, TODAY)
    assert {"s3-mfa-delete"} <= {each.rule for each in found.findings}
    assert "s3-versioning" not in {each.rule for each in found.findings} | set(found.rules)
    assert finding(found.findings, "s3-tls-only", "raw").severity is Severity.LOW
    assert found.rules["s3-tls-only"].controls == ("S3.5", "CIS 2.1.1")


UNVERSIONED = lineage(bucket(versioning=None))


@pytest.mark.parametrize(
    ("exemption", "verdict", "reason"),
    [
        ({}, Verdict.NOT_APPLICABLE, "Accepted until 2026-12-31: scratch"),
        ({"expires": TODAY}, Verdict.NOT_APPLICABLE, "Accepted until 2026-11-25: scratch"),
        ({"expires": date(2026, 11, 24)}, Verdict.FAIL, "The exception expired on 2026-11-24: scratch"),
        ({"resource": "r*"}, Verdict.NOT_APPLICABLE, "Accepted until"),
        ({"resource": "scratch"}, Verdict.FAIL, None),
        ({"rule": "s3-tls-only"}, Verdict.FAIL, None),
        ({"pipeline": "other*"}, Verdict.FAIL, None),
        ({"pipeline": "claims"}, Verdict.NOT_APPLICABLE, "Accepted until"),
    ],
)
def test_an_exception_holds_until_its_day(exemption: dict[str, object], verdict: Verdict, reason: str | None) -> None:
    written = {"rule": "s3-versioning", "resource": "raw", "reason": "scratch", "expires": date(2026, 12, 31)}
    options = Options(exceptions=(Exemption(**{**written, **exemption}),))  # type: ignore[arg-type]
    found = finding(assess(UNVERSIONED, options, TODAY).findings, "s3-versioning", "raw")
    assert found.verdict is verdict
    assert (found.reason or "").startswith(reason or "")
    assert (found.reason is None) is (reason is None)


def test_of_several_exceptions_the_latest_counts() -> None:
    each = Exemption(rule="s3-versioning", resource="raw", reason="scratch", expires=date(2026, 1, 1))
    options = Options(
        exceptions=(each, replace(each, expires=date(2027, 1, 1)), replace(each, expires=date(2025, 1, 1)))
    )
    assert finding(assess(UNVERSIONED, options, TODAY).findings, "s3-versioning", "raw").verdict == "not-applicable"


def test_a_lineage_is_given_its_findings() -> None:
    judged = assessed(lineage(), Options(), TODAY)
    assert judged.assessment == assess(lineage(), Options(), TODAY)


def test_a_lineage_that_nothing_was_read_of_passes_nothing() -> None:
    bare = replace(lineage(), posture=None, packages={})
    found = assess(bare, Options(), TODAY).findings
    assert {each.verdict for each in found} <= {Verdict.UNKNOWN, Verdict.NOT_APPLICABLE}


def chain(steps: int, models: int) -> LineageGraph:
    """Return steps in a row, each with what it writes; the last ones write models."""
    roles = (Role.MODEL if n >= steps - models else Role.DATA for n in range(steps))
    readers = (*(f"s{n}" for n in range(1, steps)), None)
    return LineageGraph(
        nodes=tuple(step(f"s{n}", "Training", n) for n in range(steps)),
        artifacts=tuple(
            artifact(n, f"s3://b{n % 7}/k{n}", role, f"s{n}", reader)
            for n, (role, reader) in enumerate(zip(roles, readers, strict=True))
        ),
    )


def test_of_many_models_the_first_are_listed_and_all_are_counted() -> None:
    wide = lineage(graph=chain(MOST_REACHES + 30, MOST_REACHES + 30), buckets={})
    found = assess(replace(wide, packages={}), Options(), TODAY)
    first = finding(found.findings, "writable-code", "s3://b0/k0")
    assert (len(first.reaches), first.reached) == (MOST_REACHES, MOST_REACHES + 30)
    assert all(each.unknown for each in found.models)


def test_a_long_pipeline_takes_no_long_time() -> None:
    began = time.process_time()
    found = assess(replace(lineage(graph=chain(1_000, 2)), packages={}), Options(), TODAY)
    assert len(found.models) == 2
    assert len(found.findings) > 1_000
    assert time.process_time() - began < 30


@settings(max_examples=40)
@given(st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] != pair[1]), max_size=14))
def test_paths_are_shortest(pairs: set[tuple[int, int]]) -> None:
    graph = LineageGraph(
        nodes=tuple(step(f"s{n}", "Training", n) for n in range(8)),
        edges=tuple(Edge(source=f"s{a}", target=f"s{b}", via="ref:Get") for a, b in sorted(pairs)),
        artifacts=(artifact(0, "s3://b/model", Role.MODEL, "s7", None),),
    )
    paths = Paths(replace(lineage(graph=graph), packages={}))
    oracle = nx.DiGraph([(f"s{a}", f"s{b}") for a, b in pairs] + [("s7", "s3://b/model")])
    (model,) = paths.targets
    for start in range(8):
        path = paths.shortest((f"s{start}",), model)
        reachable = f"s{start}" in oracle and nx.has_path(oracle, f"s{start}", "s3://b/model")
        assert (path is not None) is reachable
        if path is not None:
            assert len(path) == nx.shortest_path_length(oracle, f"s{start}", "s3://b/model") + 1
            assert nx.is_path(oracle, path)


def test_each_definition_of_a_tuning_job_is_judged() -> None:
    tuned = tuple(
        job("tuning", name=f"claims/{name}", isolated=isolated) for name, isolated in (("xgb", True), ("linear", False))
    )
    found = assess(lineage(jobs={"Train": tuned}), Options(), TODAY).findings
    assert finding(found, "training-network-isolation", f"{ARN}:tuning/claims/xgb").verdict is Verdict.PASS
    assert finding(found, "training-network-isolation", f"{ARN}:tuning/claims/linear").verdict is Verdict.FAIL
