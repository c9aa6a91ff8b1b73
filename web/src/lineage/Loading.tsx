import { type ReactNode, useState } from "react";
import { useText } from "../text/language";
import { Skeleton, useSlow } from "../ui/Skeleton";
import { Header } from "./Header";
import { useNow } from "./useNow";

const LONG = 4_000;

/** The page before its first picture: its parts stand, grey, after 150 ms; after four seconds it says that AWS is slow. */
export function Loading({ name, query }: { name: string; query: string }): ReactNode {
  const text = useText().lineage;
  const slow = useSlow(true);
  const [start] = useState(() => Date.now());
  const late = useNow(true) - start > LONG;
  return (
    <div className="lineage" data-details="closed" aria-busy="true">
      <Header name={name} query={query}>
        {slow && <span className="panel-quiet">{late ? text.loadingStill : text.loading}</span>}
      </Header>
      <div className="side">
        <Skeleton lines={9} />
      </div>
      <div className="lineage-middle lineage-blank" />
    </div>
  );
}
