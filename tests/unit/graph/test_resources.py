"""Resources: named things by name or ARN, locations whose bucket is open, who writes and who reads them."""

from __future__ import annotations

from typing import Any

import pytest

from corekit.definitions import get, join, lambda_step, output_of, pipeline, processing, step, training
from corekit.graphs import edge_of, gaps_of, graph_of, input_of
from sagemaker_lineage.definition.resolved import Resolved
from sagemaker_lineage.graph import Bindings
from sagemaker_lineage.graph.artifacts import MOST_ARTIFACTS
from sagemaker_lineage.graph.port_builder import FoundPort
from sagemaker_lineage.graph.resource_names import ResourceName, ResourceNames, account_of
from sagemaker_lineage.model.graph import Resource, ResourceKind, Role
from sagemaker_lineage.model.request import GapCode

HOME, AWAY, ABROAD = ("eu-west-1", "111122223333"), ("eu-west-1", "444455556666"), ("us-east-1", "111122223333")
MODEL = ResourceKind.MODEL


def _arn(place: tuple[str, str], name: str = "m", kind: str = "model") -> str:
    return f"arn:aws:sagemaker:{place[0]}:{place[1]}:{kind}/{name}"


def _port(text: str, kind: ResourceKind | None = MODEL, *, cut: bool = False) -> FoundPort:
    return FoundPort(name="x", role=Role.MODEL, text=Resolved(text, cut), kind=kind)


def _all(*texts: str, own: tuple[str, str] | None = None) -> list[ResourceName | None]:
    ports = [_port(text) for text in texts]
    names = ResourceNames(ports, own)
    return [names.of(port) for port in ports]


def test_a_name_is_a_resource() -> None:
    assert _all("m", "m", "n") == [ResourceName(MODEL, name) for name in "mmn"]


def test_a_name_and_the_only_arn_of_it_are_one() -> None:
    one, other = _all("m", _arn(HOME))
    assert one == other == ResourceName(MODEL, "m", None, _arn(HOME))


def test_of_two_arns_neither_is_the_name() -> None:
    name, home, away = _all("m", _arn(HOME), _arn(AWAY))
    assert name == ResourceName(MODEL, "m")
    assert home == ResourceName(MODEL, "m", HOME, _arn(HOME))
    assert away == ResourceName(MODEL, "m", AWAY, _arn(AWAY))


@pytest.mark.parametrize("own", [HOME, AWAY, ABROAD])
def test_of_two_arns_the_own_one_is_the_name(own: tuple[str, str]) -> None:
    name, *arns = _all("m", *(_arn(place) for place in (HOME, AWAY, ABROAD)), own=own)
    assert name == ResourceName(MODEL, "m", None, _arn(own))
    assert [arn == name for arn in arns] == [place == own for place in (HOME, AWAY, ABROAD)]


def test_an_arn_of_another_account_is_not_the_name_even_alone() -> None:
    name, arn = _all("m", _arn(AWAY), own=HOME)
    assert (name, arn) == (ResourceName(MODEL, "m"), ResourceName(MODEL, "m", AWAY, _arn(AWAY)))


def test_kinds_are_kept_apart() -> None:
    group, model = _port("m", ResourceKind.FEATURE_GROUP), _port(_arn(HOME))
    names = ResourceNames([group, model], None)
    assert names.of(group) == ResourceName(ResourceKind.FEATURE_GROUP, "m")


@pytest.mark.parametrize(
    "port",
    [
        _port(""),
        _port("m", None),
        _port("s3://b/x", ResourceKind.LOCATION),
        _port("m", cut=True),
        FoundPort(name="x", role=Role.MODEL, text=Resolved("m"), kind=MODEL, missing=True),
    ],
)
def test_what_names_nothing_is_no_resource(port: FoundPort) -> None:
    assert ResourceNames([port], HOME).of(port) is None


@pytest.mark.parametrize(
    ("arn", "place"),
    [
        ("arn:aws:sagemaker:eu-west-1:111122223333:pipeline/p", HOME),
        ("arn:aws-us-gov:sagemaker:us-east-1:111122223333:pipeline/p/execution/e", ABROAD),
        ("arn:aws:s3:::b", None),
        ("arn:aws:sagemaker:eu-west-1:111122223333", None),
        ("p", None),
        ("", None),
        (None, None),
    ],
)
def test_the_account_of_an_arn(arn: str | None, place: tuple[str, str] | None) -> None:
    assert account_of(arn) == place


# In the graph


def _resources(*steps: Any, bindings: Bindings | None = None, **parameters: Any) -> list[Resource]:
    return list(graph_of(pipeline(*steps, **parameters), bindings or Bindings()).resources)


def test_resources_are_listed_in_order_of_first_appearance() -> None:
    steps = [
        processing("A", {"raw": get("Parameters.Raw")}),
        step("B", "Model", {"ModelName": "m", "PrimaryContainer": {"ModelPackageName": "grp/1"}}),
        step("C", "Transform", {"ModelName": _arn(HOME)}),
    ]
    assert _resources(*steps, Raw=None) == [
        Resource(0, ResourceKind.LOCATION, "${Parameters.Raw}", expression="Parameters.Raw", consumed_by=("A",)),
        Resource(1, ResourceKind.MODEL_PACKAGE, "grp/1", consumed_by=("B",)),
        Resource(2, MODEL, "m", arn=_arn(HOME), produced_by=("B",), consumed_by=("C",)),
    ]


