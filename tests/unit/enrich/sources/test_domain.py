"""Whether a pipeline belongs to a domain."""

from __future__ import annotations

import pytest

from fakes.reader import TableReader, cut_short, denied, drive, throttled
from sagemaker_lineage.enrich.plan import Plan
from sagemaker_lineage.enrich.sources.domain import domains_read, read_domain, tags_read
from sagemaker_lineage.errors import AccessDenied, AwsError, DomainNotFound, Throttled
from sagemaker_lineage.model.execution import Domain
from sagemaker_lineage.model.request import GapCode

REGION = "eu-west-1"
ARN = f"arn:aws:sagemaker:{REGION}:111122223333"


def domain(name, number):
    return {
        "DomainName": name,
        "DomainId": f"d-{number}",
        "DomainArn": f"{ARN}:domain/d-{number}",
        "Status": "InService",
    }


def listed(*domains):
    return {"Domains": list(domains)}


def tagged(tags):
    return {"Tags": [{"Key": key, "Value": value} for key, value in tags.items()]}


def read(tags, domains, name="studio"):
    async def source(flow):
        return await read_domain(name, flow.ask(tags_read("arn", REGION)), flow.ask(domains_read(REGION)))

    table = {("sagemaker:ListTags",): tags, ("sagemaker:ListDomains",): domains}
    return drive(Plan(lambda flow: flow.start(source(flow))), TableReader(table))


ONE = Domain(name="studio", id="d-1", arn=f"{ARN}:domain/d-1", status="InService")


@pytest.mark.parametrize(
    "tags",
    [
        {"DomainName": "studio"},
        {"DomainId": "d-1"},
        {"sagemaker:domain-arn": f"{ARN}:domain/d-1"},
        {"DomainName": "studio", "DomainId": "d-9"},
        {"DomainId": "d-1", "sagemaker:domain-arn": ""},
    ],
)
def test_the_pipeline_belongs_to_the_domain(tags):
    reading = read(tagged(tags), listed(domain("other", 2), domain("studio", 1)))
    assert reading == (ONE, ())


@pytest.mark.parametrize(
    "tags",
    [
        {},
        {"team": "studio"},
        {"DomainName": "Studio"},
        {"DomainName": "other", "DomainId": "d-1"},
        {"DomainName": ""},
        {"DomainId": "d-2"},
        {"DomainId": "d-9"},
        {"sagemaker:domain-arn": f"{ARN}:domain/d-2"},
    ],
)
def test_the_pipeline_does_not(tags):
    with pytest.raises(DomainNotFound) as raised:
        read(tagged(tags), listed(domain("studio", 1), domain("other", 2)))
    assert raised.value.resource == "studio"


def test_the_domains_are_not_waited_for_when_the_tags_say_no():
    with pytest.raises(DomainNotFound):
        read(tagged({"DomainName": "other"}), denied())


def test_tags_that_cannot_be_read_are_an_error():
    with pytest.raises(AccessDenied):
        read(denied("sagemaker:ListTags"), listed())
    with pytest.raises(Throttled):
        read(throttled(), listed())


def test_domains_that_cannot_be_read_cost_their_facts():
    reading = read(tagged({"DomainName": "studio"}), denied("sagemaker:ListDomains"))
    assert reading.domain == Domain(name="studio")
    (loss,) = reading.losses
    assert {fact.path for fact in loss.facts} == {"/domain/id", "/domain/arn", "/domain/status"}


def test_domains_that_cannot_be_read_are_an_error_where_only_they_decide():
    with pytest.raises(AccessDenied):
        read(tagged({"DomainId": "d-1"}), denied("sagemaker:ListDomains"))


def test_a_list_cut_short_cannot_say_no():
    part = cut_short(listed(domain("other", 2)))
    with pytest.raises(AwsError):
        read(tagged({"DomainId": "d-1"}), part)
    assert read(tagged({"DomainId": "d-1"}), cut_short(listed(domain("studio", 1)))).domain == ONE
    assert read(tagged({"DomainName": "studio"}), part).losses[0].code is GapCode.TRUNCATED


def test_a_name_that_no_domain_has_is_taken_at_its_word():
    reading = read(tagged({"DomainName": "studio"}), listed())
    assert reading.domain == Domain(name="studio")
    assert (reading.losses[0].code, reading.losses[0].resource) == (GapCode.NOT_FOUND, "studio")


def test_of_several_domains_of_a_name_the_tags_choose():
    both = listed(domain("studio", 3), domain("studio", 1), domain("studio", 2))
    assert read(tagged({"DomainName": "studio", "DomainId": "d-2"}), both).domain.id == "d-2"
    assert read(tagged({"DomainName": "studio"}), both).domain.id == "d-1"
