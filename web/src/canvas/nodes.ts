import type { Node } from "@xyflow/react";
import type { PlacedBox } from "../graph/layoutTypes";
import { names } from "../ui/names";
import type { Look } from "./looks";

export interface NodeData extends Record<string, unknown> {
  readonly look: Look;
  readonly width: number;
  readonly selected: boolean;
  /** Everything in words. It stands inside the node, hidden: a label on it would have to repeat what is seen. */
  readonly name: string;
}

export type FlowNode = Node<NodeData>;

/** What a node is made of besides its box and its look. */
export interface Standing {
  /** The words for where it leads: "9 upstream, 0 downstream". */
  readonly reach: string;
  readonly selected: boolean;
  /** On the path of what is selected, or searched for: it stays when the others step back. */
  readonly stays: boolean;
  /** The one node that the Tab key reaches. */
  readonly tabStop: boolean;
  readonly role: string;
}

interface Made {
  readonly box: PlacedBox;
  readonly look: Look;
  readonly standing: Standing;
  readonly node: FlowNode;
}

export type MadeNodes = ReadonlyMap<string, Made>;

/** The nodes for React Flow. What has not changed stays the same object, so that nothing else is drawn again. */
export function makeNodes(
  boxes: readonly PlacedBox[],
  looks: ReadonlyMap<string, Look>,
  standing: (id: string) => Standing,
  before: MadeNodes,
): MadeNodes {
  const made = new Map<string, Made>();
  for (const box of boxes) {
    const look = looks.get(box.id);
    if (look) made.set(box.id, reused(box, look, standing(box.id), before.get(box.id)));
  }
  return made;
}

function reused(box: PlacedBox, look: Look, standing: Standing, before: Made | undefined): Made {
  const sameLook = before && same(before.look, look) ? before.look : look;
  const isSame = before?.box === box && before.look === sameLook && same(before.standing, standing);
  return isSame ? before : { box, look: sameLook, standing, node: nodeOf(box, sameLook, standing) };
}

/** Whether two things of one kind say the same; they are compared as they would be written down. */
function same<T>(one: T, other: T): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

function nodeOf({ id, x, y, width, height }: PlacedBox, look: Look, standing: Standing): FlowNode {
  return {
    id,
    // React Flow has a look of its own for a "group".
    type: look.kind === "group" ? "folded" : look.kind,
    position: { x, y },
    width,
    height,
    handles: [],
    // What is dragged is drawn also where it is out of sight: Tab must find its one stop there.
    dragging: standing.tabStop,
    data: { look, width, selected: standing.selected, name: [look.name, standing.reach].filter(Boolean).join(", ") },
    className: names(standing.stays && "stays", look.aside && "aside"),
    ariaRole: "button",
    domAttributes: {
      tabIndex: standing.tabStop ? 0 : -1,
      "aria-pressed": standing.selected,
      "aria-roledescription": standing.role,
    },
  };
}
