"""Checking AWS requests and answers, as they cross the wire, against botocore's own service model.

::

    check = WireCheck()
    check.attach(client)
    ...
    assert check.complaints == []

botocore itself drops answer members it does not know and checks neither enums nor patterns, so the
bytes are read here once more.
"""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections import Counter
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from botocore.validate import ParamValidator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from botocore.model import OperationModel, Shape

COMMON_ERRORS = frozenset(
    {
        "AccessDeniedException",
        "InternalFailure",
        "ResourceNotFound",
        "SerializationException",
        "ServiceUnavailable",
        "ThrottlingException",
        "UnknownOperationException",
        "ValidationException",
    }
)
"""The codes every operation of a JSON service may answer."""

_NAMESPACE = re.compile(r"\{[^}]*\}")
_ELSEWHERE = frozenset({"header", "headers", "uri", "querystring", "statusCode"})


class WireCheck:
    """Collects what is wrong with the traffic of the clients it is attached to.

    ``complaints`` are sentences; ``seen`` counts the checked answers by ``service:Operation``.
    """

    def __init__(self) -> None:
        self.complaints: list[str] = []
        self.seen: Counter[str] = Counter()

    def attach(self, client: Any) -> None:
        """Check every call of a boto3 client from now on."""
        service_model = client.meta.service_model

        def on_request(params: dict[str, Any], model: OperationModel, **_: Any) -> None:
            self._note(model, check_request(model, params))

        def on_answer(event_name: str, response_dict: dict[str, Any] | None = None, **_: Any) -> None:
            if response_dict is None:
                return
            model = service_model.operation_model(event_name.rpartition(".")[2])
            self.seen[f"{service_model.service_name}:{model.name}"] += 1
            status, headers, body = (response_dict[part] for part in ("status_code", "headers", "body"))
            self._note(model, check_answer(model, status, headers, body))

        client.meta.events.register_last("before-parameter-build", on_request)
        client.meta.events.register_last("response-received", on_answer)

    def _note(self, model: OperationModel, complaints: list[str]) -> None:
        self.complaints += [f"{model.service_model.service_name}:{model.name}: {complaint}" for complaint in complaints]


def check_request(model: OperationModel, parameters: dict[str, Any]) -> list[str]:
    """Return what is wrong with a request's members: unknown, missing, of the wrong type or value."""
    if model.input_shape is None:
        return [] if not parameters else ["takes no parameters"]
    report = ParamValidator().validate(parameters, model.input_shape)
    found = [report.generate_report()] if report.has_errors() else []
    return found + list(_values(model.input_shape, parameters, "request"))


def _values(shape: Shape, value: Any, where: str) -> Iterator[str]:
    """Yield values outside their enum, pattern or length; types are checked already."""
    if shape.type_name == "structure" and isinstance(value, dict):
        for name in value.keys() & shape.members.keys():
            yield from _values(shape.members[name], value[name], f"{where}.{name}")
    elif shape.type_name == "list" and isinstance(value, list):
        for position, entry in enumerate(value):
            yield from _values(shape.member, entry, f"{where}[{position}]")
    else:
        yield from _constraints(shape, value, where)


def _constraints(shape: Shape, value: Any, where: str) -> Iterator[str]:
    metadata = shape.metadata
    if isinstance(value, str):
        if getattr(shape, "enum", None) and value not in shape.enum:
            yield f"{where}: {value!r} is not in the enum"
        pattern = _compiled(metadata.get("pattern", ""))
        if pattern and not pattern.fullmatch(value):
            yield f"{where}: {value!r} does not match {pattern.pattern}"
    size = len(value) if isinstance(value, str | list | dict) else value
    if isinstance(size, bool) or not isinstance(size, int | float):
        return
    if "max" in metadata and size > metadata["max"]:
        yield f"{where}: above {metadata['max']}: {value!r}"
    if "min" in metadata and size < metadata["min"]:
        yield f"{where}: below {metadata['min']}: {value!r}"


@lru_cache
def _compiled(pattern: str) -> re.Pattern[str] | None:
    """Return a pattern of the model, None where it is not written in Python's dialect."""
    if r"\p" in pattern:
        return None
    try:
        return re.compile(pattern, re.DOTALL) if pattern else None
    except re.error:
        return None


def check_answer(model: OperationModel, status: int, headers: Any, body: Any) -> list[str]:
    """Return what is wrong with an answer: the bytes, not what botocore made of them."""
    protocol = model.service_model.resolved_protocol
    if protocol == "json":
        return list(_json_answer(model, status, body))
    if status >= 300:
        return list(_xml_error(model, status, body))
    return [*_header_members(model, headers), *_xml_answer(model, body, wrapped=protocol == "query")]


def _json_answer(model: OperationModel, status: int, body: bytes) -> Iterator[str]:
    document = json.loads(body)
    if status == 200:
        yield from _json_value(model.output_shape, document, "answer")
        return
    code = document.get("__type", "")
    if code not in COMMON_ERRORS | {error.name for error in model.error_shapes}:
        yield f"error code {code!r} is not one of the operation's"
    if not document.get("message"):
        yield "an error without a message"


_JSON_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "long": (int,),
    "float": (int, float),
    "double": (int, float),
    "boolean": (bool,),
    "timestamp": (int, float),
    "structure": (dict,),
    "map": (dict,),
    "list": (list,),
}


def _json_value(shape: Shape, value: Any, where: str) -> Iterator[str]:
    allowed = _JSON_TYPES[shape.type_name]
    if not isinstance(value, allowed) or (isinstance(value, bool) and bool not in allowed):
        yield f"{where}: {value!r} is no {shape.type_name}"
        return
    yield from _constraints(shape, value, where)
    if shape.type_name == "structure":
        yield from _json_structure(shape, value, where)
    elif shape.type_name == "list":
        for position, entry in enumerate(value):
            yield from _json_value(shape.member, entry, f"{where}[{position}]")
    elif shape.type_name == "map":
        for key, entry in value.items():
            yield from _json_value(shape.value, entry, f"{where}[{key}]")


