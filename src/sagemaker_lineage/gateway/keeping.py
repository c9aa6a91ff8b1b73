"""The way to AWS with a memory: every reader it hands out keeps answers in one cache."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.gateway.caching import CachingReader

if TYPE_CHECKING:
    from sagemaker_lineage.gateway.boto import AwsGateway
    from sagemaker_lineage.gateway.caching import AnswerCache


class KeepingGateway:
    """The readers of a gateway, each around the same cache and under its own principal."""

    def __init__(self, aws: AwsGateway, cache: AnswerCache) -> None:
        self._aws = aws
        self.cache = cache

    def reader(self, profile: str | None = None, *, fresh: bool = False) -> CachingReader:
        """Return a reader with the credentials of a profile, of the standard AWS configuration for None.

        ``fresh`` passes over what is kept. Raises :class:`~sagemaker_lineage.errors.ProfileNotFound`
        and :class:`~sagemaker_lineage.errors.ConfigurationError`.
        """
        direct = self._aws.reader(profile)
        return CachingReader(direct, self.cache, direct.principal, fresh=fresh)

    def prepare(self) -> None:
        """Start to load what the first clients need, without credentials, and return at once."""
        self._aws.prepare()

    def close(self) -> None:
        """Let go of connections and threads; reads under way are answered with a failure."""
        self._aws.close()
