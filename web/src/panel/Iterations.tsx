import { type ReactNode, useState } from "react";
import type { Iteration } from "../api/types";
import { useFormat, useText } from "../text/language";
import { Button } from "../ui/Button";
import { StatusPill } from "../ui/Pill";
import { Table } from "../ui/Table";
import { Part } from "./Facts";

const FEW = 8;

/** The passes of a step in the body of a ForEach: those that failed first, then by index. */
export function Iterations({ iterations }: { iterations: readonly Iteration[] }): ReactNode {
  const text = useText().panel;
  const [all, setAll] = useState(false);
  if (iterations.length === 0) return null;
  const sorted = [...iterations].sort((a, b) => failing(a) - failing(b) || a.index - b.index);
  const shown = all ? sorted : sorted.slice(0, FEW);
  return (
    <Part title={`${text.iterations} · ${iterations.length}`}>
      <Table label={text.iterations}>
        <thead>
          <tr>
            <th scope="col">{text.iteration.index}</th>
            <th scope="col">{text.iteration.item}</th>
            <th scope="col">{text.iteration.status}</th>
            <th scope="col" className="number">
              {text.iteration.duration}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((iteration) => (
            <Pass key={iteration.index} iteration={iteration} />
          ))}
        </tbody>
      </Table>
      {shown.length < iterations.length && (
        <Button small onClick={() => setAll(true)}>
          {text.showAll(iterations.length)}
        </Button>
      )}
    </Part>
  );
}

const failing = ({ status }: Iteration): number => (status === "Failed" ? 0 : 1);

function Pass({ iteration }: { iteration: Iteration }): ReactNode {
  const format = useFormat();
  const { index, item, status, startTime, endTime, failureReason } = iteration;
  const seconds = startTime && endTime ? (Date.parse(endTime) - Date.parse(startTime)) / 1000 : null;
  return (
    <tr>
      <td>{index}</td>
      <td dir="auto">
        {item ?? "–"}
        {failureReason && <p className="pass-reason">{failureReason}</p>}
      </td>
      <td>
        <StatusPill status={status} />
      </td>
      <td className="number">{format.duration(seconds)}</td>
    </tr>
  );
}
