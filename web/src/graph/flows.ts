import type { Artifact, Dependency, LineageDocument, LineKind, Step } from "./types";

/** Which step reads or writes which artifact, as drawn. */
export interface Flow {
  readonly step: string;
  readonly artifact: number;
}

/** The data of a document that is drawn, how it goes through steps, and which dependencies are left beside it. */
export interface Flows {
  readonly artifacts: readonly Artifact[];
  readonly reads: readonly Flow[];
  readonly writes: readonly Flow[];
  readonly direct: readonly Dependency[];
}

const DRAWN = new Set<string>(["data", "model", "report", "baseline"]);
const CARRIES = new Set(["ref:Get", "ref:JsonGet", "s3:uri", "featureGroup"]);

/** Follow the data of a document. Code and configuration are not drawn, as in the service's own picture. */
export function flowsOf(document: LineageDocument): Flows {
  const { nodes, edges, artifacts } = document.graph;
  const drawn = artifacts.filter((each) => DRAWN.has(each.role) && each.producedBy.length + each.consumedBy.length > 0);
  const ids = new Set(drawn.map(({ id }) => id));
  const reads = new FlowSet(drawn.flatMap(({ id, consumedBy }) => consumedBy.map((step) => ({ step, artifact: id }))));
  const writes = new FlowSet(drawn.flatMap(({ id, producedBy }) => producedBy.map((step) => ({ step, artifact: id }))));
  const [read, written] = [reads.byStep(), writes.byStep()];
  const steps = new Map(nodes.map((node) => [node.id, node]));
  const direct = edges.filter((edge) => {
    if (isControl(edge.via)) return true;
    if (share(written.get(edge.from), read.get(edge.to))) return false;
    const through = CARRIES.has(edge.via) ? carriedBy(edge, steps.get(edge.to)).filter((id) => ids.has(id)) : [];
    for (const artifact of through) {
      writes.add({ step: edge.from, artifact });
      reads.add({ step: edge.to, artifact });
    }
    return through.length === 0;
  });
  return { artifacts: drawn, reads: reads.flows, writes: writes.flows, direct };
}

function share(one: ReadonlySet<number> | undefined, other: ReadonlySet<number> | undefined): boolean {
  return [...(one ?? [])].some((artifact) => other?.has(artifact));
}

/** The artifacts that a dependency brings: its own, else those of the inputs it names. Empty where not all are known. */
function carriedBy(edge: Dependency, target: Step | undefined): number[] {
  if (edge.artifactId !== null) return [edge.artifactId];
  const names = edge.label?.split(", ") ?? [];
  const named = names.map((name) => target?.inputs.filter((port) => port.name === name) ?? []);
  const known = named.flatMap(([port, ...more]) => (port && more.length === 0 ? port.artifactId : null) ?? []);
  return known.length === names.length ? known : [];
}

function isControl(via: string): boolean {
  return ["branch", "each", "trigger"].includes(kindOf(via));
}

/** What a line for a dependency says. */
export function kindOf(via: string): LineKind {
  if (via.startsWith("branch:")) return "branch";
  if (via.startsWith("body:")) return "each";
  if (via.startsWith("trigger:")) return "trigger";
  return CARRIES.has(via) ? "data" : "order";
}

/** Flows, each once, in the order in which they came. */
class FlowSet {
  readonly flows: Flow[] = [];
  readonly #keys = new Set<string>();

  constructor(flows: readonly Flow[]) {
    for (const flow of flows) this.add(flow);
  }

  add(flow: Flow): void {
    const key = `${flow.artifact} ${flow.step}`;
    if (this.#keys.has(key)) return;
    this.#keys.add(key);
    this.flows.push(flow);
  }

  byStep(): ReadonlyMap<string, ReadonlySet<number>> {
    const found = new Map<string, Set<number>>();
    for (const { step, artifact } of this.flows) {
      const known = found.get(step);
      if (known) known.add(artifact);
      else found.set(step, new Set([artifact]));
    }
    return found;
  }
}
