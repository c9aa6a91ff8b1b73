"""Evaluation reports of every shape, as finite scalars."""

from __future__ import annotations

import gzip
import json
import math
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sagemaker_lineage.enrich.reports import LARGEST_REPORT, MOST_METRICS, ROOT, read_report
from sagemaker_lineage.model.request import GapCode

REGRESSION = {"regression_metrics": {"mse": {"value": 4.1, "standard_deviation": 0.2}, "mae": {"value": 1}}}
BINARY = {
    "binary_classification_metrics": {
        "confusion_matrix": {"0": {"0": 5, "1": 1}, "1": {"0": 0, "1": 7}},
        "auc": {"value": 0.9, "standard_deviation": "NaN"},
        "receiver_operating_characteristic_curve": {
            "false_positive_rates": [0, 0.5, 1],
            "true_positive_rates": [0, 0.9, 1],
        },
        "f1": {"value": 0.8, "standard_deviation": "Infinity"},
    }
}
BIAS = {
    "version": "1.0",
    "pre_training_bias_metrics": {
        "label": "price",
        "facets": {
            "age": [
                {"value_or_threshold": "(38.0, 90.0]", "metrics": [{"name": "CI", "description": "d", "value": 0.1}]},
                {
                    "value_or_threshold": "(0, 38]",
                    "metrics": [{"name": "CI", "value": None}, {"name": "DPL", "value": -0.3}],
                },
            ]
        },
    },
}
SHAP = {"explanations": {"kernel_shap": {"label0": {"global_shap_values": {"f1": 0.3}, "expected_value": 0.2}}}}
STATISTICS = {
    "version": 0.0,
    "dataset": {"item_count": 418},
    "features": [
        {
            "name": "age",
            "inferred_type": "Integral",
            "numerical_statistics": {"mean": 31.2, "distribution": {"kll": {"buckets": [{"count": 1}, {"count": 2}]}}},
        },
        {"name": "sex", "string_statistics": {"distinct_count": 2}},
    ],
}


def report(value):
    return read_report(json.dumps(value).encode())


@pytest.mark.parametrize(
    ("value", "metrics"),
    [
        (
            REGRESSION,
            {
                "eval.regression_metrics.mse": 4.1,
                "eval.regression_metrics.mse.standard_deviation": 0.2,
                "eval.regression_metrics.mae": 1.0,
            },
        ),
        (BINARY, {"eval.binary_classification_metrics.auc": 0.9, "eval.binary_classification_metrics.f1": 0.8}),
        (
            BIAS,
            {
                "eval.pre_training_bias_metrics.facets.age.(38.0, 90.0].metrics.CI": 0.1,
                "eval.pre_training_bias_metrics.facets.age.(0, 38].metrics.DPL": -0.3,
            },
        ),
        (
            SHAP,
            {
                "eval.explanations.kernel_shap.label0.global_shap_values.f1": 0.3,
                "eval.explanations.kernel_shap.label0.expected_value": 0.2,
            },
        ),
        (
            STATISTICS,
            {
                "eval.version": 0.0,
                "eval.dataset.item_count": 418.0,
                "eval.features.age.numerical_statistics.mean": 31.2,
                "eval.features.sex.string_statistics.distinct_count": 2.0,
            },
        ),
        ({"violations": [{"feature_name": "a", "constraint_check_type": "t"}, {}]}, {"eval.violations": 2.0}),
        ({"violations": []}, {"eval.violations": 0.0}),
        ({"accuracy": 0.9}, {"eval.accuracy": 0.9}),
        (
            {"metrics": {"accuracy": 0.9, "loss": {"Value": 3}}},
            {"eval.metrics.accuracy": 0.9, "eval.metrics.loss": 3.0},
        ),
        ([{"MetricName": "f1", "Value": 0.5}, {"name": "", "value": 1}, 7], {"eval.f1": 0.5}),
        ([{"f1": 0.5}], {"eval.f1": 0.5}),
        ({"value": 3}, {"eval.value": 3.0}),
        ({"a": {"value": {"b": 1}}}, {"eval.a.value.b": 1.0}),
        ({"flag": True, "digits": "12", "none": None, "empty": {}, "list": [1, 2]}, {}),
        ({"a.b": 1, "a": {"b": 2}}, {"eval.a.b": 1.0}),
        (5, {}),
        ("text", {}),
        (None, {}),
        ([], {}),
    ],
)
def test_shapes(value, metrics):
    found = report(value)
    assert (found.metrics, found.problem) == (metrics, None)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e400", "-1e999", "9" * 5000])
