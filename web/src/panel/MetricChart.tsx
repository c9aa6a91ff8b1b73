import type { ReactNode } from "react";
import type { Trend } from "../api/trend";
import { useFormat, useText } from "../text/language";
import { names } from "../ui/names";
import { type Place, placesOf } from "./chart";

const WIDE = 268;
const HIGH = 84;

interface MetricChartProps {
  trend: Trend;
  metric: string;
  shown: string | null;
}

/** A metric over executions as a line; the table beside it says the same in words. */
export function MetricChart({ trend, metric, shown }: MetricChartProps): ReactNode {
  const text = useText().panel.metrics;
  const format = useFormat();
  const places = placesOf(trend, metric, WIDE, HIGH);
  const values = places.map(({ value }) => value);
  const [first, last] = [trend.executions[0], trend.executions.at(-1)];
  if (places.length === 0) return <p className="panel-note">{text.noPoints}</p>;
  const said = places.map(({ value }) => format.number(value)).join(", ");
  return (
    <figure className="metric-chart">
      <svg viewBox={`0 0 ${WIDE} ${HIGH}`} role="img" aria-label={`${text.chart(metric, places.length)}: ${said}`}>
        <path className="metric-line" d={lineOf(places)} />
        {places.map((place) => (
          <circle
            key={place.id}
            className={names("metric-point", place.id === shown && "metric-now", place.reused && "metric-reused")}
            cx={place.x}
            cy={place.y}
            r={place.id === shown ? 4 : 2.5}
          >
            <title>{`${format.dateTime(place.startTime)}: ${format.number(place.value, 6)}`}</title>
          </circle>
        ))}
      </svg>
      <figcaption>
        <span>
          {format.number(Math.min(...values))} – {format.number(Math.max(...values))}
        </span>
        <span>{spanOf(format.dateTime(first?.startTime), format.dateTime(last?.startTime))}</span>
      </figcaption>
    </figure>
  );
}

/** The days between two times as `2026-11-22 09:14 KST`; where it is one day, its times. */
function spanOf(first: string, last: string): string {
  const [day, other] = [first.slice(0, 10), last.slice(0, 10)];
  return day === other ? `${first.slice(0, 16)} – ${last.slice(11, 16)}` : `${day} – ${other}`;
}

/** A line through the points; where an execution has no value, the line breaks. */
function lineOf(places: readonly Place[]): string {
  return places
    .map(({ x, y, index }, at) => `${places[at - 1]?.index === index - 1 ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`)
    .join("");
}
