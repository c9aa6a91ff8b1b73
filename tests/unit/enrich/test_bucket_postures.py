"""The security of one bucket, whatever AWS says of it, and whose it is."""

from __future__ import annotations

import pytest

from fakes.posture import CANONICAL, identity_answers, key_answers, nothing_configured, security_answers
from fakes.pricing import ALL_BLOCKED, bucket_answers
from fakes.reader import ABSENT, TableReader, cut_short, denied, drive, missing, redirect, throttled
from sagemaker_lineage.enrich.bucket_postures import BucketPostures, unread_posture
from sagemaker_lineage.enrich.key_readings import KeyReadings
from sagemaker_lineage.enrich.losses import Loss
from sagemaker_lineage.enrich.plan import Plan
from sagemaker_lineage.enrich.sources.bucket_owner import caller_read, listing_read, read_identity
from sagemaker_lineage.enrich.sources.buckets import account_read, read_bucket
from sagemaker_lineage.model.posture import (
    AclGrant,
    BucketAcl,
    Encryption,
    LifecycleRule,
    Owner,
    PublicAccessBlock,
    ReplicationTarget,
    Unread,
    Versioning,
)
from sagemaker_lineage.model.request import Failure, GapCode

REGION = "eu-central-1"
ACCOUNT = "111122223333"
OTHER = "444455556666"
KEY = f"arn:aws:kms:{REGION}:{ACCOUNT}:key/key-of-b"
SETTINGS = tuple(operation for operation, *_ in security_answers("b", REGION))
WHOLE = PublicAccessBlock(
    block_public_acls=True, ignore_public_acls=True, block_public_policy=True, restrict_public_buckets=True
)
COPY = {"Status": "Enabled", "Destination": {"Bucket": "arn:aws:s3:::copies", "Account": ACCOUNT}}
EXISTS = {"BucketRegion": REGION}
OFF = {"PublicAccessBlockConfiguration": dict.fromkeys(ALL_BLOCKED, False)}


def table(*, ours=True, region=REGION, **changes):
    """Return the answers about a bucket ``b``; changes by operation, ``account`` for the account's flags."""
    found = bucket_answers("b", region) | security_answers("b", region) | key_answers(KEY)
    found |= {("kms:DescribeKey",): missing("NotFoundException")}
    found |= identity_answers(ACCOUNT, *(["b"] if ours else []), region=region)
    found |= {("s3control:GetPublicAccessBlock", ACCOUNT): ABSENT, ("s3:HeadBucket", "b", REGION): EXISTS}
    for operation, outcome in changes.items():
        places = [key for key in found if key[0].partition(":")[2] == operation and key[0] != "s3control:x"]
        if operation == "account":
            places = [("s3control:GetPublicAccessBlock", ACCOUNT)]
        if operation == "GetPublicAccessBlock":
            places = [("s3:GetPublicAccessBlock", "b", region)]
        found |= dict.fromkeys(places, outcome)
    return found


def read(answers, trusted=()):
    reader = TableReader(answers)

    async def source(flow):
        account = flow.ask(account_read(ACCOUNT, REGION))
        caller, listing = flow.ask(caller_read(REGION)), flow.ask(listing_read(REGION))
        keys = KeyReadings(flow)
        identity = flow.start(read_identity(caller, listing, "777788889999", frozenset(trusted)))
        postures = BucketPostures(flow, REGION, identity, keys)
        reading = flow.start(read_bucket(flow, "b", REGION, account))
        postures.start("b", reading)
        found = await postures.of("b", await reading)
        return found, await keys.all(), await identity

    (found, keys, identity), reads = drive(Plan(lambda flow: flow.start(source(flow))), reader), reader.reads
    return found, keys, identity, reads


def posture(answers, trusted=()):
    return read(answers, trusted)[0].posture


def lost(found):
    return {loss.read.operation.label: {fact.path for fact in loss.facts} for loss in found.losses}


