import { type ReactNode, useState } from "react";
import { useText } from "../text/language";
import { Icon } from "../ui/Icon";
import type { Finding } from "./findings";

const FEW = 3;

/** What lies downstream of a finding; each opens to one shortest path to it. */
export function ReachesList({ finding }: { finding: Finding }): ReactNode {
  const text = useText().security;
  const { reaches, reached } = finding;
  if (reaches.length === 0) return <span className="reaches-quiet">{text.reachesNone}</span>;
  return (
    <ul className="reaches">
      {reaches.slice(0, FEW).map((reach) => (
        <Reach key={`${reach.kind} ${reach.id}`} reach={reach} />
      ))}
      {reached > FEW && <li className="reaches-quiet">{text.more(reached - FEW)}</li>}
    </ul>
  );
}

function Reach({ reach: { kind, id, path } }: { reach: Finding["reaches"][number] }): ReactNode {
  const text = useText().security;
  const [open, setOpen] = useState(false);
  return (
    <li>
      <Icon name={kind === "endpoint" ? "spark" : "cube"} size={13} />
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          {kindWord(kind, text.kinds)} <bdi title={id}>{shortId(id)}</bdi>
        </summary>
        {open && <Path path={path} />}
      </details>
    </li>
  );
}

function Path({ path }: { path: readonly string[] }): ReactNode {
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
