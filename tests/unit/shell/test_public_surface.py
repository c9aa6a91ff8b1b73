"""What the package offers, and what it costs to import it."""

import subprocess
import sys

import pytest

import sagemaker_lineage
from sagemaker_lineage import errors

HEAVY = {"boto3", "botocore", "fastapi", "pydantic", "pydantic_settings", "starlette", "structlog", "typer", "uvicorn"}


def loaded_after(statement: str) -> set[str]:
    program = f"import sys\n{statement}\nprint(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    return {name.partition(".")[0] for name in run.stdout.split()}


def test_the_public_names_are_few_and_sorted():
    assert sagemaker_lineage.__all__ == sorted(sagemaker_lineage.__all__)
    assert len(sagemaker_lineage.__all__) <= 20


def test_every_public_name_has_a_home_and_no_other():
    assert sorted(sagemaker_lineage._HOMES) == sagemaker_lineage.__all__


@pytest.mark.parametrize("name", sagemaker_lineage.__all__)
def test_every_public_name_is_there_and_explained(name):
    value = getattr(sagemaker_lineage, name)
    assert isinstance(value, str) or value.__doc__


def test_a_name_is_what_its_module_holds():
    assert sagemaker_lineage.LineageError is errors.LineageError


def test_other_names_are_not_there():
    with pytest.raises(AttributeError, match="no attribute 'get_linage'"):
        sagemaker_lineage.get_linage  # noqa: B018  # asking for it is the test


def test_the_public_names_can_be_listed():
    assert set(sagemaker_lineage.__all__) <= set(dir(sagemaker_lineage))


@pytest.mark.parametrize(
    "statement",
    [
        "import sagemaker_lineage",
        "from sagemaker_lineage import errors, model",
        "from sagemaker_lineage import parse_definition, build_graph, LineageError, Lineage",
        "from sagemaker_lineage.facade import get_lineage_json",
    ],
)
def test_importing_the_core_loads_nothing_heavy(statement):
    assert loaded_after(statement) & HEAVY == set()


def test_a_lineage_without_aws_loads_no_boto():
    statement = "import sagemaker_lineage\nsagemaker_lineage.get_lineage_from_definition('{\"Steps\": []}')"
    assert loaded_after(statement) & {"boto3", "botocore", "fastapi", "typer"} == set()