def test_everything_known_of_a_bucket_of_ours():
    found, keys, identity, reads = read(table())
    assert found.losses == ()
    assert (identity.account, identity.certain, identity.losses) == (ACCOUNT, True, ())
    bucket = found.posture
    assert (bucket.bucket, bucket.owner, bucket.account, bucket.region) == ("b", Owner.OURS, ACCOUNT, REGION)
    assert bucket.encryption == Encryption(algorithm="aws:kms", key_id=KEY, bucket_key=True)
    assert bucket.versioning == Versioning(status="Enabled")
    assert (bucket.block, bucket.effective_block) == (WHOLE, WHOLE)
    assert (bucket.public_by_policy, bucket.policy) == (False, '{"Statement": []}')
    assert bucket.acl == BucketAcl(owner=CANONICAL, grants=(AclGrant(grantee=CANONICAL, permission="FULL_CONTROL"),))
    assert (bucket.object_ownership, bucket.logging_target, bucket.object_lock) == ("BucketOwnerEnforced", "logs", True)
    assert bucket.lifecycle == (LifecycleRule(id="old", enabled=True, prefix="tmp/", expires=True, days=30),)
    assert bucket.replication == (ReplicationTarget(bucket="copies", account="999988887777"),)
    assert bucket.tags == {"team": "pricing"}
    assert {name: key.key.state for name, key in keys.items()} == {KEY: "Enabled"}
    own = [each for each in reads if each.operation.service == "s3" and each.resource == "b"]
    assert len(own) == 13
    guarded = {each.operation.label for each in reads if ("ExpectedBucketOwner", ACCOUNT) in each.parameters}
    assert guarded == set(SETTINGS)


def test_what_is_not_configured_is_a_fact():
    bucket = posture(table() | nothing_configured("b", REGION))
    assert (bucket.public_by_policy, bucket.policy, bucket.object_ownership) == (False, None, None)
    assert (bucket.logging_target, bucket.object_lock, bucket.lifecycle, bucket.replication) == (None, False, (), ())


@pytest.mark.parametrize("operation", SETTINGS)
def test_a_setting_that_may_not_be_read_is_unread_and_a_loss(operation):
    found = read(table(**{operation.removeprefix("s3:"): denied("the action")}))[0]
    unread = [
        value for value in map(found.posture.__getattribute__, found.posture.__slots__) if isinstance(value, Unread)
    ]
    assert [(each.code, each.operation) for each in unread] == [(GapCode.ACCESS_DENIED, operation)]
    assert unread[0].iam_action.startswith("s3:Get")
    assert lost(found).keys() == {operation}


@pytest.mark.parametrize(
    ("operation", "member"),
    [
        ("GetBucketEncryption", "encryption"),
        ("GetBucketVersioning", "versioning"),
        ("GetPublicAccessBlock", "block"),
        ("GetBucketTagging", "tags"),
    ],
)
def test_what_the_buckets_own_reading_could_not_tell_is_unread_here(operation, member):
    found = read(table(**{operation: throttled()}))[0]
    fact = getattr(found.posture, member)
    assert (fact.code, fact.operation) == (GapCode.THROTTLED, f"s3:{operation}")
    assert found.losses == ()


