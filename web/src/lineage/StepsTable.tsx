import type { ReactNode } from "react";
import type { LineageDocument, Port } from "../api/types";
import { shownStatus, UNKNOWN } from "../graph/status";
import { useFormat, useText } from "../text/language";
import { StatusPill } from "../ui/Pill";
import { Table } from "../ui/Table";
import { elapsedOf } from "./elapsed";
import { portText } from "./portText";
import { stepTree } from "./stepTree";

interface StepsTableProps {
  document: LineageDocument;
  selected: string | null;
  only: ReadonlySet<string> | null;
  since: number;
  select: (id: string) => void;
}

/** The steps as a table with what they read and write: all that the picture shows, where there is no room for one. */
export function StepsTable({ document, selected, only, since, select }: StepsTableProps): ReactNode {
  const text = useText().lineage.table;
  const format = useFormat();
  const rows = stepTree(document).filter(({ node }) => only === null || only.has(node.id));
  return (
    <Table label={text.title} className="steps-table">
      <thead>
        <tr>
          <th scope="col">{text.step}</th>
          <th scope="col">{text.status}</th>
          <th scope="col" className="number">
            {text.duration}
          </th>
          <th scope="col">{text.reads}</th>
          <th scope="col">{text.writes}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ node }) => (
          <tr key={node.id} aria-current={node.id === selected}>
            <th scope="row">
              <button type="button" className="node-link" dir="auto" onClick={() => select(node.id)}>
                {node.id}
              </button>
              <span className="panel-quiet">{node.type}</span>
            </th>
            <td className="steps-table-status">{node.run && <StatusPill status={shownStatus(node) ?? UNKNOWN} />}</td>
            <td className="number" data-label={text.duration}>
              {format.duration(elapsedOf(node.run, since))}
            </td>
            <td data-label={text.reads}>
              <Locations document={document} ports={node.inputs} />
            </td>
            <td data-label={text.writes}>
              <Locations document={document} ports={node.outputs} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Locations({ document, ports }: { document: LineageDocument; ports: readonly Port[] }): ReactNode {
  if (ports.length === 0) return null;
  return (
    <ul className="steps-table-ports">
      {ports.map((port, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: ports may be alike, and their order is that of the definition
        <li key={index} dir="auto">
          {portText(document, port) ?? port.expression ?? port.name}
        </li>
      ))}
    </ul>
  );
}
