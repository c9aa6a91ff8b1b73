import { type ReactNode, useState } from "react";
import { useText } from "../text/language";
import { names as classes } from "../ui/names";
import { Outward } from "../ui/Outward";
import { Pill } from "../ui/Pill";
import type { Finding } from "./findings";
import { markOf } from "./marks";
import { ReachesList } from "./ReachesList";
import "./security.css";

interface FindingProps {
  finding: Finding;
  /** Whether what it is about is to be named: not where it stands below that name. */
  names?: boolean;
  /** Whether the rule is to be named: not where it stands below that name; then what it is about is its heading. */
  rule?: boolean;
  /** Where the pipeline is shown, for findings of several. */
  place?: ReactNode;
  /** The heading that a finding has where it stands. */
  heading?: "h3" | "h4";
}

/** One finding: what was asked, what was seen, how to mend it, and what it reaches. */
export function FindingCard({ heading: Heading = "h4", ...props }: FindingProps): ReactNode {
  const { finding } = props;
  const { words, tone, icon } = markOf(finding, useText());
  return (
    <article className={classes("finding", `tone-${tone}`)}>
      <div className="finding-head">
        <Pill tone={tone} icon={icon}>
          {words}
        </Pill>
        <Heading>{props.rule === false ? <bdi>{finding.resource}</bdi> : finding.title}</Heading>
      </div>
      <Body {...props} />
    </article>
  );
}

/** One finding in a line, which opens to the whole of it. */
export function FindingLine({ heading: Heading = "h4", ...props }: FindingProps): ReactNode {
  const { finding, names: named = true, rule = true } = props;
  const { words, tone, icon } = markOf(finding, useText());
  const [open, setOpen] = useState(false);
  return (
    <article className={classes("finding finding-line", `tone-${tone}`)}>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="finding-head">
          <Pill tone={tone} icon={icon}>
            {words}
          </Pill>
          <Heading>
            {rule && finding.title} {named && <bdi className={rule ? "finding-of" : ""}>{finding.resource}</bdi>}
          </Heading>
        </summary>
        {open && <Body {...props} />}
      </details>
    </article>
  );
}

function Body({ finding, names = true, rule = true, place }: FindingProps): ReactNode {
  const text = useText().security;
  const named = names && rule;
  return (
    <div className="finding-body">
      {named && (
        <p className="finding-where">
          <bdi>{finding.resource}</bdi>
        </p>
      )}
      <dl className="finding-facts">
        <Row name={text.evidence}>{finding.evidence}</Row>
        <Row name={text.reason}>{finding.reason}</Row>
        <Row name={text.needs}>{finding.iamAction && <code>{finding.iamAction}</code>}</Row>
        {/* What is not known asks for a look first; nothing says yet that it must be mended. */}
        {finding.verdict === "fail" && <Row name={text.remedy}>{finding.remedy}</Row>}
        {finding.verdict === "fail" && (
          <Row name={text.reaches}>
            <ReachesList finding={finding} />
          </Row>
        )}
        <Row name={text.pipelines}>{place && <div className="finding-pipelines">{place}</div>}</Row>
      </dl>
      <Foot finding={finding} />
    </div>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }): ReactNode {
  if (!children) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Foot({ finding }: { finding: Finding }): ReactNode {
  const text = useText().security;
  const [reference] = finding.references;
  if (finding.controls.length === 0 && !reference) return null;
  return (
    <p className="finding-foot">
      {finding.controls.length > 0 && <span>{text.controls(finding.controls.join(", "))}</span>}
      {reference && <Outward href={reference}>{text.read}</Outward>}
    </p>
  );
}
