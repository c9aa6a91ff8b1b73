"""What AWS documents and no call tells: versioned data files, read once."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files

_FAMILY = re.compile(r"(?:ml\.)?([a-z0-9-]+)\.[a-z0-9-]+")
_DOMAINS = (
    r"amazonaws\.com(?:\.cn)?|amazonaws\.eu|on\.aws|on\.amazonwebservices\.com\.cn"
    r"|c2s\.ic\.gov|sc2s\.sgov\.gov|cloud\.adc-e\.uk|csp\.hci\.ic\.gov"
)
_REGISTRY = re.compile(rf"(\d{{12}})\.dkr[.-]ecr(?:-fips)?\.[a-z0-9-]+\.(?:{_DOMAINS})/")


def has_local_storage(instance_type: str) -> bool | None:
    """Tell whether an instance type has local storage, to which no volume key applies; None where not listed."""
    found = _FAMILY.fullmatch(instance_type)
    if found is None:
        return None
    listed = _read("instance_storage.json")
    if found.group(1) in listed["local"]:
        return True
    return False if found.group(1) in listed["volume"] else None


def is_image_of_aws(image: str) -> bool:
    """Tell whether an image is in a registry of AWS's own: in the public gallery anybody may have one."""
    listed = _read("image_registries.json")
    found = _REGISTRY.match(image)
    if found is not None:
        return found.group(1) in listed["accounts"]
    gallery, _, rest = image.partition("/")
    return gallery == "public.ecr.aws" and rest.partition("/")[0] in listed["galleries"]


@cache
def _read(name: str) -> dict[str, frozenset[str]]:
    """Return the lists of a data file."""
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return {key: frozenset(value) for key, value in json.loads(text).items() if isinstance(value, list)}
