"""Sessions and clients: made once for each credentials, service and region, and shared by all threads."""

from __future__ import annotations

import platform
import threading
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from hashlib import sha256
from itertools import count
from typing import TYPE_CHECKING, Any

import botocore.session
from boto3.session import Session
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ProfileNotFound
from botocore.loaders import Loader, create_loader
from botocore.utils import parse_timestamp

from sagemaker_lineage import errors
from sagemaker_lineage._version import __version__
from sagemaker_lineage.gateway.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Iterable

    from botocore.client import BaseClient

    from sagemaker_lineage.gateway.hooks import Hooks


class Clients:
    """The clients of one set of credentials.

    boto3's clients may be shared by threads, its sessions may not: clients are made one at a time.
    ``usable`` turns false once AWS no longer takes the credentials. ``principal`` stands for whom these
    credentials identify: a digest of the profile and of which opening of it this is, for a profile that
    is opened anew may lead to somebody else. It says nothing about the credentials themselves.
    """

    def __init__(self, profile: str | None, limits: Limits, hooks: Hooks, opening: int = 0) -> None:
        self._session = _session(profile, limits)
        self._limits = limits
        self._hooks = hooks
        self._making = threading.Lock()
        self._made: dict[tuple[str, str], BaseClient] = {}
        self.usable = True
        self.principal = sha256(f"{opening}\0{profile or ''}".encode()).hexdigest()[:16]

    @property
    def region(self) -> str | None:
        """Return the region that the AWS configuration names, None where it names none."""
        region: str | None = self._session.region_name
        return region

    def get(self, service: str, region: str) -> BaseClient:
        """Return the client, made now if it is the first time. Raises what botocore raises."""
        key = (service, region)
        return self._made.get(key) or self._make(key)

    def _make(self, key: tuple[str, str]) -> BaseClient:
        with self._making:
            if key in self._made:
                return self._made[key]
            client: BaseClient = self._session.client(key[0], region_name=key[1], config=_SERVICE_CONFIG.get(key[0]))
            self._hooks.hang_on(client, self.principal)
            while len(self._made) >= self._limits.clients:
                self._made.pop(next(iter(self._made)))
            self._made[key] = client
            return client


class Sessions:
    """The clients by AWS profile, at most ``limits.profiles`` of them, the oldest given up first."""

    def __init__(self, limits: Limits, hooks: Hooks) -> None:
        self._limits = limits
        self._hooks = hooks
        self._lock = threading.Lock()
        self._openings = count(1)
        self._kept: dict[str | None, Clients] = {}

    def clients(self, profile: str | None) -> Clients:
        """Return the clients of a profile, of the standard AWS configuration for None.

        Credentials that AWS stopped accepting are read anew, so signing in again needs no restart.
        Raises :class:`~sagemaker_lineage.errors.ProfileNotFound` and
        :class:`~sagemaker_lineage.errors.ConfigurationError`.
        """
        with self._lock:
            kept = self._kept.get(profile)
            if kept is not None and kept.usable:
                return kept
            fresh = _open(profile, self._limits, self._hooks, next(self._openings))
            self._kept.pop(profile, None)
            while len(self._kept) >= self._limits.profiles:
                self._kept.pop(next(iter(self._kept)))
            self._kept[profile] = fresh
            return fresh


_SERVICE_CONFIG = {
    "s3": Config(signature_version="s3v4", s3={"us_east_1_regional_endpoint": "regional"}),
}

_NO_KEY = "-"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_USER_AGENT = f"sagemaker-lineage/{__version__} Botocore/{botocore.__version__} Python/{platform.python_version()}"
"""Who asks. botocore would put its own text together twice for every request, a sixth of what a call computes."""


def load_models(services: Iterable[str]) -> None:
    """Load what takes long in the making of the first clients: a fifth of a second of models and rules.

    A client of each service is made and left: its keys are no keys, so no credentials are looked for
    and nobody is asked. Raises what botocore raises.
    """
    session = _session(None, Limits())
    for service in services:
        session.client(service, region_name="us-east-1", aws_access_key_id=_NO_KEY, aws_secret_access_key=_NO_KEY)


def _open(profile: str | None, limits: Limits, hooks: Hooks, opening: int) -> Clients:
    try:
        return Clients(profile, limits, hooks, opening)
    except ProfileNotFound as error:
        raise errors.ProfileNotFound(
            "The AWS configuration has no such profile.",
            hint="List the profiles with `aws configure list-profiles`, or set AWS_PROFILE to one of them.",
            resource=profile,
        ) from error
    except (BotoCoreError, OSError, UnicodeError) as error:
        raise errors.ConfigurationError(
            "The AWS configuration cannot be read.",
            hint="Check the files named by AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE.",
        ) from error


class _Models(Loader):
    """The service models, which take 0.1 s to load, shared by all sessions: nothing ever changes them.

    boto3 puts its own folder on the search path once for each session; here onto a copy.
    """

    @property
    def search_paths(self) -> list[str]:
        """Return where models are looked for."""
        return list(super().search_paths)


@lru_cache(maxsize=4)
def _models(data_path: str | None) -> _Models:
    paths = create_loader(data_path).search_paths
    return _Models(extra_search_paths=list(paths), include_default_search_paths=False)


def read_timestamp(value: Any) -> datetime:
    """Return a moment of an answer in UTC: seconds since 1970 quickly, every other form as botocore reads it."""
    if isinstance(value, int | float):
        return _EPOCH + timedelta(seconds=value)
    moment: datetime = parse_timestamp(value)
    return moment


def _session(profile: str | None, limits: Limits) -> Session:
    """Open a session of its own: nothing global is read or set, and its limits hold for sign-in calls too."""
    core = botocore.session.get_session()
    core.set_config_variable("profile", profile)
    core.register_component("data_loader", _models(core.get_config_variable("data_path")))
    core.get_component("response_parser_factory").set_parser_defaults(timestamp_parser=read_timestamp)
    core.set_default_client_config(
        Config(
            connect_timeout=limits.connect_seconds,
            read_timeout=limits.read_seconds,
            retries={"mode": "standard", "total_max_attempts": limits.attempts},
            max_pool_connections=limits.threads,
            response_checksum_validation="when_required",
            user_agent=_USER_AGENT,
        )
    )
    return Session(botocore_session=core, profile_name=profile)
