"""The routes: one module for each resource, one row here."""

from sagemaker_lineage.server.routes import (
    definition,
    docs,
    exports,
    health,
    lineage,
    metrics,
    objects,
    pages,
    pipelines,
    posture,
    settings,
    step_metrics,
)

ROUTERS = (
    lineage.router,
    definition.router,
    exports.router,
    objects.router,
    pipelines.router,
    step_metrics.router,
    posture.router,
    settings.router,
    health.router,
    metrics.router,
    docs.router,
    pages.router,
)
"""Every router, in the order of the API pages."""

_ROUTES = {
    "definition": "/lineage/definition",
    "executions": "/pipelines/{name}/executions",
    "exports": "/lineage.svg",
    "findings": "/posture",
    "metrics": "/pipelines/{name}/steps/{step}/metrics",
    "objects": "/objects",
}
_PATHS = frozenset(getattr(route, "path", "") for router in ROUTERS for route in router.routes)
FEATURES = tuple(name for name, path in _ROUTES.items() if path in _PATHS)
"""What there is beyond lineages and lists, each known by a route; what has none is not offered."""
