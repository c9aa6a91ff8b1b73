import type { ReactNode } from "react";
import type { LineageDocument } from "../api/types";
import { bucketOf, type Finding, type Standing, standingOf } from "../security/findings";
import { standingMark } from "../security/marks";
import { useText } from "../text/language";
import { Icon } from "../ui/Icon";
import { names } from "../ui/names";
import { type Bucket, bucketsOf, wantsAttention } from "./buckets";
import { STANDING_LOOKS } from "./standing";
import "./buckets.css";

interface BucketListProps {
  document: LineageDocument;
  /** The bucket that the details are about. */
  selected: string | null;
  select: (bucket: Bucket) => void;
}

/** The buckets by name with what is known of each. Those that want attention are marked; unknown is no pass. */
export function BucketList({ document, selected, select }: BucketListProps): ReactNode {
  const text = useText().lineage.buckets;
  const buckets = bucketsOf(document);
  if (buckets.length === 0) return <p className="steps-none">{text.none}</p>;
  return (
    <ul className="buckets">
      {buckets.map((bucket) => (
        <li key={bucket.name}>
          <BucketRow
            bucket={bucket}
            findings={document.findings?.filter(({ resource }) => bucketOf(resource) === bucket.name)}
            isSelected={bucket.name === selected}
            select={select}
          />
        </li>
      ))}
    </ul>
  );
}

interface BucketRowProps {
  bucket: Bucket;
  /** What was judged of it, where findings were asked for. */
  findings: readonly Finding[] | undefined;
  isSelected: boolean;
  select: (bucket: Bucket) => void;
}

function BucketRow({ bucket, findings, isSelected, select }: BucketRowProps): ReactNode {
  const words = useText();
  const text = words.lineage.buckets;
  const { name, standing, gaps } = bucket;
  const judged = standingOf(findings ?? []);
  const mark = judged && standingMark(judged, words);
  const { tone, icon } = mark ?? STANDING_LOOKS[standing];
  const refused = gaps.map((gap) => gap.operation).filter(Boolean);
  const long = [mark?.words, text.long[standing], ...refused].filter(Boolean).join(" · ");
  const marked = mark ? judged?.verdict === "fail" : tone === "warn" && wantsAttention(standing);
  return (
    <button
      type="button"
      className={names("bucket", `tone-${tone}`, marked && "bucket-marked")}
      aria-current={isSelected}
      title={`${name}: ${long}`}
      onClick={() => select(bucket)}
    >
      <Icon name={icon} size={14} />
      <span className="bucket-name">{name}</span>
      <span className="visually-hidden">: {long}</span>
      <span className="bucket-end">{judged ? <Judged standing={judged} /> : text.short[standing]}</span>
    </button>
  );
}

/** What stands at the end of a row that was judged; the icon and the words say how bad it is. */
function Judged({ standing: { verdict, count } }: { standing: Standing }): ReactNode {
  const text = useText();
  if (verdict !== "fail") return verdict === "unknown" ? text.security.standing.unknown : null;
  const [number, ...unit] = text.lineage.buckets.found(count).split(" ");
  return (
    <>
      <span>{number}</span> <span>{unit.join(" ")}</span>
    </>
  );
}
