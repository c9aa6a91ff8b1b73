"""CloudFormation: functions are evaluated as far as the template says; the rest stays open, equal for equal names."""

from __future__ import annotations

import json
from typing import Any

import pytest

from corekit.containers import fixture, template
from corekit.definitions import get, pipeline, processing, step, training
from corekit.graphs import LINKS
from corekit.pointers import value_at
from sagemaker_lineage.definition import open_definition
from sagemaker_lineage.definition.containers.intrinsic_functions import DEEPEST_FUNCTION, Functions
from sagemaker_lineage.definition.json_text import LARGEST_DEFINITION
from sagemaker_lineage.errors import MalformedDefinition
from sagemaker_lineage.graph import Bindings, build_graph
from sagemaker_lineage.model.gap import GapCode

DEFAULTS = {
    "Stage": {"Type": "String", "Default": "dev"},
    "Count": {"Type": "Number", "Default": 2},
    "Flag": {"Type": "String", "Default": True},
    "Open": {"Type": "String"},
    "Secret": {"Type": "String", "NoEcho": True, "Default": "hunter2"},
    "AlsoSecret": {"Type": "String", "NoEcho": "true", "Default": "hunter2"},
    "Stored": {"Type": "AWS::SSM::Parameter::Value<String>", "Default": "/ml/bucket"},
    "Zones": {"Type": "CommaDelimitedList", "Default": "a, b"},
    "Ids": {"Type": "List<Number>", "Default": "1,2"},
    "Nothing": None,
    "Odd": {"Type": "String", "Default": ["a"]},
}
FUNCTIONS: list[tuple[Any, str]] = [
    ("text", "text"),
    ({"Ref": "Stage"}, "dev"),
    ({"Ref": "Count"}, "2"),
    ({"Ref": "Flag"}, "true"),
    ({"Ref": "Open"}, "${Open}"),
    ({"Ref": "Secret"}, "${Secret}"),
    ({"Ref": "AlsoSecret"}, "${AlsoSecret}"),
    ({"Ref": "Stored"}, "${Stored}"),
    ({"Ref": "Nothing"}, "${Nothing}"),
    ({"Ref": "Odd"}, "${Odd}"),
    ({"Ref": "Zones"}, "${Zones}"),
    ({"Ref": "AWS::Region"}, "${AWS::Region}"),
    ({"Ref": "Bucket"}, "${Bucket}"),
    ({"Ref": "no name"}, "${Ref no name}"),
    ({"Ref": 7}, "${Ref#1}"),
    ({"Fn::GetAtt": ["Bucket", "Arn"]}, "${Bucket.Arn}"),
    ({"Fn::GetAtt": ["Stack", "Outputs.Name"]}, "${Stack.Outputs.Name}"),
    ({"Fn::GetAtt": "Bucket.Arn"}, "${Fn::GetAtt Bucket.Arn}"),
    ({"Fn::GetAtt": ["Bucket", {"Ref": "Stage"}]}, "${Fn::GetAtt#1}"),
    ({"Fn::ImportValue": "shared-bucket"}, "${Fn::ImportValue shared-bucket}"),
    ({"Fn::ImportValue": "x" * 101}, "${Fn::ImportValue#1}"),
    ({"Fn::ImportValue": {"Fn::Sub": "${Stage}-bucket"}}, "${Fn::ImportValue#1}"),
    ({"Fn::If": ["IsProd", "a", "b"]}, "${Fn::If#1}"),
    ({"Fn::Sub": "s3://${Stage}-${Open}/${!literal}/$x/${}/{y}"}, "s3://dev-${Open}/${literal}/$x/${Ref }/{y}"),
    ({"Fn::Sub": ["${Stage}"]}, "dev"),
    ({"Fn::Sub": ["${Stage}/${Mine}/${Open}", {"Stage": "own", "Mine": {"Ref": "Count"}}]}, "own/2/${Open}"),
    ({"Fn::Sub": ["${A}", {"A": {"Fn::Join": ["-", ["x", {"Ref": "Open"}]]}}]}, "x-${Open}"),
    ({"Fn::Sub": "${Bucket.Arn}"}, "${Bucket.Arn}"),
    ({"Fn::Sub": "${AWS::Partition}"}, "${AWS::Partition}"),
    ({"Fn::Sub": 7}, "${Fn::Sub#1}"),
    ({"Fn::Sub": ["${A}", 7]}, "${Fn::Sub#1}"),
    ({"Fn::Join": ["-", ["a", 1, True, {"Ref": "Stage"}]]}, "a-1-true-dev"),
    ({"Fn::Join": ["-", []]}, ""),
    ({"Fn::Join": ["-", {"Ref": "Zones"}]}, "a-b"),
    ({"Fn::Join": ["-", {"Ref": "Ids"}]}, "1-2"),
    ({"Fn::Join": ["-", {"Ref": "Open"}]}, "${Fn::Join#1}"),
    ({"Fn::Join": ["-", {"Fn::Split": [",", "a,b"]}]}, "${Fn::Join#1}"),
    ({"Fn::Join": ["-", "a"]}, "${Fn::Join a}"),
    ({"Fn::Join": [7, ["a"]]}, "${Fn::Join#1}"),
    ({"Fn::Join": ["-", [None, {"a": "b"}]]}, "${Fn::Join#1}-${Fn::Join#2}"),
    ({"Fn::ToJsonString": {"a": {"Ref": "Stage"}}}, '{"a": "dev"}'),
    ({"Fn::ToJsonString": ["é"]}, '["é"]'),
    ({"Fn::ToJsonString": "x"}, "${Fn::ToJsonString x}"),
    ("a {{resolve:ssm:/ml/bucket:1}} b", "a ${resolve:ssm:/ml/bucket:1} b"),
    ({"Fn::Sub": "{{resolve:ssm:/${Stage}/${Open}}}"}, "${resolve:ssm:/dev/${Open}}"),
    ("\ufdd00\ufdd0", "\ufffd0\ufffd"),
    ({"Fn::Sub": "\ufdd00\ufdd0${!\ufdd0}"}, "\ufffd0\ufffd${\ufffd}"),
]


