// Each screen is a file of its own: nobody waits for the code of another, least of all for the canvas.
export const SCREENS = {
  pipelines: () => import("../pages/Pipelines"),
  lineage: () => import("../pages/Lineage"),
  definition: () => import("../pages/Definition"),
  security: () => import("../pages/Security"),
};
