"""The ASGI entry: ``python -m uvicorn api:app --reload --port 8000`` or ``python api.py``."""

from sagemaker_lineage.server.app import create_app, run

app = create_app(allow_origins=["*"])

if __name__ == "__main__":
    run("api:app")
