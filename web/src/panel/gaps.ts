import type { Gap, LineageDocument, Node } from "../api/types";

/** The gaps about a step: those that point into it, and those about its job. */
export function gapsOfNode(document: LineageDocument, node: Node): Gap[] {
  const place = document.graph.nodes.indexOf(node);
  const pointer = `/graph/nodes/${place}`;
  return document.gaps.filter((gap) =>
    gap.affects.some((affected) => affected === pointer || affected.startsWith(`${pointer}/`)),
  );
}
