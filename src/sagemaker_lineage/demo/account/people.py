"""Who works in the account: Studio users and their domains."""

from __future__ import annotations

from typing import Any

from sagemaker_lineage.demo.account.naming import ACCOUNT, HOME, arn, role, token
from sagemaker_lineage.demo.account.values import Domain

Json = dict[str, Any]
STUDIO = "studio-domain"
RESEARCH = "research-domain"
_DAY = 86400.0


def domain_id(name: str) -> str:
    """Return the id of a Studio domain."""
    return f"d-{token(name, 12)}"


def domain_arn(name: str) -> str:
    """Return the ARN of a Studio domain."""
    return arn("domain", domain_id(name))


def created_by(user: str, region: str = HOME) -> Json:
    """Return the user information of what a Studio user made."""
    profile = user.replace(".", "-")
    domain = domain_id(STUDIO)
    session = f"arn:aws:sts::{ACCOUNT}:assumed-role/AmazonSageMaker-ExecutionRole-Studio/SageMaker"
    return {
        "UserProfileArn": arn("user-profile", f"{domain}/{profile}", region),
        "UserProfileName": profile,
        "DomainId": domain,
        "IamIdentity": {"Arn": session, "PrincipalId": "AROADEMOSTUDIOUSERS00:SageMaker"},
    }


def domains(at: float) -> tuple[Domain, ...]:
    """Return the account's two domains, made long before ``at``."""
    return (_domain(STUDIO, at - 700 * _DAY, "SSO"), _domain(RESEARCH, at - 310 * _DAY, "IAM"))


def _domain(name: str, created: float, mode: str) -> Domain:
    number = domain_id(name)
    answer: Json = {
        "DomainArn": domain_arn(name),
        "DomainId": number,
        "DomainName": name,
        "HomeEfsFileSystemId": f"fs-{token(name, 17, '0123456789abcdef')}",
        "Status": "InService",
        "CreationTime": created,
        "LastModifiedTime": created + 30 * _DAY,
        "AuthMode": mode,
        "DefaultUserSettings": {"ExecutionRole": role("service-role/AmazonSageMaker-ExecutionRole-Studio")},
        "AppNetworkAccessType": "VpcOnly",
        "SubnetIds": [f"subnet-{token(name, 17, '0123456789abcdef')}"],
        "Url": f"https://{number}.studio.{HOME}.sagemaker.aws",
        "VpcId": f"vpc-{token(name, 17, '0123456789abcdef')}",
    }
    return Domain(name=name, id=number, arn=domain_arn(name), region=HOME, answer=answer)