def _json_structure(shape: Shape, value: dict[str, Any], where: str) -> Iterator[str]:
    members = {member.serialization.get("name", name): member for name, member in shape.members.items()}
    for name in sorted(value.keys() - members.keys()):
        yield f"{where}.{name}: not in the model"
    for name in shape.required_members:
        if name not in value:
            yield f"{where}.{name}: required and missing"
    for name in value.keys() & members.keys():
        yield from _json_value(members[name], value[name], f"{where}.{name}")


def _xml_error(model: OperationModel, status: int, body: bytes) -> Iterator[str]:
    if model.http.get("method") == "HEAD":
        return
    root = ET.fromstring(body)
    expected = "Error" if model.service_model.service_name == "s3" else "ErrorResponse"
    if _plain(root) != expected:
        yield f"an error {status} in <{_plain(root)}>"
    error = root if expected == "Error" else root.find("Error")
    if error is None or not error.findtext("Code") or not error.findtext("Message"):
        yield f"an error {status} without code or message"


def _plain(element: ET.Element) -> str:
    return _NAMESPACE.sub("", element.tag)


def _header_members(model: OperationModel, headers: Any) -> Iterator[str]:
    if model.output_shape is None:
        return
    for name, member in model.output_shape.members.items():
        text = headers.get(member.serialization.get("name", name))
        if member.serialization.get("location") == "header" and text is not None:
            yield from _text(member, text, f"header {name}", http_date=True)


def _xml_answer(model: OperationModel, body: Any, *, wrapped: bool) -> Iterator[str]:
    shape = model.output_shape
    if shape is None or model.http.get("method") == "HEAD" or model.has_streaming_output:
        return
    payload = shape.serialization.get("payload")
    if payload and shape.members[payload].type_name == "string":
        yield from _text(shape.members[payload], body.decode(), "answer")
        return
    root = ET.fromstring(body)
    if model.name == "GetBucketLocation":
        yield from _location(shape, root)
        return
    if wrapped:
        if _plain(root) != f"{model.name}Response":
            yield f"the answer is in <{_plain(root)}>"
        root = next(child for child in root if _plain(child) == shape.serialization["resultWrapper"])
    yield from _xml_value(shape.members[payload] if payload else shape, root, "answer")


def _location(shape: Shape, root: ET.Element) -> Iterator[str]:
    """Check GetBucketLocation, whose one member is the root itself; botocore treats it apart too."""
    if _plain(root) != "LocationConstraint" or len(root):
        yield f"the answer is in <{_plain(root)}>"
    if root.text:
        yield from _text(shape.members["LocationConstraint"], root.text, "answer")


def _xml_value(shape: Shape, element: ET.Element, where: str) -> Iterator[str]:
    if shape.type_name == "structure":
        yield from _xml_structure(shape, element, where)
    elif shape.type_name == "list":
        item = shape.member.serialization.get("name", "member")
        for child in element:
            if _plain(child) != item:
                yield f"{where}: <{_plain(child)}> instead of <{item}>"
            yield from _xml_value(shape.member, child, f"{where}[]")
    else:
        yield from _text(shape, element.text or "", where)


def _xml_structure(shape: Shape, element: ET.Element, where: str) -> Iterator[str]:
    members = {name: member for name, member in shape.members.items() if not _in_header(member)}
    by_tag = {_tag(name, member): (name, member) for name, member in members.items()}
    present = {name for name, member in members.items() if _is_attribute(member, element)}
    for child in element:
        name, member = by_tag.get(_plain(child), (None, None))
        if member is None:
            yield f"{where}.{_plain(child)}: not in the model"
            continue
        present.add(name)
        flat = member.type_name == "list" and member.serialization.get("flattened")
        yield from _xml_value(member.member if flat else member, child, f"{where}.{name}")
    for name in shape.required_members:
        if name in members and name not in present:
            yield f"{where}.{name}: required and missing"


def _is_attribute(member: Shape, element: ET.Element) -> bool:
    """Tell whether a member stands as an attribute of the element (``xsi:type``)."""
    name = str(member.serialization.get("name", "")).rpartition(":")[2]
    return bool(member.serialization.get("xmlAttribute")) and any(key.endswith(f"}}{name}") for key in element.attrib)


def _in_header(member: Shape) -> bool:
    return member.serialization.get("location") in _ELSEWHERE


def _tag(name: str, member: Shape) -> str:
    if member.type_name == "list" and member.serialization.get("flattened"):
        return str(member.member.serialization.get("name", member.serialization.get("name", name)))
    return str(member.serialization.get("name", name))


def _text(shape: Shape, text: str, where: str, *, http_date: bool = False) -> Iterator[str]:
    kind = shape.type_name
    if kind == "boolean" and text not in {"true", "false"}:
        yield f"{where}: {text!r} is no boolean"
    elif kind in {"integer", "long"} and not re.fullmatch(r"-?\d+", text):
        yield f"{where}: {text!r} is no {kind}"
    elif kind == "timestamp" and not _is_time(text, http_date=http_date):
        yield f"{where}: {text!r} is no time"
    elif kind == "string":
        yield from _constraints(shape, text, where)


def _is_time(text: str, *, http_date: bool) -> bool:
    try:
        if http_date:
            datetime.strptime(text, "%a, %d %b %Y %H:%M:%S GMT")  # noqa: DTZ007  only the form is of interest
        else:
            datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
