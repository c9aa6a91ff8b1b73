"""S3 addresses: every form that AWS gives a location, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagemaker_lineage.definition.resolved import Symbols
from sagemaker_lineage.definition.s3_address import S3Address, read_address

SYMBOL = Symbols().encode("Parameters.Name")
VPC = "vpce-0a1b2c3d4e5f-6a7b8c9d.s3.eu-west-1.vpce.amazonaws.com"
VIRTUAL_HOSTED = (
    "{}.s3.eu-west-1.amazonaws.com",
    "{}.s3.us-gov-west-1.amazonaws.com",
    "{}.s3.cn-north-1.amazonaws.com.cn",
    "{}.s3.eusc-de-east-1.amazonaws.eu",
    "{}.s3.us-iso-east-1.c2s.ic.gov",
    "{}.s3.us-isob-east-1.sc2s.sgov.gov",
    "{}.s3.eu-isoe-west-1.cloud.adc-e.uk",
    "{}.s3.us-isof-south-1.csp.hci.ic.gov",
    "{}.s3.amazonaws.com",
    "{}.s3-eu-west-1.amazonaws.com",
    "{}.s3-us-gov-west-1.amazonaws.com",
    "{}.s3-fips-us-gov-west-1.amazonaws.com",
    "{}.s3.dualstack.ap-northeast-2.amazonaws.com",
    "{}.s3-fips.us-east-1.amazonaws.com",
    "{}.s3-fips.dualstack.us-east-1.amazonaws.com",
    "{}.s3-external-1.amazonaws.com",
    "{}.bucket." + VPC,
    "{}.bucket.vpce-0a1b2c3d4e5f-6a7b8c9d-us-east-1a.s3.us-east-1.vpce.amazonaws.com",
    "{}.s3-accelerate.amazonaws.com",
    "{}.s3-accelerate.dualstack.amazonaws.com",
    "{}.s3express-use1-az4.us-east-1.amazonaws.com",
    "{}.s3express-usw2-lax1-az1.us-west-2.amazonaws.com",
    "{}.s3express-fips-use1-az4.us-east-1.amazonaws.com",
    "{}.s3express-use1-az4.dualstack.us-east-1.amazonaws.com",
    "{}.S3.EU-West-1.amazonaws.com",
    "{}.s3.eu-west-1.amazonaws.com:443",
    "AKIA:secret@{}.s3.eu-west-1.amazonaws.com",
    "{}.s3." + SYMBOL + ".amazonaws.com",
    "{}.bucket.vpce-" + SYMBOL + ".s3.us-east-1.vpce.amazonaws.com",
)
PATH_STYLE = (
    "s3.eu-west-1.amazonaws.com",
    "s3.cn-northwest-1.amazonaws.com.cn",
    "s3.amazonaws.com",
    "s3-us-west-2.amazonaws.com",
    "s3-fips-us-gov-west-1.amazonaws.com",
    "s3.dualstack.eu-west-1.amazonaws.com",
    "s3-fips.ca-central-1.amazonaws.com",
    "s3-fips.dualstack.us-gov-east-1.amazonaws.com",
    "s3-external-1.amazonaws.com",
    "bucket." + VPC,
    "s3." + SYMBOL + ".amazonaws.com",
)
BUCKETS = ("data", "my.bucket", "s3.bucket", "bucket.s3.eu-west-1", "old_bucket", "data--use1-az4--x-s3", SYMBOL)
ACCOUNT = "111122223333"
ACCESS_POINTS = (
    ("s3-accesspoint.eu-west-1.amazonaws.com", "arn:aws:s3:eu-west-1"),
    ("s3-accesspoint-fips.us-gov-west-1.amazonaws.com", "arn:aws-us-gov:s3:us-gov-west-1"),
    ("s3-accesspoint.dualstack.cn-north-1.amazonaws.com.cn", "arn:aws-cn:s3:cn-north-1"),
    ("s3-accesspoint-fips.dualstack.us-east-1.amazonaws.com", "arn:aws:s3:us-east-1"),
    ("s3-accesspoint.us-isob-east-1.sc2s.sgov.gov", "arn:aws-iso-b:s3:us-isob-east-1"),
    ("accesspoint." + VPC, "arn:aws:s3:eu-west-1"),
)
NO_LOCATIONS = (
    "",
    "s",
    "s3",
    "S3 is where it is",
    "s3:/bucket/key",
    "s3b://bucket/key",
    "\u017f3://bucket/key",
    "s3://",
    "s3:///key",
    "s3://?versionId=1",
    "s3a://user:secret@/key",
    "h",
    "https",
    "https://",
    "https:///bucket/key",
    "http\u017f://bucket.s3.amazonaws.com/key",
    "http://bucket.s3.amazonaws.com/key",
    "https://s3.amazonaws.com",
    "https://s3.amazonaws.com/",
    "https://s3.amazonaws.com//key",
    "https://s3.amazonaws.com/?versionId=1",
    "https://s3.amazonaws.com/a bucket/key",
    "https://s3.evil.com/bucket/key",
    "https://bucket.s3.evil.com/key",
    "https://bucket.s3.amazonaws.com.evil.com/key",
    "https://bucket.s3.amazonaws.com@evil.com/key",
    "https://evil.com/bucket.s3.amazonaws.com/key",
    "https://evils3.amazonaws.com/bucket/key",
    "https://s3.lb-0a1b2c3d.eu-west-1.elb.amazonaws.com/bucket/key",
    "https://s3-eu-west-1.elb.amazonaws.com/bucket/key",
    "https://bucket.s3.eu-west-1.amazonaws.com:8443/key",
    "https://bucket.s3.eu-west-1.amazonaws.com\n/key",
    "https://bücket.s3.eu-west-1.amazonaws.com/key",
    "https://" + "b." * 200 + "s3.amazonaws.com/key",
    "https://.s3.amazonaws.com/key",
    "https://bucket.s3-website-us-east-1.amazonaws.com/key",
    "https://bucket.s3-website.eu-central-1.amazonaws.com/key",
    "https://s3-website.eu-central-1.amazonaws.com/bucket/key",
    "https://111122223333.s3-control.eu-west-1.amazonaws.com/v20180820/jobs",
    "https://control." + VPC + "/key",
    "https://" + VPC + "/bucket/key",
    "https://accesspoint." + VPC + "/key",
    "https://s3express-control.us-east-1.amazonaws.com/bucket",
    "https://bucket.s3express-control.us-east-1.amazonaws.com/key",
    "https://s3-accelerate.amazonaws.com/bucket/key",
    "https://s3-accesspoint.eu-west-1.amazonaws.com/name/key",
    "https://name-1111.s3-accesspoint.eu-west-1.amazonaws.com/key",
    "https://bucket.s3-object-lambda.eu-west-1.amazonaws.com/key",
    "https://alias.mrap.accesspoint.s3-global.amazonaws.com/key",
    "https://s3tables.us-east-1.amazonaws.com/bucket/key",
    "https://runtime.sagemaker.eu-west-1.amazonaws.com/endpoints/x",
    f"https://{SYMBOL}/bucket/key",
    f"https://{SYMBOL}.amazonaws.com/bucket/key",
    f"https://bucket.{SYMBOL}.amazonaws.com/key",
    f"https://s3{SYMBOL}.amazonaws.com/bucket/key",
    f"https://s3-{SYMBOL}.amazonaws.com/bucket/key",
    f"https://{SYMBOL}s3.eu-west-1.amazonaws.com/key",
    f"https://bucket.s3.eu-west-1.{SYMBOL}/key",
    f"https://bucket.s3.eu-west-1.amazonaws.com{SYMBOL}/key",
)


def uri_of(text: str) -> str | None:
    address = read_address(text)
    return address and address.uri


@pytest.mark.parametrize("bucket", BUCKETS)
@pytest.mark.parametrize("host", VIRTUAL_HOSTED)
def test_a_host_names_its_bucket(host: str, bucket: str) -> None:
    assert uri_of(f"https://{host.format(bucket)}/in/Data.csv") == f"s3://{bucket}/in/Data.csv"


@pytest.mark.parametrize("bucket", [*BUCKETS, "Capitals"])
@pytest.mark.parametrize("host", PATH_STYLE)
def test_a_path_names_its_bucket(host: str, bucket: str) -> None:
    assert uri_of(f"https://{host}/{bucket}/in/Data.csv") == f"s3://{bucket}/in/Data.csv"


@pytest.mark.parametrize("name", ["point", "my-point", SYMBOL])
@pytest.mark.parametrize("account", [ACCOUNT, SYMBOL])
@pytest.mark.parametrize(("host", "arn"), ACCESS_POINTS)
def test_an_access_point_is_named_by_its_arn(host: str, arn: str, account: str, name: str) -> None:
    assert uri_of(f"https://{name}-{account}.{host}/in/x") == f"s3://{arn}:{account}:accesspoint/{name}/in/x"


@pytest.mark.parametrize("text", NO_LOCATIONS)
def test_what_is_no_location_is_not_taken_for_one(text: str) -> None:
    assert read_address(text) is None


@pytest.mark.parametrize("scheme", ["s3", "S3", "s3a", "S3A", "s3n", "S3n"])
def test_every_scheme_of_s3_is_the_same(scheme: str) -> None:
    assert uri_of(f"{scheme}://bucket/in/Data.csv") == "s3://bucket/in/Data.csv"


@pytest.mark.parametrize(
    "uri",
    [
        "s3://bucket",
        "s3://bucket/",
        "s3://bucket/in/",
        "s3://bucket//in//x",
        "s3://bucket/in/a%20b+c#1",
        "s3://bucket/mail@example.com",
        f"s3://{SYMBOL}",
        f"s3://{SYMBOL}/in",
        f"s3://bucket/{SYMBOL}/in{SYMBOL}.csv",
        "s3://arn:aws:s3:eu-west-1:111122223333:accesspoint/name/key",
        "s3://arn:aws:s3:eu-west-1:111122223333:accesspoint:name/key",
    ],
)
def test_an_s3_uri_stays_as_it_is_written(uri: str) -> None:
    assert read_address(uri) == S3Address(uri)


def test_credentials_are_dropped() -> None:
    assert uri_of("s3a://AKIA:secret@bucket/key") == "s3://bucket/key"
    assert uri_of("s3n://AKIA:a%2Fb%40c@bucket/a@b") == "s3://bucket/a@b"


@pytest.mark.parametrize("base", ["s3://bucket/key", "https://bucket.s3.amazonaws.com/key"])
@pytest.mark.parametrize(
    ("query", "version"),
    [
        ("", None),
        ("versionId=3HL4", "3HL4"),
        ("versionId=null", "null"),
        ("X-Amz-Signature=a0&versionId=3%2FL4&x=1", "3/L4"),
        ("versionId=3HL4#top", "3HL4"),
        (f"versionId={SYMBOL}", SYMBOL),
        ("versionId=", None),
        ("versionId", None),
        ("versionid=1&X-Amz-Signature=a0", None),
    ],
)
def test_a_query_gives_the_version_alone(base: str, query: str, version: str | None) -> None:
    assert read_address(f"{base}?{query}") == S3Address("s3://bucket/key", version)


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("a%20b", "a b"),
        ("a+b%2Bc", "a b+c"),
        ("%EA%B0%80%2f%3F%23", "가/?#"),
        ("100%", "100%"),
        ("%ff%zz", "\ufffd%zz"),
        ("a#b?c", "a"),
        ("a?b#c", "a"),
        (f"{SYMBOL}%20{SYMBOL}", f"{SYMBOL} {SYMBOL}"),
        ("%007%00", "\ufffd7\ufffd"),
    ],
)
def test_the_path_of_an_https_address_is_decoded(path: str, key: str) -> None:
    assert uri_of(f"https://bucket.s3.amazonaws.com/{path}") == f"s3://bucket/{key}"
    assert uri_of(f"https://s3.amazonaws.com/bucket/{path}") == f"s3://bucket/{key}"


@pytest.mark.parametrize("path", ["", "/", "/in/"])
def test_a_bucket_needs_no_key(path: str) -> None:
    assert uri_of(f"https://bucket.s3.eu-west-1.amazonaws.com{path}") == f"s3://bucket{path}"
    assert uri_of(f"https://s3.eu-west-1.amazonaws.com/bucket{path}") == f"s3://bucket{path}"


def escaped(text: str) -> str:
    return "".join(f"%{byte:02X}" for byte in text.encode())


buckets = st.from_regex(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]", fullmatch=True)
keys = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)


@given(bucket=buckets, key=keys, host=st.sampled_from(VIRTUAL_HOSTED))
def test_any_key_comes_back_from_every_host_of_a_bucket(bucket: str, key: str, host: str) -> None:
    assert uri_of(f"https://{host.format(bucket)}/{escaped(key)}") == f"s3://{bucket}/{key}"


@given(bucket=buckets, key=keys, host=st.sampled_from(PATH_STYLE))
def test_any_key_comes_back_from_every_path(bucket: str, key: str, host: str) -> None:
    assert uri_of(f"https://{host}/{bucket}/{escaped(key)}") == f"s3://{bucket}/{key}"


PIECES = (
    *"/?#@%:.-\0",
    "s3://",
    "https://",
    ".s3.",
    "vpce-",
    "bucket.",
    "amazonaws.com",
    "eu-west-1",
    "versionId=",
    "x",
)


@given(st.text() | st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_any_text_is_read(text: str) -> None:
    address = read_address(text)
    assert address is None or address.uri.startswith("s3://")
    assert address is None or not address.uri.startswith("s3:///")
