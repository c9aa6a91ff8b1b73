"""The routes: one module for each resource, one row here."""

from sagemaker_lineage.server.routes import docs, health, lineage, metrics, pipelines

ROUTERS = (lineage.router, pipelines.router, health.router, metrics.router, docs.router)
"""Every router, in the order of the API pages."""
