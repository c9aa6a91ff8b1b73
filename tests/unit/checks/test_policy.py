"""Bucket policies: whom a statement names, what it grants where, and that no text breaks the reading."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkskit.lineages import ACCOUNT, OTHER, allow, policy, tls_only
from sagemaker_lineage.checks.grants import SENSITIVE, Access, Actions, denies_without_tls, grants_of, narrowed
from sagemaker_lineage.checks.policy import MOST_CHARACTERS, MOST_PATTERNS, MalformedPolicy, parse_policy
from sagemaker_lineage.checks.principals import EVERYBODY, NOBODY, Grantees

ACCOUNTS = Grantees(accounts=frozenset({OTHER}))


def unclear(*names: str) -> Grantees:
    return Grantees(unclear=frozenset(names))


@pytest.mark.parametrize(
    ("principal", "meant"),
    [
        ("*", EVERYBODY),
        ({"AWS": "*"}, EVERYBODY),
        ({"AWS": [OTHER, "*"]}, Grantees(everybody=True, accounts=frozenset({OTHER}))),
        ({"AWS": OTHER}, ACCOUNTS),
        ({"AWS": f"arn:aws:iam::{OTHER}:root"}, ACCOUNTS),
        ({"AWS": f"arn:aws-cn:sts::{OTHER}:assumed-role/a/b"}, ACCOUNTS),
        ({"AWS": "arn:aws:iam::*:role/train"}, EVERYBODY),
        ({"AWS": "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1"}, NOBODY),
        ({"AWS": "AROAEXAMPLE"}, unclear("AROAEXAMPLE")),
        ({"Service": "logging.s3.amazonaws.com"}, NOBODY),
        ({"Federated": f"arn:aws:iam::{OTHER}:saml-provider/x"}, ACCOUNTS),
        ({"Federated": "accounts.google.com"}, unclear("Federated accounts.google.com")),
        ({"Federated": "*"}, EVERYBODY),
        ({"CanonicalUser": "c" * 64}, unclear("CanonicalUser " + "c" * 64)),
        ({"AWS": 7}, unclear("a principal that cannot be read")),
        ("somebody", unclear("a principal that cannot be read")),
        (None, unclear("a principal that cannot be read")),
    ],
)
def test_a_statement_names(principal: Any, meant: Grantees) -> None:
    (statement,) = parse_policy(policy(allow(principal))).statements
    assert statement.grantees == meant


def test_everybody_but_some_is_everybody() -> None:
    (statement,) = parse_policy(policy({"Effect": "Allow", "NotPrincipal": {"AWS": OTHER}, "Action": "*"})).statements
    assert (statement.grantees, statement.excepts) == (EVERYBODY, True)


@pytest.mark.parametrize(
    ("condition", "meant"),
    [
        ({}, EVERYBODY),
        (None, EVERYBODY),
        ({"StringEquals": {"aws:PrincipalAccount": OTHER}}, ACCOUNTS),
        ({"StringEquals": {"AWS:SourceAccount": [OTHER]}}, ACCOUNTS),
        ({"StringLike": {"aws:PrincipalAccount": "9999*"}}, EVERYBODY),
        ({"ArnLike": {"aws:PrincipalArn": f"arn:aws:iam::{OTHER}:role/*"}}, ACCOUNTS),
        ({"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/x"}}, EVERYBODY),
        ({"ArnEquals": {"aws:SourceArn": "arn:aws:s3:::other-bucket"}}, unclear("arn:aws:s3:::other-bucket")),
        ({"StringEquals": {"aws:PrincipalOrgID": "o-abc"}}, unclear("organisation o-abc")),
        ({"StringLike": {"aws:PrincipalOrgID": "o-*"}}, EVERYBODY),
        ({"StringEquals": {"aws:PrincipalOrgID": "${aws:ResourceOrgID}"}}, EVERYBODY),
        ({"StringEqualsIfExists": {"aws:PrincipalOrgID": "o-abc"}}, EVERYBODY),
        ({"ForAllValues:StringEquals": {"aws:PrincipalOrgPaths": "o-abc/r"}}, EVERYBODY),
        ({"ForAnyValue:StringLike": {"aws:PrincipalOrgPaths": "o-abc/r-1/*"}}, unclear("organisation o-abc/r-1/*")),
        ({"StringNotEquals": {"aws:PrincipalOrgID": "o-abc"}}, EVERYBODY),
        (
            {"StringEquals": {"aws:SourceVpce": ["vpce-1", "vpce-2"]}},
            unclear("VPC endpoint vpce-1", "VPC endpoint vpce-2"),
        ),
        ({"StringEquals": {"aws:SourceVpc": "vpc-1"}}, unclear("VPC vpc-1")),
        ({"StringEquals": {"s3:prefix": "public/"}}, EVERYBODY),
        ({"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}}, unclear("addresses 10.0.0.0/8")),
        (
            {"IpAddress": {"aws:SourceIp": ["10.0.0.1", "2001:db8::/32"]}},
            unclear("addresses 10.0.0.1/32", "addresses 2001:db8::/32"),
        ),
        ({"IpAddress": {"aws:SourceIp": "0.0.0.0/1"}}, EVERYBODY),
        ({"IpAddress": {"aws:SourceIp": "everywhere"}}, EVERYBODY),
        ({"Bool": {"aws:PrincipalIsAWSService": True}}, NOBODY),
        ({"Bool": {"aws:PrincipalIsAWSService": "True"}}, NOBODY),
        ({"Bool": {"aws:ViaAWSService": "true"}}, EVERYBODY),
        ({"StringEquals": {"aws:PrincipalOrgID": []}}, EVERYBODY),
        ({"StringEquals": "odd"}, EVERYBODY),
        ("odd", EVERYBODY),
        (
            {"StringEquals": {"aws:SourceVpce": "vpce-1", "aws:PrincipalAccount": OTHER}},
            ACCOUNTS,
        ),
    ],
)
def test_conditions_narrow_everybody_to(condition: Any, meant: Grantees) -> None:
    (statement,) = parse_policy(policy(allow("*", Condition=condition))).statements
    assert narrowed(statement) == meant


def test_conditions_do_not_widen_whom_a_statement_names() -> None:
    condition = {"StringEquals": {"aws:PrincipalOrgID": "o-abc"}}
    (statement,) = parse_policy(policy(allow({"AWS": OTHER}, Condition=condition))).statements
    assert narrowed(statement) == ACCOUNTS


def granted(text: str, wanted: Actions | None = Access.WRITE.value, key: str = "") -> list[tuple[str, ...]]:
    return [grant.actions for grant in grants_of(parse_policy(text), "raw", wanted, key)]


PUT = ("s3:PutObject",)


@pytest.mark.parametrize(
    ("statement", "actions"),
    [
        (allow("*", "s3:PutObject"), [PUT]),
        (allow("*", "S3:PUTOBJECT"), [PUT]),
        (allow("*", "s3:PutObjec?"), [PUT]),
        (allow("*", "s3:GetObject"), []),
        (allow("*", "s3:PutObject", Resource="*"), [PUT]),
        (allow("*", "s3:PutObject", Resource="arn:aws:s3:::*"), [PUT]),
        (allow("*", "s3:PutObject", Resource="arn:aws:s3:::ra?/*"), [PUT]),
        (allow("*", "s3:PutObject", Resource="arn:aws:s3:::raw"), []),
        (allow("*", "s3:PutBucketPolicy", Resource="arn:aws:s3:::raw"), [("s3:PutBucketPolicy",)]),
        (allow("*", "s3:PutBucketPolicy", Resource="arn:aws:s3:::raw/*"), []),
        (allow("*", "s3:PutObject", Resource="arn:aws:s3:::raw/in/*"), [PUT]),
        (allow("*", "s3:PutObject", Resource="arn:aws:s3:::other/*"), []),
        (
            {"Effect": "Allow", "Principal": "*", "NotAction": "s3:Get*", "Resource": "arn:aws:s3:::raw"},
            [Access.WRITE.value.on_bucket],
        ),
        ({**allow("*", "s3:PutObject"), "Resource": [], "NotResource": "arn:aws:s3:::raw/keep/*"}, [PUT]),
        ({**allow("*", "s3:PutObject"), "Resource": [], "NotResource": "arn:aws:s3:::raw*"}, []),
        ({**allow("*", "s3:DeleteBucket"), "Resource": [], "NotResource": "arn:aws:s3:::raw"}, []),
        (allow({"Service": "x.amazonaws.com"}), []),
    ],
)
def test_a_statement_grants(statement: dict[str, Any], actions: list[tuple[str, ...]]) -> None:
    assert granted(policy(statement)) == actions


@pytest.mark.parametrize(
    ("resource", "key", "touched"),
    [
        ("raw/in/a.csv", "in/a.csv", True),
        ("raw/in/a.csv", "in", True),
        ("raw/in/a.csv", "in/b.csv", False),
        ("raw/in/*", "in/a.csv", True),
        ("raw/in/*", "input/a.csv", False),
        ("raw/in*", "input/a.csv", True),
        ("raw/in/x/*", "in", True),
        ("raw/in/x/*", "in/y", False),
        ("raw*", "in", True),
        ("raw", "in", False),
        ("*", "in", True),
        ("*/secret", "", True),
        ("*/secret", "in", True),
        ("r*/in/*", "in/a.csv", True),
        ("ra?/in/*", "in", True),
        ("ra?/in/*", "out", False),
        ("ra?", "in", False),
        ("other*", "in", False),
        ("*-other/in/*", "in", True),
        ("raw/*/model.tar.gz", "in/x", True),
        ("raw/i?", "in/x", True),
    ],
)
def test_a_grant_touches_a_place(resource: str, key: str, touched: bool) -> None:
    text = policy(allow("*", "s3:PutObject", Resource=f"arn:aws:s3:::{resource}"))
    assert bool(granted(text, key=key)) is touched


def test_a_denial_for_everybody_always_takes_back_what_lies_within_it() -> None:
    denial = {"Effect": "Deny", "Principal": "*", "Action": "s3:Put*"}
    assert granted(policy(allow("*", "s3:PutObject"), denial)) == []
    assert granted(policy(allow("*", "s3:DeleteObject"), denial)) == [("s3:DeleteObject",)]
    elsewhere = {**denial, "Resource": "arn:aws:s3:::raw/in/*"}
    assert granted(policy(allow("*", "s3:PutObject"), elsewhere)) == [PUT]
    one_letter = {**denial, "Resource": "arn:aws:s3:::raw/?"}
    assert granted(policy(allow("*", "s3:PutObject", Resource="arn:aws:s3:::raw/*"), one_letter)) == [PUT]


@pytest.mark.parametrize(
    ("denial", "certain"),
    [
        ({"Principal": "*", "Condition": {"StringNotEquals": {"aws:SourceVpce": "vpce-1"}}}, False),
        ({"Principal": "*", "Condition": {"NotIpAddress": {"aws:SourceIp": "10.0.0.0/8"}}}, False),
        ({"NotPrincipal": {"AWS": ACCOUNT}}, False),
        ({"Principal": "*", "Condition": {"Bool": {"aws:SecureTransport": "false"}}}, True),
        ({"Principal": {"AWS": OTHER}}, True),
        ({"NotPrincipal": {"AWS": ACCOUNT}, "Action": "s3:GetObject"}, True),
    ],
)
def test_a_denial_that_excepts_somebody_makes_a_grant_uncertain(denial: dict[str, Any], certain: bool) -> None:
    text = policy(allow("*", "s3:PutObject"), {"Effect": "Deny", "Action": "s3:*", **denial})
    (grant,) = grants_of(parse_policy(text), "raw", Access.WRITE.value)
    assert grant.certain is certain


@pytest.mark.parametrize(
    ("statements", "denied"),
    [
        ([tls_only()], True),
        ([{**tls_only(), "Principal": {"AWS": "*"}, "Action": "*"}], True),
        ([{**tls_only(), "Resource": "*"}], True),
        ([{**tls_only(), "Resource": "arn:aws:s3:::raw*"}], True),
        ([{**tls_only(), "Resource": "arn:aws:s3:::raw"}, {**tls_only(), "Resource": "arn:aws:s3:::raw/*"}], True),
        ([{**tls_only(), "Condition": {"BoolIfExists": {"aws:SecureTransport": "false"}}}], True),
        ([{**tls_only(), "Condition": {"Bool": {"aws:SecureTransport": False}}}], True),
        ([], False),
        ([{**tls_only(), "Effect": "Allow"}], False),
        ([{**tls_only(), "Resource": "arn:aws:s3:::raw"}], False),
        ([{**tls_only(), "Resource": "arn:aws:s3:::raw/*"}], False),
        ([{**tls_only(), "Resource": ["arn:aws:s3:::raw", "arn:aws:s3:::raw/?"]}], False),
        ([{**tls_only(), "Action": "s3:PutObject"}], False),
        ([{**tls_only(), "Principal": {"AWS": OTHER}}], False),
        ([{"NotPrincipal": {"AWS": OTHER}, **{k: v for k, v in tls_only().items() if k != "Principal"}}], False),
        ([{**tls_only(), "Condition": {"Bool": {"aws:SecureTransport": "true"}}}], False),
        (
            [
                {
                    **tls_only(),
                    "Condition": {"Bool": {"aws:SecureTransport": "false"}, "IpAddress": {"aws:SourceIp": "1.1.1.1"}},
                }
            ],
            False,
        ),
    ],
)
def test_requests_without_tls_are_denied(statements: list[dict[str, Any]], denied: bool) -> None:
    assert denies_without_tls(parse_policy(policy(*statements)), "raw") is denied


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no JSON"),
        ("[" * 100_000, "more than"),
        ("[" * 30_000, "no JSON"),
        ("[]", "no statements"),
        ('{"Statement": 7}', "no statements"),
        ('{"Statement": [7]}', "neither allows nor denies"),
        ('{"Statement": {"Effect": "Perhaps"}}', "neither allows nor denies"),
        (json.dumps({"Statement": {"Effect": "Allow", "Action": ["a"] * (MOST_PATTERNS + 1)}}), "more than 1,000"),
        (" " * (MOST_CHARACTERS + 1), "more than"),
    ],
)
def test_what_is_no_policy_is_said_to_be_none(text: str, said: str) -> None:
    with pytest.raises(MalformedPolicy, match=said):
        parse_policy(text)


def test_a_single_statement_needs_no_list_and_its_name_is_its_sid_or_place() -> None:
    assert parse_policy('{"Statement": {"Effect": "Deny", "Sid": "No"}}').statements[0].name == "No"
    assert parse_policy('{"Statement": {"Effect": "Deny", "Sid": 7}}').statements[0].name == "statement 1"


def test_many_wildcards_take_no_time() -> None:
    text = policy(allow("*", "s3:PutObject", Resource="arn:aws:s3:::" + "*a" * 10_000))
    began = time.process_time()
    assert granted(text, key="a" * 1_000) != [("never",)]
    assert time.process_time() - began < 5


values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=8)
    | st.sampled_from(["*", "Allow", "s3:*", OTHER, "arn:aws:s3:::raw/*"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "Statement",
                    "Effect",
                    "Principal",
                    "NotPrincipal",
                    "Action",
                    "Resource",
                    "Condition",
                    "AWS",
                    "Bool",
                    "StringEquals",
                    "aws:SourceIp",
                    "IpAddress",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)
statements = st.fixed_dictionaries(
    {"Effect": st.sampled_from(["Allow", "Deny"])},
    optional={
        "Principal": st.sampled_from(["*", {"AWS": OTHER}, {"AWS": "*"}]),
        "Action": st.sampled_from(["s3:*", "s3:Put*", "s3:GetObject", ["s3:PutObject", "s3:PutBucketPolicy"]]),
        "Resource": st.sampled_from(["*", "arn:aws:s3:::raw", "arn:aws:s3:::raw/*", "arn:aws:s3:::raw/in/*"]),
        "Condition": values,
    },
)


@given(st.text(max_size=80) | values.map(json.dumps))
def test_no_text_breaks_the_reading(text: str) -> None:
    try:
        parsed = parse_policy(text)
    except MalformedPolicy:
        return
    for wanted in (Access.READ.value, Access.WRITE.value, SENSITIVE, None):
        assert all(grant.actions for grant in grants_of(parsed, "raw", wanted, "in"))


@given(st.lists(statements, max_size=4))
def test_a_further_allowance_takes_nothing_away(found: list[dict[str, Any]]) -> None:
    before = parse_policy(json.dumps({"Statement": found}))
    after = parse_policy(json.dumps({"Statement": [*found, {**allow("*"), "Resource": "*"}]}))
    first = list(grants_of(before, "raw", Access.WRITE.value))
    assert list(grants_of(after, "raw", Access.WRITE.value))[: len(first)] == first
    assert denies_without_tls(before, "raw") == denies_without_tls(after, "raw")


@given(st.lists(statements, max_size=4))
def test_whoever_may_write_a_place_may_write_the_bucket(found: list[dict[str, Any]]) -> None:
    parsed = parse_policy(json.dumps({"Statement": found}))
    somewhere = {grant.statement for grant in grants_of(parsed, "raw", Access.WRITE.value)}
    assert {grant.statement for grant in grants_of(parsed, "raw", Access.WRITE.value, "in/a.csv")} <= somewhere


@given(st.permutations([{"AWS": OTHER}, {"AWS": ACCOUNT}, {"Service": "x.amazonaws.com"}]))
def test_the_order_of_principals_says_nothing(order: list[dict[str, str]]) -> None:
    named = [principal["AWS"] for principal in order if "AWS" in principal]
    (statement,) = parse_policy(policy(allow({"AWS": named}))).statements
    assert statement.grantees.accounts == {OTHER, ACCOUNT}
