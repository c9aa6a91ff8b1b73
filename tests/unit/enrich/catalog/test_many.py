"""Lists of an account with five hundred pipelines: what they cost, and that every row comes once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from embedded import AT, HOME
from fakes.account import AccountReader
from sagemaker_lineage.demo.account.many import LONGEST, build_many
from sagemaker_lineage.demo.account.people import RESEARCH, STUDIO
from sagemaker_lineage.enrich.catalog.outcomes import MOST_OUTCOMES
from sagemaker_lineage.enrich.question import SORTS
from sagemaker_lineage.model.request import GapCode
from sagemaker_lineage.service.catalog import ExecutionQuery, PipelineQuery, list_executions, list_pipelines

FIRST_PAINT = 15
"""How many calls a page may cost before it shows the first rows."""
SEARCH = {"sagemaker:Search"}


@pytest.fixture(scope="module")
def account():
    return build_many(AT)


@pytest.fixture
def reader(account):
    return AccountReader(account, AT)


def page_of(reader, **query):
    return list_pipelines(PipelineQuery(region=HOME, **query), reader)


def walk(reader, change=None, **query):
    """Return the names on all pages; ``change`` is done to the account after each page."""
    names, cursor = [], None
    while True:
        page = page_of(reader, cursor=cursor, **query)
        names += [row.name for row in page.pipelines]
        cursor = page.cursor
        if cursor is None:
            return names
        if change is not None:
            reader.account = change(reader.account)


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("domain", [None, RESEARCH])
def test_the_first_page_costs_few_calls(reader, sort, domain):
    page = page_of(reader, sort=sort, domain=domain, tags=True, outcomes=True)
    assert len(page.pipelines) == 100
    assert reader.calls.total() <= FIRST_PAINT
    assert set(reader.calls) <= {"sagemaker:ListPipelines", "sagemaker:ListDomains", "sagemaker:Search"}


@pytest.mark.parametrize("sort", SORTS)
def test_every_pipeline_comes_once_in_every_order(account, reader, sort):
    names = walk(reader, sort=sort)
    assert sorted(names) == sorted(pipeline.name for pipeline in account.pipelines)
    assert LONGEST in names
    keys = {
        "name": lambda pipeline: pipeline.name,
        "lastModifiedTime": lambda pipeline: pipeline.modified,
        "lastExecutionTime": lambda pipeline: pipeline.executions[-1].began if pipeline.executions else None,
    }
    by_name = {pipeline.name: pipeline for pipeline in account.pipelines}
    found = [keys[sort.removeprefix("-")](by_name[name]) for name in names]
    ran = [each for each in found if each is not None]
    assert found == [*ran, *[None] * (len(found) - len(ran))]
    assert ran == sorted(ran, reverse=sort.startswith("-"))


@pytest.mark.parametrize("denied", [set(), SEARCH])
@pytest.mark.parametrize("domain", [STUDIO, RESEARCH, "nobody"])
def test_a_domain_has_its_own_pipelines_however_they_name_it(account, reader, domain, denied):
    reader.denied = denied
    mine = {STUDIO: [0], RESEARCH: [1, 2], "nobody": []}[domain]
    expected = [pipeline.name for number, pipeline in enumerate(account.pipelines) if number % 4 in mine]
    assert walk(reader, domain=domain, limit=40) == sorted(expected)


def test_a_page_of_a_domain_is_bounded_without_search(reader):
    reader.denied = SEARCH
    page = page_of(reader, domain="nobody")
    assert (page.pipelines, reader.calls["sagemaker:ListTags"], page.total) == ((), 100, None)
    assert page.cursor is not None
    assert [(gap.operation, gap.affects) for gap in page.gaps] == [("sagemaker:Search", ())]


def test_how_many_there_are_is_told_where_it_is_known(reader):
    assert page_of(reader, sort="-lastExecutionTime").total == 500
    assert page_of(reader, domain=RESEARCH).total == 250
    assert page_of(reader).total is None


def test_named_rows_have_all_their_outcomes(account, reader):
    names = tuple(pipeline.name for pipeline in account.pipelines[40:60])
    page = page_of(reader, names=names, outcomes=True, last_execution=True, tags=True, steps=True)
    by_name = {pipeline.name: pipeline for pipeline in account.pipelines}
    assert [row.name for row in page.pipelines] == sorted(names)
    for row in page.pipelines:
        runs = by_name[row.name].executions[::-1][:MOST_OUTCOMES]
        assert [each.arn for each in row.outcomes] == [run.arn for run in runs]
        assert [(each.ended_at - each.started_at).total_seconds() for each in row.outcomes] == [
            run.ended - run.began for run in runs
        ]
        assert (row.last_execution is None, row.steps) == (not runs, 1)
    assert page.gaps == ()
    assert reader.calls["sagemaker:ListPipelineExecutions"] == reader.calls["sagemaker:DescribePipeline"] == 20
    assert reader.calls["sagemaker:Search"] <= 5


def test_a_list_that_changes_while_it_is_paged_neither_repeats_nor_loses_what_was_there(account, reader):
    """Pipelines are made and deleted, before and behind the place the list has come to."""
    removed, made = set(), set()

    def change(now):
        number = len(made)
        fresh = [
            replace(now.pipelines[0], name=f"{word}-{number}", arn=f"{now.pipelines[0].arn}{word}{number}")
            for word in ("aaa", "zzz")
        ]
        made.update(each.name for each in fresh)
        gone = [each for each in now.pipelines if each.name.startswith(("claims-00", "supply-04"))][:1]
        removed.update(each.name for each in gone)
        return replace(now, pipelines=(*(each for each in now.pipelines if each not in gone), *fresh))

    for query in ({"sort": "-lastModifiedTime"}, {"sort": "name", "domain": STUDIO}, {"sort": "-name"}):
        removed.clear()
        made.clear()
        reader.account = account
        names = walk(reader, change, limit=37, **query)
        assert len(names) == len(set(names))
        stayed = {
            pipeline.name
            for number, pipeline in enumerate(account.pipelines)
            if number % 4 == 0 or "domain" not in query
        }
        assert stayed - removed <= set(names) <= stayed | made


def test_executions_that_begin_while_the_list_is_paged_are_not_repeated(account, reader):
    busy = max(account.pipelines, key=lambda pipeline: len(pipeline.executions))
    seen, cursor, number = [], None, 0
    while True:
        query = ExecutionQuery(
            region=HOME, pipeline=busy.name, limit=4, cursor=cursor, statuses=frozenset({"Succeeded"})
        )
        page = list_executions(query, reader)
        seen += [each.id for each in page.executions]
        cursor, number = page.cursor, number + 1
        if cursor is None:
            break
        last = busy.executions[-1]
        newer = replace(last, arn=f"{last.arn}x{number}", began=last.began + number, status="Succeeded")
        busy = replace(busy, executions=(*busy.executions, newer))
        others = tuple(each for each in reader.account.pipelines if each.name != busy.name)
        reader.account = replace(reader.account, pipelines=(*others, busy))
    first = next(pipeline for pipeline in account.pipelines if pipeline.name == busy.name)
    assert seen == [run.arn.rpartition("/")[2] for run in first.executions[::-1] if run.status == "Succeeded"]


def test_a_place_that_is_gone_is_said_and_no_crash(account, reader):
    from sagemaker_lineage import errors

    page = page_of(reader, limit=3)
    last = page.pipelines[-1].name
    reader.account = replace(account, pipelines=tuple(each for each in account.pipelines if each.name != last))
    with pytest.raises(errors.InvalidRequest) as raised:
        page_of(reader, limit=3, cursor=page.cursor)
    assert (raised.value.resource, "Begin without a cursor" in raised.value.hint) == ("cursor", True)


def test_a_busy_account_shows_what_was_found_and_says_so(reader):
    page = page_of(reader, outcomes=True)
    (gap,) = page.gaps
    assert (gap.code, gap.operation) == (GapCode.TRUNCATED, "sagemaker:Search")
    unsure = {int(pointer.split("/")[2]) for pointer in gap.affects}
    for place, row in enumerate(page.pipelines):
        assert row.outcomes is not None
        assert (place in unsure) == (bool(row.last_execution_at) and len(row.outcomes) < MOST_OUTCOMES)
