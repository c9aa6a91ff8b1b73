"""Whether free text is read or written: a table of flags, keys and the keys around them, inside out."""

from __future__ import annotations

import pytest

from sagemaker_lineage.definition.names import MOST_NAME
from sagemaker_lineage.graph.direction import is_written, telling_words

WRITTEN = (
    ("output",),
    ("--output",),
    ("outputs",),
    ("dest",),
    ("destination",),
    ("destinations",),
    ("--sink",),
    ("sinks",),
    ("target",),
    ("--out",),
    ("-out",),
    ("out_dir",),
    ("--output-path",),
    ("--output_dir",),
    ("--s3-output-path",),
    ("s3_directory_target",),
    ("OUTPUT_S3_URI",),
    ("outputS3Uri",),
    ("OutputDataConfig",),
    ("--train-output-path",),
    ("--output-data-dir",),
    ("train.output.location",),
    ("target-s3-prefix",),
    ("OUTPUTPath",),
    ("xmlOutput",),
    ("s3Output",),
    ("S3OUTPUT",),
    ("--output-1",),
    ("--output1",),
    ("output_path2",),
    ("--output-uris",),
    ("outputBucketKey",),
    ("Uri", "Location", "OutputConfig"),
    ("uri", "location", "output", "input"),
    ("S3Uri", "", "S3Output", "ProcessingInputs"),
    ("x", "y", "z", "sink"),
    ("--path", "ContainerArguments", "OutputArguments", "outputs"),
)
READ = (
    (),
    ("",),
    ("uri",),
    ("x",),
    ("--input",),
    ("inputs",),
    ("--input-data",),
    ("source",),
    ("src_dir",),
    ("checkout",),
    ("checkout_events",),
    ("router",),
    ("router_config",),
    ("without_pii",),
    ("without",),
    ("timeout",),
    ("--hold-out",),
    ("target_labels",),
    ("target_column",),
    ("saved_model_uri",),
    ("save",),
    ("written",),
    ("result",),
    ("--export",),
    ("upload",),
    ("outputter",),
    ("sinking_path",),
    ("destinationless",),
    ("output_schema",),
    ("output-format",),
    ("--output-input",),
    ("input", "output"),
    ("--source-path", "Outputs"),
    ("uri", "location", "input", "output"),
    ("S3Uri", "S3Input", "ProcessingOutputs"),
    ("x", "labels", "y"),
    ("path", "uri", "s3", "1"),
)


@pytest.mark.parametrize("names", WRITTEN, ids=".".join)
def test_what_the_words_call_written_is_written(names: tuple[str, ...]) -> None:
    assert is_written(names)


@pytest.mark.parametrize("names", READ, ids=".".join)
def test_everything_else_is_read(names: tuple[str, ...]) -> None:
    assert not is_written(names)


def test_the_table_says_each_thing_once() -> None:
    assert len({*WRITTEN, *READ}) == len(WRITTEN) + len(READ)
    assert min(len(WRITTEN), len(READ)) >= 20


@pytest.mark.parametrize("name", ["output", "Output", "OUTPUT"])
@pytest.mark.parametrize("place", ["uri", "path", "dir", "prefix", "location", "s3"])
@pytest.mark.parametrize("separator", ["_", "-", "."])
def test_words_are_split_at_every_separator(name: str, place: str, separator: str) -> None:
    assert is_written([f"{name}{separator}{place}"])
    assert is_written([f"x{separator}{name}"])
    assert not is_written([f"{name}{separator}x{separator}{place}"])
    assert not is_written([f"{name.lower()}x{place}"])


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("s3_model_path", ("s3", "model")),
        ("modelS3Uri", ("model",)),
        ("s3://", ()),
        ("input-data", ("input",)),
        ("output_data", ("output",)),
        ("train_data", ("train", "data")),
        ("data", ("data",)),
        ("model_2", ("model",)),
        ("model2", ("model",)),
        ("2", ()),
    ],
)
def test_the_words_that_count_stand_before_those_that_say_place(name: str, words: tuple[str, ...]) -> None:
    assert telling_words(name) == words


def test_only_the_end_of_an_endless_name_is_looked_at() -> None:
    assert is_written(["x" * 10_000 + "-output-path"])
    assert is_written(["output-" + "x" * MOST_NAME]) is False
    assert is_written(["x" * (MOST_NAME - 7) + "-output-" + "y" * 10_000]) is False
