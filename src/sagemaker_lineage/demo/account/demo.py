"""The demo account, put together."""

from __future__ import annotations

from sagemaker_lineage.demo.account import mlops
from sagemaker_lineage.demo.account.buckets import buckets
from sagemaker_lineage.demo.account.naming import ACCOUNT
from sagemaker_lineage.demo.account.people import domains
from sagemaker_lineage.demo.account.store import Account


def build_demo_account(at: float, account_block: tuple[bool, bool, bool, bool] | None = None) -> Account:
    """Return the demo account as of ``at`` (seconds since the epoch): everything happened before it.

    ``account_block`` are the account's own Block Public Access flags, not set unless given.
    """
    at = float(int(at))
    return Account(
        id=ACCOUNT,
        pipelines=(mlops.pipeline(at),),
        domains=domains(at),
        buckets=buckets(at),
        account_block=account_block,
    )
