import { modelId, thingIds } from "./ids";
import { nested } from "./nested";
import type { Artifact, LineageDocument, Port, Resource } from "./types";

/**
 * A box of data: an S3 location with the parts that are folded into it, the whole first, or a named resource. `id` is
 * that of its node. `readers` and `writers` are the steps of all that is in it; with `isInherited` the writers are those
 * of `whole`, the drawn box that it is a part of.
 */
export interface Box {
  readonly id: string;
  readonly artifacts: readonly Artifact[];
  readonly resources: readonly Resource[];
  readonly whole: Box | null;
  readonly readers: readonly string[];
  readonly writers: readonly string[];
  readonly isInherited: boolean;
  readonly isDrawn: boolean;
}

/** The boxes of a document: each artifact and each resource is in exactly one. */
export interface Boxes {
  readonly all: readonly Box[];
  readonly ofArtifact: ReadonlyMap<number, Box>;
  readonly ofResource: ReadonlyMap<number, Box>;
  /** By the ids of the boxes, and by those of the parts that are folded into them. */
  readonly named: ReadonlyMap<string, Box>;
}

/** The roles of what is drawn. Code and configuration are not, as in the service's own picture. */
const DRAWN = new Set<string>(["data", "model", "report", "baseline", "result"]);

const known = new WeakMap<LineageDocument, Boxes>();

/** The boxes of a document, made once. */
export function boxesOf(document: LineageDocument): Boxes {
  const boxes = known.get(document) ?? boxesIn(document);
  known.set(document, boxes);
  return boxes;
}

/** The box of what a port names; undefined for a plain text. */
export function boxOfPort({ ofArtifact, ofResource }: Boxes, { artifactId, resourceId }: Port): Box | undefined {
  return ofArtifact.get(artifactId as number) ?? ofResource.get(resourceId as number);
}

/** The id of the node that shows what an id of the address names. */
export function nodeId(document: LineageDocument, id: string): string {
  return boxesOf(document).named.get(id)?.id ?? id;
}

interface Draft extends Box {
  artifacts: Artifact[];
  resources: Resource[];
  readers: readonly string[];
  writers: readonly string[];
  isDrawn: boolean;
}

function boxesIn(document: LineageDocument): Boxes {
  const ids = thingIds(document);
  const models = registeredIn(document);
  const named = new Map<string, Draft>();
  const boxed = <T extends Artifact | Resource>(things: readonly T[], listIn: (box: Draft) => T[]) => {
    const found = new Map<number, Draft>();
    for (const { thing, whole, writers, isFolded } of nested(things, hasRole)) {
      const own = ids.get(thing) as string;
      const around = whole && (found.get(whole.thing.id) as Draft);
      const isInherited = thing.producedBy.length === 0 && writers.length > 0 && around?.isDrawn === true;
      const box = isFolded ? (around as Draft) : draft(models.get(thing) ?? own, around, isInherited, named);
      listIn(box).push(thing);
      box.readers = joined(box.readers, thing.consumedBy);
      box.writers = joined(box.writers, writers);
      box.isDrawn = hasRole(thing) && box.readers.length + box.writers.length > 0;
      named.set(box.id, box).set(own, box);
      found.set(thing.id, box);
    }
    return found;
  };
  const ofArtifact = boxed(document.graph.artifacts, ({ artifacts }) => artifacts);
  const ofResource = boxed(document.graph.resources, ({ resources }) => resources);
  return { all: [...new Set(named.values())], ofArtifact, ofResource, named };
}

function draft(id: string, whole: Box | null, isInherited: boolean, among: ReadonlyMap<string, Draft>): Draft {
  const empty = { artifacts: [], resources: [], readers: [], writers: [], isDrawn: false };
  return among.get(id) ?? { id, whole, isInherited, ...empty };
}

function hasRole(thing: Artifact | Resource): boolean {
  return !("role" in thing) || DRAWN.has(thing.role);
}

function joined(one: readonly string[], other: readonly string[]): readonly string[] {
  return [...new Set([...one, ...other])];
}

/** The model packages that a step registered in the run: the model that is shown behind the step is the same thing. */
function registeredIn({ graph }: LineageDocument): ReadonlyMap<Artifact | Resource, string> {
  const registries = new Map(graph.nodes.map(({ id, registry }) => [id, registry]));
  return new Map(
    graph.resources.flatMap((resource) => {
      const [step = "", ...others] = resource.producedBy;
      const arn = resource.kind === "model-package" && others.length === 0 && registries.get(step)?.modelPackageArn;
      return arn && (resource.arn ?? arn) === arn ? [[resource, modelId(step)]] : [];
    }),
  );
}
