"""Whatever the description allows, and what it forbids, is answered as it says: no server error, no other shape.

``FUZZ_CASES`` says how many cases are generated; ``make fuzz`` takes 10,000.
"""

from __future__ import annotations

import os

import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from sagemaker_lineage.server.app import create_app
from sagemaker_lineage.settings import Settings
from serverkit.service import FakeBackend

CASES = int(os.environ.get("FUZZ_CASES", "2000"))
SEARCHED = 12
"""Operations with parameters: the cases are theirs, shared out evenly."""
BEYOND_SCHEMAS = ("ARN is of the ", "The cursor does not belong to this list")
"""What is said where an ARN is not of the other parameters' region or pipeline, or a cursor not of that list."""

APP = create_app(settings=Settings(), backend=FakeBackend())
SCHEMA = schemathesis.openapi.from_asgi("/openapi.json", APP)


@SCHEMA.parametrize()
@settings(max_examples=-(-CASES // SEARCHED), suppress_health_check=list(HealthCheck))
def test_every_answer_is_as_described(case):
    answer = case.call()
    assert answer.status_code < 500
    refused = any(told in answer.text for told in BEYOND_SCHEMAS)
    case.validate_response(answer, excluded_checks=[positive_data_acceptance] if refused else [])
