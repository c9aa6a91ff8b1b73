import type { ReactNode } from "react";
import type { BucketFacts, Gap, LineageDocument } from "../api/types";
import { type Bucket, bucketsOf } from "../lineage/buckets";
import type { Selection } from "../lineage/selection";
import { useText } from "../text/language";
import { Icon } from "../ui/Icon";
import { Fact, Facts } from "./Facts";
import { FindingsPart } from "./FindingsPart";
import type { TabProps } from "./Panel";
import { BucketPill } from "./PortSummary";

/** What is known of the buckets that a node touches, and what was refused. Unknown is said, never left out. */
export function SecurityTab(props: TabProps): ReactNode {
  const { document, selection } = props;
  const text = useText();
  const buckets = touched(document, selection);
  const isOff = buckets.some(({ facts }) => facts?.publicAccess === "Open");
  return (
    <>
      <FindingsPart {...props} />
      {buckets.length === 0 ? (
        <p className="panel-note">
          {selection.kind === "resource" ? text.panel.security.noneResource : text.panel.security.none}
        </p>
      ) : (
        <p className="panel-words">
          {selection.kind === "data" ? text.panel.security.introData : text.panel.security.intro}
        </p>
      )}
      {buckets.map((bucket) => (
        <BucketPart key={bucket.name} bucket={bucket} />
      ))}
      {isOff && document.findings === undefined && <p className="panel-note">{text.panel.security.noClaim}</p>}
    </>
  );
}

function touched(document: LineageDocument, selection: Selection): Bucket[] {
  const names = new Set(bucketNames(document, selection));
  return bucketsOf(document).filter(({ name }) => names.has(name));
}

function bucketNames(document: LineageDocument, selection: Selection): string[] {
  if (selection.kind === "data") return [selection.artifact.bucket];
  if (!("node" in selection)) return [];
  const { inputs, outputs } = selection.node;
  return [...inputs, ...outputs].flatMap(({ artifactId }) =>
    artifactId === null ? [] : (document.graph.artifacts[artifactId]?.bucket ?? []),
  );
}

function BucketPart({ bucket }: { bucket: Bucket }): ReactNode {
  const text = useText().panel.security;
  return (
    <section className="panel-part bucket-part">
      <div className="panel-part-head">
        <h3 className="bucket-title">{bucket.name}</h3>
        <BucketPill facts={bucket.facts} />
      </div>
      {bucket.facts ? <Known facts={bucket.facts} /> : <p className="panel-quiet">{text.notAsked}</p>}
      <Refused gaps={bucket.gaps} />
    </section>
  );
}

function Known({ facts }: { facts: BucketFacts }): ReactNode {
  const text = useText();
  const { standing, encryptions, versionings } = text.panel.security;
  const encryption: Record<string, string> = encryptions;
  const versioning: Record<string, string> = versionings;
  const tags = Object.entries(facts.tags ?? {});
  return (
    <>
      <Facts>
        <Fact name={text.panel.security.blockPublicAccess}>{standing[facts.publicAccess]}</Fact>
        <Fact name={text.panel.security.encryption}>{encryption[facts.encryption] ?? facts.encryption}</Fact>
        <Fact name={text.panel.security.key} whole={facts.kmsKeyId}>
          {facts.kmsKeyId}
        </Fact>
        <Fact name={text.panel.security.versioning}>{versioning[facts.versioning] ?? facts.versioning}</Fact>
        <Fact name={text.panel.region}>{facts.region ?? text.panel.unknown}</Fact>
        <Fact name={text.panel.security.tags}>
          {facts.tags === null ? text.panel.unknown : tags.map(([key, value]) => `${key} = ${value}`).join(", ")}
        </Fact>
      </Facts>
      {facts.publicAccess === "Partial" && facts.publicAccessBlock && <Flags flags={facts.publicAccessBlock} />}
    </>
  );
}

function Flags({ flags }: { flags: NonNullable<BucketFacts["publicAccessBlock"]> }): ReactNode {
  const text = useText().panel.security;
  const names = Object.keys(text.flags) as (keyof typeof flags)[];
  return (
    <ul className="flags">
      {names.map((name) => (
        <li key={name}>
          <Icon name={flags[name] ? "check" : "cross"} size={12} /> {text.flags[name]}:{" "}
          {flags[name] ? text.yes : text.no}
        </li>
      ))}
    </ul>
  );
}

/** Which calls brought nothing and why, with the permission each needs. */
function Refused({ gaps }: { gaps: readonly Gap[] }): ReactNode {
  const text = useText().panel.security;
  if (gaps.length === 0) return null;
  const words = ({ code, operation }: Gap): string => {
    if (code === "access-denied") return text.refused(operation ?? "");
    return code === "not-found" ? text.missing(operation ?? "") : text.failed(operation ?? "");
  };
  return (
    <ul className="refused">
      {gaps.map((gap) => (
        <li key={JSON.stringify([gap.operation, gap.code])}>
          <Icon name="gap" size={14} />
          <span>
            {words(gap)}
            {gap.code === "access-denied" && gap.iamAction && (
              <span className="panel-quiet">
                {" "}
                · {text.needs} <code>{gap.iamAction}</code>
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
