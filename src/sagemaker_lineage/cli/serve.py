"""``sagemaker-lineage serve``: the HTTP service."""

from typing import Annotated

import typer

Host = Annotated[
    str | None, typer.Option("--host", metavar="ADDRESS", help="Address to listen on; 0.0.0.0 for every one.")
]
Port = Annotated[
    int | None, typer.Option("--port", min=0, max=65535, metavar="PORT", help="Port to listen on; 0 takes a free one.")
]


def serve(host: Host = None, port: Port = None) -> None:
    """Serve the HTTP API; without options on the host and port of the settings."""
    from sagemaker_lineage.cli.listening import listen, web_address
    from sagemaker_lineage.cli.messages import failures_told, tell
    from sagemaker_lineage.cli.serving import serve_app
    from sagemaker_lineage.server.app import create_app
    from sagemaker_lineage.settings import Settings

    with failures_told():
        settings = Settings.read()
        sockets = listen(
            settings.host if host is None else host,
            settings.port if port is None else port,
            "sagemaker-lineage serve --port {port}",
        )
        app = create_app(settings=settings)
    address = web_address(sockets[0])
    tell(f"Serving on {address} (Ctrl-C ends it); the API is described at {address}/docs")
    serve_app(app, sockets)
