"""``sagemaker-lineage demo``: the service over the embedded AWS, on this machine alone."""

import os
from collections.abc import Iterator, Mapping

from sagemaker_lineage.cli.serve import Host, Port

EXAMPLE = "/lineage?pipeline=mlops-pipeline&region=ap-northeast-2&includeLatestExec=true&profile=default"


def demo(host: Host = "127.0.0.1", port: Port = 8000) -> None:
    """Serve a demo account. No AWS account is needed."""
    import tempfile
    from pathlib import Path

    from sagemaker_lineage.cli.listening import LOOPBACK, listen, web_address
    from sagemaker_lineage.cli.messages import failures_told
    from sagemaker_lineage.cli.screen import write_plain
    from sagemaker_lineage.cli.serving import serve_app
    from sagemaker_lineage.demo.serve import REGIONS, EmbeddedAws, demo_environment
    from sagemaker_lineage.settings import PREFIX

    with failures_told():
        sockets = listen(host or LOOPBACK, port or 0, "make demo PORT={port}, or sagemaker-lineage demo --port {port}")
    with tempfile.TemporaryDirectory(prefix="sagemaker-lineage-") as folder, EmbeddedAws() as aws:
        _enter({f"{PREFIX}REGIONS": REGIONS, **demo_environment(aws.url, Path(folder))})
        with failures_told():
            from sagemaker_lineage.server.app import create_app
            from sagemaker_lineage.settings import Settings

            app = create_app(settings=Settings.read(), demo=True)
        write_plain(_welcome(web_address(sockets[0])))
        serve_app(app, sockets)


def _enter(environment: Mapping[str, str]) -> None:
    """Make it the environment of this process: what is not in it is gone."""
    os.environ.clear()
    os.environ.update(environment)


def _welcome(address: str) -> Iterator[str]:
    yield "An AWS account of its own, on this machine only. Ctrl-C ends it."
    yield ""
    yield f"  Open   {address}/ui/pipelines"
    yield f"  API    {address}/docs"
    yield f'  Call   curl "{address}{EXAMPLE}"'
    yield f'         curl "{address}/pipelines?region=ap-northeast-2"'
    yield ""
