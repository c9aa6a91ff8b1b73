"""YAML: values as JSON has them, CloudFormation's short forms, limits, and errors that quote nothing of the file."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from corekit.containers import CANARY
from sagemaker_lineage.definition.containers import yaml_text
from sagemaker_lineage.definition.containers.yaml_text import MOST_ALIASES, read_yaml
from sagemaker_lineage.definition.json_text import MAXIMUM_DEPTH
from sagemaker_lineage.errors import MalformedDefinition
from strategies.definitions import json_values


@pytest.fixture(autouse=True, params=["libyaml", "Python"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read with and without libyaml, which PyYAML may lack."""
    if request.param == "Python":
        resolvers = {"yaml_implicit_resolvers": yaml_text._Loader.yaml_implicit_resolvers}
        monkeypatch.setattr(yaml_text, "_Loader", type("_Loader", (yaml.SafeLoader,), resolvers))


def value_of(text: str) -> Any:
    """Return the only document of a text."""
    (document,) = read_yaml(text)[0]
    return document


def error_of(text: str) -> MalformedDefinition:
    """Return the error for a text."""
    with pytest.raises(MalformedDefinition) as caught:
        read_yaml(text)
    return caught.value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("text", "text"),
        ("'12'", "12"),
        ("12", 12),
        ("0x1F", 31),
        ("-1.5", -1.5),
        ("1e3", "1e3"),
        ("true", True),
        ("No", False),
        ("~", None),
        ("", None),
        (".inf", ".inf"),
        (".NaN", ".NaN"),
        ("9" * 401, "9" * 401),
        ("12:30", "12:30"),
        ("12:30.5", "12:30.5"),
        ("1e+400", "1e+400"),
        ("1.0e+400", "1.0e+400"),
        ("2020-12-01", "2020-12-01"),
        ("2020-12-01T10:00:00Z", "2020-12-01T10:00:00Z"),
        ("!!timestamp 2020-12-01", "2020-12-01"),
        ("!!binary aGk=", "aGk="),
        ("!!str 12", "12"),
        ("! 12", "12"),
        ("!!int x", "x"),
        ("!!int ''", ""),
        ("!!float x", "x"),
        ("!!bool maybe", "maybe"),
        ("!!null x", None),
        ("=", "="),
        ("<<", "<<"),
        ("[a, {b: 1}]", ["a", {"b": 1}]),
        ("!!seq [a]", ["a"]),
        ("!!map {a: b}", {"a": "b"}),
        ("|\n  line\n  more\n", "line\nmore\n"),
    ],
)
def test_values(written: str, value: Any) -> None:
    assert value_of(f"a: {written}\n") == {"a": value}
    assert json.dumps(value, allow_nan=False)


@pytest.mark.parametrize("key", ["On", "yes", "12", "2020-12-01", "null", "1.5"])
def test_keys_are_text_as_written(key: str) -> None:
    assert value_of(f"{key}: 1") == {key: 1}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("!Ref Bucket", {"Ref": "Bucket"}),
        ("!Condition Production", {"Condition": "Production"}),
        ("!Sub 'a-${B}'", {"Fn::Sub": "a-${B}"}),
        ("!Sub 12", {"Fn::Sub": "12"}),
        ("!Sub [a, {B: !Ref C}]", {"Fn::Sub": ["a", {"B": {"Ref": "C"}}]}),
        ("!GetAtt Role.Arn", {"Fn::GetAtt": ["Role", "Arn"]}),
        ("!GetAtt Stack.Outputs.Name", {"Fn::GetAtt": ["Stack", "Outputs.Name"]}),
        ("!GetAtt [Role, Arn]", {"Fn::GetAtt": ["Role", "Arn"]}),
        ("!Join [',', [a, !Ref B]]", {"Fn::Join": [",", ["a", {"Ref": "B"}]]}),
        ("!If [Production, a, b]", {"Fn::If": ["Production", "a", "b"]}),
        ("!ToJsonString {a: b}", {"Fn::ToJsonString": {"a": "b"}}),
    ],
)
def test_short_forms_of_functions_are_written_out(written: str, value: Any) -> None:
    assert value_of(f"a: {written}") == {"a": value}


def test_aliases_and_merge_keys() -> None:
    text = """
base: &base {a: 1, b: 2}
more: &more {b: 3, c: 4}
one: {<<: *base, b: 5}
many: {d: 6, <<: [*base, *more]}
inline: {<<: {a: 7}}
quoted: {"<<": 8}
scalar: &name text
again: [*name, *base]
*name : key
"""
    assert value_of(text) == {
        "base": {"a": 1, "b": 2},
        "more": {"b": 3, "c": 4},
        "one": {"a": 1, "b": 5},
        "many": {"a": 1, "b": 2, "c": 4, "d": 6},
        "inline": {"a": 7},
        "quoted": {"<<": 8},
        "scalar": "text",
        "again": ["text", {"a": 1, "b": 2}],
        "text": "key",
    }


