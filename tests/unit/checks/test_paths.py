"""Ways through places inside others, through resources, and along edges that carry several."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import product
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checkskit.case import TODAY, findings_of
from checkskit.lineages import GRAPH, PACKAGE, allow, artifact, bucket, endpoint, job, lineage, opened, step
from sagemaker_lineage.checks.options import Options
from sagemaker_lineage.checks.paths import Paths, Place, Target
from sagemaker_lineage.checks.run import assess
from sagemaker_lineage.model.graph import (
    Artifact,
    Confidence,
    Edge,
    LineageGraph,
    Resource,
    ResourceKind,
    Role,
)
from sagemaker_lineage.model.posture import Encryption, LifecycleRule

LAST = "Register"


def paths_of(*artifacts: Artifact, edges: tuple[Edge, ...] = (), resources: tuple[Resource, ...] = ()) -> Paths:
    """Return the paths of a graph whose step ``Register`` is the target."""
    return Paths(lineage(graph=GRAPH._replace(artifacts=artifacts, edges=edges, resources=resources)))


def way(paths: Paths, *starts: Place) -> tuple[str, ...] | None:
    """Return the way to the model package."""
    return paths.shortest(starts, package_of(paths))


def package_of(paths: Paths) -> Target:
    (package,) = [each for each in paths.targets if each.kind == "model-package"]
    return package


def part(number: int, uri: str, made: str | None, read: str | None, within: int | None) -> Artifact:
    return artifact(number, uri, Role.DATA, made, read, within=within)


def test_what_writes_a_prefix_wrote_what_lies_below() -> None:
    paths = paths_of(part(0, "s3://b/out", "Prep", None, None), part(1, "s3://b/out/x.csv", None, LAST, 0))
    assert way(paths, "Prep") == ("Prep", "s3://b/out", "s3://b/out/x.csv", LAST)


def test_who_reads_a_prefix_reads_what_lies_below() -> None:
    paths = paths_of(part(0, "s3://b/in", None, LAST, None), part(1, "s3://b/in/x.csv", "Prep", None, 0))
    assert way(paths, "Prep") == ("Prep", "s3://b/in/x.csv", "s3://b/in", LAST)
    assert way(paths, 1) == ("s3://b/in/x.csv", "s3://b/in", LAST)


def test_a_way_leads_over_every_prefix_between() -> None:
    chain = [part(n, "s3://b" + "/x" * n, None, None, n - 1 if n else None) for n in range(5)]
    down = paths_of(chain[0]._replace(produced_by=("Prep",)), *chain[1:4], chain[4]._replace(consumed_by=(LAST,)))
    assert way(down, "Prep") == ("Prep", *(each.uri for each in chain), LAST)
    up = paths_of(chain[0]._replace(consumed_by=(LAST,)), *chain[1:4], chain[4]._replace(produced_by=("Prep",)))
    assert way(up, "Prep") == ("Prep", *(each.uri for each in reversed(chain)), LAST)


@pytest.mark.parametrize("reader", [None, "Notify"])
def test_a_file_does_not_come_out_of_the_one_beside_it(reader: str | None) -> None:
    folder = (
        part(0, "s3://b/in", None, reader, None),
        part(1, "s3://b/in/one", "Prep", None, 0),
        part(2, "s3://b/in/two", "Train", LAST, 0),
    )
    edge = Edge(source="Prep", target="Notify", via="s3:uri", artifacts=(0,), confidence=Confidence.LIKELY)
    paths = paths_of(*folder, edges=(edge,))
    assert way(paths, "Prep", 0, 1) is None
    assert way(paths, "Train") == ("Train", "s3://b/in/two", LAST)
    assert paths.before([LAST]) == {LAST, 2, "Train"}
    assert paths.leading_to(package_of(paths)) == {LAST, 2, "Train"}


def test_what_is_wrong_with_a_prefix_is_wrong_with_a_part_only_where_that_is_judged_too() -> None:
    """A policy that opens ``drop/`` opens the bucket's root as a place, and not what lies beside ``drop/``."""
    artifacts = (
        part(0, "s3://raw", None, "Notify", None),
        part(1, "s3://raw/claims", None, LAST, 0),
    )
    open_drop = opened("raw", allow("*", "s3:PutObject", Resource="arn:aws:s3:::raw/drop/*"))
    found = findings_of("writable-data", lineage(open_drop, graph=GRAPH._replace(artifacts=artifacts, edges=())))
    assert (found["s3://raw"].verdict, found["s3://raw"].reaches) == ("fail", ())
    assert found["s3://raw/claims"].verdict == "pass"