@pytest.mark.parametrize(("value", "text"), FUNCTIONS, ids=range(len(FUNCTIONS)))
def test_functions(value: Any, text: str) -> None:
    functions = Functions({"Parameters": DEFAULTS})
    expected = text.replace("${Fn::Join a}", "${Fn::Join#1}") if value == {"Fn::Join": ["-", "a"]} else text
    assert functions.for_people(functions.text(value)) == expected


def test_equal_functions_are_one_name_and_others_are_not() -> None:
    functions = Functions({})
    one, other = {"Fn::If": ["A", "x", "y"]}, {"Fn::If": ["A", "x", "z"]}
    assert functions.text(one) == functions.text(json.loads(json.dumps(one)))
    assert functions.text(one) != functions.text(other)
    assert functions.text({"Fn::Select": ["A", "x", "y"]}) != functions.text(one)
    assert functions.text({"Fn::Sub": "${Bucket.Arn}"}) == functions.text({"Fn::GetAtt": ["Bucket", "Arn"]})
    assert functions.text({"Ref": "Fn::If#1"}) != functions.text(one)
    assert functions.text({"Ref": "resolve:ssm:x"}) != functions.text("{{resolve:ssm:x}}")


def test_functions_nested_too_deeply_stay_open() -> None:
    value: Any = "x"
    for _ in range(DEEPEST_FUNCTION):
        value = {"Fn::Join": ["", [value]]}
    functions = Functions({})
    assert functions.text(value) == "x"
    assert functions.for_people(functions.text({"Fn::Join": ["", [value]]})) == "${Fn::Join#1}"
    for _ in range(200):
        value = {"Fn::ToJsonString": [value]}
    with pytest.raises(MalformedDefinition, match="more than 1,048,576 characters"):
        functions.text(value)