def test_what_is_no_finite_number_is_no_metric(number):
    found = read_report(f'{{"a": {number}, "b": {{"value": {number}}}, "c": 1}}'.encode())
    assert (found.metrics, found.problem) == ({"eval.c": 1.0}, None)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("packed", [False, True])
def test_encodings(encoding, packed):
    body = json.dumps({"정확도": 0.5}, ensure_ascii=False).encode(encoding)
    assert read_report(gzip.compress(body) if packed else body).metrics == {"eval.정확도": 0.5}


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"", GapCode.INVALID),
        (b"accuracy: 0.9", GapCode.INVALID),
        (b'{"a": 1', GapCode.INVALID),
        (b"\x89PNG\r\n\x1a\n", GapCode.INVALID),
        (b"\xff\xfe", GapCode.INVALID),
        (b"[" * 200_000, GapCode.INVALID),
        (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, GapCode.INVALID),
        (b"\x1f\x8bno gzip at all", GapCode.INVALID),
        (gzip.compress(b'{"a": 1}', mtime=0)[:-9], GapCode.INVALID),
        (b'{"a": 1}' + b" " * LARGEST_REPORT, GapCode.TRUNCATED),
        (gzip.compress(b" " * (LARGEST_REPORT + 1), mtime=0), GapCode.TRUNCATED),
        (gzip.compress(b" " * 40 * LARGEST_REPORT, mtime=0), GapCode.TRUNCATED),
    ],
    ids=lambda value: value[:10] if isinstance(value, bytes) else value,
)
def test_what_cannot_be_read(body, problem):
    found = read_report(body)
    assert (found.metrics, found.problem) == ({}, problem)
    assert found.detail.endswith(".")


def test_a_bomb_is_not_unpacked(monkeypatch):
    unpacked = []

    class Watched:
        def __init__(self, *given):
            self._inner = decompressor(*given)

        def decompress(self, *given):
            data = self._inner.decompress(*given)
            unpacked.append(len(data))
            return data

        @property
        def eof(self):
            return self._inner.eof

    decompressor = zlib.decompressobj
    bomb = gzip.compress(b"\0" * 50 * LARGEST_REPORT)
    monkeypatch.setattr(zlib, "decompressobj", Watched)
    assert read_report(bomb).problem is GapCode.TRUNCATED
    assert unpacked == [LARGEST_REPORT + 1]


def test_the_number_of_metrics_is_bounded():
    found = report({"block": {f"m{number:04}": number for number in range(MOST_METRICS + 5)}})
    assert (len(found.metrics), found.problem) == (MOST_METRICS, GapCode.TRUNCATED)
    assert "eval.block.m0999" in found.metrics
    assert "1,000" in found.detail


def test_as_many_metrics_as_allowed_are_no_problem():
    found = report({"a": {f"m{number}": 1 for number in range(MOST_METRICS)}, "a.m0": 2})
    assert (len(found.metrics), found.problem) == (MOST_METRICS, None)


def test_long_names_are_cut_and_very_long_ones_left_out():
    found = report({"k" * 4000: {"value": 1}, "ok": 2})
    assert [len(name) for name in found.metrics] == [len(ROOT) + 1 + 128, len("eval.ok")]
    nested = value = {}
    for _ in range(100):
        value["n" * 20] = value = {}
    value["end"] = 1
    assert report(nested).metrics == {}


def test_names_can_always_be_written_as_utf_8():
    found = read_report(b'{"\\ud800": 1, "\\u0000": 2}')
    assert len(found.metrics) == 2
    json.dumps(found.metrics, ensure_ascii=False).encode()


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=8) | st.sampled_from(["value", "name"]), inner, max_size=4)
    ),
    max_leaves=25,
)


@settings(max_examples=200)
@given(JSON)
def test_metrics_are_finite_numbers_by_safe_names(value):
    found = report(value)
    assert found.problem is None
    for name, metric in found.metrics.items():
        assert name.startswith(f"{ROOT}.")
        assert type(metric) is float
        assert math.isfinite(metric)
        name.encode()


@settings(max_examples=200)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_a_problem(body):
    found = read_report(body)
    assert found.problem is None or not found.metrics