def test_places_that_are_the_same_as_far_as_known_stand_once_in_a_path() -> None:
    opens = part(1, "s3://b/in", "Prep", None, 0)._replace(resolved=False, expression="s3://b/in/${x}")
    assert way(paths_of(part(0, "s3://b/in", None, LAST, None), opens), "Prep") == ("Prep", "s3://b/in", LAST)


def resource(number: int, kind: ResourceKind, name: str, **more: Any) -> Resource:
    return Resource(id=number, kind=kind, name=name, **more)


def test_data_flows_through_resources() -> None:
    """Their numbers are their own: the artifact of the same number is another place."""
    group = resource(0, ResourceKind.FEATURE_GROUP, "claims", produced_by=("Prep",), consumed_by=(LAST,))
    paths = paths_of(part(0, "s3://b/x", "Notify", None, None), resources=(group,))
    assert way(paths, "Prep") == ("Prep", "claims", LAST)
    assert way(paths, 0, "Notify") is None
    assert paths.before([LAST]) == {LAST, "Prep"}


def test_locations_in_buckets_that_are_not_known_lie_inside_others_too() -> None:
    outer = resource(0, ResourceKind.LOCATION, "s3://${b}/in", consumed_by=(LAST,))
    inner = resource(
        1, ResourceKind.LOCATION, "s3://${b}/in/x", produced_by=("Prep",), consumed_by=("Notify",), within=0
    )
    beside = resource(2, ResourceKind.LOCATION, "s3://${b}/in/y", produced_by=("Train",), within=0)
    paths = paths_of(resources=(outer, inner, beside))
    assert way(paths, "Prep") == ("Prep", "s3://${b}/in/x", "s3://${b}/in", LAST)
    assert paths.before(["Notify"]) == {"Notify", "Prep"}
    assert paths.before([LAST]) == {LAST, "Prep", "Train"}


@pytest.mark.parametrize("confidence", Confidence)
def test_an_edge_leads_through_all_that_it_carries(confidence: Confidence) -> None:
    """Whether it is certain or only possible."""
    model = resource(0, ResourceKind.MODEL, "claims")
    carrying = Edge(source="Prep", target=LAST, via="ref:Get", artifacts=(0, 1), resources=(0,), confidence=confidence)
    places = (part(0, "s3://b/x", None, None, None), part(1, "s3://b/y", None, None, None))
    paths = paths_of(*places, edges=(carrying,), resources=(model,))
    assert way(paths, "Prep") == ("Prep", "s3://b/x", LAST)
    assert paths.before([LAST]) == {LAST, "Prep", 0, 1}


@pytest.mark.parametrize(
    ("via", "carries"),
    [
        ("ref:Get", True),
        ("ref:JsonGet", True),
        ("branch:if", True),
        ("body:forEach", True),
        ("dependsOn", False),
        ("trigger:Failed", False),
    ],
)
def test_an_edge_without_places_carries_a_value_or_makes_wait(via: str, carries: bool) -> None:
    paths = paths_of(edges=(Edge(source="Prep", target=LAST, via=via),))
    assert way(paths, "Prep") == (("Prep", LAST) if carries else None)


