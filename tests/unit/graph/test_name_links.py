"""Links by the name of a resource: feature groups, models, packages and endpoints, and what a name does not say."""

from __future__ import annotations

from typing import Any

import pytest

from corekit.definitions import condition, get, join, lambda_step, pipeline, processing, step
from corekit.graphs import edge_of, graph_of
from sagemaker_lineage.graph import Bindings
from sagemaker_lineage.graph.name_links import VIA
from sagemaker_lineage.model.graph import Confidence, Edge, LineageGraph, ResourceKind, Role
from sagemaker_lineage.model.request import GapCode

ARN = "arn:aws:sagemaker:eu-west-1:111122223333:"


def _named(graph: LineageGraph) -> list[Edge]:
    return [edge for edge in graph.edges if edge.via == "featureGroup" or edge.via.startswith("name:")]


def _links(*steps: Any, bindings: Bindings | None = None, **parameters: Any) -> list[str]:
    graph = graph_of(pipeline(*steps, **parameters), bindings or Bindings())
    return [f"{edge.source} -> {edge.target} {edge.via} [{edge.label}] {edge.confidence}" for edge in _named(graph)]


def _fills(name: str, group: Any = "claims", **beside: Any) -> Any:
    output = {"OutputName": "g", "FeatureStoreOutput": {"FeatureGroupName": group}}
    return step(name, "Processing", {"ProcessingOutputConfig": {"Outputs": [output]}}, **beside)


def _model(name: str, model: Any = "champion", **beside: Any) -> Any:
    return step(name, "Model", {"ModelName": model, "PrimaryContainer": {"ModelDataUrl": f"s3://{name}"}}, **beside)


def _transform(name: str, model: Any = "champion", **beside: Any) -> Any:
    return step(name, "Transform", {"ModelName": model}, **beside)


def _says(name: str, *words: Any, **beside: Any) -> Any:
    return step(name, "Processing", {"AppSpecification": {"ContainerArguments": list(words)}}, **beside)


def _endpoint(name: str, **beside: Any) -> Any:
    return step(name, "Endpoint", {"EndpointName": "live", "EndpointConfigName": "c"}, **beside)


def _registers(name: str, group: Any = "grp", **beside: Any) -> Any:
    return step(name, "RegisterModel", {"ModelPackageGroupName": group}, **beside)


AFTER = {"DependsOn": ["W"]}


@pytest.mark.parametrize(
    ("writer", "reader", "link"),
    [
        (_model("W"), _transform("R", **AFTER), "W -> R name:model [ModelName] likely"),
        (
            _model("W"),
            step("R", "EndpointConfig", {"ProductionVariants": [{"ModelName": "champion"}]}, **AFTER),
            "W -> R name:model [ModelName] likely",
        ),
        (
            _model("W"),
            step("R", "ClarifyCheck", {}, ModelName="champion", **AFTER),
            "W -> R name:model [ModelName] likely",
        ),
        (
            _endpoint("W"),
            step("R", "InferenceComponent", {"EndpointName": "live"}, **AFTER),
            "W -> R name:endpoint [EndpointName] likely",
        ),
        (
            _fills("W"),
            _says("R", "--feature-group-name", "claims", **AFTER),
            "W -> R featureGroup [--feature-group-name] possible",
        ),
        (
            _fills("W"),
            lambda_step("R", {"feature_group": "claims"}, **AFTER),
            "W -> R featureGroup [feature_group] possible",
        ),
        (
            _says("W", "--output-feature-group=claims"),
            _says("R", "--feature-group=claims", **AFTER),
            "W -> R featureGroup [--feature-group] possible",
        ),
        (_model("W"), _says("R", "--model-name", "champion", **AFTER), "W -> R name:model [--model-name] possible"),
        (
            _endpoint("W"),
            _says("R", "--endpoint-name", "live", **AFTER),
            "W -> R name:endpoint [--endpoint-name] possible",
        ),
        (
            _registers("W"),
            _says("R", "--model-package-group-name", "grp", **AFTER),
            "W -> R name:model-package-group [--model-package-group-name] possible",
        ),
    ],
)
def test_a_name_joins_a_reader_with_the_writer_before_it(writer: Any, reader: Any, link: str) -> None:
    assert _links(writer, reader) == [link]
    (edge,) = _named(graph_of([writer, reader]))
    assert (len(edge.resources), edge.artifacts) == (1, ())


