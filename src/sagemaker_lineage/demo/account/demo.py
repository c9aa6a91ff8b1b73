"""The demo account, put together."""

from __future__ import annotations

from sagemaker_lineage.demo.account import (
    backfill,
    claims,
    country,
    delivery,
    feature_store,
    hostile,
    mlops,
    nightly,
    serving,
    small,
    stores,
    supplier,
    tickets,
)
from sagemaker_lineage.demo.account.buckets import buckets, keys, objects
from sagemaker_lineage.demo.account.naming import ACCOUNT
from sagemaker_lineage.demo.account.people import domains
from sagemaker_lineage.demo.account.store import Account


def build_demo_account(at: float, account_block: tuple[bool, bool, bool, bool] | None = None) -> Account:
    """Return the demo account as of ``at`` (seconds since the epoch): everything happened before it.

    ``account_block`` are the account's own Block Public Access flags, not set unless given: they
    hold for every bucket, so no bucket is open while one of them is on.
    """
    moment = float(int(at))
    prices, risks, suppliers = mlops.pipeline(moment), claims.pipeline(moment), supplier.pipeline(moment)
    return Account(
        id=ACCOUNT,
        pipelines=(
            prices,
            risks,
            nightly.pipeline(moment),
            small.never_run(moment),
            country.pipeline(moment),
            delivery.pipeline(moment),
            backfill.pipeline(moment),
            feature_store.pipeline(moment),
            hostile.pipeline(moment),
            suppliers,
            tickets.pipeline(moment),
            small.us_churn(moment),
            stores.pipeline(moment),
        ),
        domains=domains(moment),
        buckets=(*buckets(moment), *backfill.buckets(moment), *supplier.buckets(moment)),
        objects=objects(moment) | delivery.objects(moment) | tickets.objects(moment),
        account_block=account_block,
        keys=(*keys(moment), *supplier.keys(moment)),
        jobs=(
            *serving.house_prices(prices),
            *serving.claims_risk(risks),
            *serving.supplier_risk(suppliers),
            *serving.feature_groups(moment),
        ),
    )
