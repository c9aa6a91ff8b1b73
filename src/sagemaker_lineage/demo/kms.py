"""KMS's JSON protocol: what a key is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.demo.wire import Call, Refusal, Reply, json_reply

if TYPE_CHECKING:
    from sagemaker_lineage.demo.account.store import Account
    from sagemaker_lineage.demo.account.values import Json, Key

OPERATIONS = frozenset({"DescribeKey"})
"""Every KMS operation the embedded AWS answers."""


def answer(account: Account, call: Call) -> Reply:
    """Answer one KMS call; raises :class:`Refusal` as KMS refuses."""
    if call.operation not in OPERATIONS:
        raise Refusal("UnknownOperationException", f"The requested operation {call.operation} is not supported.")
    asked = str(call.parameters.get("KeyId", ""))
    key = account.key(call.region, asked)
    if key is None:
        raise Refusal("NotFoundException", f"Key '{asked}' does not exist")
    if key.denied:
        message = f"User: {account.id} is not authorized to perform: kms:DescribeKey on resource: {key.arn}"
        raise Refusal("AccessDeniedException", message)
    return json_reply({"KeyMetadata": _metadata(key)})


def _metadata(key: Key) -> Json:
    account, name = key.arn.split(":")[4], key.arn.rpartition("/")[2]
    metadata: Json = {
        "AWSAccountId": account,
        "KeyId": name,
        "Arn": key.arn,
        "CreationDate": key.created,
        "Enabled": key.state == "Enabled",
        "Description": key.description,
        "KeyUsage": "ENCRYPT_DECRYPT",
        "KeyState": key.state,
        "Origin": "AWS_KMS",
        "KeyManager": key.manager,
        "CustomerMasterKeySpec": "SYMMETRIC_DEFAULT",
        "KeySpec": "SYMMETRIC_DEFAULT",
        "EncryptionAlgorithms": ["SYMMETRIC_DEFAULT"],
        "MultiRegion": False,
    }
    return metadata | ({"DeletionDate": key.deleted} if key.deleted is not None else {})
