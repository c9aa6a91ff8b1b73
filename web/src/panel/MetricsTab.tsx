import { type ReactNode, useState } from "react";
import { type Trend, useTrend } from "../api/trend";
import type { Node } from "../api/types";
import { useFormat, useText } from "../text/language";
import { Button } from "../ui/Button";
import { Skeleton } from "../ui/Skeleton";
import { ErrorState } from "../ui/States";
import { Table } from "../ui/Table";
import { Part } from "./Facts";
import { MetricChart } from "./MetricChart";
import type { Source, TabProps } from "./Panel";

const REPORT = "eval.";
const DIGITS = 6;

/** The metrics of a step: those of this run, and one of them over the executions before it. */
export function MetricsTab({ selection, source, document }: TabProps): ReactNode {
  const text = useText().panel.metrics;
  if (selection.kind !== "step") return <p className="panel-note">{text.notStep}</p>;
  const { node } = selection;
  return (
    <>
      <LastValues node={node} />
      {source && <OverTime node={node} source={source} shown={document.execution?.id ?? null} />}
    </>
  );
}

function LastValues({ node }: { node: Node }): ReactNode {
  const text = useText().panel.metrics;
  const format = useFormat();
  const metrics = Object.entries(node.run?.metrics ?? {});
  if (metrics.length === 0) {
    const ran = node.run?.startTime != null;
    return <p className="panel-note">{ran ? text.empty : text.emptyRun}</p>;
  }
  return (
    <Part title={text.last}>
      <Table label={text.last} className="metrics">
        <thead>
          <tr>
            <th scope="col">{text.metric}</th>
            <th scope="col" className="number">
              {text.value}
            </th>
          </tr>
        </thead>
        <tbody>
          {metrics.map(([name, value]) => (
            <tr key={name}>
              <th scope="row" title={name.startsWith(REPORT) ? text.fromReport : text.fromJob} dir="auto">
                {name}
              </th>
              <td className="number">{format.number(value, DIGITS)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Part>
  );
}

function OverTime({ node, source, shown }: { node: Node; source: Source; shown: string | null }): ReactNode {
  const text = useText().panel.metrics;
  const trend = useTrend(source, node.id);
  if (trend.isPending) return <Skeleton lines={3} />;
  if (trend.isError) return <ErrorState error={trend.error} onRetry={() => void trend.refetch()} small />;
  const gaps = trend.data.gaps.length;
  return (
    <>
      <Chosen trend={trend.data} first={Object.keys(node.run?.metrics ?? {})[0]} shown={shown} />
      {gaps > 0 && <p className="panel-note">{text.partial(gaps)}</p>}
    </>
  );
}

function Chosen({ trend, first, shown }: { trend: Trend; first: string | undefined; shown: string | null }): ReactNode {
  const text = useText().panel.metrics;
  const names = [...new Set(trend.executions.flatMap(({ metrics }) => Object.keys(metrics)))].sort();
  const [picked, setPicked] = useState<string | null>(null);
  const [asTable, setAsTable] = useState(false);
  const metric = picked ?? (first && names.includes(first) ? first : names[0]);
  if (metric === undefined) return <p className="panel-note">{text.noPoints}</p>;
  return (
    <Part title={text.over(trend.executions.length)}>
      <div className="metric-choice">
        {names.length > 1 ? (
          <select
            className="field"
            aria-label={text.pick}
            value={metric}
            onChange={(event) => setPicked(event.target.value)}
          >
            {names.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        ) : (
          <strong dir="auto">{metric}</strong>
        )}
        <Button small look="quiet" onClick={() => setAsTable(!asTable)}>
          {asTable ? text.chartAgain : text.table}
        </Button>
      </div>
      {asTable ? (
        <TrendTable trend={trend} metric={metric} shown={shown} />
      ) : (
        <MetricChart trend={trend} metric={metric} shown={shown} />
      )}
    </Part>
  );
}

interface TrendProps {
  trend: Trend;
  metric: string;
  /** The id of the execution on the page. */
  shown: string | null;
}

function TrendTable({ trend, metric, shown }: TrendProps): ReactNode {
  const text = useText();
  const format = useFormat();
  const words: Record<string, string> = text.status;
  return (
    <Table label={text.panel.metrics.chart(metric, trend.executions.length)} className="metrics">
      <thead>
        <tr>
          <th scope="col">{text.panel.metrics.execution}</th>
          <th scope="col" className="number">
            {text.panel.metrics.value}
          </th>
        </tr>
      </thead>
      <tbody>
        {trend.executions.map(({ id, startTime, status, stepStatus, cacheHit, metrics }) => (
          <tr key={id} aria-current={id === shown}>
            <th scope="row">
              {format.dateTime(startTime)}
              <span className="panel-quiet">
                {" "}
                {cacheHit ? text.panel.metrics.reused : (words[stepStatus ?? status] ?? stepStatus ?? status)}
                {id === shown && ` · ${text.panel.metrics.thisRun}`}
              </span>
            </th>
            <td className="number">{format.number(metrics[metric], DIGITS)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
