import type { ReactNode } from "react";
import type { LineageDocument, Node, Run } from "../api/types";
import { opaqueSteps } from "../graph/opaque";
import { elapsedOf } from "../lineage/elapsed";
import { isMoving } from "../lineage/polling";
import { useFormat, useText } from "../text/language";
import { Icon } from "../ui/Icon";
import { Outward } from "../ui/Outward";
import { Fact, Facts, Part } from "./Facts";
import { GoTo } from "./GoTo";
import { Iterations } from "./Iterations";
import { MissingFacts } from "./MissingFacts";
import { OpaqueNote } from "./OpaqueNote";
import type { TabProps } from "./Panel";
import { PortSummary } from "./PortSummary";

type StepProps = TabProps & { node: Node };

/** What happened to a step. */
export function StepOverview(props: StepProps): ReactNode {
  const { node, document, since, source } = props;
  const text = useText().panel;
  return (
    <>
      <Why node={node} />
      <NoRun node={node} />
      {node.description && <p className="panel-words">{node.description}</p>}
      <Part title={node.run ? text.run : text.facts}>
        <Facts>
          {node.run && <RunFacts run={node.run} since={since} />}
          <StepFacts node={node} document={document} />
        </Facts>
      </Part>
      <Iterations iterations={node.run?.iterations ?? []} />
      {opaqueSteps(document).has(node.id) && <OpaqueNote document={document} source={source} />}
      <PortSummary {...props} />
      <GoTo {...props} id={node.id} />
      <MissingFacts document={document} node={node} />
    </>
  );
}

/** Why a step failed, in AWS's words and no others, with the ways to its logs. */
function Why({ node }: { node: Node }): ReactNode {
  const text = useText().panel;
  const run = node.run;
  if (!run || !["Failed", "Stopped"].includes(run.status)) {
    return run && (run.logs || run.consoleUrl) ? <Ways run={run} /> : null;
  }
  if (run.status === "Stopped" && run.failureReason === null) return <Ways run={run} />;
  return (
    <section className="why">
      <h3>
        <Icon name="alert" size={14} />
        {run.status === "Failed" ? text.why : text.stoppedWhy}
      </h3>
      <pre dir="auto">{run.failureReason ?? text.noReason}</pre>
      <Ways run={run} />
    </section>
  );
}

function Ways({ run }: { run: Run }): ReactNode {
  const text = useText().panel;
  return (
    <div className="ways">
      {run.logs && <Outward href={run.logs.url}>{text.logs}</Outward>}
      {run.consoleUrl && <Outward href={run.consoleUrl}>{text.sagemaker}</Outward>}
    </div>
  );
}

/** Says why there is nothing to say of a step that did not run. */
function NoRun({ node }: { node: Node }): ReactNode {
  const text = useText().panel;
  const words: Record<string, string> = { NotTaken: text.notTaken, NotStarted: text.notStarted, Skipped: text.skipped };
  const word = node.run ? words[node.run.status] : text.noRun;
  if (node.run?.selective) return <p className="panel-note">{text.notSelected}</p>;
  return word ? <p className="panel-note">{word}</p> : null;
}

function RunFacts({ run, since }: { run: Run; since: number }): ReactNode {
  const text = useText().panel;
  const format = useFormat();
  const seconds = elapsedOf(run, since);
  const duration = seconds === null ? null : format.duration(seconds);
  const cached = run.cacheHit?.sourceExecutionArn?.split("/").at(-1);
  return (
    <>
      <Fact name={text.started}>{run.startTime && format.dateTime(run.startTime, true)}</Fact>
      <Fact name={text.ended}>{run.endTime && format.dateTime(run.endTime, true)}</Fact>
      <Fact name={text.duration}>{duration && isMoving(run.status) ? `${duration} · ${text.running}` : duration}</Fact>
      <Fact name={text.billable}>{run.billableSec !== null && format.duration(run.billableSec)}</Fact>
      <Fact name={text.outcome}>{run.outcome?.toLowerCase()}</Fact>
      {run.cacheHit && <Fact name={text.cache}>{cached ? `${text.cached} ${cached}` : text.cachedUnknown}</Fact>}
      <Fact name={text.taken}>{run.selective?.sourceExecutionArn.split("/").at(-1)}</Fact>
    </>
  );
}

function StepFacts({ node, document }: { node: Node; document: LineageDocument }): ReactNode {
  const text = useText().panel;
  const { instance, run, registry } = node;
  const role = document.pipeline.roleArn;
  return (
    <>
      <Fact name={text.displayName}>{node.label === node.id ? null : node.label}</Fact>
      <Fact name={text.instance}>
        {instance?.type && (instance.count ? text.instances(instance.count, instance.type) : instance.type)}
      </Fact>
      <Fact name={text.job} whole={run?.jobArn ?? run?.jobName}>
        {run?.jobName ?? run?.jobArn}
      </Fact>
      <Fact name={text.role} whole={role}>
        {role?.split("/").at(-1)}
      </Fact>
      <Fact name={text.image} whole={node.images.join("\n")}>
        {node.images[0]?.split("/").slice(1).join("/")}
      </Fact>
      {registry && <Fact name={text.approval}>{registry.approvalStatus}</Fact>}
      {registry && (
        <Fact name={text.packageStatus} whole={registry.modelPackageArn}>
          {[registry.group, registry.version].filter((part) => part !== null).join(" / ")}
        </Fact>
      )}
      {!run?.cacheHit && node.cacheEnabled && <Fact name={text.cache}>{text.cacheOn}</Fact>}
      <Fact name={text.stands}>
        {node.parent && (node.branch ? `${node.parent}: ${text.branch[node.branch]}` : node.parent)}
      </Fact>
      <Fact name={text.dependsOn}>{node.dependsOn.join(", ")}</Fact>
    </>
  );
}
