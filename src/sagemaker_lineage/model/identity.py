"""Who asks AWS, and from where."""

from __future__ import annotations

from dataclasses import dataclass

from sagemaker_lineage.model.request import Gap


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What the AWS configuration leads to: its region, and the account of its credentials.

    ``region`` is None where the configuration names none, ``account`` where it could not be read; then
    the gaps say why, with pointers into a document ``{"account": ...}``.
    """

    region: str | None = None
    account: str | None = None
    gaps: tuple[Gap, ...] = ()