class TestWhose:
    """The list of our buckets decides, then whether there is one at all."""

    def test_one_that_is_not_there_could_be_taken_by_anybody(self):
        bucket = posture(table(ours=False, HeadBucket=missing(None), GetBucketLocation=missing("NoSuchBucket")))
        assert (bucket.owner, bucket.policy, bucket.region) == (Owner.NOBODY, None, None)

    def test_one_in_our_list_that_is_gone_is_nobodys(self):
        assert posture(table(GetBucketLocation=missing("NoSuchBucket"))).owner is Owner.NOBODY

    def test_one_that_only_its_settings_miss_is_nobodys(self):
        gone = dict.fromkeys(
            ("GetBucketEncryption", "GetBucketVersioning", "GetPublicAccessBlock", "GetBucketTagging"),
            missing("NoSuchBucket"),
        )
        assert posture(table(GetBucketLocation=denied(), **gone)).owner is Owner.NOBODY

    @pytest.mark.parametrize(
        "head",
        [
            EXISTS,
            denied("s3:ListBucket"),
            redirect(REGION),
            Failure(code=GapCode.INVALID, detail="d", bucket_region=REGION),
        ],
    )
    def test_one_that_exists_and_is_not_ours_is_someones(self, head):
        found, _, _, reads = read(table(ours=False, HeadBucket=head))
        assert (found.posture.owner, found.posture.account, found.losses) == (Owner.SOMEONE, None, ())
        assert found.posture.object_lock.code is GapCode.UNSUPPORTED
        assert len([each for each in reads if each.operation.service == "s3" and each.resource == "b"]) == 13
        assert not any(name == "ExpectedBucketOwner" for each in reads for name, _ in each.parameters)

    def test_its_key_is_not_looked_for_in_our_account(self):
        found, keys, _, _ = read(table(ours=False))
        assert found.posture.encryption.key_id == "key-of-b"
        assert keys["key-of-b"].key.code is GapCode.UNRESOLVED
        assert len(keys["key-of-b"].losses) == 1

    def test_the_region_is_that_which_the_refusal_names(self):
        answers = table(ours=False, HeadBucket=denied("x", REGION), GetBucketLocation=denied())
        assert posture(answers).region == REGION

    @pytest.mark.parametrize("head", [throttled(), Failure(code=GapCode.ACCESS_DENIED, detail="d", error="other")])
    def test_where_nobody_says_whether_it_exists_it_is_not_known(self, head):
        found = read(table(ours=False, HeadBucket=head))[0]
        assert found.posture.owner.operation == "s3:HeadBucket"
        assert lost(found) == {"s3:HeadBucket": {"/owner"}}

    def test_without_the_list_nobody_knows(self):
        found, _, identity, reads = read(table(ListBuckets=denied("s3:ListAllMyBuckets")))
        assert found.posture.owner.operation == "s3:ListBuckets"
        assert [loss.read.operation.label for loss in identity.losses] == ["s3:ListBuckets"]
        assert "s3:HeadBucket" not in {each.operation.label for each in reads}
        assert found.posture.object_lock is True

    def test_a_part_of_the_list_does_not_say_that_a_bucket_is_not_ours(self):
        found = read(table(ListBuckets=cut_short({"Buckets": []})))[0]
        assert found.posture.owner.code is GapCode.TRUNCATED

    def test_a_part_of_the_list_says_that_a_bucket_is_ours(self):
        part = cut_short({"Buckets": [{"Name": "b", "BucketRegion": REGION}, {"BucketRegion": REGION}]})
        assert posture(table(ListBuckets=part)).owner is Owner.OURS

    def test_an_expected_owner_that_is_the_owner_proves_a_trusted_account(self):
        def head(read):
            expected = dict(read.parameters).get("ExpectedBucketOwner")
            return EXISTS if expected in {None, OTHER} else denied()

        found = read(table(ours=False, HeadBucket=head), trusted=(OTHER, "000000000001"))[0]
        assert (found.posture.owner, found.posture.account) == (Owner.TRUSTED, OTHER)
        assert found.posture.encryption.key_id == f"arn:aws:kms:{REGION}:{OTHER}:key/key-of-b"

    @pytest.mark.parametrize(
        ("trusted", "calls"), [((OTHER,), 13), (("000000000001",), 13), ((OTHER, "000000000001"), 14)]
    )
    def test_the_first_trusted_account_costs_no_call_and_each_further_one_a_single_one(self, trusted, calls):
        def head(read):
            return EXISTS if dict(read.parameters)["ExpectedBucketOwner"] == OTHER else denied()

        found, _, _, reads = read(table(ours=False, HeadBucket=head), trusted=trusted)
        assert found.posture.owner is (Owner.TRUSTED if OTHER in trusted else Owner.SOMEONE)
        assert len([each for each in reads if each.operation.service == "s3" and each.resource == "b"]) == calls

    def test_an_expectation_that_was_answered_from_another_region_is_asked_again_there(self):
        answers = table(ours=False, region="eu-west-1", HeadBucket=redirect("eu-west-1"))
        answers |= {("s3:HeadBucket", "b", "eu-west-1"): {"BucketRegion": "eu-west-1"}}
        assert posture(answers, (OTHER,)).owner is Owner.TRUSTED

    def test_a_met_expectation_proves_it_though_our_list_is_cut_short(self):
        found = read(table(ours=False, ListBuckets=cut_short({"Buckets": []})), trusted=(OTHER,))[0]
        assert (found.posture.owner, found.posture.account) == (Owner.TRUSTED, OTHER)

    def test_without_knowing_who_we_are_nothing_is_guarded(self):
        found, _, identity, reads = read(table(GetCallerIdentity=throttled()))
        assert (identity.account, identity.certain) == ("777788889999", False)
        assert not any(name == "ExpectedBucketOwner" for each in reads for name, _ in each.parameters)
        assert found.posture.account == "777788889999"


