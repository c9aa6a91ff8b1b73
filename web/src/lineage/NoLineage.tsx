import type { ReactNode } from "react";
import { ApiProblem } from "../api/problem";
import { RegionError } from "../app/RegionError";
import { Link } from "../route/Link";
import { PIPELINES, pipelinePath } from "../route/paths";
import { useText } from "../text/language";
import { Button } from "../ui/Button";
import { EmptyState } from "../ui/States";
import type { Change } from "../url/useViewState";
import { Header } from "./Header";
import { useNearNames } from "./useNearNames";

interface NoLineageProps {
  name: string;
  region: string;
  /** Region and profile of the address, to take along. */
  query: string;
  error: unknown;
  retry: () => void;
  change: Change;
}

/** What to say where there is no lineage to show, and what can be done next. */
export function NoLineage(props: NoLineageProps): ReactNode {
  const { name, query, error } = props;
  const code = error instanceof ApiProblem ? error.problem.code : null;
  return (
    <div className="lineage-none">
      <Header name={name} query={query}>
        {null}
      </Header>
      {code === "pipeline-not-found" ? (
        <NoPipeline {...props} />
      ) : code === "execution-not-found" ? (
        <NoExecution {...props} />
      ) : (
        <RegionError error={error} onRetry={props.retry} />
      )}
    </div>
  );
}

function NoPipeline({ name, region, query }: NoLineageProps): ReactNode {
  const text = useText().lineage.error;
  const near = useNearNames(name, region, query);
  return (
    <EmptyState
      icon="noCircle"
      title={text.pipelineNotFound(name, region)}
      action={
        <Link className="button button-plain" href={`${PIPELINES}${query}`}>
          {text.toPipelines}
        </Link>
      }
    >
      {near.length > 0 && (
        <>
          <p>{text.didYouMean}</p>
          <ul className="near-names">
            {near.map((other) => (
              <li key={other}>
                <Link href={`${pipelinePath(other)}${query}`}>{other}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </EmptyState>
  );
}

function NoExecution({ name, change, error }: NoLineageProps): ReactNode {
  const text = useText().lineage.error;
  return (
    <EmptyState
      icon="noCircle"
      title={text.executionNotFound(name)}
      action={<Button onClick={() => change({ exec: null, node: null }, "push")}>{text.toLatest}</Button>}
    >
      <p>{error instanceof ApiProblem ? error.problem.detail : null}</p>
    </EmptyState>
  );
}

/** What to say where no region is known. */
export function NoRegion({ name }: { name: string }): ReactNode {
  const text = useText().lineage.error;
  return (
    <div className="lineage-none">
      <Header name={name} query="">
        {null}
      </Header>
      <EmptyState icon="info" title={text.noRegion}>
        <p>{text.noRegionDetail}</p>
      </EmptyState>
    </div>
  );
}