@pytest.mark.parametrize(
    "value",
    [
        {"Fn::Sub": "${A}" * 20_000},
        {"Fn::Join": ["", [{"Ref": "A"}] * 20_000]},
        {"Fn::Join": ["x" * 1_000, ["a"] * 20_000]},
        {"Fn::Sub": ["${B}" * 1_000, {"B": {"Fn::Sub": ["${C}" * 1_000, {"C": {"Ref": "A"}}]}}]},
        {"Fn::ToJsonString": {"Fn::ToJsonString": {"Fn::ToJsonString": ["\\" * 300_000]}}},
        {"Fn::ToJsonString": ["x" * 600_000] * 2},
    ],
    ids=range(6),
)
def test_a_definition_cannot_grow_beyond_what_sagemaker_accepts(value: Any) -> None:
    functions = Functions({"Parameters": {"A": {"Type": "String", "Default": "a" * 4_000}}})
    with pytest.raises(MalformedDefinition, match="more than 1,048,576 characters"):
        functions.text(value)


def _graph(body: Any, bindings: Bindings | None = None, **parameters: Any) -> Any:
    opened = open_definition(json.dumps(template(body, **parameters)))
    return build_graph(opened.pipeline, bindings or Bindings())


def test_the_fixtures_are_read_as_far_as_their_templates_say() -> None:
    opened = open_definition(fixture("template-open.json"))
    assert (opened.name, opened.resource) == ("dev-churn", "Churn")
    assert opened.pipeline.open_names == ("Lake", "AWS::Region", "ModelBucket")
    assert opened.pipeline.steps[1].arguments["ResourceConfig"]["VolumeSizeInGB"] == 10
    assert open_definition(fixture("template.yaml")).name == "dev-churn-2026-11-22"
    graph = build_graph(opened.pipeline, Bindings())
    (written,) = graph.node("Fit").outputs[:1]
    assert (written.expression, written.uri) == ("s3://${ModelBucket}/churn", None)
    cdk = open_definition(fixture("cdk.template.json"))
    assert (cdk.name, set(cdk.pipeline.open_names)) == ("churn", set(opened.pipeline.open_names))
    (step_read,) = open_definition(fixture("template-object.yaml")).pipeline.steps
    assert "Template.ModelBucket" in json.dumps(step_read.arguments)


def test_every_open_name_is_one_gap_at_its_first_place() -> None:
    opened = open_definition(fixture("template-open.json"))
    assert [(gap.code, gap.resource) for gap in opened.pipeline.gaps] == [
        (GapCode.UNRESOLVED, "/Parameters/0/DefaultValue"),
        (GapCode.UNRESOLVED, "/Steps/0/Arguments/AppSpecification/ImageUri"),
        (GapCode.UNRESOLVED, "/Steps/1/Arguments/OutputDataConfig/S3OutputPath"),
    ]
    assert "no value for 'Lake'" in opened.pipeline.gaps[0].detail
    gaps = build_graph(opened.pipeline, Bindings()).gaps
    assert not any("of no known kind" in gap.detail for gap in gaps)
    assert sum("no value for" in gap.detail for gap in gaps) == 3


def test_a_reference_that_only_looks_open_is_of_no_known_kind() -> None:
    text = json.dumps(pipeline(processing("A", {"i": get("Template.Bucket")})))
    (gap,) = build_graph(open_definition(text).pipeline, Bindings()).gaps
    assert "'Template.Bucket' is of no known kind" in gap.detail