class TestBlock:
    """Block Public Access that really has an effect."""

    def test_the_accounts_flags_count_for_our_own_buckets(self):
        answers = table(GetPublicAccessBlock=OFF, account={"PublicAccessBlockConfiguration": ALL_BLOCKED})
        bucket = posture(answers)
        assert (bucket.block.block_public_acls, bucket.effective_block) == (False, WHOLE)

    def test_flags_that_are_not_certain_are_unread(self):
        bucket = posture(table(GetPublicAccessBlock=OFF, account=denied()))
        assert bucket.effective_block.operation == "s3control:GetPublicAccessBlock"

    def test_the_accounts_flags_say_nothing_of_someones_bucket(self):
        answers = table(ours=False, GetPublicAccessBlock=OFF, account={"PublicAccessBlockConfiguration": ALL_BLOCKED})
        assert posture(answers).effective_block.code is GapCode.UNRESOLVED

    def test_a_bucket_that_blocks_everything_itself_is_blocked_whosoever_it_is(self):
        assert posture(table(ours=False)).effective_block == WHOLE

    def test_nor_of_one_of_which_it_is_not_known_whose_it_is(self):
        answers = table(ListBuckets=denied(), GetPublicAccessBlock=OFF)
        assert posture(answers).effective_block.operation == "s3:ListBuckets"


def test_a_setting_is_read_again_where_a_redirect_leads():
    elsewhere = "us-west-2"
    answers = table(region=elsewhere, GetBucketLocation=denied(), ListBuckets=denied())
    for operation in ("GetBucketEncryption", "GetBucketVersioning", "GetPublicAccessBlock", "GetBucketTagging"):
        answers[f"s3:{operation}", "b", REGION] = redirect(elsewhere)
    answers |= {(operation, "b", REGION): redirect(elsewhere) for operation in SETTINGS}
    found = read(answers)[0]
    assert (found.posture.region, found.posture.object_ownership) == (elsewhere, "BucketOwnerEnforced")
    assert [(loss.read.operation.name, [fact.path for fact in loss.facts]) for loss in found.losses] == [
        ("ListBuckets", ["/owner"])
    ]


@pytest.mark.parametrize(
    ("operation", "answer"),
    [("GetBucketPolicyStatus", {"PolicyStatus": {"IsPublic": "yes"}}), ("GetBucketPolicy", {"Policy": 7})],
)
def test_an_answer_that_makes_no_sense_is_never_taken_for_safe(operation, answer):
    found = read(table(**{operation: answer}))[0]
    assert [loss.code for loss in found.losses] == [GapCode.INVALID]
    assert found.losses[0].resource == "b"


def test_a_grant_is_as_wide_as_it_could_be_meant():
    everybody = "http://acs.amazonaws.com/groups/global/AllUsers"
    nobody = "somebody whom the answer does not name"
    grants = [
        {"Grantee": {"URI": everybody}, "Permission": "WRITE"},
        {"Grantee": {"EmailAddress": "a@example.com"}, "Permission": "READ"},
        {"Grantee": {}, "Permission": "READ"},
        {"Grantee": {"ID": "x"}},
        None,
    ]
    acl = posture(table(GetBucketAcl={"Grants": grants})).acl
    assert acl == BucketAcl(
        grants=(
            AclGrant(grantee=everybody, permission="WRITE", group=True),
            AclGrant(grantee="a@example.com", permission="READ"),
            AclGrant(grantee=nobody, permission="READ"),
            AclGrant(grantee="x", permission="FULL_CONTROL"),
            AclGrant(grantee=nobody, permission="FULL_CONTROL"),
        )
    )


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ({"Status": "Disabled", "Prefix": "old/"}, LifecycleRule(id=None, enabled=False, prefix="old/")),
        (
            {"Status": "Enabled", "Filter": {"And": {"Prefix": "x/"}}, "Expiration": {"Date": "2027"}},
            LifecycleRule(id=None, enabled=True, prefix="x/", expires=True),
        ),
        (
            {"Status": "Enabled", "Filter": {"And": {"Prefix": "x/", "Tags": []}}, "Expiration": {"Days": 1}},
            LifecycleRule(id=None, enabled=True, prefix="x/", expires=True, days=1, narrowed=True),
        ),
        (
            {"Status": "Enabled", "Filter": {"ObjectSizeLessThan": 9}, "Expiration": {"Days": 1}},
            LifecycleRule(id=None, enabled=True, expires=True, days=1, narrowed=True),
        ),
        (
            {"Status": "Enabled", "Filter": {"Prefix": "x/"}, "NoncurrentVersionExpiration": {"NoncurrentDays": 1}},
            LifecycleRule(id=None, enabled=True, prefix="x/"),
        ),
        ({"Expiration": {"Days": "7"}}, LifecycleRule(id=None, enabled=True, expires=True)),
        (
            {"ID": "move", "Status": "Enabled", "Transitions": [{"Days": 3}]},
            LifecycleRule(id="move", enabled=True),
        ),
    ],
)
def test_lifecycle_rules(rule, expected):
    assert posture(table(GetBucketLifecycleConfiguration={"Rules": [rule]})).lifecycle == (expected,)


