import type { ReactNode } from "react";
import { DataOverview } from "./DataOverview";
import { ModelOverview } from "./ModelOverview";
import type { TabProps } from "./Panel";
import { ResourceOverview } from "./ResourceOverview";
import { StepOverview } from "./StepOverview";

/** The first tab: the reason of a failure before everything, then the facts next to it. */
export function Overview(props: TabProps): ReactNode {
  const { selection } = props;
  if (selection.kind === "step") return <StepOverview {...props} node={selection.node} />;
  if (selection.kind === "model") return <ModelOverview {...props} node={selection.node} />;
  if (selection.kind === "data") return <DataOverview {...props} {...selection} />;
  if (selection.kind === "resource") return <ResourceOverview {...props} {...selection} />;
  return null;
}