@pytest.mark.parametrize(
    "steps",
    [
        [_model("W"), _transform("R")],
        [_model("W", DependsOn=["R"]), _transform("R")],
        [_model("W"), _transform("R", "other", **AFTER)],
        [_model("W"), _transform("R", "Champion", **AFTER)],
        [_model("W", get("Parameters.Open")), _transform("R", **AFTER)],
        [_fills("W"), _says("R", "--feature-group-name", "claims")],
        [_fills("W"), _says("R", "--group-name", "claims", **AFTER)],
        [_fills("W"), _says("R", "--feature-group", "other", **AFTER)],
        [_fills("W"), _says("R", "claims", **AFTER)],
        [_fills("W"), _says("R", "--model-name", "claims", **AFTER)],
        [_model("W"), _says("R", "--model", "champion", **AFTER)],
        [_model("W"), _says("R", "--model-type", "champion", **AFTER)],
        [_model("W"), _says("R", "--endpoint-name", "champion", **AFTER)],
        [_model("W"), _says("R", "--model-name", "champion", DependsOn=[{"Step": "W", "Trigger": "Failed"}])],
        [_model("W"), _transform("R", DependsOn=[{"Step": "W", "Trigger": "Any"}])],
        [step("W", "Processing", {**_fills("")["Arguments"], **_says("", "--feature-group=claims")["Arguments"]})],
    ],
)
def test_a_name_alone_joins_nothing(steps: list[Any]) -> None:
    assert _links(*steps, Open=None) == []


@pytest.mark.parametrize(
    "between",
    [
        [_transform("R", DependsOn=["X"]), step("X", "Fail", None, **AFTER)],
        [lambda_step("X", {"x": get("Steps.W.ModelArn")}), _transform("R", DependsOn=["X"])],
        [condition("X", [_transform("R")], **AFTER)],
        [_transform("R", DependsOn=[{"Step": "W", "Trigger": "Completed"}])],
    ],
)
def test_the_order_may_be_stated_through_others(between: list[Any]) -> None:
    assert _links(_model("W"), *between) == ["W -> R name:model [ModelName] likely"]


def test_what_a_reference_says_is_not_said_by_the_name_as_well() -> None:
    model = step("W", "Model", {"PrimaryContainer": {}})
    graph = graph_of([model, _transform("R", get("Steps.W.ModelName"))])
    assert [(edge.via, edge.resources) for edge in graph.edges] == [("ref:Get", (0,))]


def test_steps_that_cannot_both_run_share_no_name() -> None:
    exclusive = [condition("C", [_model("W")], [_transform("R")]), _transform("S", **AFTER)]
    assert _links(*exclusive) == ["W -> S name:model [ModelName] likely"]


def test_the_values_of_a_run_decide() -> None:
    steps = [_model("W", get("Parameters.Name")), _transform("R", "b", **AFTER)]
    assert _links(*steps, Name="a") == []
    bound = Bindings(parameters={"Name": "b"})
    assert _links(*steps, bindings=bound, Name="a") == ["W -> R name:model [ModelName] likely"]


def test_equal_symbols_are_equal_names() -> None:
    name = join("-", "champion", get("Execution.PipelineExecutionId"))
    assert _links(_model("W", name), _transform("R", name, **AFTER)) == ["W -> R name:model [ModelName] likely"]
    assert _links(_model("W", name), _transform("R", "champion", **AFTER)) == []


# Names and ARNs


@pytest.mark.parametrize(
    ("written", "read", "linked"),
    [
        ("champion", f"{ARN}model/champion", True),
        (f"{ARN}model/champion", "champion", True),
        (f"{ARN}model/champion", f"{ARN}model/champion", True),
        ("champion", f"{ARN}model/other", False),
        (f"{ARN}model/champion", "arn:aws:sagemaker:us-east-1:111122223333:model/champion", False),
        (f"{ARN}model/champion", "arn:aws:sagemaker:eu-west-1:444455556666:model/champion", False),
    ],
)
def test_a_name_and_an_arn_may_be_one_resource(written: str, read: str, linked: bool) -> None:
    assert bool(_links(_model("W", written), _transform("R", read, **AFTER))) is linked


