import type { ReactNode } from "react";

interface NodeLinksProps {
  nodes: readonly string[];
  /** What to say where there are none. */
  none: string;
  show: (node: string) => void;
}

/** Names of steps that lead to their details. */
export function NodeLinks({ nodes, none, show }: NodeLinksProps): ReactNode {
  if (nodes.length === 0) return <span className="panel-quiet">{none}</span>;
  return (
    <span className="node-links">
      {nodes.map((node) => (
        <button key={node} type="button" className="node-link" dir="auto" onClick={() => show(node)}>
          {node}
        </button>
      ))}
    </span>
  );
}
