"""What the rows of a list show, and what it costs that something cannot be read."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from fakes.pricing import ACCOUNT, BEGAN, BUCKETS, PIPELINE, PIPELINE_ARN, REGION, at, pricing
from fakes.reader import ABSENT, TableReader, cut_short, denied, invalid, missing, throttled
from sagemaker_lineage import errors
from sagemaker_lineage.enrich.catalog.contents import LARGEST_DRAWN
from sagemaker_lineage.enrich.catalog.outcomes import MOST_OUTCOMES, MOST_SEARCHED
from sagemaker_lineage.enrich.catalog.rows import MOST_SORTED
from sagemaker_lineage.model.request import GapCode
from sagemaker_lineage.service.catalog import PipelineQuery, list_pipelines

LIST = ("sagemaker:ListPipelines",)
RUNS = ("sagemaker:ListPipelineExecutions",)
TAGS = ("sagemaker:ListTags",)
DOMAINS = ("sagemaker:ListDomains",)
DESCRIBE = ("sagemaker:DescribePipeline",)
PIPELINES = ("sagemaker:Search", "Pipeline")
EXECUTIONS = ("sagemaker:Search", "PipelineExecution")
SUMMARY = {"PipelineName": PIPELINE, "PipelineArn": PIPELINE_ARN, "LastExecutionTime": BEGAN}
STUDIO = {"DomainName": "studio", "DomainId": "d-1", "DomainArn": "arn:aws:sagemaker:x:1:domain/d-1"}
NOTHING = {"Results": []}
NO_FLAGS = {("s3control:GetPublicAccessBlock",): ABSENT}
NO_FLAGS = {("s3control:GetPublicAccessBlock",): ABSENT}


def listing(table, summaries=(SUMMARY,), **query):
    reader = TableReader(
        {LIST: {"PipelineSummaries": list(summaries)}, PIPELINES: NOTHING, EXECUTIONS: NOTHING} | NO_FLAGS | table
    )
    return list_pipelines(PipelineQuery(region=REGION, **query), reader), reader


def tagged(**tags):
    row = SUMMARY | {"Tags": [{"Key": key, "Value": value} for key, value in tags.items()]}
    return {PIPELINES: {"Results": [{"Pipeline": row}]}}


def run(number, status="Succeeded", **more):
    """Return an execution as Search tells it, so many hours before the newest."""
    began = BEGAN - timedelta(hours=number)
    return {
        "PipelineArn": PIPELINE_ARN.upper().replace("ARN:AWS:SAGEMAKER", "arn:aws:sagemaker"),
        "PipelineExecutionArn": f"{PIPELINE_ARN}/execution/run{number:04d}",
        "PipelineExecutionStatus": status,
        "CreationTime": began,
        "LastModifiedTime": began + timedelta(minutes=5),
        "CreatedBy": {"UserProfileName": "minji"},
        "PipelineParameters": [{"Name": "Year", "Value": "2026"}],
    } | more


def summary(number, status="Succeeded"):
    """Return the same execution as its own list tells it."""
    found = run(number, status)
    return {
        "PipelineExecutionArn": found["PipelineExecutionArn"],
        "PipelineExecutionStatus": status,
        "StartTime": found["CreationTime"],
    }


def found(*runs):
    return {EXECUTIONS: {"Results": [{"PipelineExecution": each} for each in runs]}}


class TestTags:
    @pytest.mark.parametrize(
        ("tags", "domain", "owner"),
        [
            ({"DomainName": "other", "DomainId": "d-1", "Owner": "minji"}, "other", "minji"),
            ({"DomainId": "d-1", "owner": "jun"}, "studio", "jun"),
            ({"sagemaker:domain-arn": "arn:aws:sagemaker:x:1:domain/d-1", "OWNER": "a", "Owner": "b"}, "studio", "b"),
            ({"DomainId": "d-2", "Owner": ""}, None, None),
            ({"team": "x"}, None, None),
        ],
    )
    def test_domain_and_owner_are_what_tags_say(self, tags, domain, owner):
        page, reader = listing(tagged(**tags) | {DOMAINS: {"Domains": [STUDIO]}}, tags=True)
        (row,) = page.pipelines
        assert (row.tags, row.domain, row.owner, page.gaps) == (dict(sorted(tags.items())), domain, owner, ())
        assert reader.labels()["sagemaker:ListDomains"] == (
            "DomainName" not in tags and any("omain" in t for t in tags)
        )

    def test_the_owners_tag_is_that_of_the_query(self):
        page, _ = listing(tagged(team="pricing", Owner="minji"), tags=True, owner_tag="team")
        assert page.pipelines[0].owner == "pricing"

    def test_what_search_does_not_know_yet_is_asked_for_by_itself(self):
        page, _ = listing({TAGS: {"Tags": [{"Key": "a", "Value": "b"}]}}, tags=True)
        assert (page.pipelines[0].tags, page.gaps) == ({"a": "b"}, ())

    def test_without_search_each_pipeline_is_asked_for_its_tags(self):
        page, reader = listing({PIPELINES: denied("sagemaker:Search"), TAGS: {"Tags": []}}, tags=True)
        assert page.pipelines[0].tags == {}
        assert [(gap.operation, gap.affects) for gap in page.gaps] == [("sagemaker:Search", ())]
        assert reader.labels()["sagemaker:ListTags"] == 1

    def test_a_domain_whose_name_cannot_be_read_is_a_gap(self):
        page, _ = listing(tagged(DomainId="d-1") | {DOMAINS: denied()}, tags=True)
        assert page.pipelines[0].domain is None
        assert [gap.affects for gap in page.gaps] == [("/pipelines/0/domain",)]


class TestOutcomes:
    def test_newest_first_with_their_durations(self):
        page, _ = listing(found(run(0, "Executing"), run(1, "Failed"), run(2)), outcomes=True)
        outcomes = page.pipelines[0].outcomes
        assert [(each.id, each.status) for each in outcomes] == [
            ("run0000", "Executing"),
            ("run0001", "Failed"),
            ("run0002", "Succeeded"),
        ]
        assert [each.ended_at for each in outcomes] == [None, *(run(n)["LastModifiedTime"] for n in (1, 2))]
        assert page.gaps == ()

    def test_at_most_twenty(self):
        page, _ = listing(found(*(run(number) for number in range(30)), {"PipelineArn": PIPELINE_ARN}), outcomes=True)
        assert len(page.pipelines[0].outcomes) == MOST_OUTCOMES

    def test_a_pipeline_that_never_ran_has_none(self):
        page, _ = listing({}, [{"PipelineName": PIPELINE}], outcomes=True)
        assert (page.pipelines[0].outcomes, page.gaps) == ((), ())

    def test_the_newest_status_is_that_of_the_executions_own_list(self):
        table = found(run(0, "Executing"), run(1)) | {RUNS: {"PipelineExecutionSummaries": [summary(0)]}}
        page, _ = listing(table, outcomes=True, last_execution=True)
        (row,) = page.pipelines
        assert [each.status for each in row.outcomes] == ["Succeeded", "Succeeded"]
        assert row.outcomes[0] == row.last_execution
        assert (row.last_execution.ended_at, row.last_execution.started_by) == (None, "minji")
        assert row.last_execution.parameters == {"Year": "2026"}

    def test_an_execution_that_search_does_not_know_yet_comes_first(self):
        table = found(*(run(number) for number in range(1, 21)))
        page, _ = listing(
            table | {RUNS: {"PipelineExecutionSummaries": [summary(0)]}}, outcomes=True, last_execution=True
        )
        outcomes = page.pipelines[0].outcomes
        assert (outcomes[0].id, outcomes[1].id, len(outcomes)) == ("run0000", "run0001", MOST_OUTCOMES)

    def test_both_agree_on_an_execution_that_is_over(self):
        table = found(run(0)) | {RUNS: {"PipelineExecutionSummaries": [summary(0)]}}
        page, _ = listing(table, outcomes=True, last_execution=True)
        assert page.pipelines[0].last_execution.ended_at == run(0)["LastModifiedTime"]

    def test_without_search_nothing_is_known_of_a_long_list(self):
        page, reader = listing({EXECUTIONS: denied("sagemaker:Search")}, outcomes=True)
        assert page.pipelines[0].outcomes is None
        assert [gap.affects for gap in page.gaps] == [("/pipelines/0/outcomes",)]
        assert reader.labels()["sagemaker:ListPipelineExecutions"] == 0

    def test_without_search_named_rows_show_what_the_list_tells(self):
        table = tagged() | {EXECUTIONS: denied(), RUNS: {"PipelineExecutionSummaries": [summary(0, "Failed"), {}]}}
        page, _ = listing(table, names=(PIPELINE,), outcomes=True)
        (outcome,) = page.pipelines[0].outcomes
        assert (outcome.status, outcome.ended_at) == ("Failed", None)
        assert [(gap.operation, gap.affects) for gap in page.gaps] == [("sagemaker:Search", ("/pipelines/0/outcomes",))]

    def test_without_either_named_rows_have_two_gaps(self):
        page, _ = listing(tagged() | {EXECUTIONS: denied(), RUNS: throttled()}, names=(PIPELINE,), outcomes=True)
        assert page.pipelines[0].outcomes is None
        assert {gap.code for gap in page.gaps} == {GapCode.ACCESS_DENIED, GapCode.THROTTLED}

    def test_a_busy_neighbour_takes_no_place_from_a_named_row(self):
        busy = [run(number, PipelineArn=f"{PIPELINE_ARN}-busy") for number in range(MOST_SEARCHED)]

        def search(read):
            whole = read.limit == MOST_SEARCHED
            return found(*busy)[EXECUTIONS] if whole else found(run(0), run(1))[EXECUTIONS]

        page, _ = listing(tagged() | {EXECUTIONS: search}, names=(PIPELINE,), outcomes=True)
        assert (len(page.pipelines[0].outcomes), page.gaps) == (2, ())

    def test_a_search_that_was_cut_short_shows_what_was_found(self):
        table = {EXECUTIONS: cut_short(found(run(0))[EXECUTIONS])}
        page, _ = listing(table, outcomes=True)
        assert len(page.pipelines[0].outcomes) == 1
        assert [(gap.code, gap.affects) for gap in page.gaps] == [(GapCode.TRUNCATED, ("/pipelines/0/outcomes",))]


class TestNames:
    def test_just_these_rows_those_that_there_are(self):
        table = tagged(Owner="minji") | {DESCRIBE: missing()}
        page, reader = listing(table, names=(PIPELINE, "nobody", PIPELINE), tags=True)
        assert [(row.name, row.owner, row.last_execution_at) for row in page.pipelines] == [(PIPELINE, "minji", BEGAN)]
        assert (page.cursor, page.total, page.gaps) == (None, 1, ())
        assert reader.labels()["sagemaker:ListPipelines"] == reader.labels()["sagemaker:ListTags"] == 0

    def test_what_search_does_not_know_yet_is_described(self):
        described = {"PipelineName": PIPELINE, "PipelineArn": PIPELINE_ARN, "LastRunTime": at(1)}
        page, _ = listing({DESCRIBE: described, TAGS: {"Tags": []}}, names=(PIPELINE,), tags=True)
        assert [(row.name, row.last_execution_at, row.tags) for row in page.pipelines] == [(PIPELINE, at(1), {})]

    def test_what_may_not_be_described_is_listed(self):
        page, _ = listing({DESCRIBE: denied()}, [{"PipelineName": f"{PIPELINE}-2"}, SUMMARY], names=(PIPELINE,))
        assert [row.name for row in page.pipelines] == [PIPELINE]
        assert [(gap.operation, gap.affects) for gap in page.gaps] == [("sagemaker:DescribePipeline", ())]

    def test_what_is_not_in_the_list_either_is_left_out(self):
        page, _ = listing({DESCRIBE: denied()}, [], names=(PIPELINE,))
        assert (page.pipelines, page.total, page.gaps) == ((), 0, ())

    def test_where_nothing_may_be_read_it_is_an_error(self):
        with pytest.raises(errors.AccessDenied) as raised:
            listing({DESCRIBE: denied(), LIST: denied()}, names=(PIPELINE,))
        assert raised.value.iam_action == "sagemaker:ListPipelines"


class TestContents:
    def test_steps_and_buckets_are_those_of_the_definition(self):
        page, _ = listing(pricing() | tagged(), names=(PIPELINE,), steps=True, buckets=True)
        (row,) = page.pipelines
        definition = json.loads(pricing()["sagemaker:DescribePipeline", PIPELINE]["PipelineDefinition"])
        assert row.steps >= len(definition["Steps"])
        assert [bucket.bucket for bucket in row.buckets] == sorted(BUCKETS)
        assert page.gaps == ()

    def test_each_is_for_itself(self):
        page, reader = listing(pricing(), steps=True)
        assert (page.pipelines[0].buckets, reader.labels()["s3:GetBucketLocation"]) == (None, 0)
        page, _ = listing(pricing(), buckets=True)
        assert (page.pipelines[0].steps, len(page.pipelines[0].buckets)) == (None, 3)

    def test_facts_of_buckets_that_cannot_be_read_are_gaps_of_the_row(self):
        bucket = sorted(BUCKETS)[1]
        table = pricing() | {
            ("s3:GetBucketVersioning", bucket, REGION): denied(),
            ("s3:GetBucketEncryption", bucket, REGION): denied(),
            ("s3:GetBucketTagging", bucket, REGION): denied(),
        }
        page, _ = listing(table, buckets=True)
        assert [(gap.operation, gap.resource, gap.affects) for gap in page.gaps] == [
            ("s3:GetBucketEncryption", bucket, ("/pipelines/0/buckets/1/encryption",)),
            ("s3:GetBucketVersioning", bucket, ("/pipelines/0/buckets/1/versioning",)),
        ]
        assert page.pipelines[0].buckets[1].versioning == "Unknown"

    def test_without_an_account_the_buckets_own_flags_decide(self):
        table = pricing() | {("s3:GetPublicAccessBlock", bucket, REGION): ABSENT for bucket in BUCKETS}
        page, reader = listing(table, [{"PipelineName": PIPELINE}], buckets=True)
        assert reader.labels()["s3control:GetPublicAccessBlock"] == 0
        assert {gap.code for gap in page.gaps} == {GapCode.UNRESOLVED}

    @pytest.mark.parametrize(
        ("outcome", "code"),
        [
            (denied(), GapCode.ACCESS_DENIED),
            (missing(), GapCode.NOT_FOUND),
            ({"PipelineDefinition": "{"}, GapCode.INVALID),
        ],
    )
    def test_a_definition_that_cannot_be_read_is_a_gap(self, outcome, code):
        page, _ = listing({DESCRIBE: outcome}, steps=True, buckets=True)
        assert (page.pipelines[0].steps, page.pipelines[0].buckets) == (None, None)
        assert [(gap.code, gap.affects) for gap in page.gaps] == [
            (code, ("/pipelines/0/buckets", "/pipelines/0/stepCount"))
        ]

    def test_a_definition_that_is_not_there_shows_nothing(self):
        page, _ = listing({DESCRIBE: {}}, steps=True)
        assert page.pipelines[0].steps is None

    def test_a_very_large_definition_is_counted_and_not_drawn(self):
        steps = [{"Name": "A", "Type": "Fail", "Arguments": {"ErrorMessage": "x" * LARGEST_DRAWN}}]
        page, _ = listing({DESCRIBE: {"PipelineDefinition": json.dumps({"Steps": steps})}}, steps=True, buckets=True)
        assert (page.pipelines[0].steps, page.pipelines[0].buckets) == (1, None)
        assert [(gap.code, gap.affects) for gap in page.gaps] == [(GapCode.TRUNCATED, ("/pipelines/0/buckets",))]


class TestWholeLists:
    def test_a_list_that_cannot_be_read_is_an_error(self):
        for query in ({"sort": "-lastModifiedTime"}, {"domain": "studio"}):
            with pytest.raises(errors.AccessDenied):
                listing({LIST: denied(), PIPELINES: denied(), DOMAINS: {"Domains": []}}, **query)

    def test_more_than_can_be_put_in_order_is_said(self):
        many = [{"PipelineName": f"p{number}"} for number in range(MOST_SORTED)]
        page, _ = listing({}, many, sort="-lastExecutionTime", limit=5)
        assert (page.total, len(page.pipelines)) == (None, 5)
        assert [(gap.code, gap.affects) for gap in page.gaps] == [(GapCode.TRUNCATED, ("/pipelines", "/total"))]

    def test_a_list_that_was_cut_short_is_said(self):
        table = {LIST: cut_short({"PipelineSummaries": [SUMMARY]})}
        page, _ = listing(table, sort="lastModifiedTime")
        assert (page.total, [gap.code for gap in page.gaps]) == (None, [GapCode.TRUNCATED])

    def test_domains_that_may_not_be_listed_are_a_gap(self):
        page, reader = listing(tagged(DomainName="studio") | {DOMAINS: denied()}, domain="studio")
        assert [row.domain for row in page.pipelines] == ["studio"]
        assert [(gap.operation, gap.affects) for gap in page.gaps] == [("sagemaker:ListDomains", ("/pipelines",))]
        filters = reader.reads[1].request()["SearchExpression"]["Filters"]
        assert [each["Name"] for each in filters] == ["Tags.DomainName"]

    def test_the_name_decides_where_tags_disagree(self):
        table = tagged(DomainName="other", DomainId="d-1") | {DOMAINS: {"Domains": [STUDIO]}}
        assert listing(table, domain="studio")[0].pipelines == ()

    def test_tags_that_cannot_be_read_one_by_one_are_gaps(self):
        table = {PIPELINES: invalid(), DOMAINS: {"Domains": []}, TAGS: denied()}
        page, _ = listing(table, domain="studio")
        assert page.pipelines == ()
        assert [(gap.operation, gap.affects) for gap in page.gaps] == [
            ("sagemaker:ListTags", ("/pipelines",)),
            ("sagemaker:Search", ()),
        ]

    def test_the_account_of_a_row_is_that_of_its_arn(self):
        _, reader = listing(pricing(), buckets=True)
        asked = [dict(read.parameters) for read in reader.reads if read.operation.service == "s3control"]
        assert asked == [{"AccountId": ACCOUNT}]
