import type { ReactNode } from "react";
import { useText } from "../text/language";
import { Icon } from "../ui/Icon";
import { names } from "../ui/names";
import { Outward } from "../ui/Outward";
import { Pill } from "../ui/Pill";
import type { Finding } from "./findings";
import { markOf } from "./marks";
import "./security.css";

const FEW = 3;

interface FindingCardProps {
  finding: Finding;
  /** Whether what it is about is to be named: not where it stands below that name. */
  names?: boolean;
  /** Where the pipeline is shown, for findings of several. */
  place?: ReactNode;
}

/** One finding: what was asked, what was seen, how to mend it, and what it reaches. */
export function FindingCard({ finding, names: named = true, place }: FindingCardProps): ReactNode {
  const text = useText();
  const { words, tone, icon } = markOf(finding, text);
  return (
    <article className={names("finding", `tone-${tone}`)}>
      <div className="finding-head">
        <Pill tone={tone} icon={icon}>
          {words}
        </Pill>
        <h4>{finding.title}</h4>
      </div>
      {(named || place) && (
        <p className="finding-where">
          {named && <bdi>{finding.resource}</bdi>}
          {place}
        </p>
      )}
      <dl className="finding-facts">
        <Row name={text.security.evidence}>{finding.evidence}</Row>
        <Row name={text.security.reason}>{finding.reason}</Row>
        <Row name={text.security.needs}>{finding.iamAction && <code>{finding.iamAction}</code>}</Row>
        <Row name={text.security.remedy}>{finding.remedy}</Row>
        {finding.verdict === "fail" && (
          <Row name={text.security.reaches}>
            <Reaches finding={finding} />
          </Row>
        )}
      </dl>
      <Foot finding={finding} />
    </article>
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

function Reaches({ finding }: { finding: Finding }): ReactNode {
  const text = useText().security;
  const { reaches, reached } = finding;
  if (reaches.length === 0) return <span className="panel-quiet">{text.reachesNone}</span>;
  return (
    <ul className="reaches">
      {reaches.slice(0, FEW).map(({ kind, id, path }) => (
        <li key={`${kind} ${id}`}>
          <Icon name={kind === "endpoint" ? "external" : "cube"} size={13} />
          <details>
            <summary>
              {kindWord(kind, text.kinds)} <bdi title={id}>{shortId(id)}</bdi>
            </summary>
            <Path path={path} />
          </details>
        </li>
      ))}
      {reached > FEW && <li className="panel-quiet">{text.more(reached - FEW)}</li>}
    </ul>
  );
}

/** The way from a resource to what it reaches: locations and steps in turn. */
export function Path({ path }: { path: readonly string[] }): ReactNode {
  const text = useText().security;
  if (path.length === 0) return null;
  return (
    <ol className="path" aria-label={text.path}>
      {path.map((place) => (
        <li key={place}>
          <Icon name={place.startsWith("s3://") ? "bucket" : "gear"} size={12} />
          <bdi>{place}</bdi>
        </li>
      ))}
    </ol>
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

/** The word for a kind of model, or AWS's own where there is none. */
export function kindWord(kind: string, kinds: Readonly<Record<string, string>>): string {
  return kinds[kind] ?? kind;
}

/** The end of an ARN or URI, by which people know it. */
export function shortId(id: string): string {
  if (id.startsWith("s3://")) return id.slice("s3://".length);
  return id.startsWith("arn:")
    ? id.slice(id.lastIndexOf(":") + 1).replace(/^(model-package|model|endpoint)\//, "")
    : id;
}
