"""The embedded AWS as an own process: ``python -m sagemaker_lineage.demo --port 4566``."""

from __future__ import annotations

import argparse
import contextlib
import sys
from typing import TYPE_CHECKING

from sagemaker_lineage.demo.account.bench import build_account
from sagemaker_lineage.demo.account.demo import build_demo_account
from sagemaker_lineage.demo.account.many import build_many
from sagemaker_lineage.demo.clock import DemoClock
from sagemaker_lineage.demo.control import Control
from sagemaker_lineage.demo.serve import LOOPBACK, bind, make_server

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sagemaker_lineage.demo.account.store import Account


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until interrupted; prints the endpoint URL on the first line of standard output.

    Returns the exit code: 1 if the port is taken.
    """
    options = _parser().parse_args(arguments)
    control = Control(DemoClock(options.at))
    if options.delay:
        control.delay(options.delay)
    account = _account(options, control.clock.now())
    try:
        bound = bind(options.port)
    except OSError:
        sys.stderr.write(f"port {options.port} is taken: choose another one with --port\n")
        return 1
    sys.stdout.write(f"http://{LOOPBACK}:{bound.getsockname()[1]}\n")
    sys.stdout.flush()
    with contextlib.suppress(KeyboardInterrupt), bound:
        make_server(account, control).run(sockets=[bound])
    return 0


def _account(options: argparse.Namespace, at: float) -> Account:
    if options.account == "bench":
        return build_account(
            at,
            steps=options.steps,
            buckets=options.buckets,
            pipelines=options.pipelines,
            captures=options.captures,
        )
    if options.account == "many":
        return build_many(at, pipelines=options.pipelines)
    return build_demo_account(at)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m sagemaker_lineage.demo", description="An AWS account on loopback.")
    parser.add_argument("--port", type=int, default=0, help="port to listen on; 0 takes a free one")
    parser.add_argument("--delay", type=float, default=0.0, help="milliseconds to wait before every answer")
    parser.add_argument("--at", type=float, default=None, help="freeze the clock at this time, in seconds since 1970")
    parser.add_argument("--account", choices=("demo", "bench", "many"), default="demo", help="the account to serve")
    bench = parser.add_argument_group("the bench account; that with many pipelines has only those")
    bench.add_argument("--steps", type=int, default=60, help="steps of its wide pipeline")
    bench.add_argument("--buckets", type=int, default=10, help="buckets they are spread over")
    bench.add_argument("--captures", action="store_true", help="an endpoint that captures what it is asked")
    bench.add_argument("--pipelines", type=int, default=150, help="pipelines in all")
    return parser


if __name__ == "__main__":
    sys.exit(main())