FOREST = st.lists(st.none() | st.integers(0, 5), min_size=1, max_size=6).map(
    lambda drawn: [None if above is None or above >= n else above for n, above in enumerate(drawn)]
)
STEPS = tuple(f"s{n}" for n in range(6))
TOUCHES = st.sets(st.tuples(st.sampled_from(STEPS), st.integers(0, 5)), max_size=8)


@settings(max_examples=200)
@given(forest=FOREST, writes=TOUCHES, reads=TOUCHES)
def test_a_reader_has_data_of_whoever_wrote_the_place_a_part_of_it_or_what_it_is_a_part_of(
    forest: list[int | None], writes: set[tuple[str, int]], reads: set[tuple[str, int]]
) -> None:
    above: dict[int, set[int]] = {}
    for n, outer in enumerate(forest):
        above[n] = {n} | (above[outer] if outer is not None else set())
    artifacts = tuple(
        Artifact(
            id=n,
            uri=f"s3://b/{n}",
            bucket="b",
            key=str(n),
            role=Role.DATA,
            produced_by=tuple(sorted(s for s, place in writes if place == n)),
            consumed_by=tuple(sorted(s for s, place in reads if place == n)),
            within=outer,
        )
        for n, outer in enumerate(forest)
    )
    flows = nx.DiGraph()
    flows.add_nodes_from(STEPS)
    for (writer, written), (reader, read) in product(writes, reads):
        if max(written, read) < len(forest) and (written in above[read] or read in above[written]):
            flows.add_edge(writer, reader)
    graph = LineageGraph(nodes=tuple(step(each, "Training", n) for n, each in enumerate(STEPS)), artifacts=artifacts)
    paths = Paths(replace(lineage(graph=graph), packages={}))
    for each in STEPS:
        upstream = {place for place in paths.before([each]) if isinstance(place, str)}
        assert upstream == nx.ancestors(flows, each) | {each}


def test_many_files_below_one_prefix_take_no_long_time() -> None:
    """Every file has a writer and a reader of its own; one step writes and one reads the whole."""
    count = 20_000
    files = (part(n, f"s3://b/in/{n}", f"w{n}", f"r{n}", 0) for n in range(1, count))
    graph = LineageGraph(
        nodes=GRAPH.nodes, artifacts=(part(0, "s3://b/in", "Prep", LAST, None), *files), edges=GRAPH.edges[2:]
    )
    began = time.process_time()
    paths = Paths(lineage(graph=graph))
    assert len(paths.before([LAST])) == 2 * count + 1
    assert paths.before(["r1"]) == {"r1", 1, "w1", "Prep"}
    assert time.process_time() - began < 5


PREFIX = artifact(0, "s3://models/claims", Role.MODEL, "Train", None)
PACKED = artifact(1, "s3://models/claims/job/output/model.tar.gz", Role.MODEL, "Train", LAST, within=0)


def models_of(*artifacts: Artifact) -> list[tuple[str, tuple[Place, ...]]]:
    return [(each.id, each.ends) for each in paths_of(*artifacts).targets if each.kind == "model"]


def test_a_model_and_the_prefix_that_its_job_wrote_it_under_are_one_target() -> None:
    assert models_of(PREFIX, PACKED) == [(PACKED.uri, (1,))]


def test_a_model_further_below_its_prefix_is_the_same_too() -> None:
    between = part(1, "s3://models/claims/job", None, "Notify", 0)
    assert models_of(PREFIX, between, PACKED._replace(id=2, within=1)) == [(PACKED.uri, (2,))]


def test_a_prefix_that_another_step_wrote_its_model_under_is_a_target() -> None:
    shared = PREFIX._replace(produced_by=("Prep", "Train"))
    assert models_of(shared, PACKED) == [(PREFIX.uri, (0,)), (PACKED.uri, (1,))]
    own = PACKED._replace(id=2, uri="s3://models/claims/other/model.tar.gz", produced_by=("Prep",))
    assert models_of(shared, PACKED, own) == [(PACKED.uri, (1,)), (own.uri, (2,))]


