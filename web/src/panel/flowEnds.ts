import type { Confidence, Edge, LineageDocument, Node, Port } from "../api/types";
import { type Box, boxesOf, boxOfPort } from "../graph/boxes";

/** A step at the other end of what a port reads or writes; how sure the flow is, null where no edge says so. */
export interface End {
  readonly step: string;
  readonly confidence: Confidence | null;
}

const SUREST: readonly (Confidence | null)[] = ["certain", "likely", "possible", null];

/** The steps that write what an input reads, or that read what an output writes; each once, with the surest edge. */
export function endsOf(document: LineageDocument, node: Node, port: Port, isInput: boolean): readonly End[] {
  const box = boxOfPort(boxesOf(document), port);
  if (!box) return [];
  const named = (isInput ? box.writers : box.readers).map((step): End => ({ step, confidence: null }));
  const joined = document.graph.edges
    .filter(({ from, to }) => (isInput ? to : from) === node.id)
    .filter((edge) => (isInput ? brings(edge, port) : takes(document, edge, box)))
    .map(({ from, to, confidence }): End => ({ step: isInput ? from : to, confidence }));
  const ends = new Map<string, End>();
  for (const end of [...named, ...joined]) {
    const before = ends.get(end.step);
    if (!before || SUREST.indexOf(end.confidence) < SUREST.indexOf(before.confidence)) ends.set(end.step, end);
  }
  return [...ends.values()];
}

function brings({ artifactIds, resourceIds }: Edge, { artifactId, resourceId }: Port): boolean {
  return artifactIds.includes(artifactId as number) || resourceIds.includes(resourceId as number);
}

/** Whether what flows along an edge is the box, lies in it, or holds it. */
function takes(document: LineageDocument, { artifactIds, resourceIds }: Edge, box: Box): boolean {
  const { ofArtifact, ofResource } = boxesOf(document);
  const taken = [...artifactIds.map((id) => ofArtifact.get(id)), ...resourceIds.map((id) => ofResource.get(id))];
  return taken.some((each) => each !== undefined && (isInside(each, box) || isInside(box, each)));
}

function isInside(inner: Box, outer: Box): boolean {
  for (let at: Box | null = inner; at; at = at.whole) if (at === outer) return true;
  const [one, other] = [inner.artifacts[0]?.uri, outer.artifacts[0]?.uri];
  return one !== undefined && other !== undefined && one.startsWith(`${other.replace(/\/$/, "")}/`);
}