@pytest.mark.parametrize(
    ("setting", "answer"),
    [
        ("replication", {"ReplicationConfiguration": {"Rules": [COPY, {"Status": "Enabled"}]}}),
        ("replication", {"ReplicationConfiguration": {"Rules": [COPY, {"Destination": {"Bucket": ""}}]}}),
        ("replication", {"ReplicationConfiguration": {"Rules": [COPY, {"Destination": {"Account": "999988887777"}}]}}),
        ("replication", {"ReplicationConfiguration": {"Rules": [COPY, None]}}),
        ("replication", {"ReplicationConfiguration": {"Rules": "all"}}),
        ("lifecycle", {"Rules": [None]}),
        ("lifecycle", {"Rules": {}}),
        ("acl", {}),
        ("acl", {"Owner": {"ID": "x"}}),
    ],
)
def test_a_rule_that_makes_no_sense_is_not_left_out(setting, answer):
    operation = {
        "replication": "GetBucketReplication",
        "lifecycle": "GetBucketLifecycleConfiguration",
        "acl": "GetBucketAcl",
    }[setting]
    found = read(table(**{operation: answer}))[0]
    assert getattr(found.posture, setting).code is GapCode.INVALID
    assert [loss.read.operation.name for loss in found.losses] == [operation]


@pytest.mark.parametrize("setting", ["GetBucketReplication", "GetBucketLifecycleConfiguration"])
def test_an_answer_without_rules_has_none(setting):
    found = posture(table(**{setting: {"ReplicationConfiguration": {}}}))
    assert getattr(found, {"GetBucketReplication": "replication"}.get(setting, "lifecycle")) == ()


def test_a_rule_is_in_force_unless_it_says_that_it_is_not():
    rules = [COPY, {**COPY, "Status": "Disabled"}, {**COPY, "Status": "odd"}, {"Destination": COPY["Destination"]}]
    found = posture(table(GetBucketReplication={"ReplicationConfiguration": {"Rules": rules}})).replication
    assert [target.enabled for target in found] == [True, False, True, True]


def test_a_replication_within_our_own_buckets_is_to_our_account_though_its_rule_names_none():
    rules = [{"Status": "Enabled", "Destination": {"Bucket": f"arn:aws:s3:::{name}"}} for name in ("b", "elsewhere")]
    found = posture(table(GetBucketReplication={"ReplicationConfiguration": {"Rules": rules}})).replication
    assert [(target.account, target.region) for target in found] == [(ACCOUNT, REGION), (None, None)]


def test_mfa_delete_is_told_by_the_versioning():
    found = posture(table(GetBucketVersioning={"Status": "Enabled", "MFADelete": "Enabled"}))
    assert found.versioning == Versioning(status="Enabled", mfa_delete=True)


def test_a_bucket_of_awss_own_is_not_read():
    found = unread_posture("jumpstart-cache-prod-eu-central-1", ())
    assert (found.owner, found.policy, found.encryption) == (Owner.AWS, None, None)


def test_of_a_bucket_that_is_not_read_nothing_is_known():
    found = unread_posture("no bucket", (Loss(code=GapCode.INVALID, detail="This is no name."),))
    assert found.owner == found.policy == found.tags == Unread(code=GapCode.INVALID, detail="This is no name.")
    assert found.account is None
