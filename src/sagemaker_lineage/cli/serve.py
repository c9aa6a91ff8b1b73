"""``sagemaker-lineage serve``: the HTTP service."""

from typing import Annotated

import typer

Host = Annotated[str, typer.Option("--host", help="Address to listen on; 0.0.0.0 for every one.")]
Port = Annotated[int, typer.Option("--port", min=0, max=65535, help="Port to listen on; 0 takes a free one.")]


def serve(host: Host = "127.0.0.1", port: Port = 8000) -> None:
    """Serve the HTTP API."""
    from sagemaker_lineage.cli.listening import listen, web_address
    from sagemaker_lineage.cli.messages import failures_told, tell
    from sagemaker_lineage.cli.serving import serve_app
    from sagemaker_lineage.server.app import create_app

    with failures_told():
        sockets = listen(host, port, "sagemaker-lineage serve --port {port}")
        app = create_app()
    address = web_address(sockets[0])
    tell(f"Serving on {address} (Ctrl-C ends it); the API is described at {address}/docs")
    serve_app(app, sockets)