def test_a_port_names_its_resource_or_its_artifact() -> None:
    graph = graph_of(pipeline(processing("A", {"x": "s3://b/x", "y": get("Parameters.Raw"), "z": "text"}), Raw=None))
    assert [(port.name, port.artifact, port.resource) for port in graph.node("A").inputs] == [
        ("x", 0, None),
        ("y", None, 0),
        ("z", None, None),
    ]


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (get("Parameters.Open"), "${Parameters.Open}"),
        (join("/", get("Parameters.Open"), "x"), "${Parameters.Open}/x"),
        (join("/", "s3:/", get("Parameters.Open"), "x"), "s3://${Parameters.Open}/x"),
        (join("", "s3://b-", get("Parameters.Open"), "/x"), "s3://b-${Parameters.Open}/x"),
        (get("Execution.X"), "${Execution.X}"),
        (get("Steps.L.OutputParameters['x']"), "${Steps.L.OutputParameters['x']}"),
        (join("/", "s3://b", get("Parameters.Open")), None),
        (join("", "x", get("Parameters.Open")), None),
        (get("Parameters.Name"), None),
    ],
)
def test_a_location_with_an_open_bucket_is_a_resource(value: Any, name: str | None) -> None:
    steps = [lambda_step("L", {}, ("x",)), processing("A", {"i": value})]
    found = [each for each in _resources(*steps, Open=None, Name="n") if "A" in each.consumed_by]
    assert [(each.kind, each.name) for each in found] == ([] if name is None else [("location", name)])


def test_a_run_closes_what_was_open() -> None:
    steps = [processing("A", {"i": join("/", "s3:/", get("Parameters.Bucket"), "x")})]
    assert [each.name for each in _resources(*steps, Bucket=None)] == ["s3://${Parameters.Bucket}/x"]
    graph = graph_of(pipeline(*steps, Bucket=None), Bindings(parameters={"Bucket": "b"}))
    assert ([each.uri for each in graph.artifacts], graph.resources) == (["s3://b/x"], ())


def test_an_open_location_flows_along_its_edge() -> None:
    steps = [processing("W", None, {"o": get("Parameters.Open")}), processing("R", {"i": output_of("W", "o")})]
    graph = graph_of(pipeline(*steps, Open=None))
    edge = edge_of(graph, "W", "R", "ref:Get")
    assert (edge.label, edge.artifacts, edge.resources, edge.artifact) == ("i", (), (0,), None)
    assert graph.resources == (
        Resource(0, ResourceKind.LOCATION, "${Parameters.Open}", None, "Parameters.Open", ("W",), ("R",)),
    )


def test_a_package_that_others_refer_to_is_an_output() -> None:
    registers = step("G", "RegisterModel", {"ModelPackageGroupName": "grp"})
    model = step("M", "Model", {"Containers": [{"ModelPackageName": get("Steps.G.ModelPackageArn")}]})
    graph = graph_of([registers, model])
    edge = edge_of(graph, "G", "M", "ref:Get")
    (number,) = edge.resources
    assert graph.resources[number].kind is ResourceKind.MODEL_PACKAGE
    assert (graph.resources[number].produced_by, graph.resources[number].consumed_by) == (("G",), ("M",))
    assert input_of(graph, "M", "ModelPackageName").resource == number


def test_no_more_artifacts_than_so_many_are_held() -> None:
    def graph(count: int) -> Any:
        reads = {f"i{index}": f"s3://b/{index}" for index in range(count)}
        return graph_of([processing("A", reads), processing("Z", {"last": f"s3://b/{count - 1}", "first": "s3://b/0"})])

    assert graph(MOST_ARTIFACTS).gaps == ()
    more = graph(MOST_ARTIFACTS + 5)
    assert len(more.artifacts) == MOST_ARTIFACTS
    (gap,) = more.gaps
    assert (gap.code, gap.affects) == (GapCode.TRUNCATED, ("/graph/artifacts",))
    assert gap.detail == "A graph holds at most 20,000 artifacts; 6 ports name others."
    assert [port.artifact for port in more.node("Z").inputs] == [None, 0]
    assert len(more.node("A").inputs) == MOST_ARTIFACTS + 5


def test_a_reference_to_an_artifact_that_was_left_out_has_its_edge() -> None:
    reads = {f"i{index}": f"s3://b/{index}" for index in range(MOST_ARTIFACTS)}
    steps = [
        processing("A", reads),
        training("T", {"x": "s3://c/x"}, "s3://c/m"),
        processing("P", None, {"o": "s3://d"}),
    ]
    graph = graph_of([*steps, processing("R", {"i": output_of("P", "o")})])
    edge = edge_of(graph, "P", "R", "ref:Get")
    assert (edge.label, edge.artifacts, edge.confidence) == (None, (), None)
    assert [gap.code for gap in gaps_of([*steps])] == [GapCode.TRUNCATED]
