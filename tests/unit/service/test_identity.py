"""Telling whose credentials are used, within the time there is."""

from fakes.reader import HELD, TableReader
from sagemaker_lineage.model.request import GapCode
from sagemaker_lineage.service.identity import tell_identity

ACCOUNT = {("sts:GetCallerIdentity",): {"Account": "111122223333"}}


class Somewhere(TableReader):
    """A reader whose configuration names a region, or none."""

    principal = "me"

    def __init__(self, table, region=None):
        super().__init__(table)
        self.region = region

    def warm(self, region):
        raise AssertionError(region)


def test_the_configuration_says_where_to_ask():
    reader = Somewhere(ACCOUNT, "eu-west-1")
    told = tell_identity("us-east-1", reader)
    assert (told.region, told.account, reader.reads[0].region) == ("eu-west-1", "111122223333", "eu-west-1")


def test_the_given_region_is_for_a_configuration_without_one():
    reader = Somewhere(ACCOUNT)
    told = tell_identity("us-east-1", reader)
    assert (told.region, told.account, reader.reads[0].region) == (None, "111122223333", "us-east-1")


def test_nobody_waits_for_an_account_that_does_not_come():
    told = tell_identity(None, Somewhere({("sts:GetCallerIdentity",): HELD}, "eu-west-1"), seconds=0.01)
    assert (told.region, told.account, [gap.code for gap in told.gaps]) == ("eu-west-1", None, [GapCode.TIMEOUT])