def test_an_arn_of_another_account_is_another_resource() -> None:
    steps = [_model("W"), _transform("R", f"{ARN}model/champion", **AFTER)]
    for account, links in (("111122223333", 1), ("444455556666", 0)):
        own = f"arn:aws:sagemaker:eu-west-1:{account}:pipeline/p"
        assert len(_links(*steps, bindings=Bindings(execution={"PipelineArn": own}))) == links


# Names that only the words around them suggest


def test_a_name_after_a_common_flag_counts_only_if_a_step_before_wrote_it() -> None:
    reader = _says("R", "--model-name", "champion", **AFTER)
    assert [port.name for port in graph_of([_model("W"), reader]).node("R").inputs] == ["--model-name"]
    assert graph_of([_model("W", "other"), reader]).node("R").inputs == ()
    assert graph_of([_model("W"), _says("R", "--model-name", "champion")]).node("R").inputs == ()
    assert graph_of([_says("R", "--model-name", "bert-base"), _model("W")]).resources[0].consumed_by == ()


def test_a_guess_is_no_proof_of_another_guess() -> None:
    writer = _says("W", "--output-model-name", "champion")
    graph = graph_of([writer, _says("R", "--model-name", "champion", **AFTER)])
    assert (graph.node("W").outputs, graph.node("R").inputs, graph.resources) == ((), (), ())


def test_a_guessed_writer_stays_if_a_step_before_made_the_model() -> None:
    steps = [_model("W"), _says("U", "--output-model-name", "champion", **AFTER)]
    graph = graph_of(steps)
    assert [(port.name, port.guessed) for port in graph.node("U").outputs] == [("--output-model-name", True)]
    assert graph.resources[0].produced_by == ("W", "U")
    assert _links(*steps) == []


def test_a_feature_group_is_told_by_its_flag_alone() -> None:
    graph = graph_of([_says("R", "--feature-group-name", "claims")])
    assert [(each.kind, each.name) for each in graph.resources] == [(ResourceKind.FEATURE_GROUP, "claims")]


# Baselines


@pytest.mark.parametrize("order", [(None, ["Q"]), (["W"], None), (None, None)])
@pytest.mark.parametrize("kind", ["QualityCheck", "ClarifyCheck"])
def test_a_baseline_is_another_version_of_the_group(kind: str, order: Any) -> None:
    check = step("Q", kind, {}, ModelPackageGroupName="grp", **({"DependsOn": order[0]} if order[0] else {}))
    register = _registers("W", **({"DependsOn": order[1]} if order[1] else {}))
    graph = graph_of([register, check])
    assert _named(graph) == []
    (resource,) = graph.resources
    assert (resource.kind, resource.produced_by, resource.consumed_by) == ("model-package-group", ("W",), ("Q",))
    (port,) = (port for port in graph.node("Q").inputs if port.resource is not None)
    assert (port.role, port.value) == (Role.BASELINE, "grp")


# Bounds


def test_pairs_beyond_what_can_be_tried_are_one_gap() -> None:
    writers = [_model(f"w{index}") for index in range(250)]
    hub = step("hub", "Fail", None, DependsOn=[f"w{index}" for index in range(250)])
    readers = [_transform(f"r{index}", DependsOn=["hub"]) for index in range(250)]
    graph = graph_of([*writers, hub, *readers])
    assert len(_named(graph)) == 20_000
    assert [gap.code for gap in graph.gaps if not gap.is_opaque] == [GapCode.TRUNCATED]


def test_only_feature_groups_have_a_reason_of_their_own() -> None:
    assert VIA == {ResourceKind.FEATURE_GROUP: "featureGroup"}


def test_the_edge_names_the_flag_and_the_place_of_the_writer() -> None:
    steps = [_fills("W"), _says("R", "--feature-group-name", "claims", **AFTER), processing("Z")]
    edge = edge_of(graph_of(steps), "W", "R", "featureGroup")
    assert edge.evidence == (
        "/Steps/0/Arguments/ProcessingOutputConfig/Outputs/0/FeatureStoreOutput/FeatureGroupName",
        "/Steps/1/Arguments/AppSpecification/ContainerArguments/1",
    )
    assert edge.confidence is Confidence.POSSIBLE
