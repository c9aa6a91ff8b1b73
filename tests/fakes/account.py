"""A reader that answers from an account of the embedded AWS, without HTTP; it counts calls as AWS would."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sagemaker_lineage.demo import sagemaker
from sagemaker_lineage.demo.wire import Call, Refusal
from sagemaker_lineage.model.request import Answer, AwsRead, Failure, GapCode

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_CODES = {"ResourceNotFound": GapCode.NOT_FOUND, "ValidationException": GapCode.INVALID}


class AccountReader:
    """Answers SageMaker's operations at once. ``denied`` holds operations' labels; ``account`` may be changed."""

    def __init__(self, account: Any, at: float, denied: set[str] | None = None) -> None:
        self.account = account
        self.at = at
        self.denied = denied or set()
        self.calls: Counter[str] = Counter()

    def submit(self, read: AwsRead, done: Callable[[Answer], None]) -> None:
        done(self.answer(read))

    def answer(self, read: AwsRead) -> Answer:
        if read.operation.label in self.denied:
            self.calls[read.operation.label] += 1
            detail = f"The caller's permissions do not allow {read.operation.iam_action}."
            return Answer(read=read, failure=Failure(code=GapCode.ACCESS_DENIED, detail=detail))
        try:
            return Answer(read=read, payload=self._pages(read))
        except Refusal as refusal:
            code = _CODES.get(refusal.code, GapCode.INVALID)
            return Answer(read=read, failure=Failure(code=code, detail="AWS refused.", aws_code=refusal.code))

    def _pages(self, read: AwsRead) -> Mapping[str, Any]:
        parameters, pages = read.request(), read.operation.pages
        if pages is None:
            return self._call(read, parameters)
        items: list[Any] = []
        parameters.setdefault(pages.size_parameter or "", min(100, read.limit or 100))
        while True:
            page = self._call(read, parameters)
            items += page[pages.items]
            if "NextToken" not in page or (read.limit and len(items) >= read.limit):
                return {pages.items: items[: read.limit]}
            parameters["NextToken"] = page["NextToken"]

    def _call(self, read: AwsRead, parameters: Mapping[str, Any]) -> dict[str, Any]:
        self.calls[read.operation.label] += 1
        given = {name: _seconds(value) if name.startswith("Created") else value for name, value in parameters.items()}
        call = Call(service="sagemaker", operation=read.operation.name, region=read.region, parameters=given)
        return _with_moments(sagemaker.OPERATIONS[read.operation.name](self.account, call, self.at))


def _seconds(text: str) -> float:
    """Return a moment as botocore sends it: whole seconds."""
    return float(int(datetime.fromisoformat(text).timestamp()))


def _with_moments(value: Any, name: str = "") -> Any:
    if isinstance(value, dict):
        return {key: _with_moments(each, key) for key, each in value.items()}
    if isinstance(value, list):
        return [_with_moments(each) for each in value]
    return datetime.fromtimestamp(value, UTC) if name.endswith("Time") and isinstance(value, int | float) else value
