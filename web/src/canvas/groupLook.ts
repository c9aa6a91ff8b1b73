import type { Box } from "../graph/boxes";
import { shownStatus } from "../graph/status";
import type { DrawnNode, Step } from "../graph/types";
import type { Messages } from "../text/messages";
import { lookOf, type Tone } from "../ui/Pill";
import { bucketBadge } from "./bucketWords";
import { iconOf } from "./icons";
import { type Look, plainLook, type Words, wordOf } from "./looks";

/** What is worst in a group is what it shows. */
const WORST: readonly Tone[] = ["bad", "busy", "warn", "cached", "good", "off"];

/**
 * How a group looks: what it stands for, how many, and how its steps ended, the worst first. `boxes` by node id,
 * where the security overlay is on: the badge is that of the bucket that wants most attention.
 */
export function groupLook(
  node: DrawnNode,
  steps: ReadonlyMap<string, Step>,
  boxes: ReadonlyMap<string, Box>,
  { text, format }: Words,
): Look {
  const members = node.members.flatMap((id) => steps.get(id) ?? []);
  const statuses = countsOf(members);
  const said = statuses.map(([status, count]) => `${format.number(count)} ${wordOf(text.status, status)}`);
  const title = titleOf(node, text);
  const [worst] = statuses;
  const badges = node.members.flatMap((id) => boxes.get(id)?.artifacts[0] ?? []).map(({ s3 }) => bucketBadge(s3, text));
  const badge = badges.sort((one, other) => one.rank - other.rank)[0] ?? null;
  return {
    ...plainLook(node),
    title,
    detail: said.slice(0, 2).join(" · "),
    badge,
    icon: node.id.startsWith("alike:") && members[0] ? iconOf(members[0].type) : "stack",
    tone: worst ? lookOf(worst[0]).tone : "off",
    name: [title, ...said, ...(badge ? [badge.words] : []), text.canvas.group.opens].join(", "),
  };
}

function titleOf({ id, label, members }: DrawnNode, { canvas }: Messages): string {
  const { group, kinds } = canvas;
  const rule = id.slice(0, id.indexOf(":"));
  if (rule === "alike") return group.alike(members.length, wordOf(kinds, label));
  if (rule === "branch") return group.branch(members.length, label);
  return rule === "chain" ? group.chain(members.length) : group.part(members.length);
}

function countsOf(steps: readonly Step[]): [status: string, count: number][] {
  const counts = new Map<string, number>();
  for (const step of steps) {
    const status = shownStatus(step);
    if (status !== null) counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  const rank = (status: string) => WORST.indexOf(lookOf(status).tone);
  return [...counts].sort(([one], [other]) => rank(one) - rank(other));
}
