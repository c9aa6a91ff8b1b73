"""JSON as it is met in the wild: encodings, numbers, surrogates, depth."""

from __future__ import annotations

import codecs
import json
import math

import pytest

from sagemaker_lineage.definition.json_text import (
    MAXIMUM_CHARACTERS,
    MAXIMUM_DEPTH,
    decode_text,
    read_document,
    read_json,
)
from sagemaker_lineage.definition.lookup import Lookup, text_of
from sagemaker_lineage.definition.pointer import escape, pointer_text, root_of
from sagemaker_lineage.errors import MalformedDefinition

TEXT = '{"Name": "Größe 😀"}'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le"])
def test_bytes_of_every_unicode_encoding_are_read(encoding: str) -> None:
    assert read_json(decode_text(TEXT.encode(encoding)))[0] == {"Name": "Größe 😀"}


def test_a_byte_order_mark_in_text_is_passed_over() -> None:
    assert read_json(codecs.BOM_UTF8.decode() + TEXT)[0] == {"Name": "Größe 😀"}


def test_bytes_that_are_no_text_are_no_json() -> None:
    with pytest.raises(MalformedDefinition, match="not JSON"):
        read_json(decode_text(b"\xff\xfe\xfa\xfb\xfc"))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", "line 1, column 1"),
        ("{\n  nope", "line 2, column 3"),
        ('{"a": 1}}', "line 1, column 9"),
        ("[1,]", "column"),
    ],
)
def test_what_is_no_json_is_named_by_line_and_column(text: str, place: str) -> None:
    with pytest.raises(MalformedDefinition, match=place) as caught:
        read_json(text)
    assert caught.value.pointer == ""
    assert caught.value.hint is not None


def test_more_text_than_is_read_is_refused_before_it_is_parsed() -> None:
    with pytest.raises(MalformedDefinition, match="16,777,217 characters"):
        read_json(" " * (MAXIMUM_CHARACTERS + 1))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (r'"\ud83d\ude00"', "😀"),
        (r'"\uD83D\uDE00"', "😀"),
        (r'"a\ud800b"', "a\ufffdb"),
        (r'"\ude00\ud83d"', "\ufffd\ufffd"),
        (r'"\ud800\u0041"', "\ufffdA"),
        (r'"\\ud800"', r"\ud800"),
        (r'"\\\ud800"', "\\\ufffd"),
        ('"\ud800"', "\ufffd"),
        ('"\ud83d\ude00"', "\ufffd\ufffd"),
    ],
)
def test_lone_surrogates_are_made_harmless(text: str, value: str) -> None:
    assert read_json(text)[0] == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("NaN", "NaN"),
        ("-Infinity", "-Infinity"),
        ("1e400", "1e400"),
        ("-1e400", "-1e400"),
        ("1e-400", 0.0),
        ("12", 12),
        ("9" * 400, int("9" * 400)),
        ("9" * 401, "9" * 401),
        ("9" * 5000, "9" * 5000),
    ],
)
def test_numbers_can_always_be_written_again(text: str, value: object) -> None:
    assert read_json(text)[0] == value
    assert json.dumps(read_json(text)[0], allow_nan=False)


def test_keys_that_occur_twice_are_told_and_the_last_one_counts() -> None:
    value, repeated = read_json('{"a": 1, "b": {"c": 1, "c": 2}, "a": 3, "a": 4}')
    assert value == {"a": 4, "b": {"c": 2}}
    assert repeated == ("c", "a")


def test_not_every_repeated_key_is_told() -> None:
    text = ",".join(f'"k{index}": 1, "k{index}": 2' for index in range(50))
    assert len(read_json(f"{{{text}}}")[1]) == 20


def _nested(depth: int) -> str:
    return "[" * depth + "]" * depth


def test_the_greatest_depth_is_read() -> None:
    value, _ = read_json(_nested(MAXIMUM_DEPTH))
    assert isinstance(value, list)


