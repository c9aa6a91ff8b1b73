"""The settings: one class, read from the environment once, with the prefix ``SAGEMAKER_LINEAGE_``."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from sagemaker_lineage.enrich.partition import partition_of
from sagemaker_lineage.errors import ConfigurationError

PREFIX = "SAGEMAKER_LINEAGE_"

_ORIGIN = re.compile(r"\*|null|[a-z][a-z0-9+.-]*://[^/?#\s]+")
_ACCOUNT = re.compile(r"[0-9]{12}")
_RULES = ("auto", "never")

Words = Annotated[tuple[str, ...], NoDecode]
"""Several words, in the environment separated by commas."""


class Settings(BaseSettings):
    """How the service runs. What it may read is settled by AWS's own configuration, not here."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, extra="ignore", frozen=True)

    host: str = Field(default="127.0.0.1", min_length=1, description="Address to listen on; 0.0.0.0 for every one.")
    port: int = Field(default=8000, ge=0, le=65_535, description="Port to listen on; 0 takes a free one.")
    allow_origins: Words = Field(
        default=(),
        description=(
            "Origins whose pages may read the answers (CORS), separated by commas, `*` for any. "
            "Empty: what the application was made with, `*` in api.py."
        ),
    )
    profiles: Annotated[Literal["auto", "never"] | tuple[str, ...], NoDecode] = Field(
        default="auto",
        description=(
            "Who may choose an AWS profile with `profile=`: `auto` callers on this machine, `never` nobody, "
            "or the names everybody may choose, separated by commas."
        ),
    )
    regions: Words = Field(
        default=(),
        description=(
            "AWS regions that a page offers to choose from, separated by commas, the first one the default where AWS's "
            "own configuration names none of them. Empty: the region of that configuration alone."
        ),
    )
    owner_tag: str = Field(
        default="Owner",
        min_length=1,
        max_length=128,
        description="The tag of a pipeline whose value is shown as its owner; capitals do not count.",
    )
    requests_at_once: int = Field(default=16, ge=1, le=1_000, description="Requests that read AWS at the same time.")
    requests_waiting: int = Field(
        default=64, ge=0, le=100_000, description="Requests that may wait for their turn; further ones get 503."
    )
    answer_seconds: float = Field(
        default=30.0, gt=0, le=3_600, description="Seconds to read one lineage; what has not come by then is a gap."
    )
    request_seconds: float = Field(
        default=60.0, gt=0, le=3_600, description="Seconds a request may take in all; after that it gets 504."
    )
    drain_seconds: float = Field(
        default=2.0,
        ge=0,
        le=3_600,
        description=(
            "Seconds a service told to end (SIGTERM) still takes requests while `/ready` already answers 503; "
            "none where nothing has asked for `/ready`."
        ),
    )
    document_seconds: float = Field(
        default=5.0, ge=0, le=3_600, description="Seconds a document in which nothing runs is sent again as it is."
    )
    running_document_seconds: float = Field(
        default=2.0, ge=0, le=3_600, description="Seconds a document in which something runs is sent again as it is."
    )
    document_bytes: int = Field(
        default=64 * 1024 * 1024, ge=0, le=2**40, description="Bytes of finished documents that are kept; 0 keeps none."
    )
    aws_threads: int = Field(default=128, ge=1, le=1_000, description="Calls to AWS at the same time, of all requests.")
    aws_sagemaker_calls: int = Field(
        default=32, ge=1, le=1_000, description="Calls at the same time to SageMaker in one region, of one principal."
    )
    aws_s3_calls: int = Field(
        default=32, ge=1, le=1_000, description="Calls at the same time to S3 in one region, of one principal."
    )
    aws_kms_calls: int = Field(
        default=16, ge=1, le=1_000, description="Calls at the same time to KMS in one region, of one principal."
    )
    aws_most_rate: float = Field(
        default=100.0, ge=0.1, le=10_000, description="Requests a second to one API of a region, of one principal."
    )
    aws_least_rate: float = Field(
        default=1.0, ge=0.01, le=10_000, description="The same where AWS throttles: what the rate falls to at most."
    )
    aws_attempts: int = Field(
        default=8, ge=1, le=100, description="Attempts at one AWS call, the first one included (mode `standard`)."
    )
    aws_connect_seconds: float = Field(default=2.0, gt=0, le=600, description="Seconds to connect to AWS.")
    aws_read_seconds: float = Field(default=10.0, gt=0, le=600, description="Seconds AWS may be silent in an answer.")
    aws_call_seconds: float = Field(
        default=30.0, gt=0, le=3_600, description="Seconds after which a failed AWS call is not attempted again."
    )
    trusted_accounts: Words = Field(
        default=(),
        description=(
            "Other AWS accounts that may own buckets and keys of a pipeline, or be granted access to them, without "
            "a finding: twelve digits each, separated by commas."
        ),
    )
    checks_file: Path | None = Field(
        default=None,
        description=(
            "A TOML file that switches rules, changes severities and names exceptions; read once, at the start."
        ),
    )
    kept_mib: int = Field(
        default=64, ge=0, le=65_536, description="MiB of AWS's answers that are kept at most; 0 keeps none."
    )
    kept_facts_seconds: float = Field(
        default=300.0,
        ge=0,
        le=86_400,
        description="Seconds to keep what seldom changes: facts of buckets, tags, reports, decided model packages.",
    )
    kept_lists_seconds: float = Field(
        default=15.0,
        ge=0,
        le=86_400,
        description="Seconds to keep lists of pipelines, and model packages that nobody has decided on.",
    )
    kept_moment_seconds: float = Field(
        default=2.0,
        ge=0,
        le=86_400,
        description="Seconds to keep what may change at any moment: a pipeline, its newest execution, what runs.",
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="INFO", description="What is logged: `DEBUG` adds a line for each AWS read."
    )
    log_format: Literal["auto", "json", "text"] = Field(
        default="auto", description="How it is logged: `auto` is `text` on a terminal and `json` elsewhere."
    )

    traces: bool = Field(
        default=False,
        description=(
            "Whether spans of requests and of AWS reads are sent to OpenTelemetry, as its own variables "
            "(`OTEL_EXPORTER_OTLP_ENDPOINT`) say. Needs the extra `otel`."
        ),
    )

    @field_validator("allow_origins", "regions", "trusted_accounts", mode="before")
    @classmethod
    def _split(cls, value: Any) -> Any:
        return _words(value) if isinstance(value, str) else value

    @field_validator("allow_origins")
    @classmethod
    def _are_origins(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if not all(_ORIGIN.fullmatch(origin) for origin in value):
            raise ValueError("an origin is `*` or like https://pages.example.com, without a path")
        return value

    @field_validator("regions")
    @classmethod
    def _are_regions(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if not all(partition_of(region) for region in value):
            raise ValueError("a region looks like ap-northeast-2; several are separated by commas")
        return value

    @field_validator("trusted_accounts")
    @classmethod
    def _are_accounts(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if not all(_ACCOUNT.fullmatch(account) for account in value):
            raise ValueError("an account is twelve digits")
        return value

    @field_validator("profiles", mode="before")
    @classmethod
    def _split_profiles(cls, value: Any) -> Any:
        if not isinstance(value, str) or value in _RULES:
            return value
        names = _words(value)
        if not names or any(name in _RULES for name in names):
            raise ValueError("either `auto`, or `never`, or names of profiles separated by commas")
        return names

    @field_validator("log_level", mode="before")
    @classmethod
    def _capitals(cls, value: Any) -> Any:
        return value.upper() if isinstance(value, str) else value

    @classmethod
    def read(cls) -> Self:
        """Read the environment. Raises :class:`~sagemaker_lineage.errors.ConfigurationError`, naming the variable."""
        try:
            return cls()
        except ValidationError as error:
            first = error.errors(include_input=False, include_url=False, include_context=False)[0]
            name = f"{PREFIX}{str(first['loc'][0]).upper()}" if first["loc"] else PREFIX
            raise ConfigurationError(
                f"{name} cannot be used: {first['msg'].removeprefix('Value error, ')}.", resource=name
            ) from None


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())
