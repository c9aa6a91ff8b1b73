"""Who may choose a profile: the rule as a table."""

from __future__ import annotations

import pytest

from sagemaker_lineage.errors import ProfileNotPermitted
from sagemaker_lineage.server.profiles import Caller, is_loopback, require_permitted


def caller(peer="127.0.0.1", host="localhost:8000", origin=None, site=None, more=()):
    hosts = (host,) if isinstance(host, str) else tuple(host)
    origins = (origin,) if isinstance(origin, str) else tuple(origin or ())
    sites = (site,) if isinstance(site, str) else ()
    return Caller(peer=peer, hosts=hosts, origins=origins, fetch_sites=sites, headers=frozenset({"host", *more}))


LOCAL = {
    "curl": caller(),
    "IPv4 host": caller(host="127.0.0.1:8000"),
    "IPv6": caller(peer="::1", host="[::1]:8000"),
    "mapped IPv4": caller(peer="::ffff:127.0.0.1"),
    "no port": caller(host="localhost"),
    "upper case": caller(host="LOCALHOST:8000"),
    "another loopback address": caller(peer="127.8.9.1", host="127.8.9.1"),
    "own page": caller(origin="http://localhost:8000", site="same-origin"),
    "page of a development server": caller(origin="http://localhost:3000", site="same-site"),
    "page of another loopback name": caller(origin="http://127.0.0.1:3000", site="cross-site"),
    "page over https": caller(origin="https://[::1]:3000"),
    "typed into the address bar": caller(site="none"),
}
ELSEWHERE = {
    "another machine": caller(peer="10.0.0.7"),
    "the internet": caller(peer="2001:db8::1"),
    "a Unix socket, so a proxy": caller(peer=None),
    "a test client by name": caller(peer="testclient"),
    "a name that leads here": caller(host="rebound.example.com:8000"),
    "localhost in a longer name": caller(host="localhost.example.com"),
    "a loopback address in a longer name": caller(host="127.0.0.1.example.com"),
    "all addresses": caller(host="0.0.0.0:8000"),
    "a user before the host": caller(host="localhost@example.com"),
    "example.com as user": caller(host="example.com@localhost"),
    "a backslash": caller(host="localhost\\.example.com"),
    "a path in the host": caller(host="localhost/example.com"),
    "a query in the host": caller(host="localhost?example.com"),
    "a port that is none": caller(host="localhost:99999"),
    "port 0": caller(host="localhost:0"),
    "no host": caller(host=()),
    "an empty host": caller(host=""),
    "a broken address": caller(host="[::1"),
    "two hosts": caller(host=("localhost", "localhost")),
    "decimal address": caller(host="2130706433"),
    "another site's page": caller(origin="https://example.com", site="cross-site"),
    "a sandboxed page": caller(origin="null"),
    "two origins": caller(origin=("http://localhost", "http://localhost")),
    "a file": caller(origin="file://localhost"),
    "an extension": caller(origin="chrome-extension://localhost"),
    "a loopback name in a longer origin": caller(origin="http://localhost.example.com"),
    "a user before the origin": caller(origin="http://localhost@example.com"),
    "an image on another site's page": caller(site="cross-site"),
    **{
        f"passed on: {name}": caller(more=(name,))
        for name in ("x-forwarded-for", "x-forwarded-host", "x-forwarded-anything", "forwarded", "x-real-ip", "via")
    },
}


@pytest.mark.parametrize("name", LOCAL)
def test_a_caller_at_this_machine_may_choose(name):
    assert require_permitted("default", "auto", LOCAL[name]) is None


@pytest.mark.parametrize("name", ELSEWHERE)
def test_anybody_else_may_not(name):
    with pytest.raises(ProfileNotPermitted):
        require_permitted("default", "auto", ELSEWHERE[name])


@pytest.mark.parametrize("name", [*LOCAL, *ELSEWHERE])
def test_never_is_never(name):
    with pytest.raises(ProfileNotPermitted):
        require_permitted("default", "never", (LOCAL | ELSEWHERE)[name])


@pytest.mark.parametrize("name", [*LOCAL, *ELSEWHERE])
def test_listed_names_are_for_everybody(name):
    assert require_permitted("shared", ("shared", "other"), (LOCAL | ELSEWHERE)[name]) is None
    with pytest.raises(ProfileNotPermitted):
        require_permitted("share", ("shared", "other"), (LOCAL | ELSEWHERE)[name])


@pytest.mark.parametrize("rule", ["auto", "never", (), ("shared",)])
def test_without_a_profile_there_is_nothing_to_permit(rule):
    assert require_permitted(None, rule, ELSEWHERE["another machine"]) is None


def test_the_refusal_does_not_repeat_the_name():
    with pytest.raises(ProfileNotPermitted) as refused:
        require_permitted("secret-name", "never", caller())
    assert "secret-name" not in f"{refused.value.message} {refused.value.hint} {refused.value.resource}"


@pytest.mark.parametrize(("host", "local"), [("127.0.0.1", True), ("::1", True), ("8.8.8.8", False), ("", False)])
def test_loopback_is_told(host, local):
    assert is_loopback(host) is local