def test_locations_are_linked_if_their_open_parts_are_equal() -> None:
    def links(written: str, read: str) -> list[tuple[str, str]]:
        body = json.dumps(pipeline(processing("W", None, {"o": written}), processing("R", {"i": read})))
        return [(edge.source, edge.target) for edge in _graph({"Fn::Sub": body}).edges if edge.via in LINKS]

    assert links("s3://b/${Prefix}/x", "s3://b/${Prefix}/x") == [("W", "R")]
    assert links("s3://b/${Prefix}/x", "s3://b/${Prefix}/x/y") == [("W", "R")]
    assert links("s3://b/${Prefix}/x", "s3://b/${Other}/x") == []
    assert links("s3://b/${Prefix}/x", "s3://b/${!Prefix}/x") == []
    assert links("s3://b/${Prefix}/x", "s3://b/\\ufdd00\\ufdd0/x") == []
    assert links("s3://b/${Prefix}/x", "s3://b/\ufdd00\ufdd0/x") == []


def test_an_open_name_is_not_the_execution_variable_of_that_name() -> None:
    body = json.dumps(
        pipeline(
            processing("W", None, {"o": "s3://b/${Execution.Id}/x"}),
            processing("R", {"i": {"Std:Join": {"On": "/", "Values": ["s3://b", get("Execution.Id"), "x"]}}}),
        )
    )
    assert [edge for edge in _graph({"Fn::Sub": body}).edges if edge.via in LINKS] == []


def test_names_of_steps_and_ports_stay_text() -> None:
    body = json.dumps(
        {
            "Steps": [
                processing("${P}-prep", None, {"${P}-out": "s3://b/${P}"}, Description="of ${P}"),
                training(
                    "fit",
                    {"${P}-in": get("Steps.${P}-prep.ProcessingOutputConfig.Outputs['${P}-out'].S3Output.S3Uri")},
                    DependsOn=["${P}-prep"],
                ),
                step("${P}-if", "Condition", {"IfSteps": [step("${P}-then", "Fail", {"ErrorMessage": "${P}"})]}),
            ]
        }
    )
    graph = _graph({"Fn::Sub": body})
    assert [node.id for node in graph.nodes] == ["${P}-prep", "fit", "${P}-if", "${P}-then"]
    assert {(edge.source, edge.target, edge.via) for edge in graph.edges} >= {
        ("${P}-prep", "fit", "ref:Get"),
        ("${P}-prep", "fit", "dependsOn"),
    }
    (read,) = graph.node("fit").inputs
    assert (read.name, read.expression is not None) == ("${P}-in", True)


def test_the_default_of_a_parameter_may_be_open() -> None:
    uses = processing("R", {"i": get("Parameters.In"), "j": get("Parameters.Twice"), "k": get("Parameters.Plain")})
    parameters = [
        {"Name": "In", "Type": "String", "DefaultValue": "s3://b/${P}"},
        {"Name": "Plain", "Type": "String", "DefaultValue": "s3://b/plain"},
        {"Name": "Twice", "Type": "String"},
        {"Name": "Twice", "Type": "String", "DefaultValue": "s3://b/${P}"},
        {"Name": "${P}", "Type": "String", "DefaultValue": "${P}"},
        7,
    ]
    document = {"Parameters": parameters, "Steps": [processing("W", None, {"o": "s3://b/${P}"}), uses]}
    body = {"Fn::Sub": json.dumps(document)}
    graph = _graph(body)
    assert [(edge.source, edge.target) for edge in graph.edges if edge.via in LINKS] == [("W", "R")]
    assert [port.uri for port in graph.node("R").inputs] == ["s3://b", None, "s3://b/plain"]
    given = _graph(body, Bindings(parameters={"In": "s3://b/given"}))
    assert given.node("R").inputs[0].uri == "s3://b/given"
    opened = open_definition(json.dumps(template(body))).pipeline
    assert [(each.name, each.default, each.open_default) for each in opened.parameters] == [
        ("In", None, {"Std:Join": {"On": "", "Values": ["s3://b/", {"Get": "Template.P"}]}}),
        ("Plain", "s3://b/plain", None),
        ("Twice", None, None),
        ("${P}", None, {"Get": "Template.P"}),
    ]


