import type { ReactNode } from "react";
import { ApiProblem, Unreachable } from "../../api/problem";
import { useFormat, useText } from "../../text/language";
import { Button } from "../../ui/Button";
import { Banner, GapList } from "../../ui/States";
import type { List } from "./useList";

/** What holds for the whole list: it is old, AWS throttles, or some facts could not be read. */
export function Notices({ list }: { list: List }): ReactNode {
  const text = useText();
  const { query, gaps } = list;
  const waiting = query.isFetching && query.failureReason !== null;
  return (
    <div className="notices">
      {waiting && <Passing error={query.failureReason} />}
      {query.isError && query.data && <Stale list={list} />}
      {gaps.length > 0 && (
        <Banner tone="off" icon="gap">
          <details>
            <summary>{text.common.gaps(gaps.length)}</summary>
            <GapList gaps={gaps} />
          </details>
        </Banner>
      )}
    </div>
  );
}

function Passing({ error }: { error: Error | null }): ReactNode {
  const text = useText();
  const words = error instanceof ApiProblem ? error.problem.detail : text.common.offline;
  return (
    <Banner tone="warn" icon={error instanceof Unreachable ? "offline" : "clock"}>
      {words} {text.common.retrying}
    </Banner>
  );
}

function Stale({ list }: { list: List }): ReactNode {
  const text = useText();
  const format = useFormat();
  const { error, dataUpdatedAt, refetch } = list.query;
  const since = format.dateTime(new Date(dataUpdatedAt).toISOString(), true);
  const why = error instanceof ApiProblem ? `${error.problem.detail} (${error.problem.code})` : text.common.offline;
  return (
    <Banner
      tone="bad"
      icon={error instanceof Unreachable ? "offline" : "alert"}
      action={
        <Button small onClick={() => void refetch()}>
          {text.common.retry}
        </Button>
      }
    >
      {text.common.notSince(since)} {why}
    </Banner>
  );
}
