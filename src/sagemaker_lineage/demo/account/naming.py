"""Names as AWS and the SageMaker SDK give them; the same words give the same name every time."""

from __future__ import annotations

import re
from hashlib import sha256
from string import ascii_letters, ascii_lowercase, digits

ACCOUNT = "111122223333"
HOME = "ap-northeast-2"
_JOB_NAME_LENGTH = 63


def token(seed: str, length: int, alphabet: str = ascii_lowercase + digits) -> str:
    """Return a random-looking word that depends on the seed alone."""
    number = int.from_bytes(sha256(seed.encode()).digest())
    letters = []
    for _ in range(length):
        number, place = divmod(number, len(alphabet))
        letters.append(alphabet[place])
    return "".join(letters)


def arn(noun: str, name: str, region: str = HOME) -> str:
    """Return the ARN of a SageMaker resource."""
    return f"arn:aws:sagemaker:{region}:{ACCOUNT}:{noun}/{name}"


def role(name: str) -> str:
    """Return the ARN of an IAM role."""
    return f"arn:aws:iam::{ACCOUNT}:role/{name}"


def kms_key(seed: str, region: str = HOME) -> str:
    """Return the ARN of a KMS key."""
    parts = "-".join(token(f"{seed}/{i}", size, "0123456789abcdef") for i, size in enumerate((8, 4, 4, 4, 12)))
    return f"arn:aws:kms:{region}:{ACCOUNT}:key/{parts}"


def image(name: str, region: str = HOME) -> str:
    """Return the URI of a SageMaker image."""
    return f"366743142698.dkr.ecr.{region}.amazonaws.com/{name}"


def execution_id(pipeline: str, number: int) -> str:
    """Return the id of a pipeline's execution: twelve letters and digits."""
    return token(f"{pipeline}#{number}", 12)


def job_name(execution: str, step: str) -> str:
    """Return the name pipelines give to a step's job."""
    suffix = token(f"{execution}/{step}", 10, ascii_letters + digits)
    room = _JOB_NAME_LENGTH - len(f"pipelines-{execution}--{suffix}")
    return f"pipelines-{execution}-{_plain(step, room)}-{suffix}"


def short_job_name(execution: str, step: str) -> str:
    """Return the name pipelines give to a job whose name may have 32 characters only."""
    suffix = token(f"{execution}/{step}", 10, ascii_letters + digits)
    return f"{execution}-{_plain(step, 8)}-{suffix}"


def _plain(step: str, room: int) -> str:
    return re.sub(r"[^a-zA-Z0-9]+", "-", step)[:room].strip("-") or "step"
