"""The list of steps, laid over the nodes; statuses; runs."""

from __future__ import annotations

import pytest

from fakes.pricing import at
from sagemaker_lineage.enrich.operations import LIST_PIPELINE_EXECUTION_STEPS, read
from sagemaker_lineage.enrich.runs import Learnt, shows_runs, step_run
from sagemaker_lineage.enrich.statuses import node_statuses
from sagemaker_lineage.enrich.steps import NodeRecords, Records, StepRecord, lay_out, read_records
from sagemaker_lineage.model.execution import CacheHit
from sagemaker_lineage.model.graph import LineageGraph, Node
from sagemaker_lineage.model.request import Answer

REGION = "eu-west-1"
EVERYTHING = frozenset({"run", "jobs", "metrics", "registry", "s3"})


def graph(*nodes):
    """Return a graph of ``name``, ``(name, parent, branch)``."""
    drafts = [each if isinstance(each, tuple) else (each, None, None) for each in nodes]
    return LineageGraph(
        nodes=tuple(
            Node(
                id=name, type="Processing", label=name, position=place, pointer=f"/Steps/{place}", parent=up, branch=at_
            )
            for place, (name, up, at_) in enumerate(drafts)
        )
    )


def listed(*entries):
    wanted = read(LIST_PIPELINE_EXECUTION_STEPS, REGION, PipelineExecutionArn="arn")
    return read_records(Answer(read=wanted, payload={"PipelineExecutionSteps": list(entries)}))


def entry(name, status="Succeeded", **more):
    return {"StepName": name, "StepStatus": status, **more}


def iteration(name, index, parent="Loop", **more):
    context = {"ParentStepName": parent, "Index": index, "Item": f"item {index}"}
    return entry(name, **{"IterationContext": context, **more})


class TestRecords:
    def test_everything_an_entry_says(self):
        (record,) = listed(
            entry(
                "A",
                "Failed",
                StartTime=at(1),
                EndTime=at(2),
                AttemptCount=2,
                FailureReason="out of memory",
                CacheHitResult={"SourcePipelineExecutionArn": "older"},
                SelectiveExecutionResult={"SourcePipelineExecutionArn": "chosen"},
                Metadata={"Condition": {"Outcome": "False"}},
            )
        )
        assert record == StepRecord(
            name="A",
            status="Failed",
            started_at=at(1),
            ended_at=at(2),
            attempts=2,
            failure_reason="out of memory",
            cached=True,
            cache_source="older",
            selective_source="chosen",
            metadata={"Condition": {"Outcome": "False"}},
        )
        assert record.outcome == "False"

    def test_an_entry_that_says_nothing(self):
        (record,) = listed({"StepName": "A"}, {}, {"StepStatus": "Failed"})
        assert (record.name, record.status, record.cached, record.outcome) == ("A", "Unknown", False, None)

    def test_a_cache_hit_without_a_source_is_one(self):
        (record,) = listed(entry("A", CacheHitResult={}))
        assert (record.cached, record.cache_source) == (True, None)

    def test_a_fail_step_says_why(self):
        assert (
            listed(entry("A", "Failed", Metadata={"Fail": {"ErrorMessage": "too bad"}}))[0].failure_reason == "too bad"
        )

    def test_no_answer_is_no_record(self):
        assert read_records(Answer(read=read(LIST_PIPELINE_EXECUTION_STEPS, REGION), absent=True)) == ()


