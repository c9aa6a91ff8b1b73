import type { ReactNode } from "react";
import type { ListedBucket } from "../../api/pipelines";
import { useText } from "../../text/language";
import type { Messages } from "../../text/messages";
import type { IconName } from "../../ui/Icon";
import { Pill, type Tone } from "../../ui/Pill";
import { type BucketState, bucketState, worstFirst } from "./rows";

const SHOWN = 2;
const LOOKS: Record<BucketState, { tone: Tone; icon: IconName }> = {
  open: { tone: "warn", icon: "shieldAlert" },
  partial: { tone: "warn", icon: "shieldAlert" },
  unencrypted: { tone: "warn", icon: "shieldAlert" },
  unknown: { tone: "off", icon: "gap" },
  blocked: { tone: "good", icon: "shieldCheck" },
};

const saidOf = (bucket: ListedBucket, text: Messages["pipelines"]): string =>
  [
    `${bucket.bucket}: ${text.bucketAccess[bucket.publicAccess]}`,
    text.bucketEncryption(bucket.encryption),
    text.bucketVersioning(bucket.versioning),
  ].join(", ");

/** The buckets a pipeline names, those that want attention first; what is known of each is in its title. */
export function BucketBadges({ buckets }: { buckets: readonly ListedBucket[] }): ReactNode {
  const text = useText().pipelines;
  if (buckets.length === 0) return <span className="muted">–</span>;
  const ordered = worstFirst(buckets);
  const hidden = ordered.slice(SHOWN);
  return (
    <ul className="badges">
      {ordered.slice(0, SHOWN).map((bucket) => (
        <li key={bucket.bucket}>
          <BucketBadge bucket={bucket} said={saidOf(bucket, text)} />
        </li>
      ))}
      {hidden.length > 0 && (
        <li title={hidden.map((bucket) => saidOf(bucket, text)).join("\n")}>
          <span className="muted" aria-hidden="true">
            {text.bucketsMore(hidden.length)}
          </span>
          <span className="visually-hidden">{hidden.map((bucket) => saidOf(bucket, text)).join("; ")}</span>
        </li>
      )}
    </ul>
  );
}

function BucketBadge({ bucket, said }: { bucket: ListedBucket; said: string }): ReactNode {
  const { tone, icon } = LOOKS[bucketState(bucket)];
  return (
    <Pill tone={tone} icon={icon} title={said}>
      <span aria-hidden="true">{bucket.bucket}</span>
      <span className="visually-hidden">{said}</span>
    </Pill>
  );
}
