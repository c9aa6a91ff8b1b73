"""The routes: one module for each resource, one row here."""

from sagemaker_lineage.server.routes import docs, health, lineage, pipelines

ROUTERS = (lineage.router, pipelines.router, health.router, docs.router)
"""Every router, in the order of the API pages."""
