import type { ReactNode } from "react";
import { useSettings } from "../../api/settings";
import { RegionChoice } from "../../app/RegionMenu";
import { chooseRegion } from "../../app/region";
import { useText } from "../../text/language";
import { Button } from "../../ui/Button";
import { Skeleton } from "../../ui/Skeleton";
import { EmptyState } from "../../ui/States";
import type { ListState } from "./listState";
import type { List } from "./useList";

interface NothingShownProps {
  region: string;
  list: List;
  state: ListState;
  change: (patch: Partial<ListState>) => void;
}

/** Why the table is empty, and what to do: another filter, or another region. */
export function NothingShown({ region, list, state, change }: NothingShownProps): ReactNode {
  const text = useText();
  const regions = useSettings().data?.regions ?? [];
  const words: Record<string, string> = text.status;
  if (list.query.hasNextPage) return <Skeleton lines={6} />;
  if (list.all.length > 0) {
    const asked = [state.q && `“${state.q}”`, state.status && (words[state.status] ?? state.status)];
    return (
      <EmptyState
        icon="filter"
        title={text.pipelines.matchNone}
        action={<Button onClick={() => change({ q: "", status: null })}>{text.pipelines.clearFilter}</Button>}
      >
        <p>{text.pipelines.matchNoneHint(asked.filter(Boolean).join(" · "))}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="lines"
      title={state.domain ? text.pipelines.noneInDomain(state.domain, region) : text.pipelines.none(region)}
      action={
        state.domain ? (
          <Button onClick={() => change({ domain: null })}>{text.pipelines.allDomains}</Button>
        ) : (
          <RegionChoice regions={regions} chosen={region} onChoose={chooseRegion} />
        )
      }
    >
      <p>{text.pipelines.noneHint}</p>
    </EmptyState>
  );
}
