"""Who may choose an AWS profile of the server's own configuration: decided here and nowhere else.

``auto``, the default, is for development: the caller must sit at this machine. ``never`` refuses
everybody, a list of names allows those names to everybody who can reach the service.
"""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sagemaker_lineage.errors import ProfileNotPermitted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request

_FORWARDING = frozenset(
    {
        "cf-connecting-ip",
        "client-ip",
        "fastly-client-ip",
        "forwarded",
        "true-client-ip",
        "via",
        "x-client-ip",
        "x-cluster-client-ip",
        "x-envoy-external-address",
        "x-original-forwarded-for",
        "x-original-host",
        "x-proxyuser-ip",
        "x-real-ip",
    }
)
"""What proxies add, beside everything that begins with ``x-forwarded``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """What tells where a request comes from: the peer's address, and header values as sent."""

    peer: str | None
    hosts: tuple[str, ...]
    origins: tuple[str, ...]
    fetch_sites: tuple[str, ...]
    headers: frozenset[str]

    @classmethod
    def of(cls, request: Request) -> Caller:
        """Return the caller of a request."""
        headers = request.headers
        return cls(
            peer=request.client.host if request.client else None,
            hosts=tuple(headers.getlist("host")),
            origins=tuple(headers.getlist("origin")),
            fetch_sites=tuple(headers.getlist("sec-fetch-site")),
            headers=frozenset(headers.keys()),
        )


def require_permitted(profile: str | None, rule: str | Sequence[str], caller: Caller) -> None:
    """Return where the caller may choose that profile. Raises ``ProfileNotPermitted``."""
    if profile is None:
        return
    reason = _refusal(profile, rule, caller)
    if reason is not None:
        raise ProfileNotPermitted(
            f"This service does not take a profile here: {reason}.",
            resource="profile",
            hint="Leave the parameter out to use the service's own credentials, or see the setting `profiles`.",
        )


def may_choose(rule: str | Sequence[str], caller: Caller) -> bool:
    """Tell whether the caller may choose a profile at all."""
    if isinstance(rule, str) and rule != "auto":
        return False
    return rule != "auto" or _distance(caller) is None


def _refusal(profile: str, rule: str | Sequence[str], caller: Caller) -> str | None:
    """Return why the profile is refused, None where it is permitted."""
    if rule == "never":
        return "its settings forbid it"
    if rule != "auto":
        return None if profile in rule else "its settings do not list it"
    return _distance(caller)


def _distance(caller: Caller) -> str | None:
    """Return what shows that the caller may not sit at this machine, None where nothing does."""
    if not is_loopback(caller.peer):
        return "the request comes from another machine"
    if len(caller.hosts) != 1 or not is_loopback(_host_name(f"//{caller.hosts[0]}")):
        return "the request is not addressed to localhost"
    if any(name in _FORWARDING or name.startswith("x-forwarded") for name in caller.headers):
        return "the request was passed on by a proxy"
    if caller.origins:
        local = len(caller.origins) == 1 and _is_loopback_origin(caller.origins[0])
        return None if local else "the request was made by a page of another site"
    if "cross-site" in caller.fetch_sites:
        return "the request was caused by a page of another site"
    return None


def is_loopback(host: str | None) -> bool:
    """Tell whether a host is this machine: ``localhost`` or a loopback address."""
    if host is None:
        return False
    if host.lower() == "localhost":
        return True
    try:
        address = ip_address(host)
    except ValueError:
        return False
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return (mapped or address).is_loopback


def _is_loopback_origin(origin: str) -> bool:
    return origin.startswith(("http://", "https://")) and is_loopback(_host_name(origin))


def _host_name(address: str) -> str | None:
    """Return the host of ``//host:port`` or ``scheme://host:port``, None where it is anything more or else."""
    try:
        parts = urlsplit(address)
        port_is_one = parts.port is None or parts.port > 0
    except ValueError:
        return None
    plain = not (parts.path or parts.query or parts.fragment or "@" in parts.netloc or "\\" in address)
    return parts.hostname if plain and port_is_one else None
