"""``POST /lineage/definition``: any text becomes a document, or a problem that says where it is wrong."""

from __future__ import annotations

import asyncio
import gzip
import json
import time

import anyio
import pytest

from corekit.containers import CANARY, FIXTURES, fixture, state, template
from corekit.hostile import ERRORS, GRAPHS
from sagemaker_lineage.definition.json_text import LARGEST_DEFINITION
from sagemaker_lineage.export.document import document_bytes, to_document
from sagemaker_lineage.server.app import create_app
from sagemaker_lineage.server.uploads import LARGE_AT_ONCE, LARGEST_BODY
from sagemaker_lineage.service.lineage import from_definition
from sagemaker_lineage.settings import Settings
from serverkit.asgi import scope_of
from serverkit.service import FakeBackend, client_of
from wire_samples.lineages import NOW

HANGS_SECONDS = 20
"""No measure, only a guard, as for the graph alone: coverage counts every line of 20,000 steps."""

PATH = "/lineage/definition"
TRAIN = json.dumps({"Steps": [{"Name": "Train", "Type": "Training"}]}).encode()
JSON = {"Content-Type": "application/json"}


def post(body, client=None, headers=JSON, **parameters):
    return (client or client_of()).post(PATH, params=parameters, content=body, headers=headers)


def test_the_answer_is_the_document_of_the_definition_alone():
    backend = FakeBackend()
    answer = post(TRAIN, client_of(backend))
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    assert answer.content == document_bytes(to_document(from_definition(TRAIN), NOW))
    assert answer.json()["pipeline"]["definition"]["source"] == "file"
    assert backend.asked == []


def test_nothing_of_it_is_kept():
    answer = post(TRAIN)
    assert answer.headers["cache-control"] == "no-store"
    assert "etag" not in answer.headers


def test_it_may_have_a_name():
    assert post(TRAIN, name="claims", region="ap-northeast-2").json()["pipeline"]["name"] == "claims"
    assert post(TRAIN).json()["pipeline"]["name"] == "definition"
    answer = post(TRAIN, name="no name")
    assert (answer.status_code, answer.json()["resource"]) == (422, "name")
    assert post(TRAIN, name=["a", "b"]).json()["detail"] == "The parameter `name` is given more than once."


def test_a_definition_that_takes_too_long_is_no_fault_of_aws(monkeypatch):
    backend = FakeBackend()
    monkeypatch.setattr(backend, "now", lambda: time.sleep(0.5))
    answer = post(TRAIN, client_of(backend, request_seconds=0.05))
    assert (answer.status_code, answer.json()["code"]) == (504, "definition-timeout")
    assert "AWS" not in answer.text


def test_the_answer_of_describe_pipeline_is_taken_too():
    answer = post(json.dumps({"PipelineName": "claims", "PipelineDefinition": TRAIN.decode()}))
    assert [node["id"] for node in answer.json()["graph"]["nodes"]] == ["Train"]


