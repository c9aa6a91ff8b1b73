import type { ReactNode, RefObject } from "react";
import type { Run } from "../api/types";
import { iconOf, iconOfData } from "../canvas/icons";
import { dataLabel, resourceLabel } from "../graph/labels";
import { shownStatus } from "../graph/status";
import type { Selection } from "../lineage/selection";
import { useText } from "../text/language";
import { Icon, type IconName } from "../ui/Icon";
import { lookOf, StatusPill } from "../ui/Pill";

interface PanelHeadProps {
  id: string;
  heading: RefObject<HTMLHeadingElement | null>;
  selection: Selection;
  /** The ids of executions, which say nothing in the name of a location. */
  executions: readonly string[];
}

/** The head of the panel: what it is about, of what kind, in which state. */
export function PanelHead({ id, heading, selection, executions }: PanelHeadProps): ReactNode {
  const { title, note, icon, status } = useHead(selection, executions);
  return (
    <header className={`panel-head tone-${status ? lookOf(status).tone : "off"}`}>
      <span className="panel-icon">
        <Icon name={icon} size={18} />
      </span>
      <div className="panel-names">
        <h2 id={id} ref={heading} tabIndex={-1} dir="auto">
          {title}
        </h2>
        {status && <StatusPill status={status} />}
      </div>
      <p>{note}</p>
    </header>
  );
}

interface Head {
  title: string;
  note: string;
  icon: IconName;
  status: string | null;
}

function useHead(selection: Selection, executions: readonly string[]): Head {
  const { panel: text, canvas } = useText();
  const attempts = useAttempts();
  if (selection.kind === "step") {
    const { node } = selection;
    const note = [text.kinds.step(node.type), attempts(node.run)].filter(Boolean).join(" · ");
    return { title: node.id, note, icon: iconOf(node.type), status: shownStatus(node) };
  }
  if (selection.kind === "data") {
    const { artifact } = selection;
    const note = `${text.kinds.data} · ${artifact.bucket}`;
    return { title: dataLabel(artifact, executions), note, icon: iconOfData(artifact.role), status: null };
  }
  if (selection.kind === "resource") {
    const { resource } = selection;
    const { kind } = resource;
    return { title: resourceLabel(resource), note: canvas.kinds[kind], icon: iconOfData(kind), status: null };
  }
  if (selection.kind === "model") {
    const { registry, id } = selection.node;
    const title = registry?.group ? [registry.group, registry.version].filter((part) => part != null).join(" / ") : id;
    return { title, note: text.kinds.model, icon: "cube", status: null };
  }
  return { title: selection.id, note: "", icon: "noCircle", status: null };
}

/** How often AWS tried the step, and how often it may. */
function useAttempts(): (run: Run | undefined) => string | null {
  const text = useText().panel;
  return (run) => {
    const attempts = run?.attempts;
    if (attempts == null) return null;
    const most = run?.maxAttempts;
    return most != null && most >= attempts ? text.attempt(attempts, most) : text.attempts(attempts);
  };
}
