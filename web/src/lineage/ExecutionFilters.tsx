import { type ReactNode, useEffect, useId, useState } from "react";
import { useText } from "../text/language";
import { Button } from "../ui/Button";

/** What the executions are narrowed to; empty texts narrow nothing. Dates are `YYYY-MM-DD` of this machine's zone. */
export interface Filters {
  status: string;
  from: string;
  to: string;
  parameter: string;
  value: string;
}

export const NO_FILTERS: Filters = { status: "", from: "", to: "", parameter: "", value: "" };
const STATUSES = ["Executing", "Succeeded", "Failed", "Stopping", "Stopped"];
const PAUSE = 350;

/** The filters as the service takes them. */
export function queryOfFilters({ status, from, to, parameter, value }: Filters): {
  status?: string;
  from?: string;
  to?: string;
  parameter?: string;
} {
  return {
    ...(status ? { status } : {}),
    ...(from ? { from: instantOf(from, 0) } : {}),
    ...(to ? { to: instantOf(to, 1) } : {}),
    ...(parameter && value ? { parameter: `${parameter}:${value}` } : {}),
  };
}

/** The beginning of a day of this machine's zone, so many days later, as an instant in UTC. */
function instantOf(date: string, daysLater: number): string {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  return new Date(year, month - 1, day + daysLater).toISOString().replace(".000Z", "Z");
}

interface ExecutionFiltersProps {
  filters: Filters;
  parameters: readonly string[];
  change: (filters: Filters) => void;
}

/** Status, start and parameter of the executions to list. Typing is waited for. */
export function ExecutionFilters({ filters, parameters, change }: ExecutionFiltersProps): ReactNode {
  const text = useText().lineage.execution;
  const words: Record<string, string> = useText().status;
  const put = (patch: Partial<Filters>) => change(orNone({ ...filters, ...patch }));
  return (
    <form className="execution-filters" onSubmit={(event) => event.preventDefault()}>
      <Choice
        label={text.status}
        value={filters.status}
        any={text.anyStatus}
        options={STATUSES.map((status) => [status, words[status] ?? status])}
        change={(status) => put({ status })}
      />
      <Day label={text.from} value={filters.from} change={(from) => put({ from })} />
      <Day label={text.to} value={filters.to} change={(to) => put({ to })} />
      {parameters.length > 0 && (
        <Choice
          label={text.parameter}
          value={filters.parameter}
          any={text.anyParameter}
          options={parameters.map((name) => [name, name])}
          change={(parameter) => put({ parameter })}
        />
      )}
      {filters.parameter && <Typed label={text.value} value={filters.value} change={(value) => put({ value })} />}
      {filters !== NO_FILTERS && (
        <Button small look="quiet" onClick={() => change(NO_FILTERS)}>
          {text.clear}
        </Button>
      )}
    </form>
  );
}

const orNone = (filters: Filters): Filters => (Object.values(filters).some(Boolean) ? filters : NO_FILTERS);

interface FieldProps {
  label: string;
  value: string;
  change: (value: string) => void;
}

interface ChoiceProps extends FieldProps {
  any: string;
  options: [value: string, word: string][];
}

function Choice({ label, value, any, options, change }: ChoiceProps): ReactNode {
  const id = useId();
  return (
    <div className="execution-filter">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="field" value={value} onChange={(event) => change(event.target.value)}>
        <option value="">{any}</option>
        {options.map(([option, word]) => (
          <option key={option} value={option}>
            {word}
          </option>
        ))}
      </select>
    </div>
  );
}

function Day({ label, value, change }: FieldProps): ReactNode {
  const id = useId();
  return (
    <div className="execution-filter">
      <label htmlFor={id}>{label}</label>
      <input id={id} className="field" type="date" value={value} onChange={(event) => change(event.target.value)} />
    </div>
  );
}

function Typed({ label, value, change }: FieldProps): ReactNode {
  const id = useId();
  const [typed, setTyped] = useState(value);
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => change(typed), PAUSE);
    return () => clearTimeout(timer);
  }, [typed, value, change]);
  return (
    <div className="execution-filter">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="field"
        value={typed}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setTyped(event.target.value)}
      />
    </div>
  );
}