class TestLayingOut:
    def test_by_name(self):
        records = lay_out(listed(entry("A"), entry("Stranger"), entry("Another")), graph("A", "B"))
        assert records.of("A").own.name == "A"
        assert records.of("A").chosen is records.of("A").own
        assert records.of("B") == NodeRecords()
        assert records.strangers == ("Another", "Stranger")

    def test_iterations_by_index(self):
        loop = graph("Loop", ("Body", "Loop", "body"))
        records = lay_out(listed(entry("Loop"), iteration("Body-10", 10), iteration("Body-2", 2)), loop)
        assert [record.index for record in records.of("Body").iterations] == [2, 10]
        assert records.of("Body").own is None
        assert records.of("Body").chosen.index == 2

    def test_iterations_without_a_context_are_known_by_their_names(self):
        records = lay_out(listed(entry("Body-1"), entry("Body-0")), graph("Loop", ("Body", "Loop", "body")))
        assert [record.index for record in records.of("Body").iterations] == [0, 1]

    def test_a_context_counts_more_than_a_name(self):
        records = lay_out(listed(iteration("Body", 4)), graph("Loop", ("Body", "Loop", "body")))
        assert records.of("Body").iterations[0].index == 4

    def test_a_step_that_is_called_like_an_iteration_is_itself(self):
        records = lay_out(listed(entry("Body-1")), graph("Loop", ("Body", "Loop", "body"), "Body-1"))
        assert records.of("Body-1").own is not None
        assert records.of("Body") == NodeRecords()

    def test_a_number_at_the_end_is_no_iteration_of_a_plain_step(self):
        assert lay_out(listed(entry("A-1")), graph("A")).strangers == ("A-1",)

    @pytest.mark.parametrize(("selector", "chosen"), [({"Index": 1}, 1), ({"Index": 9}, 0), ({}, 0)])
    def test_the_selected_iteration_stands_for_the_step(self, selector, chosen):
        steps = listed(
            entry("Loop", Metadata={"ForEach": {"Selector": selector}}), iteration("Body-0", 0), iteration("Body-1", 1)
        )
        records = lay_out(steps, graph("Loop", ("Body", "Loop", "body")))
        assert records.of("Body").chosen.index == chosen
        assert records.selects("Loop") == bool(selector)
        assert not records.selects("Body")
        assert not records.selects(None)

    @pytest.mark.parametrize(
        ("first", "second", "kept"),
        [(at(1), at(2), "second"), (at(2), at(1), "first"), (None, at(1), "second"), (at(1), None, "second")],
    )
    def test_of_several_entries_the_one_that_started_last_counts(self, first, second, kept):
        steps = listed(
            entry("A", StartTime=first, FailureReason="first"), entry("A", StartTime=second, FailureReason="second")
        )
        assert lay_out(steps, graph("A")).of("A").own.failure_reason == kept


class TestStatuses:
    def statuses(self, nodes, entries, status="Succeeded", *, complete=True):
        records = lay_out(listed(*entries), nodes)
        return node_statuses(nodes, records, status, complete=complete)

    @pytest.mark.parametrize(
        ("status", "complete", "unlisted"),
        [
            ("Executing", True, "NotStarted"),
            ("Stopping", True, "NotStarted"),
            ("Stopped", True, "Skipped"),
            ("Failed", True, "Skipped"),
            ("Succeeded", True, "Skipped"),
            ("CompletedWithFailures", True, "Skipped"),
            ("Invented", True, "Skipped"),
            ("Unknown", True, "Unknown"),
            ("Succeeded", False, "Unknown"),
        ],
    )
    def test_a_step_that_is_not_listed(self, status, complete, unlisted):
        found = self.statuses(graph("A", "B"), [entry("A", "Invented")], status, complete=complete)
        assert found == {"A": "Invented", "B": unlisted}

    BRANCHES = graph(
        "Check",
        ("Yes", "Check", "if"),
        ("No", "Check", "else"),
        ("Inner", "Check", "else"),
        ("Deep", "Inner", "if"),
        ("Loop", "Inner", "else"),
        ("Body", "Loop", "body"),
    )

    @pytest.mark.parametrize(
        ("outcome", "not_taken"),
        [("True", {"No", "Inner", "Deep", "Loop", "Body"}), ("False", {"Yes"}), (None, set())],
    )
    def test_branches_not_chosen_with_all_that_is_in_them(self, outcome, not_taken):
        metadata = {"Condition": {"Outcome": outcome}} if outcome else {}
        found = self.statuses(self.BRANCHES, [entry("Check", Metadata=metadata)])
        assert {name for name, status in found.items() if status == "NotTaken"} == not_taken
        assert {status for name, status in found.items() if name not in not_taken} == {"Succeeded", "Skipped"}

    def test_a_step_that_is_listed_is_what_it_is(self):
        found = self.statuses(self.BRANCHES, [entry("Check", Metadata={"Condition": {"Outcome": "True"}}), entry("No")])
        assert found["No"] == "Succeeded"

    @pytest.mark.parametrize(
        ("statuses", "together"),
        [
            (["Succeeded", "Failed", "Executing"], "Failed"),
            (["Succeeded", "Executing", "Stopped"], "Executing"),
            (["Succeeded", "Starting"], "Starting"),
            (["Succeeded", "Stopping", "Stopped"], "Stopping"),
            (["Succeeded", "Stopped"], "Stopped"),
            (["Succeeded", "Succeeded"], "Succeeded"),
            (["Invented", "Succeeded"], "Succeeded"),
            (["Invented"], "Invented"),
        ],
    )
    def test_iterations_taken_together(self, statuses, together):
        nodes = graph("Loop", ("Body", "Loop", "body"))
        entries = [iteration(f"Body-{place}", place, StepStatus=status) for place, status in enumerate(statuses)]
        assert self.statuses(nodes, entries)["Body"] == together