def test_an_open_default_is_resolved_once() -> None:
    uses = {f"i{index}": get("Parameters.In") for index in range(2_000)}
    long = {"Name": "In", "Type": "String", "DefaultValue": "s3://b/" + "${P}/" * 20_000}
    body = {"Fn::Sub": json.dumps({"Parameters": [long], "Steps": [processing("R", uses)]})}
    assert len(_graph(body).node("R").inputs) == 2_000


def test_open_names_may_stand_anywhere() -> None:
    text = (
        '{"Steps": [{"Name": "A", "Type": "Odd", "${K}": 1, "Arguments": {"${K}/x": "${V}", "n": ${N}, '
        '"j": {"Std:Join": {"On": "${S}", "Values": ["${V}", {"Get": "Steps.${V}.x"}]}}, '
        '"r": {"Std:JsonGet": {"S3Uri": "s3://${V}/r", "Path": "${P}", "PropertyFile": "${F}"}}, '
        '"p": {"Get": "${G}"}, "l": ["${V}-${V}"], "e": "\\"${V}\\""}}], "Metadata": {"a": "${M}"}, ${W}: 1}'
    )
    opened = open_definition(json.dumps(template({"Fn::Sub": text})))
    (found,) = opened.pipeline.steps
    value = {"Get": "Template.V"}
    assert found.body["${K}"] == 1
    assert found.arguments == {
        "${K}/x": value,
        "n": {"Get": "Template.N"},
        "j": {"Std:Join": {"On": "${S}", "Values": [value, {"Get": "Steps.${V}.x"}]}},
        "r": {
            "Std:JsonGet": {
                "S3Uri": {"Std:Join": {"On": "", "Values": ["s3://", value, "/r"]}},
                "Path": "${P}",
                "PropertyFile": "${F}",
            }
        },
        "p": {"Get": "${G}"},
        "l": [{"Std:Join": {"On": "", "Values": [value, "-", value]}}],
        "e": {"Std:Join": {"On": "", "Values": ['"', value, '"']}},
    }
    assert set(opened.pipeline.open_names) == {"K", "V", "N", "S", "P", "F", "G", "M", "W"}
    assert build_graph(opened.pipeline, Bindings()).nodes


def test_evidence_points_into_the_definition() -> None:
    body = pipeline(processing("A", None, {"o": "s3://${B}/x"}), training("F", {"c": get("Steps.A.x")}))
    opened = open_definition(json.dumps(template({"Fn::Sub": json.dumps(body)})))
    (edge,) = build_graph(opened.pipeline, Bindings()).edges
    assert value_at(body, edge.evidence[0]) == get("Steps.A.x")


def test_a_definition_as_an_object_may_contain_functions() -> None:
    document = pipeline(
        step("J", "Job", {"JobConfigDocument": {"Fn::ToJsonString": {"In": {"Fn::Sub": "s3://b/${Prefix}/in"}}}}),
        processing("A", {"i": {"Fn::Sub": "s3://${Stage}/in"}}, {"o": "s3://b/{{resolve:ssm:/x}}/\ufdd00\ufdd0"}),
    )
    graph = _graph(document, Stage=DEFAULTS["Stage"])
    assert graph.node("A").inputs[0].uri == "s3://dev/in"
    assert graph.node("A").outputs[0].expression == "s3://b/${resolve:ssm:/x}/\ufffd0\ufffd"
    assert [port.expression for port in graph.node("J").inputs] == ["s3://b/${Prefix}/in"]