def test_a_prefix_that_nobody_wrote_is_a_target() -> None:
    assert models_of(PREFIX._replace(produced_by=()), PACKED) == [(PREFIX.uri, (0,)), (PACKED.uri, (1,))]


def test_an_endpoint_is_reached_through_the_prefix_of_what_it_serves() -> None:
    serving = endpoint(model_packages=(), model_data=(PACKED.uri,))
    graph = GRAPH._replace(artifacts=(PREFIX, PACKED._replace(produced_by=())), edges=())
    paths = Paths(lineage(graph=graph, endpoints=(serving,)))
    (target,) = [each for each in paths.targets if each.kind == "endpoint"]
    assert paths.shortest(["Train"], target) == ("Train", PREFIX.uri, PACKED.uri)
    assert paths.leads(["Train"], target)


NARROW = (part(0, "s3://raw", None, "Notify", None), part(1, "s3://raw/claims", None, LAST, 0))


@pytest.mark.parametrize(("prefix", "verdict"), [("claims/", "fail"), ("tmp/", "pass")])
def test_an_approved_model_needs_of_a_prefix_only_what_it_is_made_of(prefix: str, verdict: str) -> None:
    rule = LifecycleRule(id="tidy", prefix=prefix, enabled=True, expires=True, days=7)
    graph = GRAPH._replace(artifacts=NARROW, edges=())
    found = findings_of("approved-model-expires", lineage(bucket(lifecycle=(rule,)), graph=graph))
    assert found["raw"].verdict == verdict


OUT = (
    part(0, "s3://raw/claims", None, "Prep", None),
    part(1, "s3://scratch/out", "Prep", None, None),
    part(2, "s3://scratch/out/train", None, LAST, 1),
)


def test_what_leaves_its_key_reaches_the_model_through_a_part_of_what_was_written() -> None:
    plain = bucket("scratch", encryption=Encryption(algorithm="AES256", key_id=None, bucket_key=False))
    jobs = {"Prep": (job("processing", output_key=None),)}
    story = lineage(plain, graph=GRAPH._replace(artifacts=OUT, edges=()), jobs=jobs)
    found = findings_of("encryption-weakened", story)["scratch"]
    assert (found.verdict, found.nodes, found.artifacts) == ("fail", ("Prep", LAST), (1, 2))
    assert [(each.id, each.path) for each in found.reaches] == [(PACKAGE, ("s3://scratch/out/train", LAST))]


@pytest.mark.parametrize(("within", "verdict"), [(1, "not-applicable"), (None, "fail")])
def test_what_is_a_part_of_what_a_job_wrote_lies_under_the_key_of_the_job(within: int | None, verdict: str) -> None:
    """The default key of a bucket encrypts nothing where jobs name keys for all that lies there."""
    graph = GRAPH._replace(artifacts=(*OUT[:2], OUT[2]._replace(within=within)), edges=())
    strange = bucket("scratch", encryption=Encryption(algorithm="aws:kms", key_id=STRANGE, bucket_key=True))
    found = findings_of("untrusted-key", lineage(strange, graph=graph, jobs={"Prep": (job("processing"),)}))
    assert found["scratch"].verdict == verdict


STRANGE = "arn:aws:kms:ap-northeast-2:999988887777:key/0002"


def test_the_result_of_a_function_counts_as_data() -> None:
    result = artifact(0, "s3://raw/results", Role.RESULT, "Prep", LAST)
    graph = GRAPH._replace(artifacts=(result,), edges=())
    assert "raw" in findings_of("foreign-data", lineage(graph=graph))


def test_places_inside_others_add_no_findings_on_a_bucket() -> None:
    graph = GRAPH._replace(artifacts=OUT, edges=())
    apart = graph._replace(artifacts=tuple(each._replace(within=None) for each in OUT))
    seen = [
        sorted((each.rule, each.resource) for each in assess(lineage(graph=each), Options(), TODAY).findings)
        for each in (graph, apart)
    ]
    assert seen[0] == seen[1]
    assert len(set(seen[0])) == len(seen[0])
