"""Whose credentials they are."""

from fakes.reader import denied, run_source
from sagemaker_lineage.enrich.sources.identity import read_identity
from sagemaker_lineage.model.identity import Identity
from sagemaker_lineage.model.request import GapCode

ASK = ("sts:GetCallerIdentity",)


def test_the_account_of_the_credentials():
    answer = {"Account": "111122223333", "Arn": "arn:aws:iam::111122223333:user/a", "UserId": "A"}
    assert run_source(read_identity, {ASK: answer}, "eu-west-1") == Identity(region="eu-west-1", account="111122223333")


def test_an_account_that_is_not_told_is_a_gap():
    told = run_source(read_identity, {ASK: denied("sts:GetCallerIdentity")}, "eu-west-1")
    (gap,) = told.gaps
    assert (told.account, gap.code, gap.operation, gap.affects) == (
        None,
        GapCode.ACCESS_DENIED,
        "sts:GetCallerIdentity",
        ("/account",),
    )


def test_without_a_region_nobody_is_asked():
    told = run_source(read_identity, {}, None)
    assert (told.region, told.account, [gap.code for gap in told.gaps]) == (None, None, [GapCode.UNRESOLVED])