@pytest.mark.parametrize(
    ("definition", "message"),
    [
        ({"PipelineDefinitionBody": {"Ref": "Body"}}, "does not contain the definition: it is ${Body}"),
        ({"PipelineDefinitionBody": {"Fn::If": ["A", "{}", "{}"]}}, "it is ${Fn::If#1}"),
        ({"PipelineDefinitionBody": {"Fn::Transform": {"Name": "AWS::Include"}}}, "it is ${Fn::Transform#1}"),
        ({"Fn::If": ["A", {}, {}]}, "it is ${Fn::If#1}"),
        ({"PipelineDefinitionBody": ["x"]}, "has no PipelineDefinitionBody as text"),
        ({"PipelineDefinitionBody": 7}, "has no PipelineDefinitionBody as text"),
        ({}, "has no PipelineDefinitionBody as text"),
        (None, "has no PipelineDefinitionBody as text"),
        ({"PipelineDefinitionBody": {"Fn::Sub": '{"Steps": [${X}x]}'}}, "is not JSON"),
        ({"PipelineDefinitionBody": {"Fn::Sub": '{"Steps": "${X}"}'}}, "Steps is a string; it must be a list"),
        ({"PipelineDefinitionBody": "x" * (LARGEST_DEFINITION + 1)}, "has 1,048,577 characters"),
    ],
    ids=range(11),
)
def test_a_template_without_a_usable_definition_says_why(definition: Any, message: str) -> None:
    resource = {
        "Type": "AWS::SageMaker::Pipeline",
        "Properties": {"PipelineName": "n", "PipelineDefinition": definition},
    }
    with pytest.raises(MalformedDefinition) as caught:
        open_definition(json.dumps({"Resources": {"A/B": resource}}))
    assert message in caught.value.message
    assert caught.value.message.startswith("'A/B': ")
    assert caught.value.pointer.startswith("/Resources/A~1B/Properties/PipelineDefinition")
    assert (caught.value.line, caught.value.column) == (None, None)


@pytest.mark.parametrize(
    ("bucket", "key", "message", "hint"),
    [
        ("b", "k.json", "It is in s3://b/k.json.", "aws s3 cp s3://b/k.json - |"),
        ("b", "$(rm x)\n'", "It is in s3://b/$(rm x)\ufffd'.", "aws s3 cp 's3://b/$(rm x)\ufffd'\"'\"'' - |"),
        ({"Ref": "Stage"}, {"Fn::Sub": "a/${Stage}"}, "It is in s3://dev/a/dev.", "aws s3 cp s3://dev/a/dev - |"),
        ({"Ref": "Open"}, "k", "at a location that the file does not give", "aws sagemaker describe-pipeline"),
        (7, "k", "at a location that the file does not give", "aws sagemaker describe-pipeline"),
    ],
    ids=range(5),
)
def test_a_definition_in_s3_is_named_with_the_command_to_get_it(bucket: Any, key: Any, message: str, hint: str) -> None:
    location = {"PipelineDefinitionS3Location": {"Bucket": bucket, "Key": key}}
    resource = {"Type": "AWS::SageMaker::Pipeline", "Properties": {"PipelineDefinition": location}}
    with pytest.raises(MalformedDefinition) as caught:
        open_definition(json.dumps({"Parameters": DEFAULTS, "Resources": {"P": resource}}))
    assert message in caught.value.message
    assert hint in (caught.value.hint or "")


@pytest.mark.parametrize("resource", [{}, {"Properties": 7}, {"Properties": {"PipelineName": 7}}, {"Properties": None}])
def test_a_resource_without_a_name_is_called_by_its_logical_id(resource: Any) -> None:
    document = {"Resources": {"Churn": {"Type": "AWS::SageMaker::Pipeline", **resource}, "Odd": 7}}
    with pytest.raises(MalformedDefinition, match="'Churn': The resource has no PipelineDefinitionBody"):
        open_definition(json.dumps(document))


def test_a_template_without_a_pipeline_is_an_error() -> None:
    with pytest.raises(MalformedDefinition, match=r"has no AWS::SageMaker::Pipeline resource\.") as caught:
        open_definition('{"Resources": {"A": {"Type": "AWS::S3::Bucket"}}}')
    assert caught.value.hint
