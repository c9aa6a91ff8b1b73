"""STS's query protocol: who the caller is, and temporary credentials for role profiles."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from html import escape
from typing import TYPE_CHECKING

from sagemaker_lineage.demo.wire import REQUEST_ID, Call, Refusal, Reply, element, xml_reply

if TYPE_CHECKING:
    from sagemaker_lineage.demo.account.store import Account

_NAMESPACE = 'xmlns="https://sts.amazonaws.com/doc/2011-06-15/"'
_SESSION_SECONDS = 3600
OPERATIONS = frozenset({"GetCallerIdentity", "AssumeRole"})
"""Every STS operation the embedded AWS answers."""


def caller_arn(account_id: str) -> str:
    """Return the ARN of the caller, as STS and refusals name it."""
    return f"arn:aws:sts::{account_id}:assumed-role/lineage-reader/demo"


def answer(account: Account, call: Call) -> Reply:
    """Answer one STS call."""
    if call.operation == "GetCallerIdentity":
        inner = element("Arn", caller_arn(account.id)) + element("UserId", "AROADEMOLINEAGEREADER:demo")
        return _reply(call.operation, inner + element("Account", account.id))
    if call.operation == "AssumeRole":
        return _reply(call.operation, _assumed(account, call))
    raise Refusal("InvalidAction", f"Could not find operation {escape(call.operation)} for version 2011-06-15")


def _assumed(account: Account, call: Call) -> str:
    role = str(call.parameters.get("RoleArn", ""))
    session = str(call.parameters.get("RoleSessionName", ""))
    if not role.startswith("arn:") or not session:
        raise Refusal("ValidationError", "RoleArn and RoleSessionName must be given")
    name = role.rpartition("/")[2]
    lifetime = timedelta(seconds=int(call.parameters.get("DurationSeconds", _SESSION_SECONDS)))
    until = (datetime.now(UTC) + lifetime).strftime("%Y-%m-%dT%H:%M:%SZ")
    credentials = element("AccessKeyId", "ASIADEMOLINEAGE00000") + element("SecretAccessKey", "demo-secret-access-key")
    credentials += element("SessionToken", "demo-session-token") + element("Expiration", until)
    user = element("AssumedRoleId", f"AROADEMOLINEAGEROLE0:{session}")
    user += element("Arn", f"arn:aws:sts::{account.id}:assumed-role/{name}/{session}")
    return f"<Credentials>{credentials}</Credentials><AssumedRoleUser>{user}</AssumedRoleUser>"


def _reply(operation: str, inner: str) -> Reply:
    result = f"<{operation}Result>{inner}</{operation}Result>"
    metadata = f"<ResponseMetadata>{element('RequestId', REQUEST_ID)}</ResponseMetadata>"
    return xml_reply(f"<{operation}Response {_NAMESPACE}>{result}{metadata}</{operation}Response>")
