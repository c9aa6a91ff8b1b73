"""The demo account's documents, whole: any change on the wire shows here."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from fastapi.testclient import TestClient

from embedded import AT
from sagemaker_lineage.bootstrap import make_backend
from sagemaker_lineage.server.app import create_app
from sagemaker_lineage.settings import Settings
from wire_samples.golden import assert_golden

DOCUMENTS = {
    "mlops-pipeline": {"includeLatestExec": "true", "domain": "studio-domain"},
    "claims-risk-weekly": {"includeLatestExec": "true"},
    "nightly-scores": {"includeLatestExec": "true"},
    "never-run": {"includeLatestExec": "true"},
    "country-fanout": {"includeLatestExec": "true"},
    "delivery-times": {"includeLatestExec": "true"},
    "feature-store-load": {},
    "ticket-triage": {"includeLatestExec": "true"},
}


class _FrozenClock:
    def now(self) -> datetime:
        return datetime.fromtimestamp(AT, UTC)


@pytest.fixture
def client(aws):
    """Return a client of a service whose clock stands where the account's does."""
    settings = Settings()
    with TestClient(create_app(settings=settings, backend=make_backend(settings, clock=_FrozenClock()))) as opened:
        yield opened


@pytest.mark.parametrize("pipeline", DOCUMENTS)
def test_documents_are_as_committed(client, pipeline):
    parameters = {"pipeline": pipeline, "region": "ap-northeast-2", **DOCUMENTS[pipeline]}
    document = client.get("/lineage", params=parameters).json()
    assert_golden(json.dumps(document, indent=2, ensure_ascii=False) + "\n", f"demo/{pipeline}.json")
