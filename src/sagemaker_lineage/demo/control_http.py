"""The control over HTTP, under ``/_control`` of the same port: JSON in, the whole state out.

==============  =================================================================================
GET             the state: delays, faults, allow, counts, peak, clock
GET /calls      the recorded calls
PUT /delay      ``{"ms": 40, "operation": "*"}``
POST /faults    ``{"operation": "s3:*", "kind": "throttle", "share": 1, "count": null,
                "resource": null}``
PUT /allow      ``{"actions": ["sagemaker:Describe*"]}`` or ``{"actions": null}``
PUT /clock      ``{"freeze": 1790000000.0}``, ``{"freeze": null}``, ``{"advance": 60}``, ``{"run": true}``
DELETE          everything back to the beginning; also ``/faults`` and ``/calls`` alone
==============  =================================================================================
"""

from __future__ import annotations

import json
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any

from sagemaker_lineage.demo.control import Control
from sagemaker_lineage.demo.wire import HttpRequest, Reply

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PREFIX = "/_control"
Json = dict[str, Any]


def answer_control(control: Control, request: HttpRequest, client: tuple[str, int] | None) -> Reply:
    """Answer a request to the control; only loopback clients are heard, and no page in a browser."""
    if not (client and ip_address(client[0]).is_loopback) or "origin" in request.headers:
        return _reply({"error": "the control listens to programs on loopback only"}, 403)
    action = _ROUTES.get((request.method, request.path.removeprefix(PREFIX).rstrip("/")))
    if action is None:
        return _reply({"error": "no such control"}, 404)
    try:
        members = json.loads(request.body or b"{}")
        return _reply(action(control, members))
    except (KeyError, TypeError, ValueError, AttributeError):
        return _reply({"error": "the request is malformed"}, 400)


def _reply(document: Mapping[str, Any], status: int = 200) -> Reply:
    return Reply(status=status, body=json.dumps(document).encode(), content_type="application/json")


def _state(control: Control, members: Json) -> Json:
    del members
    return control.state()


def _calls(control: Control, members: Json) -> Json:
    del members
    rows = [{"operation": c.operation, "region": c.region, "parameters": c.parameters} for c in control.calls()]
    return {"calls": rows}


def _delay(control: Control, members: Json) -> Json:
    control.delay(float(members["ms"]), str(members.get("operation", "*")))
    return control.state()


def _fault(control: Control, members: Json) -> Json:
    control.fault(
        str(members["operation"]),
        str(members["kind"]),
        share=float(members.get("share", 1.0)),
        count=members.get("count"),
        resource=members.get("resource"),
    )
    return control.state()


def _allow(control: Control, members: Json) -> Json:
    control.allow(members["actions"])
    return control.state()


def _clock(control: Control, members: Json) -> Json:
    if "freeze" in members:
        control.clock.freeze(None if members["freeze"] is None else float(members["freeze"]))
    if "advance" in members:
        control.clock.advance(float(members["advance"]))
    if members.get("run"):
        control.clock.run()
    return control.state()


def _after(change: Callable[[Control], None]) -> Callable[[Control, Json], Json]:
    def act(control: Control, members: Json) -> Json:
        del members
        change(control)
        return control.state()

    return act


_ROUTES: Mapping[tuple[str, str], Callable[[Control, Json], Json]] = {
    ("GET", ""): _state,
    ("GET", "/calls"): _calls,
    ("PUT", "/delay"): _delay,
    ("POST", "/faults"): _fault,
    ("PUT", "/allow"): _allow,
    ("PUT", "/clock"): _clock,
    ("DELETE", ""): _after(Control.reset),
    ("DELETE", "/faults"): _after(Control.clear_faults),
    ("DELETE", "/calls"): _after(Control.reset_counts),
}
