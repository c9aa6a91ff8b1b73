"""S3 addresses as text: S3 URIs and the HTTPS addresses of S3's own hosts."""

from __future__ import annotations

import re
from typing import NamedTuple

from sagemaker_lineage.definition.resolved import MARK, without_marks

DNS_SUFFIXES = {
    "amazonaws.com": "aws",
    "amazonaws.com.cn": "aws-cn",
    "amazonaws.eu": "aws-eusc",
    "c2s.ic.gov": "aws-iso",
    "sc2s.sgov.gov": "aws-iso-b",
    "cloud.adc-e.uk": "aws-iso-e",
    "csp.hci.ic.gov": "aws-iso-f",
}
"""The partition of each DNS suffix of S3. GovCloud shares that of ``aws``."""
_GOVCLOUD = "us-gov-"
_INITIALS = frozenset("sShH")
_SCHEME = re.compile(r"(?:s3[an]?|(https))://", re.ASCII | re.IGNORECASE)
_ESCAPED = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_LONGEST_HOST = 253
_VERSION = "versionId"

_SYMBOL = rf"{MARK}[0-9]+{MARK}"
_BUCKET = rf"(?:{_SYMBOL}|[a-z0-9._-])+"
_ANY_BUCKET = rf"(?:{_SYMBOL}|[A-Za-z0-9._-])+"  # a path keeps the case; the oldest buckets have capitals
_KNOWN_REGION = r"[a-z]{2,4}(?:-[a-z]+)+-[0-9]{1,2}"
_REGION = rf"(?:{_KNOWN_REGION}|{_SYMBOL})"
_VPC_ENDPOINT = rf"vpce-(?:{_SYMBOL}|[a-z0-9-])+\.s3"
_BUCKET_HOST = rf"""(?x)
    (?:({_BUCKET})\.)?
    (?: s3 | s3-external-1 | s3-(?:fips-)?{_KNOWN_REGION}
      | (?:s3(?:-fips)?(?:\.dualstack)?|(?P<vpc>bucket\.{_VPC_ENDPOINT}))\.{_REGION}(?(vpc)\.vpce)
    )"""
_HOST_OF_ONE_BUCKET = rf"""(?x)
    ({_BUCKET})\.
    (?: s3-accelerate(?:\.dualstack(?:\.us-east-1)?)?
      | s3express-(?:fips-)?[a-z0-9-]+-az[0-9]+(?:\.dualstack)?\.{_REGION}
    )"""
_ACCESS_POINT_HOST = rf"""(?x)
    (?P<name>(?:{_SYMBOL}|[a-z0-9-])+)-(?P<account>[0-9]{{12}}|{_SYMBOL})\.
    (?:s3-accesspoint(?:-fips)?(?:\.dualstack)?|(?P<vpc>accesspoint\.{_VPC_ENDPOINT}))
    \.(?P<region>{_KNOWN_REGION})(?(vpc)\.vpce)"""


class S3Address(NamedTuple):
    """An S3 location: ``s3://``, a bucket or an access point's ARN, and the key as it is written.

    ``version_id`` is the object version that the address names.
    """

    uri: str
    version_id: str | None = None


def read_address(text: str) -> S3Address | None:
    """Return the S3 location that a text is an address of; None if it is none, or which one is not known.

    Symbols are kept. Credentials and query parameters are dropped, a ``versionId`` apart. Keys are decoded in HTTPS
    addresses only, for in an S3 URI ``%`` and ``#`` stand for themselves.
    """
    if text[:1] not in _INITIALS:
        return None
    scheme = _SCHEME.match(text)
    if scheme is None:
        return None
    rest = text[scheme.end() :]
    if scheme[1]:
        rest = rest.partition("#")[0]
    rest, _, query = rest.partition("?")
    authority, slash, key = rest.partition("/")
    authority = authority.rpartition("@")[2]
    found = _https_location(authority, slash + _decoded(key)) if scheme[1] else authority + slash + key
    if not found or found.startswith("/"):
        return None
    return S3Address("s3://" + found, _version(query) if query else None)


def _https_location(authority: str, path: str) -> str | None:
    """Return bucket and key; None if the host is none of S3, or has no bucket."""
    host = authority.removesuffix(":443").lower()
    suffix = _dns_suffix(host)
    if suffix is None or len(host) > _LONGEST_HOST or not host.isascii():
        return None
    name = host.removesuffix("." + suffix)
    bucket_host = re.fullmatch(_BUCKET_HOST, name) or re.fullmatch(_HOST_OF_ONE_BUCKET, name)
    if bucket_host:
        return bucket_host[1] + path if bucket_host[1] else _in_path(path)
    access_point = re.fullmatch(_ACCESS_POINT_HOST, name)
    return _arn(access_point, suffix) + path if access_point else None


def _dns_suffix(host: str) -> str | None:
    return next((suffix for suffix in DNS_SUFFIXES if host.endswith("." + suffix)), None)


def _in_path(path: str) -> str | None:
    """Return bucket and key of a path-style address."""
    return path[1:] if re.fullmatch(_ANY_BUCKET, path[1:].partition("/")[0]) else None


def _arn(host: re.Match[str], suffix: str) -> str:
    partition = "aws-us-gov" if host["region"].startswith(_GOVCLOUD) else DNS_SUFFIXES[suffix]
    return f"arn:{partition}:s3:{host['region']}:{host['account']}:accesspoint/{host['name']}"


def _decoded(text: str) -> str:
    """Return the key that a path stands for; S3 takes a plus sign for a space."""
    return _ESCAPED.sub(_characters, text.replace("+", " "))


def _characters(escaped: re.Match[str]) -> str:
    return without_marks(bytes.fromhex(escaped[0].replace("%", "")).decode(errors="replace"))


def _version(query: str) -> str | None:
    pairs = (pair.partition("=") for pair in query.partition("#")[0].split("&"))
    return next((_decoded(value) or None for name, _, value in pairs if name == _VERSION), None)
