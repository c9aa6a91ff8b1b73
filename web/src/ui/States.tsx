import type { ReactNode } from "react";
import { ApiProblem, type Gap, type Problem, Unreachable } from "../api/problem";
import { useText } from "../text/language";
import { Button } from "./Button";
import { Icon, type IconName } from "./Icon";
import { names } from "./names";
import "./states.css";

interface EmptyStateProps {
  icon?: IconName;
  title: string;
  /** What it means and what can be done. */
  children?: ReactNode;
  /** The next action, as a button or link. */
  action?: ReactNode;
}

/** Nothing to show, why, and what to do next. */
export function EmptyState({ icon = "info", title, children, action }: EmptyStateProps): ReactNode {
  return (
    <div className="state">
      <span className="state-icon">
        <Icon name={icon} size={22} />
      </span>
      <h2>{title}</h2>
      {children && <div className="state-words">{children}</div>}
      {action && <div className="state-action">{action}</div>}
    </div>
  );
}

interface ErrorStateProps {
  error: unknown;
  onRetry?: (() => void) | undefined;
  /** What mends it, where trying again does not. */
  action?: ReactNode;
  /** In a panel or tab, where there is little room. */
  small?: boolean;
}

/** What failed, in the service's own words: title, detail, hint, code, permission and the request's id, and a retry. */
export function ErrorState({ error, onRetry, action, small }: ErrorStateProps): ReactNode {
  const text = useText();
  const problem = error instanceof ApiProblem ? error.problem : null;
  const offline = error instanceof Unreachable;
  return (
    <div className={names("state", "state-error", small && "state-small")} role="alert">
      <span className="state-icon">
        <Icon name={offline ? "offline" : "alert"} size={22} />
      </span>
      <h2>{problem?.title ?? (offline ? text.common.offline : text.app.crashed)}</h2>
      <div className="state-words">
        <p>{problem?.detail ?? (offline ? text.common.offlineHint : String(error))}</p>
        {problem?.hint && <p>{problem.hint}</p>}
        {problem && <ProblemFacts problem={problem} />}
        {problem?.gaps && <GapList gaps={problem.gaps} />}
      </div>
      {(action || onRetry) && (
        <div className="state-action">{action || <Button onClick={onRetry}>{text.common.retry}</Button>}</div>
      )}
    </div>
  );
}

function ProblemFacts({ problem }: { problem: Problem }): ReactNode {
  const text = useText();
  return (
    <p className="state-facts">
      <code>{problem.code}</code>
      {problem.iamAction && <span>{text.common.needs(problem.iamAction)}</span>}
      {problem.requestId && (
        <span>
          {text.common.requestId} <code>{problem.requestId}</code>
        </span>
      )}
    </p>
  );
}

/** What could not be read of what, and why: the permissions that one thing lacks are told together. */
export function GapList({ gaps, limit = 20 }: { gaps: readonly Gap[]; limit?: number }): ReactNode {
  const text = useText();
  const told = together(gaps);
  return (
    <ul className="gaps">
      {told.slice(0, limit).map(({ key, gap, actions }) => (
        <li key={key}>
          <strong>{text.lineage.gaps.codes[gap.code]}</strong> {gap.resource && <bdi>{gap.resource}</bdi>}{" "}
          <span dir="auto">{actions.length > 0 ? text.common.needs(actions.join(", ")) : gap.detail}</span>
        </li>
      ))}
      {told.length > limit && <li>{text.common.gapsMore(told.length - limit)}</li>}
    </ul>
  );
}

interface ToldGap {
  key: string;
  gap: Gap;
  /** The permissions that would help, where reading was refused. */
  actions: string[];
}

function together(gaps: readonly Gap[]): ToldGap[] {
  const told = new Map<string, ToldGap>();
  for (const gap of gaps) {
    const action = gap.code === "access-denied" ? gap.iamAction : null;
    const key = JSON.stringify([gap.resource, gap.code, action ? null : gap.detail]);
    const one = told.get(key) ?? { key, gap, actions: [] };
    if (action && !one.actions.includes(action)) one.actions.push(action);
    told.set(key, one);
  }
  return [...told.values()];
}

type BannerTone = "bad" | "warn" | "busy" | "off";

interface BannerProps {
  tone: BannerTone;
  icon?: IconName;
  children: ReactNode;
  action?: ReactNode;
}

/** A line across the page: what holds for all below it. */
export function Banner({ tone, icon = "alert", children, action }: BannerProps): ReactNode {
  return (
    <div className={names("banner", `tone-${tone}`)} role="status">
      <Icon name={icon} />
      <div className="banner-words">{children}</div>
      {action}
    </div>
  );
}