class TestRuns:
    RECORD = StepRecord(
        name="A",
        status="Succeeded",
        started_at=at(1),
        ended_at=at(3),
        attempts=2,
        failure_reason="because",
        cached=True,
        cache_source="older",
        selective_source="chosen",
        metadata={
            "TrainingJob": {"Arn": f"arn:aws:sagemaker:{REGION}:1:training-job/job"},
            "Condition": {"Outcome": "True"},
        },
    )

    def learnt(self, records):
        return Learnt(
            status="Succeeded",
            records=records,
            answer={"BillableTimeInSeconds": 7},
            metrics={"b": 1.0, "a": 2.0},
            report_object="s3://b/r.json",
        )

    def test_everything(self):
        run = step_run(self.learnt(NodeRecords(own=self.RECORD, chosen=self.RECORD)), EVERYTHING, REGION)
        assert (run.started_at, run.ended_at, run.attempts) == (at(1), at(3), 2)
        assert (run.job_name, run.billable_seconds, run.outcome) == ("job", 7, "True")
        assert run.cache_hit == CacheHit(source_execution_arn="older")
        assert run.selective_source_arn == "chosen"
        assert list(run.metrics) == ["a", "b"]
        assert run.logs.stream_prefix == "job/"
        assert run.console_url.endswith("#/jobs/job")

    @pytest.mark.parametrize(
        ("word", "shown"),
        [
            (
                "run",
                {
                    "started_at",
                    "ended_at",
                    "job_arn",
                    "job_name",
                    "failure_reason",
                    "attempts",
                    "cache_hit",
                    "outcome",
                    "logs",
                    "console_url",
                    "selective_source_arn",
                },
            ),
            ("jobs", {"job_arn", "job_name", "billable_seconds", "logs", "console_url"}),
            ("metrics", {"metrics", "report_object"}),
            ("s3", set()),
        ],
    )
    def test_a_word_shows_its_members_and_the_status(self, word, shown):
        run = step_run(self.learnt(NodeRecords(own=self.RECORD, chosen=self.RECORD)), {word}, REGION)
        members = {name: getattr(run, name) for name in run.__slots__}
        assert {name for name, value in members.items() if value not in (None, {}, ())} == shown | {"status"}

    def test_a_step_that_did_not_run(self):
        run = step_run(Learnt(status="Skipped"), EVERYTHING, REGION)
        assert (run.status, run.started_at, run.job_arn, run.cache_hit, run.iterations) == (
            "Skipped",
            None,
            None,
            None,
            (),
        )

    def iterated(self, *entries):
        records = lay_out(listed(*entries), graph("Loop", ("Body", "Loop", "body"))).of("Body")
        return step_run(Learnt(status="Failed", records=records), EVERYTHING, REGION)

    def test_iterations_have_their_own_facts_and_the_step_those_of_all(self):
        run = self.iterated(
            iteration("Body-0", 0, StartTime=at(2), EndTime=at(5), AttemptCount=1),
            iteration(
                "Body-1", 1, StartTime=at(1), EndTime=at(9), AttemptCount=3, FailureReason="why", StepStatus="Failed"
            ),
        )
        assert (run.started_at, run.ended_at, run.attempts, run.failure_reason) == (at(1), at(9), 3, "why")
        assert [(each.index, each.item, each.status) for each in run.iterations] == [
            (0, "item 0", "Succeeded"),
            (1, "item 1", "Failed"),
        ]

    def test_the_step_has_not_ended_while_an_iteration_runs(self):
        run = self.iterated(iteration("Body-0", 0, EndTime=at(5)), iteration("Body-1", 1))
        assert run.ended_at is None

    @pytest.mark.parametrize(
        ("words", "shows"), [({"run"}, True), ({"metrics", "s3"}, True), ({"s3", "registry"}, False), (set(), False)]
    )
    def test_which_words_show_runs(self, words, shows):
        assert shows_runs(words) == shows

    def test_nothing_is_listed(self):
        assert Records().of("A") == NodeRecords()
