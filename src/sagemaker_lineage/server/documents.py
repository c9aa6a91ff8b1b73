"""Lineage documents as finished answers: made once for all who ask together, and kept for a few seconds."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from sagemaker_lineage.export.document import document_bytes, document_etag, is_running, to_document
from sagemaker_lineage.server.exchange import Source, current
from sagemaker_lineage.server.finished import Finished, finish
from sagemaker_lineage.server.joining import Joining
from sagemaker_lineage.service.lineage import require_complete

if TYPE_CHECKING:
    from sagemaker_lineage.export.document import LineageDocument
    from sagemaker_lineage.server.backend import Backend
    from sagemaker_lineage.server.kept import Kept
    from sagemaker_lineage.server.metrics import Metrics
    from sagemaker_lineage.server.work import Work
    from sagemaker_lineage.service.lineage import LineageRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class Freshness:
    """How many seconds a document is sent again without asking AWS: one of something that runs, and any other."""

    running: float
    settled: float

    def of(self, document: LineageDocument) -> float:
        """Return the seconds for a document; none where some read failed, for errors are never kept."""
        if any(gap.operation is not None for gap in document.gaps):
            return 0.0
        return self.running if is_running(document) else self.settled


class Documents:
    """Makes documents in the threads of ``work``, joins who asks for the same, and keeps what is fresh."""

    def __init__(self, backend: Backend, work: Work, kept: Kept, freshness: Freshness, metrics: Metrics) -> None:
        self.kept = kept
        self._backend = backend
        self._work = work
        self._freshness = freshness
        self._metrics = metrics
        self._joining: Joining[Finished] = Joining()
        self._writing = threading.Lock()

    async def get(
        self, asked: LineageRequest, profile: str | None, *, line: bytes = b"", fresh: bool = False
    ) -> Finished:
        """Return the answer to a request. Raises :class:`~sagemaker_lineage.errors.LineageError`.

        An answer with the credentials of a profile is shared only with those who ask for that
        profile at the same moment, and never kept. ``fresh`` asks AWS whatever is kept, and shares only
        with others that want the same. ``line`` is the query string to remember the answer by.
        """
        key = (asked, profile)
        keep = profile is None
        if keep and not fresh and (found := self._find(asked, line)) is not None:
            current().source = Source.KEPT
            return found
        current().source = Source.JOINED if (key, fresh) in self._joining else Source.MADE
        answer = await self._joining.run((key, fresh), partial(self._make, asked, profile, fresh=fresh))
        if keep:
            self.kept.remember(line, asked)
        return answer

    def _find(self, asked: LineageRequest, line: bytes) -> Finished | None:
        found = self.kept.get(asked)
        if found is not None:
            self.kept.remember(line, asked)
        return found

    async def _make(self, asked: LineageRequest, profile: str | None, *, fresh: bool) -> Finished:
        answer = await self._work.run(self._read, asked, profile, fresh=fresh)
        if profile is None:
            self.kept.put(asked, answer)
        return answer

    def _read(self, asked: LineageRequest, profile: str | None, *, fresh: bool) -> Finished:
        """Read and write the document: all of it in the worker thread, a large one takes a while."""
        lineage = self._backend.lineage(asked, profile, fresh=fresh)
        self._metrics.made(lineage.gaps)
        if asked.strict:
            require_complete(lineage)
        with self._writing:  # in several threads it would be no faster, and the event loop would wait for them all
            document = to_document(lineage, self._backend.now())
            body, etag = document_bytes(document), document_etag(document)
        return finish(body, etag, self._freshness.of(document))
