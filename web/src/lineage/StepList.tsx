import { type KeyboardEvent, type ReactNode, useMemo, useState } from "react";
import type { LineageDocument, Node } from "../api/types";
import { shownStatus, UNKNOWN } from "../graph/status";
import { plain } from "../graph/text";
import { useFormat, useText } from "../text/language";
import { Icon } from "../ui/Icon";
import { names } from "../ui/names";
import { lookOf } from "../ui/Pill";
import { elapsedOf } from "./elapsed";
import { moveFocus } from "./roving";
import { openRows, type StepRow, stepTree } from "./stepTree";
import "./steps.css";

interface StepListProps {
  document: LineageDocument;
  /** The step that the details are about. */
  selected: string | null;
  /** Only these steps, with the Conditions and ForEachs around them; null for all. */
  only: ReadonlySet<string> | null;
  /** Seconds since the document came, for what still runs. */
  since: number;
  select: (id: string) => void;
}

/** The steps in run order as a tree, one tab stop: all that the picture shows of them, for keyboard and screen reader. */
export function StepList({ document, selected, only, since, select }: StepListProps): ReactNode {
  const text = useText().lineage.steps;
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [focused, setFocused] = useState<string | null>(null);
  const all = useMemo(() => stepTree(document), [document]);
  const rows = useMemo(() => openRows(narrowed(all, only), only ? new Set() : closed), [all, only, closed]);
  if (rows.length === 0) return <p className="steps-none">{text.none}</p>;
  const stop = [focused, selected].find((id) => rows.some(({ node }) => node.id === id)) ?? rows[0]?.node.id;
  const fold = (id: string, close: boolean) => setClosed((before) => withOrWithout(before, id, close));
  const title = document.execution ? text.title : text.titleOrder;
  return (
    <div role="tree" aria-label={title} className="steps" onKeyDown={(event) => moveFocus(event, "[role=treeitem]")}>
      {rows.map((row) => (
        <Step
          key={row.node.id}
          row={row}
          since={since}
          isStop={row.node.id === stop}
          isSelected={row.node.id === selected}
          isClosed={closed.has(row.node.id)}
          select={select}
          fold={fold}
          focus={setFocused}
        />
      ))}
    </div>
  );
}

interface StepProps {
  row: StepRow;
  since: number;
  isStop: boolean;
  isSelected: boolean;
  isClosed: boolean;
  select: (id: string) => void;
  fold: (id: string, close: boolean) => void;
  focus: (id: string) => void;
}

function Step({ row, since, isStop, isSelected, isClosed, select, fold, focus }: StepProps): ReactNode {
  const { node, level, children } = row;
  const status = shownStatus(node) ?? UNKNOWN;
  const end = useEnd(node, status, since);
  const words: Record<string, string> = useText().status;
  const keyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      select(node.id);
    }
    if (children > 0 && (event.key === "ArrowLeft" || event.key === "ArrowRight")) {
      fold(node.id, event.key === "ArrowLeft");
    }
  };
  const told = [
    node.id,
    node.type,
    node.run ? (words[status] ?? status).toLowerCase() : null,
    end.differs ? end.text : null,
  ];
  return (
    <div
      role="treeitem"
      aria-level={level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-selected={isSelected}
      aria-expanded={children > 0 ? !isClosed : undefined}
      tabIndex={isStop ? 0 : -1}
      className={names("step", `tone-${lookOf(status).tone}`, isSelected && "step-selected")}
      data-level={Math.min(level, 6)}
      title={node.label === node.id ? node.id : `${node.id} · ${node.label}`}
      onClick={() => select(node.id)}
      onKeyDown={keyDown}
      onFocus={() => focus(node.id)}
    >
      <span className="visually-hidden">{told.filter(Boolean).join(", ")}</span>
      <Mark status={status} />
      <span className="step-name" aria-hidden="true">
        <bdi>{plain(node.id)}</bdi>
      </span>
      {isClosed && children > 0 && <Icon name="chevronRight" size={12} />}
      <span className="step-end" aria-hidden="true">
        {end.text}
      </span>
    </div>
  );
}

function Mark({ status }: { status: string }): ReactNode {
  const open = ["NotTaken", "NotStarted", "Skipped", UNKNOWN].includes(status);
  return <span className={names("step-mark", open && "step-mark-open")} aria-hidden="true" />;
}

/** What stands at the end of a row: how a condition went, else how long it took, else its status. */
function useEnd(node: Node, status: string, since: number): { text: string; differs: boolean } {
  const words: Record<string, string> = useText().status;
  const format = useFormat();
  if (!node.run) return { text: "", differs: false };
  if (node.run.outcome) return { text: node.run.outcome.toLowerCase(), differs: true };
  const seconds = elapsedOf(node.run, since);
  const shown = ["Succeeded", "Executing", "Starting", "Stopping"].includes(status);
  if (shown && seconds !== null) return { text: format.duration(seconds), differs: true };
  return { text: (words[status] ?? status).toLowerCase(), differs: false };
}

/** Keeps the rows found and the rows around them. */
function narrowed(rows: readonly StepRow[], only: ReadonlySet<string> | null): StepRow[] {
  if (only === null) return [...rows];
  const parents = new Map(rows.map(({ node }) => [node.id, node.parent]));
  const kept = new Set<string>();
  for (const id of only) {
    for (let at: string | null = id; at !== null && !kept.has(at); at = parents.get(at) ?? null) kept.add(at);
  }
  return rows.filter(({ node }) => kept.has(node.id));
}

function withOrWithout(before: ReadonlySet<string>, id: string, put: boolean): ReadonlySet<string> {
  const after = new Set(before);
  if (put) after.add(id);
  else after.delete(id);
  return after;
}