@pytest.mark.parametrize("kind", ["application/json", "text/plain;charset=UTF-8", "application/octet-stream", None])
def test_it_may_be_called_anything_but_a_form(kind):
    assert post(TRAIN, headers={} if kind is None else {"Content-Type": kind}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Content-Type": "application/x-www-form-urlencoded"},
        {"Content-Type": "Multipart/Form-Data; boundary=x"},
        {"Content-Type": "text/plain", "Sec-Fetch-Mode": "navigate"},
    ],
    ids=str,
)
def test_what_a_page_can_send_unasked_is_refused(headers):
    answer = post(TRAIN, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (415, "content-type-not-accepted")
    assert "application/json" in answer.json()["hint"]


@pytest.mark.parametrize(
    ("body", "place"),
    [
        (b"", {"pointer": "", "line": 1, "column": 1}),
        (b'{\n  "Steps": [,]\n}', {"pointer": "", "line": 2, "column": 13}),
        (b"[]", {"pointer": ""}),
        (b"{}", {"pointer": ""}),
        (b'{"Steps": 7}', {"pointer": "/Steps"}),
        (b'{"PipelineDefinition": "{"}', {"pointer": "/PipelineDefinition"}),
        (b'{"Steps": ' + b"[" * 600 + b"]" * 600 + b"}", {"pointer": "/Steps" + "/0" * 499}),
        (gzip.compress(TRAIN), {"pointer": "", "line": 1, "column": 1}),
    ],
    ids=range(8),
)
def test_a_bad_definition_is_422_with_the_place(body, place):
    answer = post(body)
    problem = answer.json()
    assert (answer.status_code, problem["code"]) == (422, "malformed-definition")
    assert problem["detail"]
    assert {name: problem[name] for name in ("pointer", "line", "column") if name in problem} == place


@pytest.mark.parametrize(
    "name", ["a step for every three characters", "readers before writers", "one step that reads and writes one place"]
)
def test_a_hostile_definition_is_answered_in_time(name):
    text = GRAPHS[name]()
    began = time.process_time()
    answer = post(text.encode("utf-8", "replace"))
    assert time.process_time() - began < HANGS_SECONDS
    assert answer.status_code == (413 if len(text) > LARGEST_DEFINITION else 200)


@pytest.mark.parametrize("name", ERRORS)
def test_a_hostile_text_is_refused_in_time(name):
    text, _ = ERRORS[name]
    answer = post(text().encode("utf-8", "replace"))
    assert answer.json()["code"] in {"malformed-definition", "definition-too-large"}


def test_a_definition_at_the_bound_is_read():
    assert post(TRAIN + b" " * (LARGEST_DEFINITION - len(TRAIN))).status_code == 200
    answer = post(TRAIN + b" " * (LARGEST_DEFINITION - len(TRAIN) + 1))
    assert (answer.status_code, answer.json()["code"]) == (413, "definition-too-large")
    assert "1,048,577 characters" in answer.json()["detail"]
    assert answer.headers["connection"] == "close"


def test_a_file_around_a_definition_may_be_larger():
    found = template(TRAIN.decode())
    found["Metadata"] = "x" * 2 * LARGEST_DEFINITION
    assert post(json.dumps(found)).status_code == 200
    assert post(json.dumps({"PipelineDefinition": TRAIN.decode() + " " * LARGEST_DEFINITION})).status_code == 413
    answer = post(json.dumps(template(TRAIN.decode() + " " * LARGEST_DEFINITION)))
    assert (answer.status_code, answer.json()["code"]) == (422, "malformed-definition")


def test_a_file_with_several_pipelines_lists_them():
    answer = post(fixture("terraform-plan.json"))
    problem = answer.json()
    assert (answer.status_code, problem["code"], problem["resource"]) == (422, "invalid-request", "pipeline")
    assert problem["detail"] == "The file has 2 pipelines: 'churn', 'score'."
    assert problem["pipelines"] == ["churn", "score"]
    assert CANARY not in answer.text


@pytest.mark.parametrize("name", ["score", 'module.ml.module.score.aws_sagemaker_pipeline.score["a"]'])
def test_a_pipeline_is_selected_by_name_or_address(name):
    document = post(fixture("terraform-plan.json"), pipeline=name).json()
    assert document["pipeline"]["name"] == "score"
    assert [node["id"] for node in document["graph"]["nodes"]] == ["Score"]


def test_a_pipeline_that_the_file_does_not_have_lists_those_it_has():
    answer = post(fixture("template.json"), pipeline="other")
    assert (answer.status_code, answer.json()["pipelines"]) == (422, ["churn"])
    assert answer.json()["detail"] == "The file has no pipeline 'other'. It has 'churn'."
    assert post(fixture("template.json"), pipeline="x" * 513).json()["resource"] == "pipeline"
    assert post(fixture("template.json"), pipeline="a\nb").json()["resource"] == "pipeline"


def test_the_name_of_the_file_comes_before_the_name_for_want_of_one():
    assert post(fixture("template.json"), name="other").json()["pipeline"]["name"] == "churn"
    assert post(fixture("json-string.json"), name="other").json()["pipeline"]["name"] == "other"
    assert post(TRAIN, name="other", pipeline="chosen").json()["pipeline"]["name"] == "chosen"
    assert post(TRAIN, pipeline="chosen").json()["pipeline"]["name"] == "chosen"
    unnamed = json.dumps(template(TRAIN.decode(), {"Ref": "Name"}))
    assert post(unnamed, name="other").json()["pipeline"]["name"] == "Churn"


@pytest.mark.parametrize("path", sorted(FIXTURES.iterdir()), ids=lambda path: path.name)
def test_every_container_is_answered(path):
    answer = post(path.read_bytes(), headers={"Content-Type": "application/octet-stream"})
    reason = {"template-s3.json": 422, "terraform-plan-unknown.json": 422}
    several = {"ack-several.yaml", "template-several.json", "terraform-plan.json", "terraform-several.tfstate"}
    assert answer.status_code == (422 if path.name in several else reason.get(path.name, 200))
    assert CANARY not in answer.text + str(answer.headers)


SECRET_FILES = {
    "as it is": lambda text: text,
    "cut off": lambda text: text[:-1],
    "with a tail": lambda text: text + "x",
    "too deep": lambda text: text[:-1] + ',"x":' + "[" * 600,
}


@pytest.mark.parametrize("definition", ["", "{", '{"Steps": 7}', '{"Steps": []}'])
@pytest.mark.parametrize("spoiled", SECRET_FILES)
def test_nothing_of_other_resources_is_answered_or_logged(definition, spoiled, capfd):
    found = state({"attributes": {"pipeline_name": "p", "pipeline_definition": definition}})
    found["resources"].append({"type": "aws_db_instance", "instances": [{"attributes": {"password": CANARY}}]})
    text = SECRET_FILES[spoiled](json.dumps(found))
    with client_of(log_level="DEBUG", log_format="json") as client:
        answers = [post(text, client), post(text, client, pipeline="other"), client.get("/metrics")]
    written = capfd.readouterr()
    assert "request" in written.err
    told = [*(answer.text + str(answer.headers) for answer in answers), written.out, written.err]
    assert [each for each in told if CANARY in each] == []


def test_a_defect_says_nothing_of_other_resources(monkeypatch, capfd):
    backend = FakeBackend()
    monkeypatch.setattr(backend, "now", lambda: 1 / 0)
    with client_of(backend, log_level="DEBUG") as client:
        answer = post(fixture("terraform.tfstate"), client)
    written = capfd.readouterr()
    assert answer.status_code == 500
    assert "ZeroDivisionError" in written.err
    assert CANARY not in answer.text + written.out + written.err


async def streamed(chunks, headers=None, **settings):
    """Send a body piece by piece; return the status, the problem's code, and how many pieces were taken."""
    app = create_app(settings=Settings(**settings), backend=FakeBackend())
    messages, taken = [], 0

    async def receive():
        nonlocal taken
        if taken == len(chunks):
            await anyio.sleep_forever()
        chunk = chunks[taken]
        taken += 1
        if chunk is None:
            return {"type": "http.disconnect"}
        return {"type": "http.request", "body": chunk, "more_body": True}

    async def send(message):
        messages.append(message)

    await app(scope_of(PATH, "", {**JSON, **(headers or {})}, "POST"), receive, send)
    return messages[0]["status"], json.loads(messages[1]["body"])["code"], taken


def test_no_more_is_read_than_is_needed_to_see_that_it_is_too_large():
    chunk = b" " * 4 * 1024 * 1024
    assert asyncio.run(streamed([chunk] * 100)) == (413, "definition-too-large", 9)


@pytest.mark.parametrize("length", [str(LARGEST_BODY + 1), "9" * 5_000])
def test_nothing_is_read_of_what_says_itself_that_it_is_too_large(length):
    assert asyncio.run(streamed([b"{}"], {"Content-Length": length})) == (413, "definition-too-large", 0)


@pytest.mark.parametrize("length", ["", "-1", "a", "²"])
def test_a_length_that_is_none_is_not_believed(length):
    assert asyncio.run(streamed([b" " * LARGEST_BODY, b" "], {"content-length": length}))[0] == 413


def test_a_definition_that_does_not_arrive_is_given_up():
    assert asyncio.run(streamed([b"{"], request_seconds=0.05)) == (400, "bad-request", 1)


def test_a_caller_who_leaves_is_no_defect():
    assert asyncio.run(streamed([b"{", None])) == (400, "bad-request", 2)


def test_no_more_are_read_at_once_than_there_is_room_for():
    async def flood():
        app = create_app(settings=Settings(requests_at_once=1, requests_waiting=1), backend=FakeBackend())
        statuses = []

        async def send_slowly():
            async def receive():
                await anyio.sleep(0.05)
                return {"type": "http.request", "body": TRAIN, "more_body": False}

            async def send(message):
                if message["type"] == "http.response.start":
                    statuses.append(message["status"])

            await app(scope_of(PATH, "", JSON, "POST"), receive, send)

        await asyncio.gather(*(send_slowly() for _ in range(5)))
        assert app.state.service.uploads.under_way == 0
        return sorted(statuses)

    assert asyncio.run(flood()) == [200, 200, 503, 503, 503]


def test_few_large_files_are_processed_at_once_and_small_ones_all_the_same(monkeypatch):
    large = json.dumps({**template(TRAIN.decode()), "Metadata": "x" * 2 * LARGEST_DEFINITION}).encode()
    backend = FakeBackend()
    now = backend.now

    def slow():
        time.sleep(0.3)
        return now()

    monkeypatch.setattr(backend, "now", slow)

    async def flood():
        app = create_app(settings=Settings(), backend=backend)
        statuses = []

        async def send_one(kind, body):
            async def receive():
                return {"type": "http.request", "body": body, "more_body": False}

            async def send(message):
                if message["type"] == "http.response.start":
                    statuses.append((kind, message["status"]))

            await app(scope_of(PATH, "", JSON, "POST"), receive, send)

        await asyncio.gather(
            *(send_one("large", large) for _ in range(LARGE_AT_ONCE + 3)), *(send_one("small", TRAIN) for _ in range(4))
        )
        assert app.state.service.uploads.large == 0
        return sorted(statuses)

    assert asyncio.run(flood()) == [
        *[("large", 200)] * LARGE_AT_ONCE,
        *[("large", 503)] * 3,
        *[("small", 200)] * 4,
    ]


def test_a_large_file_that_fails_makes_room_for_the_next():
    client = client_of()
    for _ in range(LARGE_AT_ONCE + 1):
        assert post(b"[" + b" " * 2 * LARGEST_DEFINITION, client).status_code == 422
        assert post(b" " * (LARGEST_BODY + 1), client).status_code == 413
    assert client.app.state.service.uploads.large == 0


def test_other_pages_may_ask_as_the_setting_says():
    preflight = {"Origin": "https://a.example", "Access-Control-Request-Method": "POST"}
    assert client_of().options(PATH, headers=preflight).status_code == 200
    closed = client_of(origins=["https://b.example"])
    assert closed.options(PATH, headers=preflight).status_code == 400


def test_it_is_sent_and_not_fetched():
    answer = client_of().get(PATH)
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")
    assert client_of().post("/lineage").headers["allow"] == "GET, HEAD"


def test_a_defect_says_nothing_of_the_definition(monkeypatch):
    backend = FakeBackend()
    monkeypatch.setattr(backend, "now", lambda: 1 / 0)
    answer = post(TRAIN, client_of(backend))
    assert (answer.status_code, answer.json()["code"]) == (500, "internal")
