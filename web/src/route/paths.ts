export const PIPELINES = "/ui/pipelines";
export const DEFINITION = "/ui/definition";
export const SECURITY = "/ui/security";

/** Where an address leads to. */
export type Place =
  | { page: "pipelines" }
  | { page: "lineage"; name: string }
  | { page: "definition" }
  | { page: "security" }
  | { page: "none" };

/** Return the address of a pipeline's page. */
export const pipelinePath = (name: string): string => `${PIPELINES}/${encodeURIComponent(name)}`;

/** Return the place a path leads to; `/ui` and `/ui/` are the pipelines. */
export function placeOf(pathname: string): Place {
  const path = pathname.replace(/\/+$/, "");
  if (path === "/ui" || path === PIPELINES) return { page: "pipelines" };
  if (path === DEFINITION) return { page: "definition" };
  if (path === SECURITY) return { page: "security" };
  const name = path.startsWith(`${PIPELINES}/`) ? decoded(path.slice(PIPELINES.length + 1)) : "";
  return name ? { page: "lineage", name } : { page: "none" };
}

const decoded = (part: string): string => {
  try {
    return part.includes("/") ? "" : decodeURIComponent(part);
  } catch {
    return "";
  }
};
