"""``GET /lineage.svg``, ``.mmd``, ``.dot`` and ``.csv`` over a backend of hand-made lineages."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from sagemaker_lineage import errors
from sagemaker_lineage.export.document import to_document
from sagemaker_lineage.export.formats import FORMATS, render, svg
from sagemaker_lineage.export.picture import View
from serverkit.service import CLAIMS, FakeBackend, client_of
from wire_samples.lineages import FINISHED, HOSTILE, NEVER_RAN, NOW, RUNNING

WRITTEN = [each for each in FORMATS if each.name != "json"]
WHOLE = replace(FINISHED, gaps=())


def get(client, ending, headers=None, **parameters):
    return client.get(f"/lineage{ending}", params={**CLAIMS, **parameters}, headers=headers)


@pytest.mark.parametrize("form", WRITTEN, ids=lambda each: each.name)
def test_the_answer_is_the_document_in_that_format(form):
    answer = get(client_of(), form.suffix)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(form.media_type.partition(";")[0])
    assert answer.headers["content-disposition"] == f'inline; filename="claims-0123456789ab{form.suffix}"'
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.content.decode() == render(to_document(FINISHED, NOW), form.name)


@pytest.mark.parametrize("view", View)
def test_an_image_has_views(view):
    answer = get(client_of(), ".svg", view=view)
    assert answer.text == svg.render(to_document(FINISHED, NOW), view)


def test_an_unknown_view_is_422():
    answer = get(client_of(), ".svg", view="everything")
    assert (answer.status_code, answer.json()["resource"]) == (422, "view")
    assert answer.json()["detail"] == "The parameter `view` is none of steps, data and both."


def test_a_pipeline_that_never_ran_is_named_alone():
    answer = get(client_of(FakeBackend(NEVER_RAN)), ".csv")
    assert answer.headers["content-disposition"] == 'inline; filename="claims.csv"'


def test_a_file_is_named_in_plain_characters():
    facts = replace(FINISHED.pipeline, name='a"; filename=x\r\n한' + "b" * 300)
    answer = get(client_of(FakeBackend(replace(NEVER_RAN, pipeline=facts))), ".mmd")
    assert answer.headers["content-disposition"] == f'inline; filename="a_filename_x_{"b" * 187}.mmd"'


def test_hostile_names_are_written_all_the_same():
    for form in WRITTEN:
        assert get(client_of(FakeBackend(HOSTILE)), form.suffix).status_code == 200


@pytest.mark.parametrize("form", WRITTEN, ids=lambda each: each.name)
def test_an_unchanged_run_is_not_written_again(form):
    backend = FakeBackend(RUNNING)
    client = client_of(backend, running_document_seconds=0)
    tag = get(client, form.suffix).headers["etag"]
    assert tag.startswith('W/"')
    backend.time += timedelta(minutes=7)
    again = get(client, form.suffix, headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    backend.answer = FINISHED
    assert get(client, form.suffix, headers={"If-None-Match": tag}).status_code == 200


def test_every_format_and_view_has_a_tag_of_its_own():
    client = client_of()
    tags = {get(client, form.suffix).headers["etag"] for form in WRITTEN}
    tags |= {get(client, ".svg", view=view).headers["etag"] for view in View}
    assert len(tags) == len(WRITTEN) + len(View) - 1
    assert client.get("/lineage", params=CLAIMS).headers["etag"] not in tags


def test_what_was_read_for_the_document_is_not_read_again():
    backend = FakeBackend(WHOLE)
    client = client_of(backend)
    assert client.get("/lineage", params=CLAIMS).status_code == 200
    for form in WRITTEN:
        assert get(client, form.suffix).status_code == 200
    assert len(backend.asked) == 1
    get(client, ".svg", headers={"Cache-Control": "no-cache"})
    assert backend.fresh == [False, True]


def test_no_export_is_sent_in_place_of_the_document():
    client = client_of(FakeBackend(WHOLE))
    for _ in range(2):
        assert get(client, ".csv").text.startswith("step,")
    assert client.get("/lineage", params=CLAIMS).headers["content-type"] == "application/json"
    assert client.get("/lineage").status_code == 422


@pytest.mark.parametrize("form", WRITTEN, ids=lambda each: each.name)
def test_errors_are_those_of_the_document(form):
    assert get(client_of(profiles="never"), form.suffix, profile="default").status_code == 403
    assert get(client_of(), form.suffix, pipeline="unknown").json()["code"] == "pipeline-not-found"
    assert get(client_of(), form.suffix, region="nowhere").json()["resource"] == "region"
    assert get(client_of(), form.suffix, strict="true").json()["code"] == "incomplete"
    denied = errors.AccessDenied("Denied.", iam_action="sagemaker:DescribePipeline")
    answer = get(client_of(FakeBackend(denied)), form.suffix)
    assert (answer.status_code, answer.json()["iamAction"]) == (500, "sagemaker:DescribePipeline")


def test_a_head_has_no_body():
    answer = client_of().head("/lineage.svg", params=CLAIMS)
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["content-type"] == "image/svg+xml"
