"""Counting what is read for one answer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sagemaker_lineage.enrich.operations import OPERATIONS
from sagemaker_lineage.model.request import Answer, AwsRead, Failure, GapCode
from sagemaker_lineage.service.watching import CountingReader, Tally

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
READ = AwsRead(operation=OPERATIONS[0], region="eu-west-1")


class Replaying:
    def __init__(self, answers):
        self.answers = iter(answers)

    def submit(self, read, done):
        done(next(self.answers))


def test_answers_are_passed_on_and_counted():
    failure = Failure(code=GapCode.THROTTLED, detail="Throttled.")
    answers = [
        Answer(read=READ, payload={}, read_at=NOW),
        Answer(read=READ, payload={}, read_at=NOW + timedelta(seconds=1)),
        Answer(read=READ, payload={}, read_at=NOW - timedelta(hours=1)),
        Answer(read=READ, failure=failure),
    ]
    tally, passed = Tally(NOW), []
    reader = CountingReader(Replaying(answers), tally)
    for _ in answers:
        reader.submit(READ, passed.append)
    assert passed == answers
    assert (tally.made, tally.kept, tally.failed) == (3, 1, 1)
