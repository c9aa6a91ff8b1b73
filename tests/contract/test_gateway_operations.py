"""The registry against botocore's service models: what the gateway sends exists there."""

import pytest
from botocore import xform_name
from botocore.loaders import Loader
from botocore.model import ServiceModel

from sagemaker_lineage.enrich.operations import OPERATIONS
from sagemaker_lineage.enrich.posture_operations import DESCRIBE_FEATURE_GROUP

SERVICES = {operation.service for operation in OPERATIONS}
MODELS = {service: ServiceModel(Loader().load_service_model(service, "service-2"), service) for service in SERVICES}
PAGED = [operation for operation in OPERATIONS if operation.pages is not None]

WITH_A_LIST_NOBODY_READS = {DESCRIBE_FEATURE_GROUP}
"""Its features come in pages; what is read of a feature group stands on every page."""


def model_of(operation):
    return MODELS[operation.service].operation_model(operation.name)


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.label)
def test_an_operation_exists_and_only_reads(operation):
    assert model_of(operation).name == operation.name
    assert operation.name.startswith(("Describe", "Get", "List", "HeadBucket", "Search", "QueryLineage"))
    assert xform_name(operation.name).startswith(
        ("describe_", "get_", "list_", "head_bucket", "search", "query_lineage")
    )


@pytest.mark.parametrize("operation", PAGED, ids=lambda operation: operation.label)
def test_a_list_is_paged_as_the_model_says(operation):
    asked, answered = model_of(operation).input_shape.members, model_of(operation).output_shape.members
    pages = operation.pages
    assert answered[pages.items].type_name == "list"
    assert answered[pages.answer_token].type_name == "string"
    assert asked[pages.request_token].type_name == "string"
    limits = asked[pages.size_parameter].metadata
    assert limits.get("min", 1) <= pages.size <= limits.get("max", pages.size)


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.label)
def test_no_list_is_read_by_its_first_page_only(operation):
    tokens = {"NextToken", "ContinuationToken", "Marker"} & set(model_of(operation).output_shape.members)
    assert bool(tokens) == (operation.pages is not None or operation in WITH_A_LIST_NOBODY_READS)
