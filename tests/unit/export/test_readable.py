"""Readable text: placeholders for what only a run can know, and locations that keep their end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagemaker_lineage.export.readable import kind_words, plain, readable, shortened
from sagemaker_lineage.model.graph import ResourceKind

PLACEHOLDERS = {
    "Steps.Fit.ModelArtifacts.S3ModelArtifacts": "<job>/output/model.tar.gz",
    "Steps.Tune.TrainingJobSummaries[0].TrainingJobName": "<job>",
    "Steps.Tune.TrainingJobSummaries[1].TrainingJobName": "<job 2>",
    "Steps.Tune.BestTrainingJob.TrainingJobName": "<job>",
    "Steps.Prep.ProcessingJobName": "<job>",
    "Execution.TrainingJobName": "<job>",
    "Execution.PipelineExecutionId": "<execution>",
    "Execution.PipelineExecutionArn": "<execution>",
    "Execution.StartDateTime": "<StartDateTime>",
    "Parameters.Input": "${Input}",
    "Parameters.a.b": "${a.b}",
    "Steps.Call.OutputParameters['uri']": "<Call.uri>",
    "Steps.Prep.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri": "<Prep.train>",
    "Steps.Check.CalculatedBaselineConstraints": "<Check.CalculatedBaselineConstraints>",
    "Steps.Each.IterationOutputs[0]": "<Each.IterationOutputs>",
    "Steps.Create.ModelName": "<Create.ModelName>",
    "Steps.Create": "<Create>",
    "ForEach.CurrentItem": "<item>",
    "ForEach.CurrentItem.country": "<country>",
    "ForEach.CurrentItem['country']": "<country>",
    "ForEach": "${ForEach}",
    "Elsewhere.X": "${Elsewhere.X}",
    "": "${}",
}


@pytest.mark.parametrize(("reference", "shown"), PLACEHOLDERS.items())
def test_open_parts_have_placeholders(reference, shown):
    assert readable(f"s3://b/${{{reference}}}/c") == f"s3://b/{shown}/c"


def test_every_open_part_is_shown():
    job = "${Steps.Tune.TrainingJobSummaries[0].TrainingJobName}"
    location = f"s3://${{Parameters.Bucket}}/${{Execution.PipelineExecutionId}}/{job}/output/model.tar.gz"
    assert readable(location) == "s3://${Bucket}/<execution>/<job>/output/model.tar.gz"


@pytest.mark.parametrize("text", ["", "s3://b/k", "$", "${", "}", "${a{b}c}", "$" * 9 + "{" * 9])
def test_text_without_open_parts_stays(text):
    assert readable(text) == text


@pytest.mark.parametrize(
    ("location", "limit", "shown"),
    [
        ("s3://b/a/c", 10, "s3://b/a/c"),
        ("s3://bucket/first/second/third", 22, "s3://bucket/…/third"),
        ("s3://bucket/first/second/third", 26, "s3://bucket/…/second/third"),
        ("s3://bucket/first/second/third", 12, "…/third"),
        ("first/second/third", 14, "…/second/third"),
        ("first/second/a-third-that-is-long", 14, "first/second/a-third-that-is-long"),
        ("one-name-without-parts", 10, "one-name-without-parts"),
        ("s3://a-bucket-with-a-long-name/k", 12, "…/k"),
        ("s3://bucket/first/ends-in-slash/", 12, "s3://bucket/first/ends-in-slash/"),
        ("arn:aws:sagemaker:eu-west-1:111122223333:model-package/claims/7", 27, "…/claims/7"),
    ],
)
def test_locations_keep_their_bucket_and_their_end(location, limit, shown):
    assert shortened(location, limit) == shown


@given(
    parts=st.lists(st.text(alphabet="ab$<한", min_size=1, max_size=9), min_size=1, max_size=9),
    limit=st.integers(3, 60),
    scheme=st.sampled_from(["s3://", ""]),
)
def test_what_is_shown_fits_and_is_the_end_of_the_location(parts, limit, scheme):
    location = scheme + "/".join(parts)
    shown = shortened(location, limit)
    assert shown == location or (len(shown) <= limit and location.endswith(shown.partition("…/")[2]))
    assert len(plain(shown, limit)) <= limit


def test_kinds_have_words():
    assert {kind_words(kind) for kind in ResourceKind} == {
        "feature group",
        "model",
        "model package",
        "model package group",
        "endpoint",
        "table",
        "S3 location",
    }