@pytest.mark.parametrize("depth", [MAXIMUM_DEPTH + 1, 2_000, 100_000])
def test_greater_depth_is_refused_with_the_place(depth: int) -> None:
    with pytest.raises(MalformedDefinition, match="500 levels") as caught:
        read_json(_nested(depth))
    assert caught.value.pointer == "/0" * MAXIMUM_DEPTH


@pytest.mark.parametrize("tail", [1_000, 100_000])
def test_the_place_is_a_json_pointer_through_keys_and_indexes(tail: int) -> None:
    text = '{"x": [], "a/b~c": ["], {", {"y": 1}, {"\\ud800": "v", "k\\u0041": ' + "[" * tail
    with pytest.raises(MalformedDefinition) as caught:
        read_json(text + "]" * tail + "}]}")
    assert caught.value.pointer == "/a~1b~0c/2/kA" + "/0" * (MAXIMUM_DEPTH - 3)


def test_the_place_can_always_be_written_as_utf_8() -> None:
    with pytest.raises(MalformedDefinition) as caught:
        read_json('{"\\ud800": ' + "[" * 100_000)
    assert caught.value.pointer.startswith("/\ufffd/0")
    assert caught.value.pointer.encode()


def test_a_long_text_before_a_deep_place_costs_nothing() -> None:
    with pytest.raises(MalformedDefinition) as caught:
        read_json('{"a": "' + "x" * 1_000_000 + '", "b": ' + "[" * 50_000)
    assert caught.value.pointer.startswith("/b/0/0")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"a": ["b", 1]}', {"a": ["b", 1]}),
        ('"line\nbreak"', "line\nbreak"),
        (r'"\u0000"', "\ufffd"),
        (r'"\\u0000"', r"\u0000"),
        (r'"\ud800"', "\ufffd"),
        (r'"\ud83d\ude00"', "😀"),
        ('"\x000\x00"', "\x000\x00"),
        ("", None),
        ("{", None),
        ("9" * 5000, None),
        ("[" * 100_000, None),
    ],
)
def test_documents_inside_a_definition_hold_no_marks_of_their_own(text: str, value: object) -> None:
    assert read_document(text) == value


def test_pointers_are_escaped_and_start_where_they_are_told() -> None:
    place = ((("/Steps/0", "Arguments"), "a/b"), 3)
    assert pointer_text(place) == "/Steps/0/Arguments/a~1b/3"
    assert root_of(place) == "/Steps/0"
    assert pointer_text("/Steps/0") == root_of("/Steps/0") == "/Steps/0"
    assert escape("~/") == "~0~1"


LISTED = {
    "Outputs": [
        7,
        {"OutputName": "train", "S3Output": {"S3Uri": "s3://b/train"}},
        {"OutputName": "train", "S3Output": {"S3Uri": "s3://b/second"}},
        {"MetricName": "validation:auc", "Value": 0.5, "OtherName": 3},
    ],
    "7": "seven",
}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("Outputs", "train", "S3Output", "S3Uri"), "s3://b/train"),
        (("Outputs", 2, "S3Output", "S3Uri"), "s3://b/second"),
        (("Outputs", "validation:auc", "Value"), 0.5),
        (("Outputs", "absent"), None),
        (("Outputs", 9), None),
        (("Outputs", 0, "x"), None),
        ((7,), "seven"),
        (("absent", "deeper"), None),
        ((), LISTED),
    ],
)
def test_paths_are_followed_by_key_by_position_and_by_name(path: tuple[str | int, ...], value: object) -> None:
    lookup = Lookup()
    assert lookup.find(LISTED, path) == lookup.find(LISTED, path) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("x", "x"),
        (3, "3"),
        (0.5, "0.5"),
        (True, "true"),
        (False, "false"),
        ({"Name": "n", "Value": "v"}, "v"),
        ({"Value": 2}, "2"),
        ({"Other": 2}, None),
        (None, None),
        ([], None),
        (math.pi, str(math.pi)),
    ],
)
def test_scalars_and_named_outputs_have_a_text(value: object, text: str | None) -> None:
    assert text_of(value) == text