def test_documents_are_apart_and_empty_ones_are_left_out() -> None:
    assert read_yaml("---\na: &x 1\n---\n---\nb: 2\n...\n")[0] == ({"a": 1}, {"b": 2})
    assert "not defined" in error_of("a: &x 1\n---\nb: *x\n").message
    assert read_yaml("")[0] == ()
    assert read_yaml("\ufeffa: 1")[0] == ({"a": 1},)


def test_repeated_keys_are_reported_and_the_last_one_counts() -> None:
    assert read_yaml("a: 1\nb: {c: 1, c: 2}\na: 3\n") == (({"a": 3, "b": {"c": 2}},), ("c", "a"))
    many = "".join(f"k{index}: 1\nk{index}: 2\n" for index in range(50))
    assert len(read_yaml(many)[1]) == 20


@pytest.mark.parametrize(
    ("text", "message", "line", "column"),
    [
        ("a: [1\nb: 2", "not YAML: ", 2, 2),
        ("a: b: c", "not YAML: mapping values are not allowed", 1, 5),
        ("a:\n\t- b", "not YAML: found character", 2, 1),
        (f"a: *{CANARY}", "An alias refers to an anchor", 1, 4),
        ("a: &a [*a]", "An alias refers to an anchor", 1, 8),
        ("? [a]\n: b", "A key is not text", 1, 5),
        ("? {a: b}\n: c", "A key is not text", 1, 8),
        ("a: {<<: text}", "A merge key (<<) needs a mapping", 1, 9),
        ("a: {<<: [text]}", "A merge key (<<) needs a mapping", 1, None),
        (f"a: !!python/object:{CANARY} {{}}", "A tag is neither", 1, None),
        (f"a: !{CANARY}/x y", "A tag is neither", 1, 4),
        (f"a: !<tag:{CANARY}> y", "A tag is neither", 1, 4),
        (f"a: '{CANARY}\x07'", "a character is not allowed", 1, None),
        (f"a: b\nc: \x01{CANARY}", "a character is not allowed", 2, 4),
        (f"%TAG ! {CANARY}\n%TAG ! {CANARY}\n--- a", "not YAML", None, None),
        (f'a: "\\{CANARY}"', "not YAML", 1, None),
        (f"{CANARY}\n  {CANARY}: [", "not YAML", None, None),
        (f"a: @{CANARY}", "not YAML", 1, 4),
    ],
)
def test_errors_have_the_place_and_quote_nothing(text: str, message: str, line: int | None, column: int | None) -> None:
    error = error_of(text)
    assert message in error.message
    assert error.line is not None
    assert error.column is not None
    assert line in {None, error.line}
    assert column in {None, error.column}
    assert f"line {error.line}, column {error.column}" in error.message
    assert CANARY not in f"{error.message} {error.hint} {error.pointer}"
    assert error.__cause__ is None


def test_lone_surrogates_are_replaced() -> None:
    assert value_of("a: x\ud800y") == {"a": "x\ufffdy"}


def test_depth_through_aliases_is_bounded() -> None:
    levels = "\n".join(f"a{n}: &a{n} {'[' * 100}{f'*a{n - 1}' if n else 'x'}{']' * 100}" for n in range(6))
    assert error_of(levels).message == f"The file is nested more than {MAXIMUM_DEPTH} levels deep."


def test_as_many_aliases_and_levels_as_allowed_are_read() -> None:
    assert value_of("a: &a x\nb: [" + ", ".join(["*a"] * MOST_ALIASES) + "]")["b"] == ["x"] * MOST_ALIASES
    depth = MAXIMUM_DEPTH - 1
    assert value_of("a: " + "[" * depth + "]" * depth)


@given(value=json_values.filter(lambda value: "Infinity" not in json.dumps(value)))
def test_what_json_holds_is_read_back(value: Any) -> None:
    assert value_of(yaml.safe_dump({"a": value})) == {"a": value}


@given(text=st.text(alphabet="ab: -[]{}&*!|>'\"#%@`\n\t?,0<~\\\ud800\x00", max_size=40))
def test_any_text_is_values_or_one_error(text: str) -> None:
    try:
        read = read_yaml(text)
    except MalformedDefinition as error:
        read = ((error.message, error.line), ())
    assert json.dumps(read, allow_nan=False)
